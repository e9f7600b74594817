import Normalization

/// A word whose last syllable is still being typed: `확사` on the way to 확산, `모데` to 모델, `한`
/// to 하나.
///
/// It stands where the text has all before that syllable as written, and then Hangul whose 두벌식
/// keys begin with the keys of that syllable. So every key that is typed on narrows what was found.
final class HalfSyllable: Sendable {
  /// What stands before the last syllable, folded.
  let head: [UInt8]
  /// The syllables that go on with what was typed, all between these two.
  private let range: ClosedRange<UInt32>
  /// Those of the range that count.
  private let whole: Set<UInt32>
  /// A syllable without its last key, after which that key leads the next one.
  private let parted: UInt32?
  private let nextKey: Unicode.Scalar?

  /// Reads a folded word; nil where it does not end in Hangul that can be half typed, or is bare
  /// consonants alone, which are 초성.
  init?(_ word: [UInt8]) {
    let scalars = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
    guard let last = scalars.last, let keys = Dubeolsik.keys(for: last), last.value >= 0x3131,
      Choseong.word(scalars) == nil
    else { return nil }
    head = Array(word.dropLast(UTF8.width(last)))
    if let syllable = Syllable(last) {
      let start = Syllable(lead: syllable.lead, vowel: syllable.vowel)
      // Compound vowels follow the vowel that they begin with, the last of them three after it at
      // most.
      let end = Syllable(lead: syllable.lead, vowel: min(20, syllable.vowel + 3), final: 27)
      let whole = (start.value...end.value).filter { HalfSyllable.begins($0, with: keys) }
      self.whole = Set(whole)
      var parted: UInt32?
      if syllable.final > 0, let key = keys.last {
        let rest = Array(
          keys.dropLast().dropFirst(
            Dubeolsik.leads[syllable.lead].count + Dubeolsik.vowels[syllable.vowel].count))
        let final = rest.isEmpty ? 0 : (Dubeolsik.finals.firstIndex(of: rest).map { $0 + 1 } ?? 0)
        parted = Syllable(lead: syllable.lead, vowel: syllable.vowel, final: final).value
        nextKey = key
      } else {
        nextKey = nil
      }
      self.parted = parted
      let all = whole + (parted.map { [$0] } ?? [])
      range = (all.min() ?? last.value)...(all.max() ?? last.value)
    } else {
      guard keys.count == 1, let lead = Dubeolsik.leads.firstIndex(of: keys) else { return nil }
      let start = Syllable(lead: lead, vowel: 0).value
      range = start...Syllable(lead: lead, vowel: 20, final: 27).value
      whole = Set(range)
      (parted, nextKey) = (nil, nil)
    }
  }

  private static func begins(_ value: UInt32, with keys: [Unicode.Scalar]) -> Bool {
    Unicode.Scalar(value).flatMap(Dubeolsik.keys)?.starts(with: keys) ?? false
  }

  /// Where the word first stands in a range of folded text.
  func find(in text: RawSpan, _ range: Range<Int>) -> Range<Int>? {
    guard !head.isEmpty else { return findSyllable(in: text, range) }
    var position = range.lowerBound
    while let found = text.find(head, in: position..<range.upperBound) {
      if let end = end(in: text, at: found + head.count, limit: range.upperBound) {
        return found..<end
      }
      position = found + 1
    }
    return nil
  }

  /// Whether a folded text begins with the word.
  func begins(_ text: RawSpan) -> Bool {
    text.begins(with: head, at: 0, limit: text.byteCount)
      && end(in: text, at: head.count, limit: text.byteCount) != nil
  }

  /// The first of the syllables, looked for by the two bytes that sixty-four of them share.
  private func findSyllable(in text: RawSpan, _ range: Range<Int>) -> Range<Int>? {
    var first: Range<Int>?
    for group in self.range.lowerBound >> 6...self.range.upperBound >> 6 {
      let (lead, second) = (UInt8(0xE0 | group >> 6), UInt8(0x80 | group & 0x3F))
      var position = range.lowerBound
      let limit = first?.lowerBound ?? range.upperBound
      while let found = text.findPair(lead, second, in: position..<min(limit + 1, range.upperBound))
      {
        if let end = end(in: text, at: found, limit: range.upperBound) {
          first = found..<end
          break
        }
        position = found + 1
      }
    }
    return first
  }

  /// Where the last syllable ends that begins at a position; nil where none does.
  func end(in text: RawSpan, at position: Int, limit: Int) -> Int? {
    guard let value = text.scalarOfThree(at: position, limit: limit), range.contains(value) else {
      return nil
    }
    if whole.contains(value) { return position + 3 }
    guard value == parted, let nextKey,
      let next = text.scalarOfThree(at: position + 3, limit: limit),
      let keys = Unicode.Scalar(next).flatMap(Dubeolsik.keys), keys.first == nextKey
    else { return nil }
    return position + 6
  }
}

extension HalfSyllable: Hashable {
  static func == (a: HalfSyllable, b: HalfSyllable) -> Bool {
    a === b || a.head == b.head && a.whole == b.whole && a.nextKey == b.nextKey
  }

  func hash(into hasher: inout Hasher) { hasher.combine(head) }
}
