/// A title's line in the present form, `### [Title](https://…)`.
///
/// A file with one such line that holds nothing else is read in that form.
struct DailyTitle {
  let text: Range<Int>
  let url: Range<Int>
  /// Whether the line holds nothing else.
  let isAlone: Bool

  init?(_ file: Span<UInt8>, _ line: Range<Int>) {
    let opening = line.lowerBound + 4  // "### "
    guard file.has("### [", at: line.lowerBound, before: line.upperBound) else { return nil }
    let last = DailyTitle.last(file, opening + 1..<line.upperBound)
    let first = DailyTitle.first(file, opening..<line.upperBound)
    switch (first, last) {
    case (let first?, let last?) where first.parenthesis < last.parenthesis:
      guard let url = DailyTitle.address(file, first.parenthesis, line.upperBound) else {
        return nil
      }
      self.init(text: first.text, url: url, isAlone: false)
    case (_, let last?):
      let text = first?.text ?? opening + 1..<last.parenthesis - 1
      // A link behind a number in brackets, `[1] [Title](…)`, is a line of another form, or a slip
      // in this one.
      self.init(text: text, url: last.url, isAlone: text.lowerBound == opening + 1)
    case (let first?, nil):
      // Behind the link of a paper anything may follow.
      guard let url = DailyTitle.address(file, first.parenthesis, line.upperBound),
        PaperAddress.isPaper(file, url)
      else { return nil }
      self.init(text: first.text, url: url, isAlone: false)
    case (nil, nil): return nil
    }
  }

  private init(text: Range<Int>, url: Range<Int>, isAlone: Bool) {
    (self.text, self.url, self.isAlone) = (text, url, isAlone)
  }

  /// The last `](http…)` where the line ends with it: a title may hold brackets and links of its
  /// own.
  private static func last(
    _ file: Span<UInt8>, _ line: Range<Int>
  ) -> (parenthesis: Int, url: Range<Int>)? {
    guard let byte = line.last.map({ file[$0] }),
      byte == UInt8(ascii: ")") || byte <= 0x20 || byte >= 0x80
    else { return nil }
    let end = file.trimmed(line).upperBound
    guard end > line.lowerBound, file[end - 1] == UInt8(ascii: ")") else { return nil }
    var index = end - 1
    while index > line.lowerBound {
      index -= 1
      guard file[index] == UInt8(ascii: "("), file[index - 1] == UInt8(ascii: "]") else { continue }
      let url = index + 1..<end - 1
      guard let scheme = file.schemeLength(in: url), url.count > scheme else { continue }
      return file.firstWhiteSpace(in: url) == url.upperBound ? (index, url) : nil
    }
    return nil
  }

  /// The first brackets that balance and have an address behind them; others, such as `[1]`, are no
  /// title, and those behind a backslash are none.
  private static func first(
    _ file: Span<UInt8>, _ line: Range<Int>
  ) -> (text: Range<Int>, parenthesis: Int)? {
    var depth = 0
    var open = line.lowerBound
    for index in line {
      if index > line.lowerBound, file[index - 1] == UInt8(ascii: "\\") { continue }
      switch file[index] {
      case UInt8(ascii: "["):
        if depth == 0 { open = index }
        depth += 1
      case UInt8(ascii: "]") where depth > 0:
        depth -= 1
        let parenthesis = index + 1
        guard depth == 0, parenthesis < line.upperBound, file[parenthesis] == UInt8(ascii: "("),
          let scheme = file.schemeLength(in: parenthesis + 1..<line.upperBound),
          parenthesis + 1 + scheme < line.upperBound
        else { continue }
        return (open + 1..<index, parenthesis)
      default: break
      }
    }
    return nil
  }

  /// The address in the parentheses that begin at an index; its own parentheses balance.
  private static func address(_ file: Span<UInt8>, _ parenthesis: Int, _ end: Int) -> Range<Int>? {
    var depth = 0
    let start = parenthesis + 1
    for index in start..<file.firstWhiteSpace(in: start..<end) {
      if file[index] == UInt8(ascii: "(") { depth += 1 }
      guard file[index] == UInt8(ascii: ")") else { continue }
      depth -= 1
      if depth < 0 { return start..<index }
    }
    return nil
  }
}
