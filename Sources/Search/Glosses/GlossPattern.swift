import Normalization

/// A term to look for in folded text, as it is written in either language.
///
/// Korean is found at the beginning of a word only (주의 also stands in 범주의), and its spaces may
/// be missing where the term has one. English is found as whole words, with a hyphen, a space or
/// nothing between them, and with a plural s.
struct GlossPattern: Sendable, Hashable {
  /// The words, folded.
  let words: [[UInt8]]
  /// Whether it is English, an acronym too.
  let isEnglish: Bool

  init(_ term: String, isEnglish: Bool) {
    let folded = Folding.bare(term).bytes
    words = folded.split { $0 == 0x20 || $0 == UInt8(ascii: "-") }.map(Array.init)
    self.isEnglish = isEnglish
  }

  /// Where the term stands in a range of folded text, at a position or behind it.
  func find(
    in text: RawSpan, _ range: Range<Int>, from start: Int? = nil
  ) -> Range<Int>? {
    guard let first = words.first else { return nil }
    var position = start ?? range.lowerBound
    while let start = text.find(first, in: position..<range.upperBound) {
      if isWordStart(start, in: text, range), let end = end(from: start, in: text, range) {
        return start..<end
      }
      position = start + 1
    }
    return nil
  }

  /// Whether no letter or digit stands before a position.
  private func isWordStart(_ start: Int, in text: RawSpan, _ range: Range<Int>)
    -> Bool
  {
    guard start > range.lowerBound else { return true }
    let byte = text[start - 1]
    if byte < 0x80 { return !GlossPattern.isLatin(byte) }
    // English may follow Korean without a space.
    return isEnglish || start < range.lowerBound + 3
      || !PaperWords.isSyllable(text, start - 3, end: start)
  }

  /// Where the term ends that begins at a position; nil where another word goes on there.
  private func end(from start: Int, in text: RawSpan, _ range: Range<Int>) -> Int? {
    var index = start
    for (number, word) in words.enumerated() {
      if number > 0, index < range.upperBound,
        text[index] == 0x20 || text[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      guard index + word.count <= range.upperBound else { return nil }
      for offset in word.indices where text[index + offset] != word[offset] { return nil }
      index += word.count
    }
    guard isEnglish else { return index }
    if index < range.upperBound, text[index] == UInt8(ascii: "s") { index += 1 }
    return index < range.upperBound && GlossPattern.isLatin(text[index]) ? nil : index
  }

  private static func isLatin(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }
}
