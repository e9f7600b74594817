/// A block of a summary: a bullet, a paragraph, a heading.
public struct SummaryBlock: Sendable, Hashable {
  /// What a block is.
  public enum Kind: Sendable, Hashable {
    /// Running text.
    case paragraph
    /// An item after `-`, `*`, `+` or `•`.
    case bullet
    /// An item with the number that its author gave it, such as `1.`, `2)` or `(3)`.
    case numbered(String)
    /// A heading, from level 1.
    case heading(Int)
    /// A line across.
    case rule
    /// A quotation.
    case quote
    /// A line of a fenced code block.
    case code
    /// A table: its head, then its rows.
    case table([[String]], [MarkdownTable.Alignment])
  }

  /// What the block is.
  public var kind: Kind
  /// How many lists an item is nested in; 0 for all else.
  public var depth: Int
  /// The source of the block without its marker: inline Markdown, except in code.
  public var text: String

  /// A block of `text`.
  public init(_ kind: Kind, depth: Int = 0, text: String = "") {
    self.kind = kind
    self.depth = depth
    self.text = text
  }

  init(_ table: MarkdownTable) {
    // What a search looks through is the text of all cells.
    self.init(
      .table(table.rows, table.alignments),
      text: table.rows.map { $0.joined(separator: " | ") }.joined(separator: "\n"))
  }

  /// The blocks of a summary's source `lines`, of which none is blank.
  ///
  /// As blank lines are gone, each line outside a list is a paragraph of its own.
  public static func parse(_ lines: [String]) -> [SummaryBlock] {
    var reader = SummaryReader()
    var index = 0
    while index < lines.count {
      if let fence = reader.fence(of: lines[index]),
        let end = lines[(index + 1)...].firstIndex(where: { reader.fence(of: $0) == fence })
      {
        reader.readCode(lines[index + 1..<end])
        index = end + 1
      } else if let table = MarkdownTable(lines[index...]) {
        reader.read(table)
        index += table.lineCount
      } else {
        reader.read(lines[index])
        index += 1
      }
    }
    return reader.blocks
  }
}

/// Reads lines to blocks, and knows the lists that it is in.
private struct SummaryReader {
  private(set) var blocks: [SummaryBlock] = []
  /// Indents, in columns, of the lists around the last item, the outermost first.
  private var listIndents: [Int] = []

  mutating func read(_ line: String) {
    let indent = Self.indent(of: line)
    let text = Sanitizer.clean(line).trimmingSpaces()
    if Self.isRule(text) {
      add(.rule, text: "")
    } else if let (marker, rest) = Self.listMarker(of: text) {
      addItem(marker, indent: indent, text: rest)
    } else if indent > 0, !listIndents.isEmpty, !blocks.isEmpty {
      // The line has no marker of its own, so it continues the item before it.
      blocks[blocks.count - 1].text += blocks[blocks.count - 1].text.isEmpty ? text : " " + text
    } else if let level = Self.headingLevel(of: text) {
      add(.heading(level), text: String(text.dropFirst(level)).trimmingSpaces())
    } else if text.hasPrefix(">") {
      add(.quote, text: String(text.dropFirst()).trimmingSpaces())
    } else if !text.isEmpty {
      add(.paragraph, text: text)
    }
  }

  mutating func read(_ table: MarkdownTable) { blocks.append(SummaryBlock(table)) }

  mutating func readCode(_ lines: ArraySlice<String>) {
    for line in lines { add(.code, text: Sanitizer.clean(line)) }
  }

  /// The characters of the fence that `line` is; nil for other lines.
  func fence(of line: String) -> String? {
    let start = line.utf8.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    guard start == UInt8(ascii: "`") || start == UInt8(ascii: "~") else { return nil }
    let text = line.trimmingSpaces()
    return ["```", "~~~"].first { text.hasPrefix($0) && !text.dropFirst(3).contains("`") }
  }

  private mutating func add(_ kind: SummaryBlock.Kind, text: String) {
    listIndents = []
    blocks.append(SummaryBlock(kind, text: text))
  }

  private mutating func addItem(_ kind: SummaryBlock.Kind, indent: Int, text: String) {
    // One column more is a slip of the hand, two are a level: some indent by two, some by four.
    while let last = listIndents.last, indent < last + 2 { listIndents.removeLast() }
    blocks.append(SummaryBlock(kind, depth: listIndents.count, text: text))
    listIndents.append(indent)
  }

  /// Columns before the text of `line`; a tab goes to the next multiple of four.
  private static func indent(of line: String) -> Int {
    var columns = 0
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: " "): columns += 1
      case UInt8(ascii: "\t"): columns += 4 - columns % 4
      default: return columns
      }
    }
    return columns
  }

  private static func isRule(_ text: String) -> Bool {
    guard let mark = text.utf8.first, "-*_".utf8.contains(mark) else { return false }
    return text.utf8.allSatisfy { $0 == mark || $0 == UInt8(ascii: " ") }
      && text.utf8.count { $0 == mark } >= 3
  }

  private static func headingLevel(of text: String) -> Int? {
    let level = text.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    return 1...6 ~= level && text.utf8.dropFirst(level).first == UInt8(ascii: " ") ? level : nil
  }

  private static func listMarker(of text: String) -> (SummaryBlock.Kind, rest: String)? {
    let marker = text.prefix { $0 != " " }
    let rest = String(text.dropFirst(marker.count)).trimmingSpaces()
    if ["-", "*", "+", "•"].contains(marker) { return (.bullet, rest) }
    return isNumber(marker) ? (.numbered(String(marker)), rest) : nil
  }

  /// `1.`, `1)` or `(1)`, of three digits at most: `2024.` begins a sentence.
  private static func isNumber(_ marker: Substring) -> Bool {
    let isEnclosed = marker.hasPrefix("(")
    guard isEnclosed ? marker.hasSuffix(")") : marker.hasSuffix(".") || marker.hasSuffix(")")
    else { return false }
    let digits = marker.utf8.dropFirst(isEnclosed ? 1 : 0).dropLast()
    return 1...3 ~= digits.count && digits.allSatisfy { 0x30...0x39 ~= $0 }
  }
}

extension String {
  /// The text without the spaces and tabs around it.
  fileprivate func trimmingSpaces() -> String {
    func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let start = utf8.firstIndex { !isSpace($0) } ?? endIndex
    let end = utf8.lastIndex { !isSpace($0) }.map { utf8.index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
