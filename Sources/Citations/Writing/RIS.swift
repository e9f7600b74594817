import Decisions
import Digest

/// Papers in the tagged form of reference managers (RIS): a tag, two spaces, a dash and a value a
/// line, ended by CR LF.
enum RIS {
  /// Appends a paper's record and a blank line.
  static func append(_ paper: Paper, _ decision: Decision, to output: inout [UInt8]) {
    let id = paper.arxivID
    let publication = Publication(paper, id: id)
    // Unpublished work: Zotero makes a preprint of it, and writes one so.
    line("TY", "UNPB", to: &output)
    line("TI", paper.title, to: &output)
    for name in paper.authorNames {
      switch name {
      case .person(let given, let particle, let family, let suffix):
        let name = [particle, family].filter { !$0.isEmpty }.joined(separator: " ")
        line(
          "AU", [name, given, suffix].filter { !$0.isEmpty }.joined(separator: ", "), to: &output)
      case .whole(let name): line("AU", name, to: &output)
      case .others: break
      }
    }
    if let year = publication.year {
      line("PY", String(year), to: &output)
      if let month = publication.month {
        line("DA", "\(year)/\(month < 10 ? "0" : "")\(month)//", to: &output)
      }
    }
    if let id {
      line("PB", "arXiv", to: &output)
      line("AN", "arXiv:\(id)", to: &output)
    }
    if let doi = publication.doi { line("DO", doi, to: &output) }
    line("UR", publication.address, to: &output)
    for tag in decision.tags { line("KW", tag, to: &output) }
    if let note = decision.note { line("N1", note, to: &output) }
    output += "ER  - \r\n\r\n"
  }

  private static func line(_ tag: StaticString, _ value: String, to output: inout [UInt8]) {
    output += tag
    output += "  - "
    // A line end would end the value, so a note of several lines becomes one line.
    output.append(value.oneLine)
    output += "\r\n"
  }
}
