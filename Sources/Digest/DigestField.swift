/// One field of a paper's section: how its line is read, how it is written, and what of it is
/// searched.
///
/// The table `all` is the format. A new field is one more row, one more property of `PaperRecord`,
/// and nothing else. Reading works on bytes: each reader looks at a line's first bytes and lets go
/// at once where they are not its own.
public struct DigestField: Sendable {
  /// The field's name.
  public let name: String
  /// The usual form of its line, for messages.
  public let form: String

  /// Reads a line of a file if it is this field's, and then sets the value's ranges.
  let read: @Sendable (_ file: Span<UInt8>, _ line: Range<Int>, _ paper: inout PaperRecord) -> Bool
  /// Writes the field's lines, each with its line feed; nothing where the paper has no such value.
  let write: @Sendable (_ paper: Paper, _ output: inout [UInt8]) -> Void
  /// Hands over the ranges of the file that a search looks into; nil where it looks into none.
  let searched: (@Sendable (_ paper: Paper, _ sink: (ByteRange) -> Void) -> Void)?

  /// Whether its value is a line of Markdown that is read where the field is (see `MeantText`).
  var isMarkup: Bool { name == "title" }

  /// The title line, `### [Title](https://…)`; it opens a paper's section.
  public static let title = DigestField(
    name: "title", form: "### [Title](https://…)",
    read: readTitle,
    write: { paper, output in
      writeTitle(paper, &output)
    },
    searched: { paper, sink in sink(paper.record.title) })

  /// The thumbnail, `![](https://…)`.
  public static let image = DigestField(
    name: "image", form: "![](https://….png)",
    read: readImage,
    write: { paper, output in
      guard !paper.record.image.isNone else { return }
      output += "![]("
      output += paper.bytes(paper.record.image)
      output += ")\n"
    },
    searched: nil)

  /// The video, `[Watch Video](https://…)` or a `<video>` element.
  public static let video = DigestField(
    name: "video", form: "[Watch Video](https://….mp4)",
    read: readVideo, write: writeVideo, searched: nil)

  /// The votes, `Vote: 12`; `Vote: -` is an unknown number.
  public static let vote = DigestField(
    name: "vote", form: "Vote: 12",
    read: readVote,
    write: { paper, output in output += "Vote: \(paper.vote.map(String.init) ?? "-")\n" },
    searched: nil)

  /// The authors, `Authors: A, B, C`.
  public static let authors = DigestField(
    name: "authors", form: "Authors: A, B, C",
    read: readAuthors,
    write: { paper, output in
      writeAuthors(paper, &output)
    },
    searched: { paper, sink in sink(paper.record.authors) })

  /// The summary: every line of the section that is no other field's, so its reader comes last and
  /// takes all.
  public static let body = DigestField(
    name: "body", form: "- text",
    read: { file, line, _ in !file.isBlank(line) },
    write: { paper, output in
      BodyWriter.write(paper, &output)
    },
    searched: { paper, sink in paper.bodyRanges.forEach(sink) })

  /// The fields of a section, in the order they are written.
  public static let all = [title, image, video, vote, authors, body]

  /// The fields after the title that have a line of their own, in the order a line is offered to
  /// them.
  static let tagged = [vote, authors, image, video]

  /// The fields that a search looks into.
  static let searched = all.filter { $0.searched != nil }
}

extension Array where Element == UInt8 {
  static func += (bytes: inout [UInt8], text: String) { bytes.append(contentsOf: text.utf8) }
}

// MARK: Reading

private func readTitle(_ file: Span<UInt8>, _ line: Range<Int>, _ paper: inout PaperRecord) -> Bool
{
  guard let title = DailyTitle(file, line) else { return false }
  paper.title = ByteRange(title.text)
  paper.url = ByteRange(title.url)
  return true
}

private func readVote(_ file: Span<UInt8>, _ line: Range<Int>, _ paper: inout PaperRecord) -> Bool {
  let value = line.lowerBound + 6
  guard file.has("Vote: ", at: line.lowerBound, before: line.upperBound), line.count > 6,
    file[value] == UInt8(ascii: "-") || isDigit(file[value])
  else { return false }
  paper.vote = VoteCount(file, value..<line.upperBound)?.number
  return true
}

private func readAuthors(_ file: Span<UInt8>, _ line: Range<Int>, _ paper: inout PaperRecord)
  -> Bool
{
  guard file.has("Authors:", at: line.lowerBound, before: line.upperBound) else { return false }
  paper.authors = ByteRange(line.lowerBound + 8..<line.upperBound)
  return true
}

private func readImage(_ file: Span<UInt8>, _ line: Range<Int>, _ paper: inout PaperRecord) -> Bool
{
  guard file.has("![", at: line.lowerBound, before: line.upperBound),
    let bracket = file.index(of: UInt8(ascii: "]"), in: line.lowerBound + 2..<line.upperBound),
    bracket + 2 < line.upperBound, file[bracket + 1] == UInt8(ascii: "(")
  else { return false }
  // Up to the last parenthesis of the address, as an address may hold some itself.
  let start = bracket + 2
  var end = file.firstWhiteSpace(in: start..<line.upperBound)
  while end > start, file[end - 1] != UInt8(ascii: ")") { end -= 1 }
  guard end - 1 > start else { return false }
  paper.image = ByteRange(start..<end - 1)
  return true
}

private func readVideo(_ file: Span<UInt8>, _ line: Range<Int>, _ paper: inout PaperRecord) -> Bool
{
  guard let range = watchVideo(file, line) ?? videoElement(file, line) else { return false }
  paper.video = ByteRange(range)
  return true
}

