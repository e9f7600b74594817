/// A TOML file without what cannot be read of it, so that a slip costs its line's table, or outside
/// tables its own key, and nothing else.
struct TOMLSalvage {
  /// What is left; nil where nothing can be.
  private(set) var document: TOMLDocument?
  /// What was removed, and why.
  private(set) var problems: [Problem] = []
  /// What stood behind the equals signs of the keys outside tables that were removed.
  private(set) var lostValues: [String: String] = [:]
  private var lines: [String]

  /// The most slips that are mended: a file with more is something else.
  private static let limit = 32

  /// Reads a source, and removes what the parser stumbles over until the rest is TOML.
  init(_ source: String, file: String) {
    lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<TOMLSalvage.limit {
      do {
        document = try TOMLDocument(lines.joined(separator: "\n"), file: file)
        return
      } catch {
        guard let line = error.line, lines.indices.contains(line - 1) else {
          problems.append(error)
          return
        }
        report(error, at: line - 1)
      }
    }
  }

  /// Removes what a problem is about, and says what that is.
  private mutating func report(_ error: Problem, at line: Int) {
    let (lost, table, fault) = part(around: line)
    guard lost.contains(where: { !lines[$0].isEmpty }) else {
      lines[line] = ""
      return
    }
    let slip = TOMLSlip(lines[fault])
    let what = Localized { words in
      let why = slip.map { words.slip($0) } ?? words.notTOML
      return words.costs(why, table: table, key: TOMLSalvage.key(in: lines[lost.lowerBound]))
    }
    problems.append(Problem(file: error.file, line: fault + 1, what: what))
    if table == nil {
      let key =
        TOMLSalvage.key(in: lines[lost.lowerBound]) ?? TOMLSalvage.word(lines[lost.lowerBound])
      let text = lost.map { lines[$0] }.joined(separator: " ")
      lostValues[key] =
        text.firstIndex(of: "=").map { String(text[text.index(after: $0)...]) } ?? ""
    }
    for index in lost { lines[index] = "" }
  }

  /// The first word of a line.
  private static func word(_ line: String) -> String {
    String(line.drop { $0 == " " || $0 == "\t" }.prefix { $0.isLetter || $0 == "-" })
  }

  /// The lines to remove, the table that they are, if any, and the line with the slip.
  private func part(around line: Int) -> (lost: Range<Int>, table: String?, fault: Int) {
    let header = lines[...line].lastIndex(where: TOMLSalvage.isHeader)
    let end = { (start: Int, isEnd: (String) -> Bool) in
      lines[(start + 1)...].firstIndex(where: isEnd) ?? lines.count
    }
    if let header {
      let table = lines[header].filter { !"[] \t".contains($0) }
      return (header..<end(header, TOMLSalvage.isHeader), table, line)
    }
    let isStart = { (line: String) in TOMLSalvage.key(in: line) != nil }
    var start = lines[...line].lastIndex(where: isStart) ?? line
    var fault = line
    // A bracket or a quotation mark that was left open is noticed only further down.
    if let before = lines[..<start].lastIndex(where: isStart),
      TOMLSlip(lines[before..<start].joined(separator: " "))?.isOpenEnd == true
    {
      (start, fault) = (before, before)
    } else if TOMLSlip(lines[start]) != nil {
      fault = start
    }
    let next = end(start) { isStart($0) || TOMLSalvage.isHeader($0) }
    return (start..<max(next, start + 1), nil, fault)
  }

  private static func isHeader(_ line: String) -> Bool {
    line.drop { $0 == " " || $0 == "\t" }.hasPrefix("[")
  }

  /// The key that a line sets; a line that sets none belongs to the one before.
  private static func key(in line: String) -> String? {
    let word = line.drop { $0 == " " || $0 == "\t" }.prefix {
      $0.isLetter || $0.isNumber || "-_.\"'".contains($0)
    }
    let rest = line[word.endIndex...].drop { $0 == " " || $0 == "\t" }
    guard !word.isEmpty, rest.first == "=" else { return nil }
    return word.filter { $0 != "\"" && $0 != "'" }
  }
}

/// What is wrong with a line that sets a key, as far as one sees from the line.
enum TOMLSlip: Hashable, Sendable {
  /// A quotation mark is not closed.
  case openString
  /// A bracket or a brace is not closed.
  case openBracket
  /// Text without quotation marks.
  case bareText(String)
  /// There is no equals sign.
  case noEquals
  /// There is nothing behind the equals sign.
  case noValue

  /// Whether the parser reads on behind it, and stumbles over something else.
  var isOpenEnd: Bool { self == .openString || self == .openBracket }

  /// Looks at a line; nil where it is not one of the usual slips.
  init?(_ line: String) {
    let code = line.drop { $0 == " " || $0 == "\t" }
    guard let equals = code.firstIndex(of: "=") else {
      guard !code.isEmpty, !code.hasPrefix("#"), !code.hasPrefix("[") else { return nil }
      self = .noEquals
      return
    }
    let value = code[code.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
    guard let first = value.first, first != "#" else {
      self = .noValue
      return
    }
    let (isOpen, depth) = TOMLSlip.ends(of: value)
    if isOpen {
      self = .openString
    } else if depth > 0 {
      self = .openBracket
    } else if !"\"'[{+-".contains(first), !first.isNumber, !["true", "false"].contains(value.word) {
      self = .bareText(String(value.word))
    } else {
      return nil
    }
  }

  /// Whether a value ends within quotation marks, and how many brackets are open at its end.
  private static func ends(of value: Substring) -> (isOpen: Bool, depth: Int) {
    var quote: Character?
    var depth = 0
    var isEscaped = false
    for character in value {
      if let open = quote {
        if character == open, !isEscaped { quote = nil }
        isEscaped = open == "\"" && character == "\\" && !isEscaped
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" {
        break
      } else if "[{".contains(character) {
        depth += 1
      } else if "]}".contains(character) {
        depth -= 1
      }
    }
    return (quote != nil, depth)
  }
}

extension Substring {
  /// The text up to a comment, without spaces at its end.
  fileprivate var word: Substring {
    var word = prefix { $0 != "#" }
    while word.last?.isWhitespace == true { word.removeLast() }
    return word
  }
}
