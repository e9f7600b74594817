import Normalization

/// Takes folded text apart into the words that ranking knows papers by.
///
/// A word is a run of Latin letters and digits (`[a-z0-9][a-z0-9+#]*`) without one plural s, or a run of Hangul syllables
/// without the longest ending that leaves two of them: 모델은, 모델에서 and 모델 are one word. A single syllable is an ending
/// more often than a word, and none.
struct PaperWords {
  /// Hands over the words of folded text one by one, as ranges of its bytes.
  @inline(__always)
  static func walk(_ text: UnsafeRawBufferPointer, _ body: (Range<Int>) -> Void) {
    var index = 0
    let endings = HangulEndings.shared
    while index < text.count {
      let byte = text[index]
      if isLatin(byte) {
        let start = index
        while index < text.count, isLatin(text[index]) || isSign(text[index]) { index += 1 }
        body(start..<withoutPlural(start..<index, in: text))
      } else if isSyllable(text, index) {
        let start = index
        while isSyllable(text, index) { index += 3 }
        if index - start > 3 { body(start..<endings.stemEnd(start..<index, in: text)) }
      } else {
        index += 1
      }
    }
  }

  /// Whether a composed Hangul syllable (U+AC00…D7A3) begins at a place of text, which may also be its end.
  @inline(__always)
  static func isSyllable(_ text: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    guard index + 3 <= text.count, text[index] & 0xFC == 0xE8 || text[index] & 0xFC == 0xEC else {
      return false
    }
    let value = syllable(text, index)
    return value >= Syllable.first && value <= Syllable.last
  }

  /// The scalar of three bytes at a place.
  @inline(__always)
  static func syllable(_ text: UnsafeRawBufferPointer, _ index: Int) -> UInt32 {
    UInt32(text[index] & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6
      | UInt32(text[index + 2] & 0x3F)
  }

  @inline(__always)
  private static func isLatin(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  @inline(__always)
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")
  }

  /// The end of a Latin word without its plural s: `models` is `model`; `gpus` and `loss` are as they are.
  private static func withoutPlural(_ word: Range<Int>, in text: UnsafeRawBufferPointer) -> Int {
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
  func stemEnd(_ word: Range<Int>, in text: UnsafeRawBufferPointer) -> Int {
    var length = min(longest, word.count / 3 - 2)
    while length > 0 {
      var key: UInt64 = 1
      var index = word.upperBound - 3 * length
      while index < word.upperBound {
        key = HangulEndings.key(key, PaperWords.syllable(text, index))
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
