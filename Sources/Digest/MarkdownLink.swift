/// A link in a line of Markdown or HTML, or an address that stands there by itself.
struct MarkdownLink {
  /// All of it, marks and all.
  let whole: Range<Int>
  /// What is shown for it; nil where the address itself is.
  let text: Range<Int>?
  let url: Range<Int>
  /// Whether it shows an image.
  let isImage: Bool

  /// How far back the text of a link may begin, in bytes: nobody writes longer titles.
  private static let longestText = 1_024

  /// How long a link may be from its address on, in bytes.
  private static let longest = 4_096

  /// The next link that stands in a range.
  static func next(in file: Span<UInt8>, _ range: Range<Int>) -> MarkdownLink? {
    var start = range.lowerBound
    while let colon = file.index(of: UInt8(ascii: ":"), in: start..<range.upperBound) {
      start = colon + 1
      guard file.has("://", at: colon, before: range.upperBound),
        let scheme = scheme(before: colon, range, in: file), !isCode(scheme, range, in: file)
      else { continue }
      return link(scheme, range, in: file)
    }
    return nil
  }

  /// Whether an index stands between backticks, where nothing is a link; few lines have any.
  private static func isCode(_ index: Int, _ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    let before = max(range.lowerBound, index - longestText)..<index
    guard file.index(of: UInt8(ascii: "`"), in: before) != nil else { return false }
    return before.count { file[$0] == UInt8(ascii: "`") } % 2 == 1
      && file.index(of: UInt8(ascii: "`"), in: index..<min(range.upperBound, index + longestText))
        != nil
  }

  /// All links in a range.
  static func all(in file: Span<UInt8>, _ range: Range<Int>) -> [MarkdownLink] {
    var links: [MarkdownLink] = []
    var start = range.lowerBound
    while start < range.upperBound, let link = next(in: file, start..<range.upperBound) {
      links.append(link)
      start = max(link.whole.upperBound, link.url.upperBound, start + 1)
    }
    return links
  }

  private static func scheme(before colon: Int, _ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    for (name, length) in [("https" as StaticString, 5), ("http", 4)] {
      let start = colon - length
      guard start >= range.lowerBound, file.hasFolded(name, at: start, before: colon) else {
        continue
      }
      guard start == range.lowerBound || !isASCIILetter(file[start - 1]) else { return nil }
      return start
    }
    return nil
  }

  private static func link(_ scheme: Int, _ line: Range<Int>, in file: Span<UInt8>) -> MarkdownLink
  {
    let low = line.lowerBound
    // What is looked for ahead, and is not there, is not looked for in all of a long line again and
    // again.
    let range = low..<min(line.upperBound, scheme + longest)
    if scheme - 2 >= low, file[scheme - 1] == UInt8(ascii: "("),
      file[scheme - 2] == UInt8(ascii: "]"),
      let link = inline(bracket: scheme - 2, scheme, range, in: file)
    {
      return link
    }
    if scheme - 3 >= low, file.has("](<", at: scheme - 3, before: scheme),
      let link = inline(bracket: scheme - 3, scheme, range, in: file)
    {
      return link
    }
    if scheme - 1 >= low, file[scheme - 1] == UInt8(ascii: "<"),
      let close = file.index(of: UInt8(ascii: ">"), in: scheme..<range.upperBound)
    {
      // `<address|text>` is how Slack writes links.
      let bar = file.index(of: UInt8(ascii: "|"), in: scheme..<close)
      let url = scheme..<(bar ?? close)
      if file.firstWhiteSpace(in: url) == url.upperBound {
        return MarkdownLink(
          whole: scheme - 1..<close + 1, text: bar.map { $0 + 1..<close }, url: url, isImage: false)
      }
    }
    if scheme - 6 >= low, file.hasFolded("href=", at: scheme - 6, before: scheme),
      let link = anchor(scheme, range, in: file)
    {
      return link
    }
    let url = scheme..<bareEnd(scheme, range, in: file)
    return MarkdownLink(whole: url, text: nil, url: url, isImage: false)
  }

