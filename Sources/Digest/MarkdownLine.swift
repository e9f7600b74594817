/// A line of Markdown, and what kind of block it begins.
struct MarkdownLine {
  enum Kind: UInt8 {
    case blank, text, heading, summary, item, rule, code, comment, layout, reference, frontMatter
    /// The rest of the line above, whose title breaks over lines.
    case continued
  }

  /// The line without its end.
  let start: UInt32
  let end: UInt32
  /// The text without indent and marks.
  var textStart: UInt32
  var textEnd: UInt32
  var kind: Kind
  /// A heading's level; a `<summary>` stands below all.
  var level: UInt8 = 0
  /// Columns before the text.
  var indent: UInt16 = 0
  var isQuote = false
  /// Whether `://` stands in it, so that a link may.
  var hasAddress = false

  var range: Range<Int> { Int(start)..<Int(end) }
  var text: Range<Int> { Int(textStart)..<Int(textEnd) }

  static let summaryLevel: UInt8 = 7
}

/// Takes a file apart into lines of Markdown.
struct MarkdownLines {
  private(set) var lines: [MarkdownLine] = []
  private var hidden = HiddenLines()

  init(_ file: Span<UInt8>) {
    lines.reserveCapacity(file.count / 64 + 8)
    var source = DigestLines(file)
    while let line = source.next(in: file) { lines.append(MarkdownLines.blank(line.range)) }
    let start = FrontMatter.end(in: file, lines) ?? 0
    for index in 0..<start { lines[index].kind = .frontMatter }
    for index in lines.indices.dropFirst(start) {
      var line = lines[index]
      classify(&line, in: file)
      lines[index] = line
    }
    markAddresses(in: file)
    joinTitles(behind: start, in: file)
    readUnderlines(behind: start, in: file)
  }

  /// Titles underlined with equals signs are headings too; and so are those with hyphens in a file
  /// that has such titles.
  private mutating func readUnderlines(behind start: Int, in file: Span<UInt8>) {
    var hasUnderline = false
    for index in lines.indices.dropFirst(start + 1) where lines[index - 1].kind == .text {
      let line = lines[index]
      let isDouble =
        line.kind == .text && MarkdownLines.isUnderline(line.text, of: UInt8(ascii: "="), in: file)
      hasUnderline = hasUnderline || isDouble
      guard
        isDouble
          || hasUnderline && line.kind == .rule && (index < 2 || lines[index - 2].kind == .blank)
            && MarkdownLines.isUnderline(line.text, of: UInt8(ascii: "-"), in: file)
      else { continue }
      lines[index - 1].kind = .heading
      lines[index - 1].level = isDouble ? 1 : 2
      lines[index].kind = .layout
    }
  }

  /// Notes the lines in which a link may stand: most have none, and are not to be looked through
  /// for one again and again.
  private mutating func markAddresses(in file: Span<UInt8>) {
    var index = 0
    var start = 0
    while let colon = file.index(of: UInt8(ascii: ":"), in: start..<file.count) {
      start = colon + 1
      guard file.has("://", at: colon, before: file.count) else { continue }
      while index < lines.count, Int(lines[index].end) <= colon { index += 1 }
      guard index < lines.count else { return }
      lines[index].hasAddress = true
      start = max(start, Int(lines[index].end))
    }
  }

  /// How many lines a title may break over.
  private static let linesOfTitle = 3

  /// Joins titles that break over lines, as arXiv's do where nobody took the line feeds out: `**`
  /// or `[` is closed below.
  private mutating func joinTitles(behind start: Int, in file: Span<UInt8>) {
    for index in lines.indices.dropFirst(start) {
      guard index + 1 < lines.count, lines[index + 1].kind == .text else { continue }
      if lines[index].kind == .text, lines[index + 1].indent > lines[index].indent,
        MarkdownLines.isNamed(lines[index].text, in: file),
        !MarkdownLines.hasColon(lines[index + 1].text, in: file)
      {
        lines[index].textEnd = lines[index + 1].textEnd
        lines[index].hasAddress = lines[index].hasAddress || lines[index + 1].hasAddress
        lines[index + 1].kind = .continued
        continue
      }
      guard
        lines[index].kind == .item || lines[index].kind == .heading || lines[index].kind == .text,
        let closing = MarkdownLines.openMark(lines[index].text, in: file)
      else { continue }
      var next = index + 1
      while next < lines.count, next - index < MarkdownLines.linesOfTitle,
        lines[next].kind == .text
      {
        guard file.index(of: closing, in: lines[next].text) != nil else {
          next += 1
          continue
        }
        lines[index].textEnd = lines[next].textEnd
        for joined in index + 1...next {
          lines[index].hasAddress = lines[index].hasAddress || lines[joined].hasAddress
          lines[joined].kind = .continued
        }
        break
      }
    }
  }

