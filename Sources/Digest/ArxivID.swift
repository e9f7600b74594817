/// arXiv's identifiers, as its addresses spell them (https://info.arxiv.org/help/arxiv_identifier.html).
public enum ArxivID {
  /// The identifier in an address such as `https://arxiv.org/abs/2403.19270v2`, without its version.
  public static func find(in url: String) -> String? {
    // "https:", nothing, the host, the kind of page, the identifier.
    let parts = url.utf8.split(
      separator: UInt8(ascii: "/"), maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[1].isEmpty, isHost(Substring(parts[2])),
      ["abs", "pdf", "html"].contains(Substring(parts[3]))
    else { return nil }
    let rest = parts[4].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return identifier(
      Substring(rest.suffix(4).elementsEqual(".pdf".utf8) ? rest.dropLast(4) : rest))
  }

  /// The identifier that a text is, `2403.19270v2` or `arXiv:2403.19270` say, without its version.
  public static func identifier(_ text: String) -> String? {
    let isCited = text.prefix(6).lowercased() == "arxiv:"
    return identifier(isCited ? text.dropFirst(6) : Substring(text))
  }

  /// Whether arXiv or one of its mirrors (`export.arxiv.org`) is meant, not a name that ends alike.
  private static func isHost(_ host: Substring) -> Bool {
    let host = host.lowercased()
    return host == "arxiv.org" || host.hasSuffix(".arxiv.org")
  }

  /// Reads `2403.19270v2` or `cs.LG/0112017` and drops the version.
  static func identifier(_ text: Substring) -> String? {
    var id = text.utf8
    if let version = id.lastIndex(of: UInt8(ascii: "v")), version > id.startIndex,
      isNumber(id[id.index(after: version)...])
    {
      id = id[..<version]
    }
    return isNew(id) || isOld(id) ? String(id) : nil
  }

  /// `YYMM.NNNN` or, since 2015, `YYMM.NNNNN`.
  private static func isNew(_ id: Substring.UTF8View) -> Bool {
    let parts = id.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count == 4 && (4...5).contains(parts[1].count)
      && parts.allSatisfy(isNumber)
  }

  /// `archive.class/YYMMNNN`, until 2007.
  private static func isOld(_ id: Substring.UTF8View) -> Bool {
    let parts = id.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].count == 7 && isNumber(parts[1]) && !parts[0].isEmpty
      && parts[0].allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }

  private static func isNumber(_ bytes: Substring.UTF8View) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy(isDigit)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
