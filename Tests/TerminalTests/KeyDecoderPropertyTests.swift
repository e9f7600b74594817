import Surface
import TestSupport
import Testing

@testable import Terminal

@Suite("Keys from bytes: properties")
struct KeyDecoderPropertyTests {
  @Test("bytes cut anywhere give the same keys as in one piece", arguments: 0..<20 as Range<UInt64>)
  func cut(batch: UInt64) {
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      let own = Bool.random(using: &random) ? SeededGenerator.ownSequences : [:]
      let bytes = random.input()
      let whole = decode([bytes[...]], own)
      #expect(decode(random.cut(bytes), own) == whole, "seed \(seed)")
      #expect(decode(bytes.indices.map { bytes[$0...$0] }, own) == whole, "seed \(seed)")
    }
  }

  @Test(
    "random bytes are decoded, and what waits for more is little",
    arguments: 0..<10 as Range<UInt64>)
  func randomBytes(batch: UInt64) {
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      // Mostly what sequences are made of, since few random bytes come near one.
      let bytes = (0..<600).map { _ -> UInt8 in
        let marks = Array("\u{1B}\u{1B}[O<;0129~MAP$ ".utf8)
        return Bool.random(using: &random)
          ? marks.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      var decoder = KeyDecoder(sequences: SeededGenerator.ownSequences)
      for byte in bytes {
        _ = decoder.feed([byte])
        #expect(decoder.pendingCount < 80 || !decoder.isWaiting, "seed \(seed)")
      }
      // However it stopped, the next key is a key again.
      if decoder.isWaiting { #expect(!decoder.flush().isEmpty, "seed \(seed)") }
      #expect(!decoder.isWaiting, "seed \(seed)")
    }
  }

  private func decode(_ pieces: [ArraySlice<UInt8>], _ own: [[UInt8]: Key]) -> [Key] {
    var decoder = KeyDecoder(sequences: own)
    return pieces.flatMap { decoder.feed($0) } + decoder.flush()
  }
}
