import Configuration
import Decisions
import Digest
import Search
import Surface
import TextLayout
import Theming

/// A paper laid out for a column: title, identifier, date and votes, authors, summary, links.
///
/// The summary pane shows it, and `nonmun show` prints it.
public struct SummaryDocument: Sendable {
  /// A stretch of a line in one role.
  public struct Run: Sendable, Hashable {
    /// The text, as it may be shown.
    public let text: String
    /// What it is.
    public let role: Role
    /// Whether it is what was searched for.
    public let isMatch: Bool
    /// The number of its link, from 1; nil where it leads nowhere.
    let link: Int?
  }

  /// A line.
  public struct Line: Sendable, Hashable {
    /// Cells left empty before the first run.
    public let indent: Int
    /// What stands on the line.
    public let runs: [Run]
    /// How much text stands before this line, which finds the line again at another width.
    ///
    /// Each line has its own.
    let anchor: Int

    /// The line as plain text.
    public var plain: String {
      runs.reduce(into: String(repeating: " ", count: runs.isEmpty ? 0 : indent)) { $0 += $1.text }
    }
  }

  /// The lines, none wider than the column.
  public private(set) var lines: [Line] = []
  /// A stretch of what was found: a line, and which of its runs.
  struct Match: Hashable, Sendable {
    let line: Int
    let run: Int
  }

  /// What was found, in order.
  private(set) var matches: [Match] = []
  /// The numbered links, in order.
  public private(set) var links: [LinkTable.Link] = []
  private var length = 0
  private let isASCII: Bool

  static let empty = SummaryDocument()

  private init() { isASCII = false }

  /// The line at which the summary's text begins: before it stand the title, facts, what was
  /// decided, and authors.
  private(set) var textStart = 0
  /// The line after the text, where the links' list begins.
  private(set) var textEnd = 0

  /// Lays a paper out.
  ///
  /// - Parameters:
  ///   - width: the column's width in cells.
  ///   - marker: what to mark.
  ///   - areAuthorsUnfolded: whether more than a line of authors is shown.
  ///   - skim: the part of the summary to show.
  ///   - showsFormulaSource: whether formulas are shown as they are written.
  ///   - decision: what the user decided about the paper.
  ///   - percentiles: how its votes stand among others, in words; may be empty.
  ///   - words: what is said, with the keys of a configuration; nil for the usual ones.
  ///   - limit: how much of a title, of authors and of a summary is laid out, in bytes; a mark says
  ///     what is left out.
  public init(
    _ paper: Paper, width: Int, marker: Marker = Marker(), areAuthorsUnfolded: Bool = false,
    skim: Skim = .all, showsFormulaSource: Bool = false, decision: Decision = .none,
    percentiles: String = "", limit: Int = .max, settings: Settings, words: Words? = nil
  ) {
    isASCII = settings.isASCII
    let words = words ?? Words(settings.language)
    let width = max(1, width)
    let title = StyledText(
      InlineMarkdown.title(paper.title(prefix: limit), showsSource: showsFormulaSource),
      style: .heading)
    append(title.marking { marker.ranges(in: $0, part: .title) }, width)
    appendFacts(facts(paper, percentiles, width, words), width)
    appendDecision(decision, width, words)
    // Decisions and percentiles come and go; the lines below them keep their position in the text.
    length = max(length, SummaryDocument.headLength)
    appendAuthors(paper.authors(prefix: limit), width, marker, isWhole: areAuthorsUnfolded, words)
    textStart = lines.count
    var links = SummaryDocument.links(paper, words)
    let (body, hidden) = paper.body(prefix: limit)
    let blocks = skim.blocks(of: body)
    if blocks.isEmpty { append(StyledText(words.noSummary, style: .dim), width) }
    let text = TextLayout.layout(
      blocks, width: width, links: &links, showsFormulaSource: showsFormulaSource
    ) {
      marker.ranges(in: $0, part: .body)
    }
    for line in text { append(line) }
    if hidden > 0 {
      let more = words.moreText(
        hidden, unfolds: limit < SummaryDocument.largestLimit,
        paper: paper.id.utf8.count < 80 ? paper.id : "")
      append(StyledText(more, style: .dim), width)
    }
    textEnd = lines.count
    appendLinks(links, paper, width, words)
    // Of no use as text: only the menu of links has it.
    if let image = paper.image, WebAddress.begins(image) {
      _ = links.number(for: image, text: words.thumbnail)
    }
    self.links = links.links
  }

  /// How much of a text the reader lays out, in bytes: forty times the longest summary that a
  /// person wrote, in some milliseconds.
  static let usualLimit = 1 << 18
  /// How much of an unfolded text the reader lays out, in bytes: as much as does not keep a key
  /// waiting for long.
  static let largestLimit = 1 << 22

