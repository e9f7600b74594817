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
    func each(_ append: (Paper, inout [UInt8]) -> Void) throws {
      var bytes: [UInt8] = []
      for paper in papers {
        append(paper, &bytes)
        guard bytes.count >= 1 << 16 else { continue }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      try sink(bytes)
    }
    func decision(_ paper: Paper) -> Decision { decisions[paper.id] ?? .none }
    switch self {
    case .bibtex:
      var file = BibTeX()
      try each { file.append($0, to: &$1) }
    case .markdown:
      var bytes: [UInt8] = []
      DigestWriter.write(papers, to: &bytes)
      try sink(bytes)
    case .json:
      try each { paper, bytes in
        PaperObject.append(paper, decision(paper), to: &bytes)
        bytes += "\n"
      }
    case .csv:
      try sink(Array(CSV.header.utf8))
      try each { CSV.append($0, decision($0), to: &$1) }
    case .ids:
      try each { paper, bytes in
        bytes.append(paper.id.inert)
        bytes += "\n"
      }
    }
  }
}
