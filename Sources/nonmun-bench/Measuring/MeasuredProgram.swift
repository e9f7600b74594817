/// A program to measure, and how it is called.
struct MeasuredProgram: Hashable {
  /// Its name in the table.
  let name: String
  /// An absolute path and arguments.
  let command: [String]
}