  /// The last line that begins at or before an anchor.
  func line(at anchor: Int) -> Int {
    max(0, (lines.firstIndex { $0.anchor > anchor } ?? lines.count) - 1)
  }

  /// The number of the link at a column of a line, from 1; nil where there is none.
  func link(line: Int, column: Int) -> Int? {
    guard lines.indices.contains(line) else { return nil }
    var end = lines[line].indent
    for run in lines[line].runs {
      end += displayWidth(of: run.text)
      if column < end { return column < lines[line].indent ? nil : run.link }
    }
    return nil
  }

  // MARK: Parts

  /// Identifier, date and votes, and how those stand among others where that is no line more.
  private func facts(
    _ paper: Paper, _ percentiles: String, _ width: Int, _ words: Words
  ) -> [StyledSpan] {
    let votes = paper.vote.map { StyledSpan(words.votes($0), style: .bold) }
    let facts = { (date: String) in
      [
        paper.arxivID.map { StyledSpan("arXiv \($0)", style: .link, link: 1) }, StyledSpan(date),
        votes ?? StyledSpan(words.unknownVotes, style: .dim),
      ].compactMap(\.self)
    }
    let fits = { (facts: [StyledSpan]) in
      facts.reduce(-3) { $0 + displayWidth(of: $1.text) + 3 } <= width
    }
    let whole = facts(words.scope(.day, of: paper.date))
    let more = whole + [StyledSpan(percentiles, style: .dim)]
    if !percentiles.isEmpty, fits(more) { return more }
    // In a narrow column the weekday goes before a line of its own is needed.
    return fits(whole) ? whole : facts(paper.date.map { "\($0)" } ?? words.noDate)
  }

  /// How the user stands to the paper, its tags, and the note in lines of its own.
  private mutating func appendDecision(_ decision: Decision, _ width: Int, _ words: Words) {
    var facts: [StyledSpan] = []
    let glyphs = Glyphs(isASCII: isASCII)
    switch decision.standing {
    case .unread, .read: break
    case .kept:
      facts.append(StyledSpan("\(glyphs.kept) \(words.standing(.kept))", style: .marker))
    case .later:
      facts.append(
        StyledSpan("\(glyphs.later) \(words.standing(of: decision))", style: .marker))
    case .skipped:
      facts.append(StyledSpan("\(glyphs.skipped) \(words.standing(.skipped))", style: .dim))
    }
    facts += decision.tags.map { StyledSpan("#" + Sanitizer.clean($0), style: .marker) }
    if !facts.isEmpty { appendFacts(facts, width) }
    guard let note = decision.note else { return }
    let label = StyledSpan(words.note + " ", style: .label)
    for (number, line) in note.split(separator: "\n").enumerated() {
      let text = StyledSpan(Sanitizer.clean(String(line)))
      append(StyledText(number == 0 ? [label, text] : [text]), width)
    }
  }

  /// The facts with dots between, each whole on a line where it fits; no line ends in a dot.
  private mutating func appendFacts(_ facts: [StyledSpan], _ width: Int) {
    let dot = StyledSpan(" \(Glyphs(isASCII: isASCII).dot) ", style: .dim)
    var line = StyledLine()
    for fact in facts {
      let longer = StyledLine(spans: line.spans + (line.spans.isEmpty ? [] : [dot]) + [fact])
      if longer.width > width, !line.spans.isEmpty {
        appendFactLine(line, width)
        line.spans = [fact]
      } else {
        line = longer
      }
    }
    appendFactLine(line, width)
  }

  /// A line of facts weighs the same with the dots between them as when each has a line of its own.
  private mutating func appendFactLine(_ line: StyledLine, _ width: Int) {
    guard line.spans.count > 1 else { return append(StyledText(line.spans), width) }
    let facts = stride(from: 0, to: line.spans.count, by: 2).map { line.spans[$0] }
    append(
      line, weight: facts.reduce(0) { $0 + SummaryDocument.weight(of: StyledLine(spans: [$1])) })
  }

  /// The position in the text at which the authors begin: more than any title and note take.
  private static let headLength = 1 << 20

  private mutating func appendAuthors(
    _ authors: [String], _ width: Int, _ marker: Marker, isWhole: Bool, _ words: Words
  ) {
    guard !authors.isEmpty else { return }
    let names = StyledText(Sanitizer.clean(authors.joined(separator: ", ")))
    let text =
      [StyledSpan(words.authors + " ", style: .label)]
      + names.marking { marker.ranges(in: $0, part: .authors) }.spans
    let all = LineBreaker.wrap(StyledText(text), width: width)
    // What was found is never hidden.
    let hidesMatch = all.dropFirst().contains { $0.spans.contains(where: \.isMatch) }
    // What follows has the same position in the text whether the authors are folded or not.
    let end = all.reduce(length) { $0 + SummaryDocument.weight(of: $1) }
    defer { length = end }
    guard all.count > 1, !isWhole, !hidesMatch else {
      for line in all { append(line) }
      return
    }
    append(foldedAuthors(authors, width, marker, words))
  }

