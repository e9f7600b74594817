import Digest

/// One paper in the words in which others are told of it.
public enum Citation {
  /// A line: authors, title, identifier, year and address.
  ///
  /// Three authors are named; of more, the first and `et al.`
  public static func line(_ paper: Paper) -> String {
    var parts: [String] = []
    let names = paper.authors.map(\.inert)
    if let first = names.first {
      parts.append(names.count > 3 ? "\(first) et al." : names.joined(separator: ", "))
    }
    parts.append("“\(paper.title.inert)”")
    if let id = paper.arxivID { parts.append("arXiv:\(id)") }
    if let year = BibTeX.year(of: paper) { parts.append(String(year)) }
    parts.append(address(of: paper))
    return parts.joined(separator: ", ")
  }

  /// A Markdown link: the title, and where it leads.
  public static func markdown(_ paper: Paper) -> String {
    var title = ""
    for scalar in paper.title.inert.unicodeScalars {
      if "[]\\`*_<".unicodeScalars.contains(scalar) { title += "\\" }
      title.unicodeScalars.append(scalar)
    }
    let address = address(of: paper)
    // An address with parentheses goes between angle brackets (CommonMark 6.3).
    let isPlain = !address.contains { $0 == "(" || $0 == ")" }
    return "[\(title)](\(isPlain ? address : "<\(address)>"))"
  }

  private static func address(of paper: Paper) -> String { paper.url.inert }
}
