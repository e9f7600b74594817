import Decisions
import Digest

/// The forms in which papers are handed to other programs.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// Entries of arXiv's own form, no two with the same key.
  case bibtex
  /// Digests that read back to the same papers.
  case markdown
  /// An object a line: the paper and what was decided about it, exact.
  case json
  /// A record a line, for a spreadsheet (see `CSV`).
  case csv
  /// An identifier a line.
  case ids

  /// Hands papers in this form, piece by piece, to `sink`.
  ///
  /// - Throws: what `sink` throws.
  public func write(
    _ papers: [Paper], _ decisions: [String: Decision], to sink: ([UInt8]) throws -> Void
  ) throws {
    func decision(_ paper: Paper) -> Decision { decisions[paper.id] ?? .none }
    switch self {
    case .bibtex:
      var file = BibTeX()
      for paper in papers { try sink(Array((file.entry(paper) + "\n").utf8)) }
    case .markdown:
      var bytes: [UInt8] = []
      DigestWriter.write(papers, to: &bytes)
      try sink(bytes)
    case .json:
      for paper in papers { try sink(try PaperObject.json(paper, decision(paper)) + [0x0A]) }
    case .csv:
      try sink(Array(CSV.header.utf8))
      for paper in papers { try sink(Array(CSV.record(paper, decision(paper)).utf8)) }
    case .ids:
      for paper in papers { try sink(Array((paper.id.inert + "\n").utf8)) }
    }
  }
}
