/// A paper's address in a file.
struct Address {
  /// How it is written.
  enum Kind: UInt8, Sendable {
    /// As an address.
    case whole
    /// As arXiv's identifier alone.
    case arxivID
    /// As a DOI alone.
    case doi
  }

  let range: Range<Int>
  let kind: Kind

  init(_ range: Range<Int>, _ kind: Kind = .whole) {
    self.range = range
    self.kind = kind
  }

  init(_ link: MarkdownLink?) { self.init(link?.url ?? 0..<0) }
}

extension Address.Kind {
  /// What an address begins with that is not written.
  var prefix: String {
    switch self {
    case .whole: ""
    case .arxivID: "https://arxiv.org/abs/"
    case .doi: "https://doi.org/"
    }
  }
}
