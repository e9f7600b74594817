import Decisions
import Digest

/// The forms in which papers are handed to other programs.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// Entries for BibTeX, no two with the same key (see `BibTeX`).
  case bibtex
  /// The same for biblatex.
  case biblatex
  /// An array of items for Zotero, pandoc and citation processors (see `CSLItem`).
  case cslJSON = "csl-json"
  /// Records for reference managers (see `RIS`).
  case ris
  /// A line of Markdown a paper, with tags and note (see `LinkLine`).
  case links
  /// A file for Emacs (see `OrgFile`).
  case org
  /// A feed (see `AtomFeed`).
  case atom
  /// Digests that read back to the same papers.
  case markdown
  /// An object a line: the paper and what was decided about it, exact.
  case json
  /// A record a line, for a spreadsheet (see `CSV`).
  case csv
  /// An identifier a line.
  case ids

  /// Whether what was decided is a part of it.
  public var tellsDecisions: Bool {
    switch self {
    case .bibtex, .biblatex, .markdown, .ids: false
    case .cslJSON, .ris, .links, .org, .atom, .json, .csv: true
    }
  }

  /// Hands papers in this form, piece by piece, to `sink`.
  ///
  /// - Parameter query: the text of the query that chose them, which a feed is named after.
  /// - Throws: what `sink` throws.
  public func write(
    _ papers: [Paper], _ decisions: [String: Decision], query: String = "",
    to sink: ([UInt8]) throws -> Void
  ) throws {
    func each(
      _ papers: some Sequence<Paper>, _ append: (Paper, Decision, inout [UInt8]) -> Void
    ) throws {
      var bytes: [UInt8] = []
      for paper in papers {
        append(paper, decisions.isEmpty ? .none : decisions[paper.id] ?? .none, &bytes)
        guard bytes.count >= 1 << 16 else { continue }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      try sink(bytes)
    }
    switch self {
    case .bibtex, .biblatex:
      var file = BibTeX(self == .bibtex ? .bibtex : .biblatex)
      try each(papers) { paper, _, bytes in file.append(paper, to: &bytes) }
    case .cslJSON:
      var separator: StaticString = "[\n"
      try each(papers) { paper, decision, bytes in
        bytes += separator
        separator = ",\n"
        CSLItem.append(paper, decision, to: &bytes)
      }
      try sink(Array((papers.isEmpty ? "[]\n" : "\n]\n").utf8))
    case .ris: try each(papers, RIS.append)
    case .links: try each(papers, LinkLine.append)
    case .org: try each(papers, OrgFile.append)
    case .atom:
      var bytes: [UInt8] = []
      AtomFeed.begin(query: query, updated: papers.compactMap(\.date).max(), to: &bytes)
      try sink(bytes)
      // The newest first, as readers of feeds show them.
      try each(papers.reversed(), AtomFeed.append)
      bytes = []
      AtomFeed.end(to: &bytes)
      try sink(bytes)
    case .markdown:
      var bytes: [UInt8] = []
      DigestWriter.write(papers, to: &bytes)
      try sink(bytes)
    case .json:
      try each(papers) { paper, decision, bytes in
        PaperObject.append(paper, decision, to: &bytes)
        bytes += "\n"
      }
    case .csv:
      try sink(Array(CSV.header.utf8))
      try each(papers, CSV.append)
    case .ids:
      try each(papers) { paper, _, bytes in
        bytes.append(paper.id.oneLine)
        bytes += "\n"
      }
    }
  }
}
