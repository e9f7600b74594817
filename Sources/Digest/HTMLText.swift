/// The HTML that people write into Markdown to lay text out, which is never text itself.
enum HTMLText {
  private static let layoutTags: [StaticString] = [
    "details", "summary", "br", "font", "div", "span", "p", "center", "b", "strong", "i", "em", "u",
    "a",
    "sub", "sup", "small", "big", "hr", "table", "tbody", "thead", "tr", "td", "th", "ul", "ol",
    "li", "h1",
    "h2", "h3", "h4", "h5", "h6", "section", "kbd", "mark", "blockquote", "code", "picture",
    "source", "img", "button",
  ]

  /// Where a layout tag ends, and whether it parts words; nil where none begins at an index.
  static func tag(at start: Int, before end: Int, in file: Span<UInt8>) -> (end: Int, parts: Bool)?
  {
    guard start < end, file[start] == UInt8(ascii: "<") else { return nil }
    var name = start + 1
    if name < end, file[name] == UInt8(ascii: "/") { name += 1 }
    var nameEnd = name
    while nameEnd < end, isASCIILetter(file[nameEnd]) || isDigit(file[nameEnd]) { nameEnd += 1 }
    guard nameEnd > name, nameEnd - name <= 10 else { return nil }
    for tag in layoutTags
    where tag.utf8CodeUnitCount == nameEnd - name && file.hasFolded(tag, at: name, before: nameEnd)
    {
      guard let close = closingBracket(nameEnd..<min(end, nameEnd + 2_000), in: file) else {
        return nil
      }
      let parts = ![
        "a", "b", "i", "u", "em", "sub", "sup", "strong", "span", "font", "code", "mark", "small",
      ]
      .contains { (inline: StaticString) in
        inline.utf8CodeUnitCount == nameEnd - name
          && file.hasFolded(inline, at: name, before: nameEnd)
      }
      return (close + 1, parts)
    }
    return nil
  }

  /// The `>` that ends a tag: nothing but attributes may stand before it.
  private static func closingBracket(_ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    guard let first = range.first else { return nil }
    guard [0x20, 0x09, 0x2F, 0x3E].contains(file[first]) else { return nil }
    for index in range {
      if file[index] == UInt8(ascii: ">") { return index }
      if file[index] == UInt8(ascii: "<") || file[index] == 0x0A { return nil }
    }
    return nil
  }

  /// How long the text of a `<summary>` may be that only labels what follows, in bytes.
  private static let longestLabel = 40

  /// Where a `<summary>Show</summary>` ends that labels what follows it on its line; nil where none
  /// begins at an index.
  static func label(at start: Int, before end: Int, in file: Span<UInt8>) -> Int? {
    guard file.hasFolded("<summary", at: start, before: end),
      let tag = tag(at: start, before: end, in: file),
      let close = file.index(of: "</summary>", in: tag.end..<min(end, tag.end + longestLabel + 10)),
      !isNothingButTags(close + 10..<end, in: file)
    else { return nil }
    return close + 10
  }

  /// Whether a tag at an index ends the cell of a table before it.
  static func endsCell(at start: Int, before end: Int, in file: Span<UInt8>) -> Bool {
    for tag: StaticString in ["</td", "</th", "<td", "<th", "</tr"]
    where file.hasFolded(tag, at: start, before: end) { return true }
    return false
  }

  /// Whether a range holds layout tags and nothing else.
  static func isNothingButTags(_ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if let tag = tag(at: index, before: range.upperBound, in: file) {
        // A picture is something to see.
        if file.hasFolded("<img", at: index, before: range.upperBound) { return false }
        index = tag.end
      } else if let length = file.whiteSpace(at: index, before: range.upperBound) {
        index += length
      } else {
        return false
      }
    }
    return true
  }

  /// A range without the tags around all of it.
  static func unwrapped(_ range: Range<Int>, in file: Span<UInt8>) -> Range<Int> {
    var range = range
    while let tag = tag(at: range.lowerBound, before: range.upperBound, in: file),
      !file.hasFolded("<a ", at: range.lowerBound, before: range.upperBound)
    {
      guard let close = closing(range, in: file) else {
        // The tag stands alone, or text follows behind the tag that closes it.
        guard !file.hasFolded("<b>", at: range.lowerBound, before: range.upperBound),
          !file.hasFolded("<strong>", at: range.lowerBound, before: range.upperBound)
        else { return range }
        range = file.trimmed(tag.end..<max(tag.end, range.upperBound))
        continue
      }
      range = file.trimmed(tag.end..<max(tag.end, close))
    }
    return range
  }

  /// Where the closing tag at the end of a range begins; nil where the range does not end with one.
  private static func closing(_ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    guard range.count > 3, file[range.upperBound - 1] == UInt8(ascii: ">") else { return nil }
    var open = range.upperBound - 1
    while open > range.lowerBound, file[open] != UInt8(ascii: "<") { open -= 1 }
    guard file.has("</", at: open, before: range.upperBound),
      !file.hasFolded("</a", at: open, before: range.upperBound),
      tag(at: open, before: range.upperBound, in: file)?.end == range.upperBound
    else { return nil }
    return open
  }
}
