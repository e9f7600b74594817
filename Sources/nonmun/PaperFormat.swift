import ArgumentParser
import Citations
import Decisions
import Digest
import TextLayout

/// The forms in which papers are listed.
enum PaperFormat: String, CaseIterable, ExpressibleByArgument {
  /// A line a paper, for people.
  case text
  /// `date`, `vote`, `id`, `title`, `url`, `authors` with tabs between; tab, line feed and
  /// backslash escaped.
  case tsv
  /// An object a line, its data exact, with what was decided about it.
  case json
  /// Digests that read back to the same papers.
  case markdown
  /// An identifier a line.
  case ids

  /// Appends the papers in this form.
  ///
  /// - Parameter decisions: what was decided, by a paper's id.
  /// - Throws: why the output cannot be written.
  func write(
    _ papers: [Paper], _ decisions: [String: Decision], to output: inout Output
  ) throws {
    switch self {
    case .text: for paper in papers { try output.write(textLine(paper)) }
    case .tsv: for paper in papers { try output.write(tsvLine(paper)) }
    case .ids: for paper in papers { try output.write(paper.id + "\n") }
    case .json:
      for paper in papers {
        try output.write(PaperObject.json(paper, decisions[paper.id] ?? Decision.none) + [0x0A])
      }
    case .markdown:
      var bytes: [UInt8] = []
      DigestWriter.write(papers, to: &bytes)
      try output.write(bytes)
    }
  }

  private func textLine(_ paper: Paper) -> String {
    let date = paper.date.map(\.description) ?? String(repeating: " ", count: 10)
    let vote = paper.vote.map(String.init) ?? "–"
    let votes = String(repeating: " ", count: max(0, 4 - vote.count)) + vote
    let id = padded(Sanitizer.clean(paper.arxivID ?? "–"), to: 10)
    return "\(date) \(votes)  \(id)  \(Sanitizer.clean(paper.title))\n"
  }

  private func tsvLine(_ paper: Paper) -> String {
    [
      paper.date?.description ?? "", paper.vote.map(String.init) ?? "", paper.id, paper.title,
      paper.url, paper.authors.joined(separator: ", "),
    ].map(PaperFormat.escaped).joined(separator: "\t") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": escaped += "\\t"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\\": escaped += "\\\\"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
