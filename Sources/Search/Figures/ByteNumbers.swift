import Normalization

/// Numbers byte strings from 0 in the order in which they first come; looking one up makes nothing.
struct ByteNumbers: Sendable {
  private var bytes: [UInt8] = []
  /// Where each string ends in `bytes`.
  private var ends: [Int] = []
  private var hashes: [Int] = []
  /// A hash table of numbers; −1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// How many strings there are.
  var count: Int { ends.count }

  /// The number of a string.
  mutating func number(of string: RawSpan) -> Int {
    var hasher = Hasher()
    string.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = hasher.finalize()
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isSame(number, string) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count)
    string.withUnsafeBytes { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
    hashes.append(hash)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private func isSame(_ number: Int, _ string: RawSpan) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == string.byteCount else { return false }
    return string.byteOffsets.allSatisfy { bytes[start + $0] == string[$0] }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
