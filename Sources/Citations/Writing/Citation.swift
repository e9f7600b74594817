import Decisions
import Digest

/// One paper in the words in which others are told of it.
public enum Citation {
  /// A line: authors, title, identifier, year and address.
  ///
  /// Three authors are named; of more, the first and `et al.`
  public static func line(_ paper: Paper) -> String {
    var parts: [String] = []
    let names = paper.authors.map(\.oneLine)
    if let first = names.first {
      parts.append(names.count > 3 ? "\(first) et al." : names.joined(separator: ", "))
    }
    parts.append("“\(paper.title.oneLine)”")
    let id = paper.arxivID
    if let id { parts.append("arXiv:\(id)") }
    if let year = Publication(paper, id: id).year { parts.append(String(year)) }
    parts.append(address(of: paper))
    return parts.joined(separator: ", ")
  }

  /// A Markdown link: the title, and where it leads.
  public static func markdown(_ paper: Paper) -> String {
    let title = escaped(paper.title.oneLine)
    let address = address(of: paper)
    // An address with parentheses goes between angle brackets (CommonMark 6.3).
    let isPlain = !address.contains { $0 == "(" || $0 == ")" }
    return "[\(title)](\(isPlain ? address : "<\(address)>"))"
  }

  /// A line of Markdown with tags and note, as in `nonmun export --format links`.
  public static func linkLine(_ paper: Paper, _ decision: Decision) -> String {
    LinkLine.text(paper, decision)
  }

  /// A Markdown link: the identifier, or the address, and where it leads.
  static func source(_ paper: Paper) -> String {
    let address = address(of: paper)
    return paper.arxivID.map { "[arXiv:\($0)](https://arxiv.org/abs/\($0))" } ?? "<\(address)>"
  }

  /// Text that stands for itself in Markdown, its formulas as they are.
  static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var escaped: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "$"), let end = Formula.end(in: bytes, from: index) {
        escaped += bytes[index..<end]
        index = end
        continue
      }
      if "[]\\`*_<".utf8.contains(byte) { escaped.append(UInt8(ascii: "\\")) }
      escaped.append(byte)
      index += 1
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func address(of paper: Paper) -> String { paper.url.oneLine }
}
