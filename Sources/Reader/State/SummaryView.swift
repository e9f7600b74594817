import Digest
import TextLayout

/// The summary on screen: the selected paper's document, laid out once for its width and kept until something changes.
struct SummaryView: Sendable {
  /// What the layout depends on.
  private struct Key: Hashable {
    let file: ObjectIdentifier
    let line: Int
    let width: Int
    let areAuthorsUnfolded: Bool
    let needles: [[UInt8]]
    let language: Language
    let isASCII: Bool
  }

  /// The first line on screen.
  var top = 0
  /// Whether a long list of authors is shown whole.
  var areAuthorsUnfolded = false
  private(set) var document = SummaryDocument.empty
  private var key: Key?
  private var paper: PaperPlace?

  /// Lays the paper out again where anything it depends on has changed.
  ///
  /// The line being read stays on top, also at another width; another paper begins at its first
  /// line.
  mutating func refresh(_ paper: Paper?, width: Int, needles: [[UInt8]], settings: Settings) {
    guard let paper else {
      self = SummaryView()
      return
    }
    let place = PaperPlace(paper)
    if place != self.paper {
      self = SummaryView()
      self.paper = place
    }
    let key = Key(
      file: ObjectIdentifier(paper.file), line: paper.line, width: width,
      areAuthorsUnfolded: areAuthorsUnfolded, needles: needles, language: settings.language,
      isASCII: settings.isASCII)
    guard key != self.key else { return }
    self.key = key
    let anchor = top > 0 && top < document.lines.count ? document.lines[top].anchor : nil
    document = SummaryDocument(
      paper, width: width, needles: needles, areAuthorsUnfolded: areAuthorsUnfolded,
      settings: settings)
    if let anchor { top = document.line(at: anchor) }
  }

  /// Holds the first line within what can be scrolled.
  mutating func clamp(height: Int) { top = min(max(top, 0), max(0, document.lines.count - height)) }

  /// Sets a place kept before, so that `refresh` does not begin the paper anew.
  mutating func restore(_ paper: PaperPlace?, top: Int, areAuthorsUnfolded: Bool) {
    self = SummaryView()
    self.paper = paper
    self.top = top
    self.areAuthorsUnfolded = areAuthorsUnfolded
  }
}
