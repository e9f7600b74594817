/// The lines that keys stand on, since TOMLKit keeps no positions.
///
/// It reads only as much TOML as that takes, of a source that has parsed; only when there is
/// something wrong to report, and then once, however much is wrong.
final class TOMLLines {
  /// A table of an array, such as a `[[command]]`.
  private struct Table {
    let heading: Int
    var keys: [String: Int] = [:]
  }

  private let source: String
  private lazy var keys = readKeys()
  private lazy var tables = readTables()
  /// How many lines were read so far.
  private(set) var linesRead = 0

  /// The lines of a source, not read yet.
  init(_ source: String) { self.source = source }

  /// The line, from 1, of the longest part of a path that the source names.
  func line(of path: [String]) -> Int? {
    var part = path
    while !part.isEmpty {
      if let line = keys[part] { return line }
      part.removeLast()
    }
    return nil
  }

  /// The line, from 1, of a key of an array's table (`[[name]]`), or of the table's heading where
  /// the key is not named there.
  ///
  /// - Parameter number: which of the tables, from 0.
  func line(ofTable name: String, number: Int, key: String?) -> Int? {
    guard let all = tables[name], all.indices.contains(number) else { return nil }
    return key.flatMap { all[number].keys[$0] } ?? all[number].heading
  }

  private func readKeys() -> [[String]: Int] {
    var found: [[String]: Int] = [:]
    var table: [String] = []
    var insideString = false
    for (index, bytes) in lines.enumerated() {
      let line = String(decoding: bytes, as: UTF8.self)
      defer { if TOMLLines.opensOrClosesString(line) { insideString.toggle() } }
      if insideString { continue }
      guard let named = TOMLLines.names(in: line) else { continue }
      if named.isHeader { table = named.keys }
      let whole = named.isHeader ? table : table + named.keys
      if found[whole] == nil { found[whole] = index + 1 }
    }
    return found
  }

  private func readTables() -> [String: [Table]] {
    var found: [String: [Table]] = [:]
    var current: String?
    for (index, line) in lines.enumerated() {
      let words = String(decoding: line, as: UTF8.self).filter { $0 != " " && $0 != "\t" }
      if words.hasPrefix("[") {
        current = nil
        guard words.hasPrefix("[["), let end = words.firstRange(of: "]]") else { continue }
        let name = String(words.dropFirst(2)[..<end.lowerBound])
        found[name, default: []].append(Table(heading: index + 1))
        current = name
      } else if let current, let end = words.firstIndex(of: "="),
        let last = found[current]?.indices.last
      {
        let key = String(words[..<end])
        if found[current]?[last].keys[key] == nil { found[current]?[last].keys[key] = index + 1 }
      }
    }
    return found
  }

  private var lines: [Substring.UTF8View] {
    let lines = source.utf8.split(separator: 10, omittingEmptySubsequences: false)
    linesRead += lines.count
    return lines
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
