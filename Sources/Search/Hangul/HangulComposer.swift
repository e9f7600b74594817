/// The automaton of a 두벌식 input method: keys in, syllables out.
///
/// A consonant after a vowel is a final until a vowel follows, which takes it along as its lead
/// (도깨비불).
struct HangulComposer {
  private var text = String.UnicodeScalarView()
  /// The keys of the syllable being composed, by part.
  private var lead: [Unicode.Scalar] = []
  private var vowel: [Unicode.Scalar] = []
  private var final: [Unicode.Scalar] = []

  /// Takes a key; any other character ends the syllable and stays as it is.
  ///
  /// - Returns: whether it was a key.
  mutating func type(_ key: Unicode.Scalar) -> Bool {
    switch Dubeolsik.jamo(for: key) {
    case .consonant(let index): addConsonant(Dubeolsik.leads[index])
    case .vowel(let index): addVowel(Dubeolsik.vowels[index])
    case nil:
      endSyllable()
      text.append(key)
      return false
    }
    return true
  }

  /// All that was typed.
  mutating func finish() -> String {
    endSyllable()
    return String(text)
  }

  private mutating func addConsonant(_ key: [Unicode.Scalar]) {
    if !lead.isEmpty, !vowel.isEmpty, Dubeolsik.finals.contains(final + key) {
      final += key
    } else {
      endSyllable()
      lead = key
    }
  }

  private mutating func addVowel(_ key: [Unicode.Scalar]) {
    if let last = final.last {
      final.removeLast()
      endSyllable()
      lead = [last]
      vowel = key
    } else if vowel.isEmpty || Dubeolsik.vowels.contains(vowel + key) {
      vowel += key
    } else {
      endSyllable()
      vowel = key
    }
  }

  private mutating func endSyllable() {
    defer { (lead, vowel, final) = ([], [], []) }
    let (first, middle) = (
      Dubeolsik.leads.firstIndex(of: lead), Dubeolsik.vowels.firstIndex(of: vowel)
    )
    switch (first, middle) {
    case (let lead?, let vowel?):
      let last = Dubeolsik.finals.firstIndex(of: final).map { $0 + 1 } ?? 0
      text.append(Syllable(lead: lead, vowel: vowel, final: last).scalar)
    case (let lead?, nil): text.append(Choseong.letters[lead])
    case (nil, let vowel?): text.append(Unicode.Scalar(0x314F + UInt32(vowel)) ?? "\u{FFFD}")
    case (nil, nil): break
    }
  }
}
