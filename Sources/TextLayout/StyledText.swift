/// What a stretch of text is, for a theme to give it colours.
public enum TextStyle: UInt8, Sendable, Hashable, CaseIterable {
  /// Running text.
  case plain
  /// `**strong**`
  case bold
  /// `*emphasised*`
  case italic
  /// `***both***`
  case boldItalic
  /// A code span or a line of a code block.
  case code
  /// A formula, shown as in a line of text, or as written.
  case formula
  /// The label that a bullet begins with, such as `What's New`.
  case label
  /// The text of a link, or an address.
  case link
  /// A heading inside a summary.
  case heading
  /// What matters less, such as a rule.
  case dim
  /// A bullet, a list number or a quotation bar.
  case marker
}

/// A stretch of text in one style.
public struct StyledSpan: Sendable, Hashable {
  /// The text, as it may be shown.
  public var text: String
  /// What it is.
  public var style: TextStyle
  /// Whether it is what was searched for; lies over the style.
  public var isMatch: Bool
  /// Number of its link in the `LinkTable`, from 1.
  public var link: Int?

  /// A span of `text`.
  public init(_ text: String, style: TextStyle = .plain, isMatch: Bool = false, link: Int? = nil) {
    self.text = text
    self.style = style
    self.isMatch = isMatch
    self.link = link
  }
}

/// A line that has been laid out.
public struct StyledLine: Sendable, Hashable {
  /// Cells left empty before the first span.
  public var indent: Int
  /// What stands on the line.
  public var spans: [StyledSpan]

  /// A line of `spans`, `indent` cells from the left.
  public init(indent: Int = 0, spans: [StyledSpan] = []) {
    self.indent = indent
    self.spans = spans
  }

  /// The line without its styles, indent included.
  public var plain: String {
    spans.reduce(into: String(repeating: " ", count: indent)) { $0 += $1.text }
  }

  /// Cells that the line takes, indent included.
  public var width: Int { spans.reduce(indent) { $0 + displayWidth(of: $1.text) } }
}

/// Text with its styles, before it is broken into lines.
public struct StyledText: Sendable, Hashable {
  /// How a stretch is shown.
  struct Attributes: Sendable, Hashable {
    var style = TextStyle.plain
    var isMatch = false
    var link: Int?
  }

  /// A stretch of equal attributes that ends before UTF-8 offset `end`, where the next one begins.
  struct Run: Sendable, Hashable {
    var end: Int
    var attributes: Attributes
  }

  /// The text without its styles.
  public private(set) var plain: String
  /// The runs, in order and none empty, that cover the text.
  private(set) var runs: [Run]

  /// `text` in one style.
  public init(_ text: String = "", style: TextStyle = .plain) {
    plain = text
    runs = text.isEmpty ? [] : [Run(end: text.utf8.count, attributes: Attributes(style: style))]
  }

  /// Text made of `spans`.
  public init(_ spans: [StyledSpan]) {
    self.init()
    for span in spans {
      plain += span.text
      Self.extend(
        &runs, to: plain.utf8.count,
        Attributes(style: span.style, isMatch: span.isMatch, link: span.link))
    }
  }

  init(utf8: [UInt8], runs: [Run]) {
    plain = String(decoding: utf8, as: UTF8.self)
    self.runs = runs
  }

  /// The text as spans.
  public var spans: [StyledSpan] {
    var firstRun = 0
    return spans(in: 0..<plain.utf8.count, firstRun: &firstRun)
  }

  /// The spans of `range`: UTF-8 offsets at which scalars begin.
  ///
  /// `firstRun` is a run at or before it, and becomes one at or before what follows, so that going
  /// through a text line by line does not search.
  func spans(in range: Range<Int>, firstRun: inout Int) -> [StyledSpan] {
    var spans: [StyledSpan] = []
    var start = range.lowerBound
    while firstRun < runs.count, runs[firstRun].end <= start { firstRun += 1 }
    var run = firstRun
    while start < range.upperBound, run < runs.count {
      let end = min(runs[run].end, range.upperBound)
      let attributes = runs[run].attributes
      spans.append(
        StyledSpan(
          text(in: start..<end), style: attributes.style, isMatch: attributes.isMatch,
          link: attributes.link))
      start = end
      run += 1
    }
    return spans
  }

  private func text(in range: Range<Int>) -> String {
    let utf8 = plain.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(plain[start..<utf8.index(start, offsetBy: range.count)])
  }

  /// Changes the attributes of `ranges`: UTF-8 offsets, in order, not touching one another.
  mutating func changeAttributes(
    in ranges: [Range<Int>], _ change: (inout Attributes) -> Void
  ) {
    var changed: [Run] = []
    var start = 0
    var rest = ranges[...]
    for run in runs {
      while start < run.end {
        while let range = rest.first, range.upperBound <= start { rest.removeFirst() }
        var end = run.end
        var attributes = run.attributes
        if let range = rest.first {
          let isInside = range.contains(start)
          end = min(end, isInside ? range.upperBound : range.lowerBound)
          if isInside { change(&attributes) }
        }
        Self.extend(&changed, to: end, attributes)
        start = end
      }
    }
    runs = changed
  }

  /// Appends a run up to `end`, or lengthens the last one where it is alike.
  static func extend(_ runs: inout [Run], to end: Int, _ attributes: Attributes) {
    if let last = runs.last, last.attributes == attributes {
      runs[runs.count - 1].end = end
    } else if end > runs.last?.end ?? 0 {
      runs.append(Run(end: end, attributes: attributes))
    }
  }
}
