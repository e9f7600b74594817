/// Another way to read a query that finds nothing: without 조사 and endings, or as typed with the
/// input method off where it should have been on, or the other way round.
struct OtherReading: Sendable {
  let query: Query
  let conversions: [Found.Conversion]
  /// The words of the query that are looked for without their endings too.
  let stemmed: Set<TextTerm>

  /// The words of a query that may be read otherwise.
  static func words(of query: Query) -> [TextTerm] {
    let stemmed = query.wordsWithEndings
    return query.positiveWords.filter { converted($0.text) != nil || stemmed.contains($0) }
  }

  /// What may have been meant: first the words that stand nowhere without their endings, then all;
  /// then the words that stand nowhere on the other keyboard, then all, as they are and without
  /// their endings.
  static func all(of query: Query, absent: Set<TextTerm>) -> [OtherReading] {
    let endings = query.wordsWithEndings
    var readings: [OtherReading] = []
    for words in [endings.intersection(absent), endings] where !words.isEmpty {
      if readings.last?.stemmed != words { readings.append(OtherReading(query, stemming: words)) }
    }
    let typed = Set(query.positiveWords.filter { converted($0.text) != nil })
    var last: Query?
    for words in [typed.intersection(absent), typed] where !words.isEmpty {
      let reading = OtherReading(query, converting: words)
      guard reading.query != last else { continue }
      last = reading.query
      readings.append(reading)
      let endings = reading.query.wordsWithEndings
      if !endings.isEmpty { readings.append(reading.stemming(endings)) }
    }
    return readings
  }

  private init(query: Query, conversions: [Found.Conversion], stemmed: Set<TextTerm>) {
    (self.query, self.conversions, self.stemmed) = (query, conversions, stemmed)
  }

  // MARK: Endings

  private init(_ query: Query, stemming words: Set<TextTerm>) {
    self = OtherReading(query: query, conversions: [], stemmed: []).stemming(words)
  }

  /// The reading with words without their endings.
  private func stemming(_ words: Set<TextTerm>) -> OtherReading {
    var seen: Set<TextTerm> = []
    let stems = query.positiveWords.compactMap { word -> Found.Conversion? in
      guard words.contains(word), seen.insert(word).inserted,
        let stem = TextMatcher(word, allowing: .ending).stem
      else { return nil }
      return Found.Conversion(
        typed: word.text, meant: String(decoding: stem, as: UTF8.self), reason: .ending)
    }
    return OtherReading(query: query, conversions: conversions + stems, stemmed: words)
  }

  // MARK: The other keyboard

  private init(_ query: Query, converting words: Set<TextTerm>) {
    var conversions: [Found.Conversion] = []
    func convert(_ condition: Condition) -> Condition {
      switch condition {
      case .term(.text(var term)) where words.contains(term):
        guard let meant = OtherReading.converted(term.text) else { return condition }
        conversions.append(
          Found.Conversion(typed: term.text, meant: meant, reason: .keyboard))
        term.text = meant
        return .term(.text(term))
      case .term, .not: return condition
      case .all(let parts): return .all(parts.map(convert))
      case .any(let parts): return .any(parts.map(convert))
      }
    }
    var meant = query
    meant.condition = query.condition.map(convert)
    self.init(query: meant, conversions: conversions, stemmed: [])
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
