import Normalization

/// Words, each with a number: one buffer of bytes, and where each begins.
struct Vocabulary: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [UInt32] = [0]

  /// The number of words.
  var count: Int { starts.count - 1 }

  /// Memory in bytes.
  var footprint: Int { bytes.capacity + starts.capacity * 4 }

  init() {}

  /// - Returns: nil where the words are not parts of the bytes, one behind another.
  init?(bytes: [UInt8], starts: [UInt32]) {
    guard starts.areDivision(of: bytes.count) else { return nil }
    (self.bytes, self.starts) = (bytes, starts)
  }

  mutating func append(_ word: RawSpan) {
    for position in word.byteOffsets { bytes.append(word[position]) }
    starts.append(UInt32(bytes.count))
  }

  func range(_ word: Int) -> Range<Int> { Int(starts[word])..<Int(starts[word + 1]) }

  /// The text of a word.
  subscript(word: Int) -> String { String(decoding: bytes[range(word)], as: UTF8.self) }
}

extension [UInt32] {
  /// Whether these tell where parts begin, and the end, that are one behind another all of so many.
  func areDivision(of count: Int) -> Bool {
    first == 0 && last.map(Int.init) == count && zip(self, dropFirst()).allSatisfy { $0 <= $1 }
  }
}

/// Gives each word that it is told a number, in the order in which they come.
struct WordCounter {
  private(set) var words = Vocabulary()
  /// Numbers of words and their hashes, open addressing; −1 is free.
  private var slots: [Int32]
  private var hashes: [UInt64] = []

  init() { slots = Array(repeating: -1, count: 1 << 12) }

  /// The number of a word, a new one where it has none yet.
  mutating func number(of word: RawSpan) -> Int {
    let hash = WordCounter.hash(word)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isWord(number, word) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(words.count)
    hashes.append(hash)
    words.append(word)
    if words.count * 2 > slots.count { grow() }
    return words.count - 1
  }

  private func isWord(_ number: Int, _ word: RawSpan) -> Bool {
    let range = words.range(number)
    guard range.count == word.byteCount else { return false }
    for position in word.byteOffsets
    where words.bytes[range.lowerBound + position] != word[position] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a with a last mix; what it gives decides only where a word is looked for.
  @inline(__always)
  private static func hash(_ word: RawSpan) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in word.byteOffsets {
      hash = (hash ^ UInt64(word[position])) &* 0x100_0000_01B3
    }
    return hash ^ hash >> 29
  }
}
