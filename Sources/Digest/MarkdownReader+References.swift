// Links whose address stands elsewhere in the file: `[text][name]` and `[name]: https://…`.
extension MarkdownReader {
  /// The next link of a range, whatever its make.
  func nextLink(in file: Span<UInt8>, _ range: Range<Int>) -> MarkdownLink? {
    let link = MarkdownLink.next(in: file, range)
    guard !references.isEmpty else { return link }
    let before = range.lowerBound..<(link?.whole.lowerBound ?? range.upperBound)
    return ReferenceLink.next(in: file, before, references) ?? link
  }

  /// All links of a range.
  func allLinks(in file: Span<UInt8>, _ range: Range<Int>) -> [MarkdownLink] {
    guard !references.isEmpty else { return MarkdownLink.all(in: file, range) }
    var links: [MarkdownLink] = []
    var start = range.lowerBound
    while start < range.upperBound, let link = nextLink(in: file, start..<range.upperBound) {
      links.append(link)
      let end =
        range.contains(link.url.lowerBound)
        ? max(link.whole.upperBound, link.url.upperBound) : link.whole.upperBound
      start = max(end, start + 1)
    }
    return links
  }
}

/// A link by a name that the file gives an address.
enum ReferenceLink {
  /// Names, in lower case, and their addresses.
  typealias Addresses = [[UInt8]: ByteRange]

  /// The name and the address of a line such as `[name]: https://… "title"`.
  static func definition(_ line: Range<Int>, in file: Span<UInt8>) -> (
    name: [UInt8], url: Range<Int>
  )? {
    guard let open = line.first(where: { file[$0] > 0x20 }), file[open] == UInt8(ascii: "["),
      let close = file.index(of: "]:", in: open..<line.upperBound), close > open + 1
    else { return nil }
    let rest = file.trimmed(close + 2..<line.upperBound)
    guard let link = MarkdownLink.next(in: file, rest), link.whole.lowerBound == rest.lowerBound
    else { return nil }
    return (folded(open + 1..<close, in: file), link.url)
  }

  private static func folded(_ name: Range<Int>, in file: Span<UInt8>) -> [UInt8] {
    file.bytes(file.trimmed(name)).map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
  }

  /// How far a text or a name may go, in bytes.
  private static let longest = 1_024

  /// The next link by a name in a range.
  static func next(in file: Span<UInt8>, _ range: Range<Int>, _ addresses: Addresses)
    -> MarkdownLink?
  {
    var start = range.lowerBound
    while let open = file.index(of: UInt8(ascii: "["), in: start..<range.upperBound) {
      start = open + 1
      guard let close = closing(open, range, in: file) else { continue }
      let text = open + 1..<close
      var end = close + 1
      var name = text
      if end < range.upperBound, file[end] == UInt8(ascii: "("),
        file.schemeLength(in: end + 1..<range.upperBound) != nil
      {
        continue
      }
      if end < range.upperBound, file[end] == UInt8(ascii: "["),
        let nameEnd = file.index(
          of: UInt8(ascii: "]"), in: end..<min(range.upperBound, end + longest))
      {
        if nameEnd > end + 1 { name = end + 1..<nameEnd }
        end = nameEnd + 1
      }
      guard let url = addresses[folded(name, in: file)] else { continue }
      let isImage = open > range.lowerBound && file[open - 1] == UInt8(ascii: "!")
      return MarkdownLink(
        whole: (isImage ? open - 1 : open)..<end, text: text, url: url.indices, isImage: isImage)
    }
    return nil
  }

  private static func closing(_ open: Int, _ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    var depth = 0
    for index in open..<min(range.upperBound, open + longest) {
      if file[index] == UInt8(ascii: "[") { depth += 1 }
      guard file[index] == UInt8(ascii: "]") else { continue }
      depth -= 1
      if depth == 0 { return index }
    }
    return nil
  }

  /// Appends a line with its links by name as links by address: a paper is read without the rest of
  /// its file.
  static func append(
    _ line: Range<Int>, of file: Span<UInt8>, _ addresses: Addresses, to output: inout [UInt8]
  ) {
    var start = line.lowerBound
    while start < line.upperBound, let link = next(in: file, start..<line.upperBound, addresses) {
      output += file.bytes(start..<link.whole.lowerBound)
      if link.isImage { output.append(UInt8(ascii: "!")) }
      output.append(UInt8(ascii: "["))
      output += file.bytes(link.text ?? link.whole)
      output += Array("](".utf8)
      output += file.bytes(link.url)
      output.append(UInt8(ascii: ")"))
      start = link.whole.upperBound
    }
    output += file.bytes(start..<line.upperBound)
  }
}
