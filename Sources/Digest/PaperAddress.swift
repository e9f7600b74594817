/// An address that leads to a paper, by where it leads: links to anything else make no paper.
enum PaperAddress {
  /// A paper of arXiv: its own pages, mirrors, and the pages of others that show one.
  case arxiv(ArxivID.Found)
  /// A paper of a conference, of another preprint server, or with a DOI, known by its address.
  case other

  /// What an address leads to; nil where that is no paper.
  init?(_ bytes: Span<UInt8>, _ url: Range<Int>) {
    let end = url.upperBound
    // Most addresses of papers are this one, and are read for every paper more than once.
    let usual: StaticString = "https://arxiv.org/abs/"
    if bytes.has(usual, at: url.lowerBound, before: end) {
      let path = url.lowerBound + usual.utf8CodeUnitCount..<end
      if let id = ArxivID.identifier(in: bytes, path),
        PaperAddress.isIdentifierEnd(bytes, id.end, path)
      {
        self = .arxiv(id)
        return
      }
    }
    let scheme =
      if bytes.hasFolded("https://", at: url.lowerBound, before: end) {
        8
      } else if bytes.hasFolded("http://", at: url.lowerBound, before: end) { 7 } else { 0 }
    guard scheme > 0 else { return nil }
    var host = url.lowerBound + scheme..<end
    if let slash = bytes.index(of: UInt8(ascii: "/"), in: host) {
      host = host.lowerBound..<slash
    }
    guard host.upperBound < end else { return nil }
    let path = host.upperBound + 1..<end
    for prefix in PaperAddress.prefixes
    where bytes.hasFolded(prefix, at: host.lowerBound, before: host.upperBound) {
      host = host.lowerBound + prefix.utf8CodeUnitCount..<host.upperBound
    }
    guard let site = PaperAddress.site(bytes, host) else { return nil }
    switch site {
    case .arxiv, .pages:
      guard let id = PaperAddress.identifier(bytes, path, isBare: site.isPages) else { return nil }
      self = .arxiv(id)
    case .papers:
      let folder: StaticString = "papers/"
      guard bytes.has(folder, at: path.lowerBound, before: path.upperBound),
        let id = PaperAddress.identifier(
          bytes, path.lowerBound + folder.utf8CodeUnitCount..<path.upperBound, isBare: true)
      else { return nil }
      self = .arxiv(id)
    case .doi:
      guard let address = PaperAddress.doi(bytes, path) else { return nil }
      self = address
    case .conference(let isPaper):
      guard isPaper(bytes, path) else { return nil }
      self = .other
    }
  }

  /// Whether an address leads to a paper.
  static func isPaper(_ bytes: Span<UInt8>, _ url: Range<Int>) -> Bool {
    PaperAddress(bytes, url) != nil
  }

  /// Whether two addresses lead to one paper.
  static func isSame(_ bytes: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    switch (PaperAddress(bytes, a), PaperAddress(bytes, b)) {
    case (.arxiv(let a)?, .arxiv(let b)?): a.isSame(as: b, in: bytes)
    // The page and the PDF of a conference's paper are seldom one address; beside each other they
    // are one paper.
    case (.other?, .other?): true
    default: false
    }
  }

  // MARK: Sites

  private enum Site {
    case arxiv, pages, papers, doi
    case conference(@Sendable (Span<UInt8>, Range<Int>) -> Bool)

    var isPages: Bool { if case .pages = self { true } else { false } }
  }

  private static let prefixes: [StaticString] = ["www.", "dx."]

  private static func site(_ bytes: Span<UInt8>, _ host: Range<Int>) -> Site? {
    func isHost(_ name: StaticString) -> Bool {
      host.count == name.utf8CodeUnitCount
        && bytes.hasFolded(name, at: host.lowerBound, before: host.upperBound)
    }
    func endsHost(_ name: StaticString) -> Bool {
      bytes.hasFolded(name, at: host.upperBound - name.utf8CodeUnitCount, before: host.upperBound)
        && host.count > name.utf8CodeUnitCount
    }
    // Most addresses of papers are arXiv's, and most other addresses have no such last letters.
    if isHost("arxiv.org") { return .arxiv }
    if endsHost(".arxiv.org") { return .pages }
    if isHost("huggingface.co") || isHost("hf.co") || isHost("hf-mirror.com") { return .papers }
    if isHost("alphaxiv.org") || isHost("ar5iv.org") || isHost("papers.cool")
      || isHost("scirate.com")
    {
      return .pages
    }
    if isHost("doi.org") { return .doi }
    for (name, isPaper) in conferences where isHost(name) { return .conference(isPaper) }
    return nil
  }

