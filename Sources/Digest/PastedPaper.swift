/// What people paste to name a paper of arXiv: its identifier, or its address at arXiv and
/// elsewhere.
public enum PastedPaper {
  /// The arXiv identifier, without its version, that a text is or that an address leads to; nil
  /// where it is none.
  ///
  /// Known are `2403.19270v2`, `arXiv:2403.19270`, every address that makes a paper of arXiv in a
  /// digest (`PaperAddress`), and its DOI (https://info.arxiv.org/help/doi.html); with or without
  /// `https://`, a slash or a query at the end.
  public static func arxivID(_ text: String) -> String? {
    if let id = ArxivID.identifier(text) ?? ArxivID.find(in: text) { return id }
    var rest = text[...]
    for prefix in ["https://", "http://", "doi:", "arxiv:"] {
      rest = rest.dropping(prefix) ?? rest
    }
    if let end = rest.firstIndex(where: { "?#".contains($0) }) { rest = rest[..<end] }
    while rest.hasSuffix("/") { rest.removeLast() }
    if let id = ArxivID.identifier(String(rest)) { return id }
    return ArxivID.find(in: "https://" + (rest.hasPrefix("10.") ? "doi.org/" : "") + rest)
  }
}

extension Substring {
  /// What follows a prefix in small letters, whatever the case here; nil where it does not begin
  /// so.
  fileprivate func dropping(_ prefix: String) -> Substring? {
    self.prefix(prefix.count).lowercased() == prefix ? dropFirst(prefix.count) : nil
  }
}
