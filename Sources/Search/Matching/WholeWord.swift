import Normalization

/// Whether a hit is a whole word: no letter or digit touches it, but for what Korean hangs on a
/// noun and for a plural's s.
enum WholeWord {
  /// A longer stack of endings is not looked at, in bytes.
  private static let longestEnding = 64

  /// - Parameters:
  ///   - hit: where the word stands in folded text.
  ///   - line: the line around it, or more than that.
  static func isWhole(_ hit: Range<Int>, in text: RawSpan, line: Range<Int>) -> Bool {
    guard !isLetter(before: hit.lowerBound, in: text, line) else { return false }
    var rest = String.UnicodeScalarView()
    var position = hit.upperBound
    let limit = min(line.upperBound, position + longestEnding)
    while let (scalar, length) = text.scalar(at: position, limit: limit), isLetter(scalar) {
      rest.append(scalar)
      position += length
    }
    if rest.isEmpty || Particles.isEndings(rest[...]) { return true }
    // LLMs, GANs: of two letters `as` would be `a`.
    guard rest.first == "s", hit.count >= 3, text[hit.upperBound - 1] < 0x80 else { return false }
    rest.removeFirst()
    return rest.isEmpty || Particles.isEndings(rest[...])
  }

  private static func isLetter(before position: Int, in text: RawSpan, _ line: Range<Int>) -> Bool {
    var start = position - 1
    while start > line.lowerBound, position - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= line.lowerBound, let (scalar, _) = text.scalar(at: start, limit: position) else {
      return false
    }
    return isLetter(scalar)
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
    }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }
}
