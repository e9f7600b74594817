import Decisions
import Digest

/// A paper as an item of CSL-JSON, which Zotero, pandoc and citation processors take
/// (https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV).
enum CSLItem {
  /// Appends a paper's item on one line, without a line end.
  static func append(_ paper: Paper, _ decision: Decision, to output: inout [UInt8]) {
    let id = paper.arxivID
    let publication = Publication(paper, id: id)
    // `article` is what is not in a journal: Zotero makes a preprint of it.
    output += #"{"id":"#
    JSONText.append(paper.id.oneLine, to: &output)
    output += #","type":"article","title":"#
    JSONText.append(RichTitle.markup(paper.title.oneLine), to: &output)
    append(paper.authorNames, to: &output)
    if let year = publication.year {
      output += #","issued":{"date-parts":[["#
      output.append(String(year))
      if let month = publication.month { output.append(",\(month)") }
      output += "]]}"
    }
    if let id {
      output += #","number":"#
      JSONText.append("arXiv:" + id, to: &output)
      output += #","publisher":"arXiv""#
    }
    if let doi = publication.doi {
      output += #","DOI":"#
      JSONText.append(doi, to: &output)
    }
    output += #","URL":"#
    JSONText.append(publication.address.oneLine, to: &output)
    if !decision.tags.isEmpty {
      output += #","keyword":"#
      JSONText.append(decision.tags.joined(separator: ", "), to: &output)
    }
    if let note = decision.note {
      output += #","annote":"#
      JSONText.append(note, to: &output)
    }
    output += "}"
  }

  private static func append(_ names: [AuthorName], to output: inout [UInt8]) {
    var isFirst = true
    for name in names {
      // CSL has no word for authors who are not named.
      if name == .others { continue }
      output += isFirst ? #","author":["# : ","
      isFirst = false
      switch name {
      case .person(let given, let particle, let family, let suffix):
        output += #"{"family":"#
        JSONText.append(family, to: &output)
        if !given.isEmpty {
          output += #","given":"#
          JSONText.append(given, to: &output)
        }
        if !particle.isEmpty {
          output += #","non-dropping-particle":"#
          JSONText.append(particle, to: &output)
        }
        if !suffix.isEmpty {
          output += #","suffix":"#
          JSONText.append(suffix, to: &output)
        }
        output += "}"
      case .whole(let name):
        output += #"{"literal":"#
        JSONText.append(name, to: &output)
        output += "}"
      case .others: break
      }
    }
    if !isFirst { output += "]" }
  }
}

/// A title in the markup of CSL, which has no mathematics.
enum RichTitle {
  /// The title, with `<sup>` and `<sub>` for formulas that are no more than that; others stay as
  /// they are, in TeX.
  static func markup(_ title: String) -> String {
    guard title.utf8.contains(UInt8(ascii: "$")) else { return title }
    let bytes = Array(title.utf8)
    var markup: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "$"), let end = Formula.end(in: bytes, from: index) {
        let formula = bytes[(index + 1)..<(end - 1)]
        markup += simple(formula) ?? Array(bytes[index..<end])
        index = end
      } else {
        markup.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: markup, as: UTF8.self)
  }

  /// A formula of letters and digits, raised and lowered; nil for one with more in it.
  private static func simple(_ formula: ArraySlice<UInt8>) -> [UInt8]? {
    func isPlain(_ byte: UInt8) -> Bool {
      Formula.isLetter(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
        || " +-=,.".utf8.contains(byte)
    }
    var markup: [UInt8] = []
    var rest = formula
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "^") || byte == UInt8(ascii: "_") else {
        guard isPlain(byte) else { return nil }
        markup.append(byte)
        continue
      }
      var script = rest.prefix(1)
      if script.first == UInt8(ascii: "{") {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        script = rest[(rest.startIndex + 1)..<end]
        rest = rest[(end + 1)...]
      } else {
        // A character of several bytes is not cut.
        guard let first = script.first, first < 0x80 else { return nil }
        rest = rest.dropFirst()
      }
      guard !script.isEmpty, script.allSatisfy(isPlain) else { return nil }
      let tag = byte == UInt8(ascii: "^") ? "sup" : "sub"
      markup += Array("<\(tag)>".utf8) + script + Array("</\(tag)>".utf8)
    }
    return markup
  }
}
