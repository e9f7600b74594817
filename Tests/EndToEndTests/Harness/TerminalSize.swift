/// The size of a terminal, columns before rows as people say it.
struct TerminalSize: Equatable, Sendable, CustomStringConvertible {
  /// Cells in a row.
  var columns: Int
  /// Rows.
  var rows: Int

  /// `columns` by `rows`.
  init(_ columns: Int, _ rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  var description: String { "\(columns)×\(rows)" }
}
