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
  /// The same, for each of the range.
  private let isWhole: [Bool]
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
    let whole = whole
    isWhole = range.map { whole.contains($0) }
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

  /// The first of the syllables.
  ///
  /// Hot path: sixteen positions a step, all syllables at once. What is looked for are the first two
  /// bytes, which sixty-four syllables share, and the third one where the syllables share those.
  private func findSyllable(in text: RawSpan, _ range: Range<Int>) -> Range<Int>? {
    var position = range.lowerBound
    while position + ByteBlock.count + 2 <= range.upperBound {
      var hits = candidates(in: text, at: position)
      while let first = hits.firstTopBit {
        let start = position + first
        if let end = end(in: text, at: start, limit: range.upperBound) { return start..<end }
        hits[first] = 0
      }
      position += ByteBlock.count
    }
    while position < range.upperBound {
      if let end = end(in: text, at: position, limit: range.upperBound) { return position..<end }
      position += 1
    }
    return nil
  }

  /// Top bit: one of the syllables may begin at this one of sixteen positions.
  @inline(__always)
  private func candidates(in text: RawSpan, at position: Int) -> ByteBlock {
    let first = ByteBlock(text, at: position)
    let second = ByteBlock(text, at: position + 1)
    let (low, high) = (range.lowerBound, range.upperBound)
    guard low >> 6 == high >> 6 else {
      var hits = ByteBlock()
      for group in low >> 6...high >> 6 {
        let (lead, next) = HalfSyllable.bytes(of: group)
        hits |= ((first ^ lead) | (second ^ next)).isZero
      }
      return hits
    }
    let (lead, next) = HalfSyllable.bytes(of: low >> 6)
    let third = ByteBlock(text, at: position + 2)
    // The third byte is 0x80 and six bits more; it is between two where neither difference is
    // below zero.
    let (least, most) = (UInt8(0x80 | low & 0x3F), UInt8(0x80 | high & 0x3F))
    let isBetween = ~((third &- least) | (ByteBlock(repeating: most) &- third))
    return ((first ^ lead) | (second ^ next)).isZero & isBetween
  }

  /// The first two bytes of sixty-four scalars.
  private static func bytes(of group: UInt32) -> (UInt8, UInt8) {
    (UInt8(0xE0 | group >> 6), UInt8(0x80 | group & 0x3F))
  }

  /// Where the last syllable ends that begins at a position; nil where none does.
  func end(in text: RawSpan, at position: Int, limit: Int) -> Int? {
    guard let value = text.scalarOfThree(at: position, limit: limit), range.contains(value) else {
      return nil
    }
    if isWhole[Int(value - range.lowerBound)] { return position + 3 }
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
