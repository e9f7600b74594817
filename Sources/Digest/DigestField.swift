import Glibc

/// One field of a paper's section: how its line is read, how it is written, and what of it is searched.
///
/// The table `all` is the format. A new field is one more row, one more place in `PaperRecord`, and nothing else.
/// Reading works on bytes: each reader looks at a line's first bytes and lets go at once where they are not its own.
public struct DigestField: Sendable {
  /// The field's name.
  public let name: String
  /// The usual form of its line, for messages.
  public let form: String

  /// Takes a line if it is this field's: sets the value's ranges, given the line's offset in the file.
  let read:
    @Sendable (_ line: UnsafeRawBufferPointer, _ offset: Int, _ paper: inout PaperRecord) -> Bool
  /// Writes the field's lines, each with its line feed; nothing where the paper has no such value.
  let write: @Sendable (_ paper: Paper, _ output: inout [UInt8]) -> Void
  /// Hands over the places in the file that a search looks into; nil where it looks into none.
  let searched: (@Sendable (_ paper: Paper, _ sink: (ByteRange) -> Void) -> Void)?

  /// The title line, `### [Title](https://…)`; it opens a paper's section.
  public static let title = DigestField(
    name: "title", form: "### [Title](https://…)",
    read: readTitle,
    write: { paper, output in
      output += "### ["
      output += paper.bytes(paper.record.title)
      output += "]("
      output += paper.bytes(paper.record.url)
      output += ")\n"
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
      guard !paper.record.authors.isNone else { return }
      output += "Authors:"
      output += paper.bytes(paper.record.authors)
      output += "\n"
    },
    searched: { paper, sink in sink(paper.record.authors) })

  /// The summary: every line of the section that is no other field's, so its reader comes last and takes all.
  public static let body = DigestField(
    name: "body", form: "- text",
    read: { line, _, _ in !line.isBlank },
    write: { paper, output in
      for range in paper.bodyRanges {
        output += paper.bytes(range)
        output += "\n"
      }
    },
    searched: { paper, sink in paper.bodyRanges.forEach(sink) })

  /// The fields of a section, in the order they are written.
  public static let all = [title, image, video, vote, authors, body]

  /// The fields after the title that have a line of their own, in the order a line is offered to them.
  static let tagged = [vote, authors, image, video]

  /// The fields that a search looks into.
  static let searched = all.filter { $0.searched != nil }
}

extension Array where Element == UInt8 {
  static func += (bytes: inout [UInt8], text: String) { bytes.append(contentsOf: text.utf8) }
}

// MARK: Reading

private func readTitle(
  _ line: UnsafeRawBufferPointer, _ offset: Int, _ paper: inout PaperRecord
) -> Bool {
  let opening = 5  // "### ["
  guard line.starts(with: "### ["),
    line.last.map({ $0 == UInt8(ascii: ")") || $0 <= 0x20 || $0 >= 0x80 }) == true
  else { return false }
  let end = line.trimmed(0..<line.count).upperBound
  guard end > opening, line[end - 1] == UInt8(ascii: ")") else { return false }
  // The last "](http" wins, since a title may hold brackets and links of its own.
  var place = end - 1
  while place > opening {
    place -= 1
    guard line[place] == UInt8(ascii: "("), line[place - 1] == UInt8(ascii: "]") else { continue }
    let url = line.slice((place + 1)..<(end - 1))
    guard let scheme = url.schemeLength, url.count > scheme else { continue }
    guard !url.containsWhiteSpace else { return false }
    paper.title = ByteRange(offset + opening, offset + place - 1)
    paper.url = ByteRange(offset + place + 1, offset + end - 1)
    return true
  }
  return false
}

private func readVote(
  _ line: UnsafeRawBufferPointer, _ offset: Int, _ paper: inout PaperRecord
) -> Bool {
  guard line.starts(with: "Vote: "), line.count > 6 else { return false }
  if line[6] == UInt8(ascii: "-") {
    paper.vote = nil
    return true
  }
  guard isDigit(line[6]) else { return false }
  var value: Int? = 0
  for byte in line[6...].prefix(while: isDigit) {
    let (tens, overTens) = (value ?? 0).multipliedReportingOverflow(by: 10)
    let (sum, overSum) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
    // A number that no counter holds is not known.
    guard value != nil, !overTens, !overSum else {
      value = nil
      break
    }
    value = sum
  }
  paper.vote = value
  return true
}

