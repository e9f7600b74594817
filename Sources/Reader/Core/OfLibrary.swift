import Digest

/// What was made of the positions of papers in one library, and can be had only with that library.
///
/// A position tells a paper in the library that it was taken from and in no other. What waits while another library takes that
/// one's place, such as a search that one may come back to, would else list other papers, or none there are.
struct OfLibrary<Value: Sendable>: Sendable {
  private let edition: Library.Edition
  private let value: Value

  /// What was made of a library.
  init(_ value: Value, of library: Library) {
    edition = library.edition
    self.value = value
  }

  /// What was made, where this is the library; nil where it is another.
  func value(in library: Library) -> Value? { library.edition == edition ? value : nil }
}
