import Digest
import Search
import TextLayout

/// The lines that say why papers are listed whose titles do not.
enum Excerpts {
  /// The line below a paper's title, at most so many cells wide; nil where the title tells.
  static func line(of paper: Paper, marker: Marker, width: Int) -> StyledText? {
    Excerpt(paper, marker: marker).flatMap { line($0, marker: marker, width: width) }
  }

  /// As much of the line as there is room for, from a little before the first match on.
  private static func line(_ excerpt: Excerpt, marker: Marker, width: Int) -> StyledText? {
    var links = LinkTable()
    let blocks = SummaryBlock.parse([excerpt.text])
    let source = excerpt.part == .body ? blocks.first?.text ?? "" : Sanitizer.clean(excerpt.text)
    let plain = InlineMarkdown.parse(source, links: &links).plain
    guard width > 8, let match = marker.ranges(in: plain, part: excerpt.part).first else {
      return nil
    }
    let shown = truncated(window(plain, match, width), to: width)
    let text = StyledText(shown, style: .dim)
    return text.marking { marker.ranges(in: $0, part: excerpt.part) }
  }

  /// The text from its start where the match is within the width, else from some words before the
  /// match.
  private static func window(_ text: String, _ match: Range<Int>, _ width: Int) -> String {
    let start = text.utf8.index(text.startIndex, offsetBy: match.lowerBound)
    let end = text.utf8.index(start, offsetBy: match.count)
    guard displayWidth(of: String(text[..<end])) > width - 2 else { return text }
    var from = start
    while from > text.startIndex,
      displayWidth(of: String(text[text.index(before: from)..<start])) < width / 4
    {
      from = text.index(before: from)
    }
    // Not from within a word, where that costs little.
    if let space = text[from..<start].firstIndex(of: " ") { from = text.index(after: space) }
    return "…" + text[from...]
  }
}