private func readAuthors(
  _ line: UnsafeRawBufferPointer, _ offset: Int, _ paper: inout PaperRecord
) -> Bool {
  guard line.starts(with: "Authors:") else { return false }
  paper.authors = ByteRange(offset + 8, offset + line.count)
  return true
}

private func readImage(
  _ line: UnsafeRawBufferPointer, _ offset: Int, _ paper: inout PaperRecord
) -> Bool {
  guard line.starts(with: "!["), let bracket = line.firstIndex(of: UInt8(ascii: "]"), from: 2),
    bracket + 2 < line.count, line[bracket + 1] == UInt8(ascii: "(")
  else { return false }
  // Up to the last parenthesis of the address, as an address may hold some itself.
  let start = bracket + 2
  let address = start..<line.firstWhiteSpace(from: start)
  guard let end = line[address].lastIndex(of: UInt8(ascii: ")")), end > start else { return false }
  paper.image = ByteRange(offset + start, offset + end)
  return true
}

private func readVideo(
  _ line: UnsafeRawBufferPointer, _ offset: Int, _ paper: inout PaperRecord
) -> Bool {
  guard let range = watchVideo(line) ?? videoElement(line) else { return false }
  paper.video = ByteRange(offset + range.lowerBound, offset + range.upperBound)
  return true
}

/// `[Watch Video](https://…)`, also without the parentheses.
private func watchVideo(_ line: UnsafeRawBufferPointer) -> Range<Int>? {
  let label: StaticString = "[Watch Video]"
  guard line.starts(with: label), line.count > label.utf8CodeUnitCount else { return nil }
  var start = label.utf8CodeUnitCount
  if line[start] == UInt8(ascii: "(") { start += 1 }
  let rest = line.slice(start..<line.count)
  guard let scheme = rest.schemeLength else { return nil }
  var end = rest.firstWhiteSpace(from: scheme)
  if let parenthesis = rest.firstIndex(of: UInt8(ascii: ")"), from: scheme) {
    end = min(end, parenthesis)
  }
  return end > scheme ? start..<(start + end) : nil
}

/// The last `src="…"` of the first `<video …>` that has one.
private func videoElement(_ line: UnsafeRawBufferPointer) -> Range<Int>? {
  guard line.firstIndex(of: UInt8(ascii: "<"), from: 0) != nil else { return nil }
  var from = 0
  while let tag = line.firstIndex(of: "<video", from: from) {
    let close = line.firstIndex(of: UInt8(ascii: ">"), from: tag) ?? line.count
    let attributes = line.slice(0..<close)
    var found: Range<Int>?
    var place = tag + 6
    while let source = attributes.firstIndex(of: "src=", from: place) {
      place = source + 4
      guard place < line.count, isQuote(line[place]) else { continue }
      let end = line[(place + 1)...].firstIndex(where: isQuote) ?? line.count
      if end > place + 1 { found = (place + 1)..<end }
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

extension UnsafeRawBufferPointer {
  /// The length of `http://` or `https://`, nil where the text begins with neither.
  fileprivate var schemeLength: Int? {
    starts(with: "https://") ? 8 : starts(with: "http://") ? 7 : nil
  }
}

// MARK: Writing

private func writeVideo(_ paper: Paper, _ output: inout [UInt8]) {
  guard !paper.record.video.isNone else { return }
  let address = paper.bytes(paper.record.video)
  let isPlain = address.withUnsafeBytes { bytes in
    // A scheme alone is read as an address in an element only.
    bytes.schemeLength.map { $0 < bytes.count } == true && !bytes.containsWhiteSpace
      && !bytes.contains(UInt8(ascii: ")"))
  }
  output += isPlain ? "[Watch Video](" : "<div><video controls src=\""
  output += address
  if isPlain {
    output += ")\n"
  } else {
    // An address that ends as an attribute begins must not be read as one: of that one the value is empty.
    output += address.suffix(4).elementsEqual("src=".utf8) ? "\"\"" : "\""
    output += "></video></div>\n"
  }
}
