/// A Hangul syllable as its parts: the arithmetic of The Unicode Standard, 3.12.
struct Syllable: Hashable, Sendable {
  static let first: UInt32 = 0xAC00
  static let last: UInt32 = 0xD7A3
  /// How many vowels follow one leading consonant.
  static let vowels = 21
  /// How many finals may follow one vowel; having none is one of them.
  static let finals = 28

  /// The leading consonant, 0 for ㄱ to 18 for ㅎ.
  var lead: Int
  /// The vowel, 0 for ㅏ to 20 for ㅣ.
  var vowel: Int
  /// The final, 0 for none to 27 for ㅎ.
  var final: Int

  init(lead: Int, vowel: Int, final: Int = 0) {
    (self.lead, self.vowel, self.final) = (lead, vowel, final)
  }

  /// The parts of a composed syllable; nil for any other scalar.
  init?(_ scalar: Unicode.Scalar) {
    guard (Syllable.first...Syllable.last).contains(scalar.value) else { return nil }
    let index = Int(scalar.value - Syllable.first)
    lead = index / (Syllable.vowels * Syllable.finals)
    vowel = index / Syllable.finals % Syllable.vowels
    final = index % Syllable.finals
  }

  /// The composed syllable's number.
  var value: UInt32 {
    Syllable.first + UInt32((lead * Syllable.vowels + vowel) * Syllable.finals + final)
  }

  /// The composed syllable.
  var scalar: Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }
}