  private static let conferences: [(StaticString, @Sendable (Span<UInt8>, Range<Int>) -> Bool)] = [
    (
      "openreview.net",
      { bytes, path in
        (bytes.has("forum?", at: path.lowerBound, before: path.upperBound)
          || bytes.has("pdf?", at: path.lowerBound, before: path.upperBound)
          || bytes.has("attachment?", at: path.lowerBound, before: path.upperBound))
          && bytes.index(of: "id=", in: path) != nil
      }
    ),
    ("aclanthology.org", { isAnthology($0, $1) }),
    (
      "aclweb.org",
      { bytes, path in
        bytes.has("anthology/", at: path.lowerBound, before: path.upperBound)
          && isAnthology(bytes, path.lowerBound + 10..<path.upperBound)
      }
    ),
    ("proceedings.mlr.press", { bytes, path in hasTail(bytes, path, "v") }),
    ("openaccess.thecvf.com", { bytes, path in hasTail(bytes, path, "content") }),
    ("papers.nips.cc", { bytes, path in hasTail(bytes, path, "paper") }),
    ("papers.neurips.cc", { bytes, path in hasTail(bytes, path, "paper") }),
    ("proceedings.neurips.cc", { bytes, path in hasTail(bytes, path, "paper") }),
    ("biorxiv.org", { bytes, path in hasTail(bytes, path, "content") }),
    ("medrxiv.org", { bytes, path in hasTail(bytes, path, "content") }),
  ]

  /// Whether a path begins so, and has something in a folder below that.
  private static func hasTail(_ bytes: Span<UInt8>, _ path: Range<Int>, _ head: StaticString)
    -> Bool
  {
    guard bytes.has(head, at: path.lowerBound, before: path.upperBound) else { return false }
    let rest = path.lowerBound + head.utf8CodeUnitCount..<path.upperBound
    guard let slash = bytes.index(of: UInt8(ascii: "/"), in: rest) else { return false }
    return slash + 1 < path.upperBound
  }

  /// `2023.acl-long.1` and `P19-1001`, also with a slash or `.pdf`.
  private static func isAnthology(_ bytes: Span<UInt8>, _ path: Range<Int>) -> Bool {
    guard let first = path.first else { return false }
    let end = bytes.index(of: UInt8(ascii: "/"), in: path) ?? path.upperBound
    let isTail = end == path.upperBound || end == path.upperBound - 1
    guard isTail, isDigit(bytes[first]) || isASCIILetter(bytes[first]), end - first >= 6 else {
      return false
    }
    return (first..<end).contains { bytes[$0] == UInt8(ascii: "-") }
      && (first..<end).contains { isDigit(bytes[$0]) }
  }

  /// The identifier in a path: behind `abs`, `pdf`, `html` or `papers`, and more of that kind.
  ///
  /// - Parameter isBare: whether it may also stand alone, or behind another name such as
  ///   `overview`.
  private static func identifier(
    _ bytes: Span<UInt8>, _ path: Range<Int>, isBare: Bool
  ) -> ArxivID.Found? {
    var start = path.lowerBound
    // The last names of long paths, such as `ftp/arxiv/papers/2103/2103.09265.pdf`, and few names
    // at all.
    for _ in 0..<5 where start < path.upperBound {
      let end = bytes.index(of: UInt8(ascii: "/"), in: start..<path.upperBound) ?? path.upperBound
      let isPage = pages.contains { name in
        end - start == name.utf8CodeUnitCount && bytes.hasFolded(name, at: start, before: end)
      }
      if isPage || isBare || start > path.lowerBound,
        let id = ArxivID.identifier(
          in: bytes, isPage ? end + 1..<max(end + 1, path.upperBound) : start..<path.upperBound),
        isIdentifierEnd(bytes, id.end, path)
      {
        return id
      }
      guard isPage || isBare || isFolder(bytes, start..<end) else { return nil }
      start = end + 1
    }
    return nil
  }

  private static let pages: [StaticString] = ["abs", "pdf", "html"]
  private static let folders: [StaticString] = [
    "ftp", "arxiv", "papers", "ps", "format", "e-print", "src",
  ]

  private static func isFolder(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    if name.count == 4, name.allSatisfy({ isDigit(bytes[$0]) }) { return true }
    return folders.contains { folder in
      name.count == folder.utf8CodeUnitCount
        && bytes.hasFolded(folder, at: name.lowerBound, before: name.upperBound)
    }
  }

  /// Nothing may follow but `.pdf`, a slash, a query, a fragment, or what belongs to the sentence
  /// around.
  private static func isIdentifierEnd(_ bytes: Span<UInt8>, _ end: Int, _ path: Range<Int>) -> Bool
  {
    guard end < path.upperBound else { return true }
    switch bytes[end] {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "&"): return true
    case UInt8(ascii: "."):
      return end + 1 == path.upperBound || bytes.hasFolded(".pdf", at: end, before: path.upperBound)
        || bytes.hasFolded(".md", at: end, before: path.upperBound)
    default: return false
    }
  }

  private static func doi(_ bytes: Span<UInt8>, _ path: Range<Int>) -> PaperAddress? {
    let arxiv: StaticString = "10.48550/arxiv."
    if bytes.hasFolded(arxiv, at: path.lowerBound, before: path.upperBound) {
      let rest = path.lowerBound + arxiv.utf8CodeUnitCount..<path.upperBound
      return ArxivID.identifier(in: bytes, rest).map(PaperAddress.arxiv)
    }
    guard bytes.has("10.", at: path.lowerBound, before: path.upperBound),
      let slash = bytes.index(of: UInt8(ascii: "/"), in: path), slash + 1 < path.upperBound
    else { return nil }
    return .other
  }
}
