import Configuration
import Decisions
import Digest
import Search
import Surface
import TextLayout

/// The summary on screen: the selected paper's document, laid out once for its width and kept until
/// something changes.
struct SummaryView: Sendable {
  /// What the layout depends on.
  private struct Key: Hashable {
    let file: ObjectIdentifier
    let line: Int
    let width: Int
    let areAuthorsUnfolded: Bool
    let marker: Marker
    let language: Language
    let isASCII: Bool
    let ambiguousWidth: AmbiguousWidth
    let decision: Decision
    let skim: Skim
    let showsFormulaSource: Bool
    let percentiles: String

    /// Whether nothing but the paper's text, and what is known of it, can have changed.
    func isOfOtherText(than other: Key) -> Bool {
      (file, line) != (other.file, other.line) && width == other.width && skim == other.skim
        && showsFormulaSource == other.showsFormulaSource
        && areAuthorsUnfolded == other.areAuthorsUnfolded && language == other.language
        && isASCII == other.isASCII
    }
  }

  /// Where the next paper is opened.
  enum Opening {
    case atStart, atEnd
    /// At the first line that the search found, unless one is on screen from the start.
    case atMatch
    /// At the last one.
    case atLastMatch
  }

  /// Where the next paper is opened; the one after it begins at its start again.
  var opening = Opening.atStart
  /// The first line on screen.
  var top = 0
  /// Whether a long list of authors is shown whole.
  var areAuthorsUnfolded = false
  private(set) var document = SummaryDocument.empty
  private var key: Key?
  /// The position in the text that the reader scrolled to.
  ///
  /// Another width, or the end of the text, may keep its line from the top for a while; later the
  /// line comes back there.
  private(set) var anchor = 0
  /// The first line on screen as the anchor has set it; where `top` differs, the reader has
  /// scrolled since.
  private var anchoredTop = 0
  private var paper: PaperReference?
  /// The match that `n` or `N` went to, by its index among the document's matches.
  private var match: Int?

  /// Lays the paper out again where anything it depends on has changed.
  ///
  /// The line being read stays on top, also at another width; another paper begins at its first
  /// line.
  mutating func refresh(
    _ paper: Paper?, words: Words, width: Int, marker: Marker, skim: Skim,
    showsFormulaSource: Bool, decision: Decision, percentiles: String, settings: Settings
  ) {
    guard let paper else {
      self = SummaryView()
      return
    }
    // The paper on screen is known already.
    let isSame =
      self.paper != nil && key?.file == ObjectIdentifier(paper.file) && key?.line == paper.line
    let reference = isSame ? self.paper : PaperReference(paper)
    if reference != self.paper {
      let opening = opening
      self = SummaryView()
      self.paper = reference
      self.opening = opening
    }
    let key = Key(
      file: ObjectIdentifier(paper.file), line: paper.line, width: width,
      areAuthorsUnfolded: areAuthorsUnfolded, marker: marker, language: settings.language,
      isASCII: settings.isASCII, ambiguousWidth: settings.ambiguousWidth, decision: decision,
      skim: skim, showsFormulaSource: showsFormulaSource, percentiles: percentiles)
    guard key != self.key else { return }
    let isOtherText = self.key.map { $0.isOfOtherText(than: key) } ?? false
    if self.key?.marker != key.marker { match = nil }
    self.key = key
    noteScrolling(height: 1)
    let before = document
    document = SummaryDocument(
      paper, width: width, marker: marker, areAuthorsUnfolded: areAuthorsUnfolded, skim: skim,
      showsFormulaSource: showsFormulaSource, decision: decision, percentiles: percentiles,
      limit: areAuthorsUnfolded ? SummaryDocument.largestLimit : SummaryDocument.usualLimit,
      settings: settings, words: words)
    if match.map(document.matches.indices.contains) == false { match = nil }
    if isOtherText { anchor = document.anchor(after: before, at: anchor) }
  }

  /// The paper on screen stands elsewhere, in an archive that was read anew.
  mutating func follow(_ reference: PaperReference) {
    if paper != nil { paper = reference }
  }

  /// Brings the line being read on top, within what can be scrolled.
  mutating func scroll(height: Int) {
    open(height: height)
    noteScrolling(height: height)
    top = held(document.line(at: anchor), height)
    anchoredTop = top
  }

  private mutating func open(height: Int) {
    defer { opening = .atStart }
    switch opening {
    case .atStart: break
    case .atEnd: top = document.lines.count
    case .atMatch, .atLastMatch:
      guard !document.matches.isEmpty else { return }
      show(match: opening == .atMatch ? 0 : document.matches.count - 1, height: height)
    }
  }

  // MARK: Matches

  /// Goes to another match of this summary; false where there is none further on.
  mutating func moveMatch(forward: Bool, height: Int) -> Bool {
    let matches = document.matches
    let next: Int?
    if let match {
      next = match + (forward ? 1 : -1)
    } else if forward {
      next = matches.firstIndex { $0.line >= top }
    } else {
      next = matches.lastIndex { $0.line < top + height }
    }
    guard let next, matches.indices.contains(next) else { return false }
    show(match: next, height: height)
    return true
  }

  /// Brings a match on screen; some lines before it say what it is about.
  private mutating func show(match: Int, height: Int) {
    self.match = match
    let line = document.matches[match].line
    if !(top..<top + height).contains(line) { top = max(0, line - height / 3) }
  }

  /// The match gone to, as a line and one of its runs.
  var currentMatch: SummaryDocument.Match? { match.map { document.matches[$0] } }

  /// The whole word at the match gone to.
  var wordAtMatch: String? {
    guard let match = currentMatch else { return nil }
    let runs = document.lines[match.line].runs
    let before = runs[..<match.run].map(\.text).joined().reversed().prefix { $0.isPartOfWord }
    let after = runs[(match.run + 1)...].map(\.text).joined().prefix { $0.isPartOfWord }
    return String(before.reversed()) + runs[match.run].text + after
  }

  private mutating func noteScrolling(height: Int) {
    guard top != anchoredTop, !document.lines.isEmpty else { return }
    top = held(top, height)
    anchor = document.lines[top].anchor
    anchoredTop = top
  }

  private func held(_ line: Int, _ height: Int) -> Int {
    line.held(in: 0...max(0, document.lines.count - height))
  }

  /// Sets a position kept before, so that `refresh` does not begin the paper anew.
  mutating func restore(_ paper: PaperReference?, anchor: Int, areAuthorsUnfolded: Bool) {
    self = SummaryView()
    self.paper = paper
    self.anchor = anchor
    self.areAuthorsUnfolded = areAuthorsUnfolded
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "-" || self == "_" }
}
