/// arXiv's identifiers, as its addresses spell them (https://info.arxiv.org/help/arxiv_identifier.html).
public enum ArxivID {
  /// The identifier in an address such as `https://arxiv.org/abs/2403.19270v2`, without its version.
  public static func find(in url: String) -> String? {
    // "https:", nothing, the host, the kind of page, the identifier.
    let parts = url.split(separator: "/", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[1].isEmpty, isHost(parts[2]),
      ["abs", "pdf", "html"].contains(parts[3])
    else { return nil }
    let rest = parts[4].prefix { $0 != "?" && $0 != "#" }
    return identifier(rest.hasSuffix(".pdf") ? rest.dropLast(4) : rest)
  }

  /// Whether arXiv or one of its mirrors (`export.arxiv.org`) is meant, not a name that ends alike.
  private static func isHost(_ host: Substring) -> Bool {
    let host = host.lowercased()
    return host == "arxiv.org" || host.hasSuffix(".arxiv.org")
  }

  /// Reads `2403.19270v2` or `cs.LG/0112017` and drops the version.
  static func identifier(_ text: Substring) -> String? {
    var id = text
    if let version = id.lastIndex(of: "v"), version > id.startIndex,
      id[id.index(after: version)...].allSatisfy({ $0.isASCII && $0.isNumber }),
      id.index(after: version) < id.endIndex
    {
      id = id[..<version]
    }
    let isNumber: (Substring) -> Bool = {
      !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber }
    }
    let dotted = id.split(separator: ".", omittingEmptySubsequences: false)
    if dotted.count == 2, dotted[0].count == 4, isNumber(dotted[0]),
      (4...5).contains(dotted[1].count),
      isNumber(dotted[1])
    {
      return String(id)
    }
    let old = id.split(separator: "/", omittingEmptySubsequences: false)
    if old.count == 2, old[1].count == 7, isNumber(old[1]), !old[0].isEmpty,
      old[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-" || $0 == ".") })
    {
      return String(id)
    }
    return nil
  }
}
