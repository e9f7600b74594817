/// A TOML file in which a key outside tables is set, and all else stays as it is written, comments
/// too.
struct TOMLEdit {
  private var lines: [String]
  /// What ends a line.
  private let lineEnd: String

  /// A file's text.
  init(_ source: String) {
    lineEnd = source.utf8.contains(13) ? "\r\n" : "\n"
    lines = source.split(separator: lineEnd, omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  /// The file's text, with a line end at its end.
  var text: String { lines.map { $0 + lineEnd }.joined() }

  /// Sets a key to a value as TOML writes it.
  ///
  /// The key's own line is rewritten where there is one. Else the line comes behind one that has
  /// the key as a comment, or at the end of what stands before the first table.
  mutating func set(_ key: String, to value: String) {
    var index = 0
    var commented: Int?
    while index < lines.count {
      let line = TOMLEdit.trimmed(lines[index])
      if line.first == "[" { break }
      if line.first == "#", TOMLEdit.key(in: line.drop { $0 == "#" || $0 == " " }) == key {
        commented = index
      }
      guard let found = TOMLEdit.key(in: line) else {
        index += 1
        continue
      }
      let end = endOfValue(at: index)
      if found == key {
        let comment = end.comment.map { "  " + $0 } ?? ""
        lines.replaceSubrange(index...end.line, with: ["\(key) = \(value)\(comment)"])
        return
      }
      index = end.line + 1
    }
    insert("\(key) = \(value)", behind: commented, before: index)
  }

  private mutating func insert(_ line: String, behind comment: Int?, before table: Int) {
    if let comment {
      lines.insert(line, at: comment + 1)
    } else if table == lines.count {
      lines.append(line)
    } else {
      // A comment right above a table is about the table.
      var start = table
      while start > 0, TOMLEdit.trimmed(lines[start - 1]).first == "#" { start -= 1 }
      lines.insert(contentsOf: [line, ""], at: start)
    }
  }

  private static func trimmed(_ line: String) -> Substring {
    line.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
  }

  /// The key that a line sets; nil where it sets none.
  private static func key(in line: Substring) -> String? {
    let word = line.prefix { $0.isLetter || $0.isNumber || "-_.\"'".contains($0) }
    guard !word.isEmpty,
      line[word.endIndex...].drop(while: { $0 == " " || $0 == "\t" }).first == "="
    else { return nil }
    return word.filter { $0 != "\"" && $0 != "'" }
  }

  /// The line on which the value of a key ends, and the comment behind it.
  private func endOfValue(at start: Int) -> (line: Int, comment: String?) {
    var scan = ValueScan()
    for index in start..<lines.count {
      let line = lines[index]
      let equals = index == start ? line.firstIndex(of: "=") : nil
      let text = equals.map { line[line.index(after: $0)...] } ?? line[...]
      let comment = scan.read(text)
      if scan.isComplete { return (index, comment) }
    }
    // A value that nothing ends is its line alone: the file says so itself when it is read.
    return (start, nil)
  }
}

/// Where a value of TOML ends: strings of one and of several lines, and brackets.
private struct ValueScan {
  private var quote: String?
  private var depth = 0

  /// Whether the value may end with the lines that were read.
  var isComplete: Bool { quote == nil && depth <= 0 }

  /// Reads a line of it, and returns the comment at its end.
  mutating func read(_ line: Substring) -> String? {
    var rest = line
    while let first = rest.first {
      if let open = quote {
        if rest.hasPrefix(open) {
          rest = rest.dropFirst(open.count)
          quote = nil
        } else {
          rest = rest.dropFirst(first == "\\" && open.hasPrefix("\"") ? 2 : 1)
        }
        continue
      }
      if first == "#" { return String(rest) }
      if let open = ["\"\"\"", "'''", "\"", "'"].first(where: rest.hasPrefix) {
        quote = open
        rest = rest.dropFirst(open.count)
        continue
      }
      if "[{".contains(first) { depth += 1 }
      if "]}".contains(first) { depth -= 1 }
      rest = rest.dropFirst()
    }
    // A string of one line ends with it, whatever is missing.
    if quote?.count == 1 { quote = nil }
    return nil
  }
}

extension String {
  /// The text as a string of TOML, in quotation marks.
  package var quotedForTOML: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
