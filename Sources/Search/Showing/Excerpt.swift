import Digest
import Normalization

/// The line for which a paper stands in a list where its title does not tell.
public struct Excerpt: Sendable, Hashable {
  /// Which part of the paper it is a line of: the authors or the summary.
  public let part: Marker.Part
  /// The line as in the digest, Markdown and all; not safe for a terminal.
  public let text: String
  /// The first line that a marker marks; nil where it marks the title, or nothing.
  public init?(_ paper: Paper, marker: Marker) {
    guard !marker.isEmpty, !marker.marks(paper.title, part: .title) else { return nil }
    let authors = paper.authors.joined(separator: ", ")
    var lines = [(Marker.Part.authors, authors)] + paper.body.map { (Marker.Part.body, $0) }
    paper.withFormulaText { lines.append((.body, $0.text($0.byteOffsets))) }
    for (part, line) in lines {
      guard marker.marks(line, part: part) else { continue }
      (self.part, text) = (part, line)
      return
    }
    return nil
  }
}
