/// Finds the line that a key stands on, since TOMLKit keeps no positions.
///
/// It reads only as much TOML as that takes, of a source that has parsed, and only when there is
/// something wrong to report.
enum TOMLLines {
  /// The line, from 1, of the longest part of a path that the source names.
  static func line(of path: [String], in source: String) -> Int? {
    var table: [String] = []
    var insideString = false
    var best: (line: Int, length: Int)?
    for (index, bytes) in source.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = String(decoding: bytes, as: UTF8.self)
      defer { if opensOrClosesString(line) { insideString.toggle() } }
      if insideString { continue }
      guard let named = names(in: line) else { continue }
      if named.isHeader { table = named.keys }
      let whole = named.isHeader ? table : table + named.keys
      if path.starts(with: whole), whole.count > best?.length ?? 0 {
        best = (index + 1, whole.count)
      }
    }
    return best?.line
  }

  /// The keys of a `[header]` or before an equals sign.
  private static func names(in line: String) -> (keys: [String], isHeader: Bool)? {
    var rest = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
    let isHeader = rest.first == "["
    rest = rest.drop { $0 == "[" }
    var keys: [String] = []
    while true {
      rest = rest.drop { $0 == " " || $0 == "\t" }
      guard let first = rest.first else { return nil }
      let key: Substring
      if first == "\"" || first == "'" {
        key = rest.dropFirst().prefix { $0 != first }
        rest = rest.dropFirst(key.count + 2)
      } else {
        key = rest.prefix { !" \t.=]#".contains($0) }
        rest = rest.dropFirst(key.count)
      }
      keys.append(String(key))
      rest = rest.drop { $0 == " " || $0 == "\t" }
      guard rest.first == "." else { break }
      rest = rest.dropFirst()
    }
    return rest.first == (isHeader ? "]" : "=") ? (keys, isHeader) : nil
  }

  private static func opensOrClosesString(_ line: String) -> Bool {
    let quotes = line.split(separator: "\"\"\"", omittingEmptySubsequences: false).count
    let ticks = line.split(separator: "'''", omittingEmptySubsequences: false).count
    return (quotes + ticks) % 2 == 1
  }
}