  /// Whether a line begins with a word such as `Title:`.
  private static func isNamed(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    Vocabulary.label(at: text.lowerBound, before: text.upperBound, in: file)?.label == .title
      && TitleText.head(text, in: file).isNamed
  }

  /// Whether a label may begin a line.
  private static func hasColon(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    let head = text.lowerBound..<min(text.upperBound, text.lowerBound + 24)
    return file.index(of: UInt8(ascii: ":"), in: head) != nil
      || file.index(of: "：", in: head) != nil
  }

  /// What closes the mark that a line begins with and leaves open; nil where it leaves none open.
  private static func openMark(_ text: Range<Int>, in file: Span<UInt8>) -> StaticString? {
    let head = text.lowerBound..<min(text.upperBound, text.lowerBound + 24)
    guard file[text.lowerBound] != UInt8(ascii: "|"), text.count <= 1_000 else { return nil }
    if let bold = file.index(of: "**", in: head) {
      return file.index(of: "**", in: bold + 2..<text.upperBound) == nil ? "**" : nil
    }
    guard let bracket = file.index(of: UInt8(ascii: "["), in: head) else { return nil }
    var depth = 0
    for index in bracket..<text.upperBound {
      if file[index] == UInt8(ascii: "[") { depth += 1 }
      if file[index] == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { return nil }
    }
    return "](http"
  }

  private static func blank(_ range: Range<Int>) -> MarkdownLine {
    let line = ByteRange(range)
    return MarkdownLine(
      start: line.start, end: line.end, textStart: line.end, textEnd: line.end, kind: .blank)
  }

  private mutating func classify(_ line: inout MarkdownLine, in file: Span<UInt8>) {
    let range = line.range
    switch hidden.kind(of: range, in: file) {
    case .code: line.kind = .code
    case .comment: line.kind = .comment
    case .shown: MarkdownLines.classifyShown(&line, in: file)
    }
    if line.kind == .code || line.kind == .comment { set(&line, range) }
  }

  private func set(_ line: inout MarkdownLine, _ text: Range<Int>) {
    let range = ByteRange(text)
    (line.textStart, line.textEnd) = (range.start, range.end)
  }

  private static func classifyShown(_ line: inout MarkdownLine, in file: Span<UInt8>) {
    let end = Int(line.end)
    var start = Int(line.start)
    var columns = 0
    // Indents, quotations, and what stands in them.
    while start < end {
      switch file[start] {
      case 0x20: columns += 1
      case 0x09: columns += 4 - columns % 4
      case UInt8(ascii: ">"):
        line.isQuote = true
        columns = 0
      default:
        if let length = file.whiteSpace(at: start, before: end) {
          start += length - 1
          columns += 1
        } else {
          return classify(&line, start, columns, in: file)
        }
      }
      start += 1
    }
  }