  /// `[text](address "title")`, whose text may hold brackets that balance.
  private static func inline(
    bracket: Int, _ scheme: Int, _ range: Range<Int>, in file: Span<UInt8>
  ) -> MarkdownLink? {
    guard let open = opening(of: bracket, range, in: file),
      let url = destination(scheme, range, in: file)
    else { return nil }
    let isImage = open > range.lowerBound && file[open - 1] == UInt8(ascii: "!")
    return MarkdownLink(
      whole: (isImage ? open - 1 : open)..<url.end, text: open + 1..<bracket, url: url.url,
      isImage: isImage)
  }

  private static func opening(of bracket: Int, _ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    var depth = 0
    var index = bracket
    let low = max(range.lowerBound, bracket - longestText)
    while index >= low {
      let byte = file[index]
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "[") {
        let isEscaped = index > low && file[index - 1] == UInt8(ascii: "\\")
        if byte == UInt8(ascii: "]"), !isEscaped || index == bracket { depth += 1 }
        if byte == UInt8(ascii: "["), !isEscaped {
          depth -= 1
          if depth == 0 { return index }
        }
      }
      index -= 1
    }
    return nil
  }

  /// The address in parentheses and the end of these.
  private static func destination(
    _ scheme: Int, _ range: Range<Int>, in file: Span<UInt8>
  ) -> (url: Range<Int>, end: Int)? {
    let isAngled = file[scheme - 1] == UInt8(ascii: "<")
    var depth = 0
    var index = scheme
    var urlEnd: Int?
    loop: while index < range.upperBound {
      let byte = file[index]
      switch byte {
      case UInt8(ascii: ">") where isAngled:
        urlEnd = index
        index += 1
        break loop
      case UInt8(ascii: "(") where !isAngled: depth += 1
      case UInt8(ascii: ")") where !isAngled:
        depth -= 1
        if depth < 0 { return (scheme..<index, index + 1) }
      case 0x00...0x20, 0x80...0xFF:
        if file.whiteSpace(at: index, before: range.upperBound) != nil { break loop }
      default: break
      }
      index += 1
    }
    // A title in quotation marks may follow the address.
    let url = scheme..<(urlEnd ?? index)
    guard let close = file.index(of: UInt8(ascii: ")"), in: index..<range.upperBound) else {
      return nil
    }
    let rest = file.trimmed(index..<close)
    guard rest.isEmpty || "\"'(".utf8.contains(file[rest.lowerBound]) else { return nil }
    return (url, close + 1)
  }

  // `<a href="address">text</a>`
  private static func anchor(_ scheme: Int, _ range: Range<Int>, in file: Span<UInt8>)
    -> MarkdownLink?
  {
    let quote = file[scheme - 1]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let close = file.index(of: quote, in: scheme..<range.upperBound),
      let textStart = file.index(of: UInt8(ascii: ">"), in: close..<range.upperBound)
    else { return nil }
    var open = scheme
    while open > max(range.lowerBound, scheme - longestText), file[open] != UInt8(ascii: "<") {
      open -= 1
    }
    let textEnd = file.index(of: "</a", in: textStart..<range.upperBound) ?? range.upperBound
    let end =
      file.index(of: UInt8(ascii: ">"), in: textEnd..<range.upperBound).map { $0 + 1 } ?? textEnd
    return MarkdownLink(
      whole: open..<end, text: file.trimmed(textStart + 1..<max(textStart + 1, textEnd)),
      url: scheme..<close,
      isImage: false)
  }

  /// Where an address in running text ends: Hangul may follow it at once, and so does the
  /// sentence's punctuation.
  private static func bareEnd(_ scheme: Int, _ range: Range<Int>, in file: Span<UInt8>) -> Int {
    var end = scheme
    var depth = 0
    while end < range.upperBound, file[end] > 0x20, file[end] < 0x7F,
      !isDelimiter(file[end])
    {
      if file[end] == UInt8(ascii: "(") { depth += 1 }
      if file[end] == UInt8(ascii: ")") {
        depth -= 1
        if depth < 0 { break }
      }
      end += 1
    }
    while end > scheme, isPunctuation(file[end - 1]) { end -= 1 }
    return end
  }

  // A switch over bytes is a test of one bit; every byte of every address comes here.
  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "("),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
