/// A digest file that was listed, not yet read.
public struct FileEntry: Sendable, Hashable {
  /// The path as the system takes it: bytes, since a file's name need not be UTF-8.
  let path: [UInt8]
  /// The path as shown and as written to JSON: relative to the archive's folder.
  public let name: String
  /// The date that the name tells, nil where it tells none.
  public let date: DigestDate?

  init(path: [UInt8], relative: ArraySlice<UInt8>, prefix: String = "") {
    self.path = path
    name = prefix + String(decoding: relative, as: UTF8.self)
    date = DateToken.last(inPath: path.span)
  }

  /// Oldest first: by date where the names tell one (those without come first), then by name.
  static func isOlder(_ a: FileEntry, _ b: FileEntry) -> Bool {
    if a.date != b.date {
      guard let first = a.date else { return true }
      guard let second = b.date else { return false }
      return first < second
    }
    return a.path.lexicographicallyPrecedes(b.path)
  }
}
