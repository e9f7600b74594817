import Digest

/// Something that holds indices of papers, and can be had only with the library that they are of.
///
/// An index means a paper in one library and in no other. Without this type, a search that waits
/// while the archive is read anew would list papers that do not match, or read past the end.
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