  /// As many names as a line holds, and how many more there are.
  private func foldedAuthors(
    _ authors: [String], _ width: Int, _ marker: Marker, _ words: Words
  ) -> StyledLine {
    let label = words.authors + " "
    var used = displayWidth(of: label)
    var shown: [String] = []
    for (index, name) in authors.enumerated() {
      let name = (index == 0 ? "" : ", ") + Sanitizer.clean(name)
      let more = index + 1 < authors.count ? " +\(authors.count - index - 1)" : ""
      guard used + displayWidth(of: name) + displayWidth(of: more) <= width else { break }
      used += displayWidth(of: name)
      shown.append(name)
    }
    if shown.isEmpty {
      let more = displayWidth(of: " +\(authors.count - 1)")
      shown = [truncated(Sanitizer.clean(authors[0]), to: max(1, width - used - more))]
    }
    let names = StyledText(shown.joined())
    let left = authors.count - shown.count
    return StyledLine(
      spans: [StyledSpan(label, style: .label)]
        + names.marking { marker.ranges(in: $0, part: .authors) }.spans
        + (left > 0 ? [StyledSpan(" +\(left)", style: .dim)] : []))
  }

  private static func links(_ paper: Paper, _ words: Words) -> LinkTable {
    var links = [
      LinkTable.Link(url: paper.url, text: paper.arxivID == nil ? words.paperPage : "arXiv")
    ]
    if let id = paper.arxivID {
      links.append(LinkTable.Link(url: "https://arxiv.org/pdf/\(id)", text: "PDF"))
    }
    if let video = paper.video, WebAddress.begins(video) {
      links.append(LinkTable.Link(url: video, text: words.video))
    }
    return LinkTable(links)
  }

  private mutating func appendLinks(
    _ links: LinkTable, _ paper: Paper, _ width: Int, _ words: Words
  ) {
    appendBlank()
    append(StyledText(words.links, style: .label), width)
    for (index, link) in links.links.enumerated() {
      let marker = StyledSpan("[\(index + 1)] ", style: .marker)
      var spans: [StyledSpan] = []
      if link.text != link.url {
        spans.append(StyledSpan(Sanitizer.clean(link.text) + " ", style: .dim))
      }
      spans.append(StyledSpan(Sanitizer.clean(link.url), style: .link, link: index + 1))
      let lines = LineBreaker.wrap(
        StyledText(spans), width: width, hangingIndent: displayWidth(of: marker.text),
        marker: marker)
      for line in lines { append(line) }
    }
    // An address that leads nowhere by itself has no number.
    if let video = paper.video, !WebAddress.begins(video) {
      append(StyledText("\(words.video) \(Sanitizer.clean(video))", style: .dim), width)
    }
  }

  // MARK: Lines

  private mutating func appendBlank() { append(StyledLine()) }

  private mutating func append(_ text: StyledText, _ width: Int) {
    for line in LineBreaker.wrap(text, width: width) { append(line) }
  }

  private mutating func append(_ line: StyledLine, weight: Int? = nil) {
    let runs = line.spans.map { span in
      Run(
        text: isASCII ? SummaryDocument.ascii(span) : span.text,
        role: SummaryDocument.role(of: span.style), isMatch: span.isMatch, link: span.link)
    }
    for (run, content) in runs.enumerated() where content.isMatch {
      matches.append(Match(line: lines.count, run: run))
    }
    lines.append(Line(indent: line.indent, runs: runs, anchor: length))
    length += weight ?? SummaryDocument.weight(of: line)
  }

  /// How much text a line holds, whatever the width: its bytes other than spaces.
  ///
  /// A blank line or a rule counts one.
  private static func weight(of line: StyledLine) -> Int {
    if let first = line.spans.first, isRule(first) { return 1 }
    return max(1, line.spans.reduce(0) { $0 + $1.text.utf8.count { $0 != 0x20 } })
  }

  private static func isRule(_ span: StyledSpan) -> Bool {
    span.style == .dim && span.text.unicodeScalars.allSatisfy { $0 == "─" }
  }

  private static func ascii(_ span: StyledSpan) -> String {
    guard isRule(span) || span.style == .marker else { return span.text }
    return String(String.UnicodeScalarView(span.text.unicodeScalars.map(\.plainSign)))
  }

  private static func role(of style: TextStyle) -> Role {
    switch style {
    case .plain: .text
    case .bold: .strong
    case .italic: .emphasis
    case .boldItalic: .strong
    case .code: .code
    case .formula: .formula
    case .label: .label
    case .link: .link
    case .heading: .heading
    case .dim: .dim
    case .marker: .marker
    }
  }
}