  private static func classify(
    _ line: inout MarkdownLine, _ start: Int, _ columns: Int, in file: Span<UInt8>
  ) {
    let end = endWithoutBreak(file.trimmed(start..<Int(line.end)), in: file)
    line.kind = .text
    line.indent = UInt16(min(columns, 1_000))
    line.textStart = UInt32(truncatingIfNeeded: start)
    line.textEnd = UInt32(truncatingIfNeeded: end)
    switch file[start] {
    case UInt8(ascii: "#"): readHeading(&line, start, end, in: file)
    case UInt8(ascii: "<"): readTag(&line, start, end, in: file)
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "_"):
      if isRule(start..<end, in: file) {
        line.kind = .rule
      } else {
        readItem(&line, start + 1, end, in: file)
      }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var index = start
      while index < end, isDigit(file[index]) { index += 1 }
      if index - start <= 4, index < end,
        file[index] == UInt8(ascii: ".") || file[index] == UInt8(ascii: ")")
      {
        readItem(&line, index + 1, end, in: file)
      }
    case UInt8(ascii: "["): readReference(&line, start, end, in: file)
    case UInt8(ascii: "{"):
      // What Hugo is told: `{{< button href="…" >}}`.
      if file.has("{{<", at: start, before: end) || file.has("{{%", at: start, before: end),
        file.has("}}", at: end - 2, before: end)
      {
        line.kind = .layout
      }
    case 0xE2 where file.has("•", at: start, before: end):
      readItem(&line, start + 3, end, in: file, isSpaced: false)
    default: break
    }
  }

  /// Where a line ends without the `<br>` that breaks it.
  private static func endWithoutBreak(_ text: Range<Int>, in file: Span<UInt8>) -> Int {
    var text = text
    while text.count > 4, file[text.upperBound - 1] == UInt8(ascii: ">"),
      let open = text.suffix(8).last(where: { file[$0] == UInt8(ascii: "<") }),
      open > text.lowerBound, file.hasFolded("<br", at: open, before: text.upperBound)
    {
      text = file.trimmed(text.lowerBound..<open)
    }
    return text.upperBound
  }

  private static func readHeading(
    _ line: inout MarkdownLine, _ start: Int, _ end: Int, in file: Span<UInt8>
  ) {
    var index = start
    while index < end, file[index] == UInt8(ascii: "#") { index += 1 }
    let level = index - start
    // Without a space it is a heading only where a link follows: `#tag` is none.
    let isHeading =
      index == end || file.whiteSpace(at: index, before: end) != nil
      || file[index] == UInt8(ascii: "[")
    guard level <= 6, isHeading else { return }
    line.kind = .heading
    line.level = UInt8(level)
    var text = file.trimmed(index..<end)
    // The marks that close a heading stand behind a space.
    var closing = text.upperBound
    while closing > text.lowerBound, file[closing - 1] == UInt8(ascii: "#") { closing -= 1 }
    if closing == text.lowerBound || (closing < text.upperBound && file[closing - 1] == 0x20) {
      text = file.trimmed(text.lowerBound..<closing)
    }
    line.textStart = UInt32(truncatingIfNeeded: text.lowerBound)
    line.textEnd = UInt32(truncatingIfNeeded: text.upperBound)
  }

  private static func readItem(
    _ line: inout MarkdownLine, _ marker: Int, _ end: Int, in file: Span<UInt8>,
    isSpaced: Bool = true
  ) {
    guard marker < end, !isSpaced || file.whiteSpace(at: marker, before: end) != nil else { return }
    line.kind = .item
    line.textStart = UInt32(truncatingIfNeeded: file.trimmed(marker..<end).lowerBound)
  }

  private static func isRule(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    let mark = file[text.lowerBound]
    guard mark != UInt8(ascii: "+") else { return false }
    var count = 0
    for index in text {
      if file[index] == mark { count += 1 } else if file[index] != 0x20 { return false }
    }
    return count >= 3
  }

  private static func isUnderline(_ text: Range<Int>, of mark: UInt8, in file: Span<UInt8>) -> Bool
  {
    text.count >= 3 && file[text.lowerBound] == mark && text.allSatisfy { file[$0] == mark }
  }

  // `[name]: https://…`
  private static func readReference(
    _ line: inout MarkdownLine, _ start: Int, _ end: Int, in file: Span<UInt8>
  ) {
    guard let close = file.index(of: "]: ", in: start + 1..<end), close > start + 1,
      file.schemeLength(in: file.trimmed(close + 3..<end)) != nil
        || file[file.trimmed(close + 3..<end).lowerBound] == UInt8(ascii: "<")
    else { return }
    line.kind = .reference
  }
}

// MARK: Tags

extension MarkdownLines {
  private static func readTag(
    _ line: inout MarkdownLine, _ start: Int, _ end: Int, in file: Span<UInt8>
  ) {
    if let summary = file.index(of: "<summary", in: start..<end),
      let open = file.index(of: UInt8(ascii: ">"), in: summary..<end)
    {
      let close = file.index(of: "</summary", in: open..<end) ?? end
      set(
        &line, .summary, MarkdownLine.summaryLevel,
        HTMLText.unwrapped(file.trimmed(open + 1..<close), in: file))
      return
    }
    if start + 3 < end, file[start + 1] | 0x20 == UInt8(ascii: "h"),
      (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(file[start + 2]),
      let open = file.index(of: UInt8(ascii: ">"), in: start..<end)
    {
      let close = file.index(of: "</h", in: open..<end) ?? end
      set(&line, .heading, file[start + 2] - UInt8(ascii: "0"), file.trimmed(open + 1..<close))
      return
    }
    if HTMLText.isNothingButTags(start..<end, in: file) { line.kind = .layout }
  }

  private static func set(
    _ line: inout MarkdownLine, _ kind: MarkdownLine.Kind, _ level: UInt8, _ text: Range<Int>
  ) {
    line.kind = kind
    line.level = level
    line.textStart = UInt32(truncatingIfNeeded: text.lowerBound)
    line.textEnd = UInt32(truncatingIfNeeded: text.upperBound)
  }
}
