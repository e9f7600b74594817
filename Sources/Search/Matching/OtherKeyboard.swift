/// Reads a query as typed with the input method off where it should have been on, or the other way round.
enum OtherKeyboard {
  /// A query that may have been meant.
  struct Reading: Sendable {
    let query: Query
    let conversions: [Found.Conversion]
  }

  /// The words of a query that may have been typed on the other keyboard.
  static func words(of query: Query) -> [TextTerm] {
    query.positiveWords.filter { converted($0.text) != nil }
  }

  /// What may have been meant: the words that stand nowhere converted, then all of them.
  static func readings(of query: Query, absent: Set<TextTerm>) -> [Reading] {
    let words = Set(words(of: query))
    var readings: [Reading] = []
    for wanted in [words.intersection(absent), words] where !wanted.isEmpty {
      let reading = reading(of: query, converting: wanted)
      if readings.last?.query != reading.query { readings.append(reading) }
    }
    return readings
  }

  private static func reading(of query: Query, converting words: Set<TextTerm>) -> Reading {
    var conversions: [Found.Conversion] = []
    func convert(_ condition: Condition, isNegated: Bool) -> Condition {
      switch condition {
      case .term(.text(var term)) where !isNegated && words.contains(term):
        guard let meant = converted(term.text) else { return condition }
        conversions.append(Found.Conversion(typed: term.text, meant: meant))
        term.text = meant
        return .term(.text(term))
      case .term: return condition
      case .not(let inner): return .not(convert(inner, isNegated: true))
      case .all(let parts): return .all(parts.map { convert($0, isNegated: isNegated) })
      case .any(let parts): return .any(parts.map { convert($0, isNegated: isNegated) })
      }
    }
    var query = query
    query.condition = query.condition.map { convert($0, isNegated: false) }
    return Reading(query: query, conversions: conversions)
  }

  /// The word as the other keyboard has it; nil where it cannot have been meant.
  static func converted(_ word: String) -> String? {
    if let latin = Dubeolsik.latin(word) { return latin }
    guard let hangul = Dubeolsik.hangul(word) else { return nil }
    let scalars = hangul.unicodeScalars
    // Bare vowels are in no word, and one bare consonant is in every paper.
    let hasVowel = scalars.contains { (0x314F...0x3163).contains($0.value) }
    let letters = scalars.filter { Syllable($0) != nil || Choseong.letters.contains($0) }
    return !hasVowel && (letters.count > 1 || letters.first.map { Syllable($0) != nil } ?? false)
      ? hangul : nil
  }
}
