import Normalization

/// Takes folded text apart into the words that ranking knows papers by.
///
/// A word is a run of Latin letters and digits (`[a-z0-9][a-z0-9+#]*`) without one plural s, or a
/// run of Hangul syllables without the longest ending that leaves two of them: 모델은, 모델에서 and
/// 모델 are one word. A single syllable is an ending more often than a word, and none.
struct PaperWords {
  /// The next word of folded text.
  ///
  /// - Parameters:
  ///   - position: where to look from; behind the word as written afterwards, its ending among it.
  ///   - end: where the text ends.
  /// - Returns: the word without its ending, as a range of the text; nil after the last.
  @inline(__always)
  static func next(in text: RawSpan, _ position: inout Int, end: Int) -> Range<Int>? {
    while position < end {
      let start = position
      if isLatin(text[position]) {
        while position < end, isLatin(text[position]) || isSign(text[position]) { position += 1 }
        return start..<withoutPlural(start..<position, in: text)
      } else if isSyllable(text, position, end: end) {
        while isSyllable(text, position, end: end) { position += 3 }
        if position - start > 3 {
          return start..<HangulEndings.shared.stemEnd(start..<position, in: text)
        }
      } else {
        position += 1
      }
    }
    return nil
  }

  /// Whether a composed Hangul syllable (U+AC00…D7A3) begins at a position of valid UTF-8, which
  /// may also be its end.
  @inline(__always)
  static func isSyllable(_ text: RawSpan, _ position: Int, end: Int) -> Bool {
    guard let value = text.scalarOfThree(at: position, limit: end) else { return false }
    return value >= Syllable.first && value <= Syllable.last
  }

  @inline(__always)
  private static func isLatin(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  @inline(__always)
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")
  }

  /// The end of a Latin word without its plural s: `models` is `model`; `gpus` and `loss` are as
  /// they are.
  private static func withoutPlural(_ word: Range<Int>, in text: RawSpan) -> Int {
    let s = UInt8(ascii: "s")
    guard word.count > 3, text[word.upperBound - 1] == s, text[word.upperBound - 2] != s else {
      return word.upperBound
    }
    return word.upperBound - 1
  }
}

/// The endings of `Particles`, found by the bytes of a word's end.
struct HangulEndings: Sendable {
  static let shared = HangulEndings()

  /// Syllables of the longest ending.
  private let longest: Int
  private let keys: Set<UInt64>

  private init() {
    var keys: Set<UInt64> = []
    var longest = 0
    for ending in Particles.table {
      let syllables = ending.unicodeScalars.map(\.value)
      longest = max(longest, syllables.count)
      keys.insert(syllables.reduce(1, HangulEndings.key))
    }
    self.keys = keys
    self.longest = longest
  }

  /// Where a word of syllables ends without the longest ending that leaves two syllables.
  func stemEnd(_ word: Range<Int>, in text: RawSpan) -> Int {
    var length = min(longest, word.count / 3 - 2)
    while length > 0 {
      var key: UInt64 = 1
      var index = word.upperBound - 3 * length
      while index < word.upperBound {
        key = HangulEndings.key(
          key, text.scalarOfThree(at: index, limit: word.upperBound) ?? Syllable.first)
        index += 3
      }
      if keys.contains(key) { return word.upperBound - 3 * length }
      length -= 1
    }
    return word.upperBound
  }

  /// The key of an ending that goes on by a syllable.
  private static func key(_ key: UInt64, _ syllable: UInt32) -> UInt64 {
    key &* 11_173 &+ UInt64(syllable &- Syllable.first &+ 1)
  }
}
