/// arXiv's identifiers, as its addresses spell them
/// (https://info.arxiv.org/help/arxiv_identifier.html).
public enum ArxivID {
  /// The identifier in an address of arXiv, of one of its mirrors or of a page about a paper of it,
  /// such as `https://arxiv.org/abs/2403.19270v2`, without its version.
  public static func find(in url: String) -> String? {
    let bytes = url.utf8.span
    return find(in: bytes, 0..<bytes.count)
  }

  /// The identifier that a text is, `2403.19270v2` or `arXiv:2403.19270` say, without its version.
  public static func identifier(_ text: String) -> String? {
    let bytes = text.utf8.span
    let start = bytes.hasFolded("arxiv:", at: 0, before: bytes.count) ? 6 : 0
    guard let found = identifier(in: bytes, start..<bytes.count), found.end == bytes.count else {
      return nil
    }
    return found.text(in: bytes)
  }

  static func find(in bytes: Span<UInt8>, _ url: Range<Int>) -> String? {
    guard case .arxiv(let found) = PaperAddress(bytes, url) else { return nil }
    return found.text(in: bytes)
  }

  /// Where an identifier stands: its archive, without the subject class, and its number.
  struct Found {
    /// `cs` of `cs.LG/0112017`; empty for identifiers since 2007.
    let archive: Range<Int>
    let number: Range<Int>
    /// Behind the version.
    let end: Int

    func text(in bytes: Span<UInt8>) -> String {
      archive.isEmpty ? bytes.text(number) : bytes.text(archive) + "/" + bytes.text(number)
    }

    /// Whether both are one paper's.
    func isSame(as other: Found, in bytes: Span<UInt8>) -> Bool {
      guard number.count == other.number.count, archive.count == other.archive.count else {
        return false
      }
      for (a, b) in zip(number, other.number) where bytes[a] != bytes[b] { return false }
      for (a, b) in zip(archive, other.archive) where bytes[a] != bytes[b] { return false }
      return true
    }
  }

  /// The identifier that begins a range: nothing but a version may follow it, or a sign that no
  /// identifier has.
  static func identifier(in bytes: Span<UInt8>, _ range: Range<Int>) -> Found? {
    guard let first = range.first else { return nil }
    return isDigit(bytes[first]) ? new(in: bytes, range) : old(in: bytes, range)
  }

  /// `YYMM.NNNN` or, since 2015, `YYMM.NNNNN`.
  private static func new(in bytes: Span<UInt8>, _ range: Range<Int>) -> Found? {
    let start = range.lowerBound
    let dot = digits(in: bytes, range)
    guard dot == start + 4, dot < range.upperBound, bytes[dot] == UInt8(ascii: ".") else {
      return nil
    }
    let end = digits(in: bytes, dot + 1..<range.upperBound)
    guard (4...5).contains(end - dot - 1) else { return nil }
    return ended(archive: start..<start, number: start..<end, in: bytes, range)
  }

  /// `archive.class/YYMMNNN`, until 2007.
  private static func old(in bytes: Span<UInt8>, _ range: Range<Int>) -> Found? {
    var index = range.lowerBound
    var archiveEnd: Int?
    while index < range.upperBound, bytes[index] != UInt8(ascii: "/") {
      let byte = bytes[index]
      if byte == UInt8(ascii: ".") {
        archiveEnd = archiveEnd ?? index
      } else if !isASCIILetter(byte), byte != UInt8(ascii: "-") {
        return nil
      }
      index += 1
    }
    let archive = range.lowerBound..<(archiveEnd ?? index)
    guard index < range.upperBound, !archive.isEmpty else { return nil }
    let end = digits(in: bytes, index + 1..<range.upperBound)
    guard end - index - 1 == 7 else { return nil }
    return ended(archive: archive, number: index + 1..<end, in: bytes, range)
  }

  private static func ended(
    archive: Range<Int>, number: Range<Int>, in bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Found? {
    var end = number.upperBound
    if end < range.upperBound, bytes[end] | 0x20 == UInt8(ascii: "v") {
      let version = digits(in: bytes, end + 1..<range.upperBound)
      if version > end + 1 { end = version }
    }
    if end < range.upperBound, isDigit(bytes[end]) || isASCIILetter(bytes[end]) { return nil }
    return Found(archive: archive, number: number, end: end)
  }

  /// Where the digits that begin a range end.
  private static func digits(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, isDigit(bytes[index]) { index += 1 }
    return index
  }
}
