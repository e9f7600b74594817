/// What people paste to name a paper of arXiv: its identifier, or its address at arXiv and elsewhere.
public enum PastedPaper {
  /// The arXiv identifier, without its version, that a text is or that an address leads to; nil where it is none.
  ///
  /// Known are `2403.19270v2`, `arXiv:2403.19270`, the address of a page about the paper at arXiv and its mirrors, Hugging
  /// Face, alphaXiv and ar5iv, and its DOI (https://info.arxiv.org/help/doi.html); with or without `https://`, a slash or a
  /// query at the end.
  public static func arxivID(_ text: String) -> String? {
    if let id = ArxivID.identifier(text) ?? ArxivID.find(in: text) { return id }
    var rest = text[...]
    for prefix in ["https://", "http://", "www.", "doi:", "arxiv:"] {
      rest = rest.dropping(prefix) ?? rest
    }
    if let end = rest.firstIndex(where: { "?#".contains($0) }) { rest = rest[..<end] }
    while rest.hasSuffix("/") { rest.removeLast() }
    if let id = ArxivID.identifier(String(rest)) { return id }
    for page in pages {
      guard var id = rest.dropping(page) else { continue }
      if id.hasSuffix(".pdf") { id.removeLast(4) }
      if let id = ArxivID.identifier(String(id)) { return id }
    }
    return nil
  }

  /// What stands before an identifier in the addresses of pages about a paper.
  private static let pages = [
    "arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "export.arxiv.org/abs/",
    "export.arxiv.org/pdf/",
    "huggingface.co/papers/", "hf.co/papers/", "alphaxiv.org/abs/", "alphaxiv.org/pdf/",
    "alphaxiv.org/overview/", "ar5iv.org/abs/", "ar5iv.org/html/", "ar5iv.labs.arxiv.org/html/",
    "doi.org/10.48550/arxiv.", "dx.doi.org/10.48550/arxiv.", "10.48550/arxiv.",
  ]
}

extension Substring {
  /// What follows a prefix in small letters, whatever the case here; nil where it stands not there.
  fileprivate func dropping(_ prefix: String) -> Substring? {
    self.prefix(prefix.count).lowercased() == prefix ? dropFirst(prefix.count) : nil
  }
}
