import Normalization

/// A Korean word whose parts may have blanks between them: `확산모델` in 확산 모델, `딥러닝` in 딥
/// 러닝.
///
/// Korean leaves blanks between the parts of a compound to the writer (한글 맞춤법, 제49항,
/// 제50항). A word of fewer than three syllables is no compound, and would be found across any two
/// words.
final class SpacedWord: Sendable {
  private static let fewestSyllables = 3

  /// The folded word.
  private let word: [UInt8]
  /// Where in the word a blank may come in, in bytes, ascending.
  private let gaps: [Int]
  /// The bytes before the first of them.
  private let start: [UInt8]
  /// The word with its last syllable half typed, where it may be.
  private let half: HalfSyllable?
  /// 초성 of the longest part of the word in Hangul; a syllable that is half typed has its own
  /// already.
  let choseong: [UInt8]

  /// Reads a folded word; nil where it has no part that could be written apart.
  init?(_ word: [UInt8], half: HalfSyllable?) {
    let scalars = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
    let syllables = scalars.map { Syllable($0) != nil }
    guard syllables.count(where: \.self) >= SpacedWord.fewestSyllables else { return nil }
    self.word = word
    self.half = half
    var gaps: [Int] = []
    var position = 0
    for (index, scalar) in scalars.enumerated() {
      if index > 0, syllables[index - 1] || syllables[index],
        WholeWord.isLetter(scalars[index - 1]), WholeWord.isLetter(scalar)
      {
        gaps.append(position)
      }
      position += UTF8.width(scalar)
    }
    guard let first = gaps.first else { return nil }
    self.gaps = gaps
    start = Array(word[..<first])
    let runs = scalars.split { Syllable($0) == nil }
    let longest = runs.max { $0.count < $1.count } ?? []
    choseong = longest.compactMap { Syllable($0).map { UInt8($0.lead + 1) } }
  }

  /// Where the word stands with a blank in it at least.
  struct Hit {
    let range: Range<Int>
    /// Whether its last syllable was half typed.
    let isHalfTyped: Bool
  }

  /// The first of them in a range of folded text.
  ///
  /// - Parameter allowsHalf: whether the last syllable may be half typed.
  func find(in text: RawSpan, _ range: Range<Int>, allowsHalf: Bool = true) -> Hit? {
    var position = range.lowerBound
    while let found = text.find(start, in: position..<range.upperBound) {
      if let hit = hit(in: text, at: found, limit: range.upperBound, allowsHalf: allowsHalf) {
        return hit
      }
      position = found + 1
    }
    return nil
  }

  /// How a range of folded text has the word whole, as written or with a blank in it; nil where it
  /// has not.
  ///
  /// Both at once, by the bytes that begin either.
  func reading(in text: RawSpan, _ range: Range<Int>) -> Reading? {
    var best: Reading?
    var position = range.lowerBound
    while let found = text.find(start, in: position..<range.upperBound) {
      if text.begins(
        with: word, from: start.count, at: found + start.count, limit: range.upperBound)
      {
        return .literal
      }
      if best == nil, hit(in: text, at: found, limit: range.upperBound, allowsHalf: false) != nil {
        best = .spaced
      }
      position = found + 1
    }
    return best
  }

  private func hit(in text: RawSpan, at start: Int, limit: Int, allowsHalf: Bool) -> Hit? {
    var hasBlank = false
    let tail = half?.head.count ?? word.count
    var position = start
    var index = 0
    var nextGap = 0
    // Goes past the blanks before the byte at `index`, where those may come in.
    func skipBlanks() {
      guard nextGap < gaps.count, gaps[nextGap] == index else { return }
      nextGap += 1
      while position < limit, text[position] == 0x20 {
        position += 1
        hasBlank = true
      }
    }
    while index < tail {
      skipBlanks()
      guard position < limit, text[position] == word[index] else { return nil }
      position += 1
      index += 1
    }
    skipBlanks()
    guard hasBlank else { return nil }
    if index == word.count { return Hit(range: start..<position, isHalfTyped: false) }
    if text.begins(with: word, from: index, at: position, limit: limit) {
      return Hit(range: start..<position + word.count - index, isHalfTyped: false)
    }
    guard allowsHalf, let end = half?.end(in: text, at: position, limit: limit) else { return nil }
    return Hit(range: start..<end, isHalfTyped: true)
  }
}

extension SpacedWord: Hashable {
  static func == (a: SpacedWord, b: SpacedWord) -> Bool {
    a === b || a.word == b.word && a.half == b.half
  }

  func hash(into hasher: inout Hasher) { hasher.combine(word) }
}