/// `[Watch Video](https://…)`, also without the parentheses.
private func watchVideo(_ file: Span<UInt8>, _ line: Range<Int>) -> Range<Int>? {
  let label: StaticString = "[Watch Video]"
  guard file.has(label, at: line.lowerBound, before: line.upperBound),
    line.count > label.utf8CodeUnitCount
  else { return nil }
  var start = line.lowerBound + label.utf8CodeUnitCount
  if file[start] == UInt8(ascii: "(") { start += 1 }
  guard let scheme = file.schemeLength(in: start..<line.upperBound) else { return nil }
  let rest = start + scheme..<line.upperBound
  var end = file.firstWhiteSpace(in: rest)
  if let parenthesis = file.index(of: UInt8(ascii: ")"), in: rest) { end = min(end, parenthesis) }
  return end > rest.lowerBound ? start..<end : nil
}

/// The last `src="…"` of the first `<video …>` that has one.
private func videoElement(_ file: Span<UInt8>, _ line: Range<Int>) -> Range<Int>? {
  guard file.index(of: UInt8(ascii: "<"), in: line) != nil else { return nil }
  var from = line.lowerBound
  while let tag = file.index(of: "<video", in: from..<line.upperBound) {
    let close = file.index(of: UInt8(ascii: ">"), in: tag..<line.upperBound) ?? line.upperBound
    var found: Range<Int>?
    var index = tag + 6
    while let source = file.index(of: "src=", in: min(index, close)..<close) {
      index = source + 4
      guard index < line.upperBound, isQuote(file[index]) else { continue }
      let value = index + 1
      let end = (value..<line.upperBound).first { isQuote(file[$0]) } ?? line.upperBound
      if end > value { found = value..<end }
    }
    if let found { return found }
    // Another tag before this one's end has no other attributes: each byte is looked at once.
    from = close
  }
  return nil
}

private func isQuote(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
}

extension Span where Element == UInt8 {
  /// The length of `http://` or `https://`, nil where a range begins with neither.
  func schemeLength(in range: Range<Int>) -> Int? {
    if has("https://", at: range.lowerBound, before: range.upperBound) { return 8 }
    return has("http://", at: range.lowerBound, before: range.upperBound) ? 7 : nil
  }
}

// MARK: Writing

/// Writes the title's line: as it was written where it reads back so, else with its marks as
/// references.
private func writeTitle(_ paper: Paper, _ output: inout [UInt8]) {
  let url = Array(paper.record.address.prefix.utf8) + Array(paper.bytes(paper.record.url))
  if paper.record.form == .daily, let line = titleLine(Array(paper.bytes(paper.record.title)), url)
  {
    output += line
    return
  }
  let title = Array(paper.title.utf8)
  if let line = titleLine(title, url),
    MeantText.title.text(title.span, 0..<title.count) == paper.title
  {
    output += line
    return
  }
  var escaped: [UInt8] = []
  for byte in title {
    if byte < 0x80, "\\[]*_`&<>$!|#\n\r".utf8.contains(byte) {
      escaped += "&#\(byte);"
    } else {
      escaped.append(byte)
    }
  }
  output += lineOfTitle(escaped, url)
  output += "\n"
}

private func writeAuthors(_ paper: Paper, _ output: inout [UInt8]) {
  guard !paper.record.authors.isNone else { return }
  output += "Authors:"
  if paper.record.form == .daily {
    output += paper.bytes(paper.record.authors)
  } else {
    let names = paper.authors.map { $0.replacing("&", with: "&amp;") }
    // Names with commas, or quotation marks where the line would be a printed list, are printed as
    // a list.
    let isList = names.contains { $0.contains(",") } || names.first?.hasPrefix("[") == true
    output +=
      isList
      ? " [" + names.map { "\"\($0.replacing("\"", with: "&quot;"))\"" }.joined(separator: ", ")
        + "]" : " " + names.joined(separator: ", ")
  }
  output += "\n"
}

/// The line of a title, where it reads back as that.
private func titleLine(_ title: [UInt8], _ url: [UInt8]) -> [UInt8]? {
  let line = lineOfTitle(title, url)
  let read = DailyTitle(line.span, 0..<line.count)
  guard read?.text == 5..<5 + title.count, read?.isAlone == true, !title.contains(0x0A),
    !title.contains(0x0D)
  else { return nil }
  return line + [0x0A]
}

private func lineOfTitle(_ title: [UInt8], _ url: [UInt8]) -> [UInt8] {
  var line = Array("### [".utf8)
  line += title
  line += "]("
  line += url
  line += ")"
  return line
}

private func writeVideo(_ paper: Paper, _ output: inout [UInt8]) {
  guard !paper.record.video.isNone else { return }
  let address = paper.bytes(paper.record.video)
  let range = paper.record.video.indices
  let file = paper.file.bytes
  let bytes = file.span
  // An address that is nothing but a scheme is read in an element only, and not in a link.
  let isPlain =
    bytes.schemeLength(in: range).map { $0 < range.count } == true
    && bytes.firstWhiteSpace(in: range) == range.upperBound
    && bytes.index(of: UInt8(ascii: ")"), in: range) == nil
  output += isPlain ? "[Watch Video](" : "<div><video controls src=\""
  output += address
  if isPlain {
    output += ")\n"
  } else {
    // An address that ends in `src=` would be read as an attribute; an empty value behind it keeps
    // it from that.
    output += address.suffix(4).elementsEqual("src=".utf8) ? "\"\"" : "\""
    output += "></video></div>\n"
  }
}
