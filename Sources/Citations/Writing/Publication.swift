import Digest

/// When and where a paper was published, as far as its digest tells.
struct Publication {
  /// The year in which arXiv numbered the paper, else that of the digest.
  let year: Int?
  /// The month in which arXiv numbered the paper, 1…12.
  let month: Int?
  /// The identifier that arXiv registers with DataCite (https://info.arxiv.org/help/doi.html), or
  /// that of the address.
  let doi: String?
  /// The archive and class that an identifier until 2007 begins with; newer ones do not tell.
  let primaryClass: String?
  /// Where the paper is read.
  let address: String

  init(_ paper: Paper, id: String?) {
    guard let id else {
      (year, month, primaryClass) = (paper.date?.year, nil, nil)
      address = paper.url
      doi = Publication.doi(in: paper.url)
      return
    }
    (year, month) = Publication.numbered(id) ?? (paper.date?.year, nil)
    doi = "10.48550/arXiv." + id
    primaryClass = id.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(id[..<$0]) }
    address = "https://arxiv.org/abs/" + id
  }

  /// The year and the month in which arXiv gave a number.
  private static func numbered(_ id: String) -> (Int, Int?)? {
    let start = id.utf8.lastIndex(of: UInt8(ascii: "/")).map { id.utf8.index(after: $0) }
    let digits = id.utf8[(start ?? id.startIndex)...].prefix(4).map { Int($0) - 48 }
    guard digits.count == 4 else { return nil }
    let (year, month) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    return (year >= 91 ? 1900 + year : 2000 + year, (1...12).contains(month) ? month : nil)
  }

  /// The identifier in an address of doi.org.
  static func doi(in address: String) -> String? {
    for host in [
      "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/",
    ]
    where address.hasPrefix(host) {
      let doi = address.dropFirst(host.count).prefix { $0 != "?" && $0 != "#" }
      return doi.hasPrefix("10.") && doi.contains("/") ? String(doi) : nil
    }
    return nil
  }
}
