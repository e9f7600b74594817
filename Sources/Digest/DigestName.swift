/// The names that digest files have: by their ending.
enum DigestName {
  private static let endings: [StaticString] = [".md", ".markdown", ".md.gz", ".markdown.gz"]

  /// Whether a name is a digest's: one that begins with a dot is none.
  static func isDigest(_ name: [UInt8]) -> Bool {
    let bytes = name.span
    return endings.contains { ending in
      bytes.hasFolded(ending, at: bytes.count - ending.utf8CodeUnitCount, before: bytes.count)
        && bytes.count > ending.utf8CodeUnitCount
    }
  }

  /// Whether gzip packed the file.
  static func isPacked(_ name: [UInt8]) -> Bool {
    let bytes = name.span
    return bytes.hasFolded(".gz", at: bytes.count - 3, before: bytes.count)
  }

  /// The ending of a name that is no digest's, such as `.txt`; nil where it has none.
  static func ending(of name: [UInt8]) -> String? {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0, name.count - dot <= 12,
      name.count - dot > 1
    else { return nil }
    return String(decoding: name[dot...], as: UTF8.self)
  }
}
