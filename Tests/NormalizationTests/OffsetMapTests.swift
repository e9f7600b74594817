import TestSupport
import Testing

@testable import Normalization

@Suite("OffsetMap")
struct OffsetMapTests {
  @Test("leaves ASCII and composed Hangul where they are")
  func identity() {
    let (bytes, map) = mapped("확산 모델 GPT-4…")
    for position in bytes.indices {
      #expect(map.sourceRange(of: position..<position + 1).lowerBound == position)
    }
  }

  @Test("a hit goes around what shows as nothing, which may go on for ever")
  func gaps() throws {
    let gap = String(repeating: "\u{200B}", count: 70_000)
    let (bytes, map) = mapped("a확\(gap)산b")
    #expect(bytes == Array("a확산b".utf8))
    #expect(map.sourceRange(of: 1..<7) == 1..<7 + 210_000)
    #expect(map.sourceRange(of: 7..<8) == 7 + 210_000..<8 + 210_000)
  }

  @Test(
    "a hit maps to the whole of what it was made of",
    arguments: [
      ("확산 모델", "모델", "모델"),
      ("\u{1112}\u{116A}\u{11A8}\u{1109}\u{1161}\u{11AB} 모델", "산", "\u{1109}\u{1161}\u{11AB}"),
      ("\u{1112}\u{116A}\u{11A8}\u{1109}\u{1161}\u{11AB} 모델", "모", "모"),
      ("Straße", "as", "aß"),
      ("Straße", "e", "e"),
      ("Cafe\u{301} au lait", "é a", "e\u{301} a"),
      ("İstanbul", "s", "s"),
    ])
  func examples(text: String, hit: String, expected: String) throws {
    let (bytes, map) = mapped(text)
    let range = try #require(bytes.firstRange(of: Folding.bare(hit).bytes))
    let source = Array(text.utf8)[map.sourceRange(of: range)]
    #expect(
      String(decoding: source, as: UTF8.self).unicodeScalars.elementsEqual(
        expected.unicodeScalars))
  }

  @Test("texts folded into one map count as one text")
  func severalTexts() throws {
    var bytes: [UInt8] = []
    var map = OffsetMap()
    var accents = Accents()
    for text in ["Cafe\u{301} ", "Straße ", "끝"] {
      Folding.fold(Array(text.utf8).span.bytes, into: &bytes, accents: &accents, offsets: &map)
    }
    let source = Array("Cafe\u{301} Straße 끝".utf8)
    let range = try #require(bytes.firstRange(of: Array("끝".utf8)))
    #expect(Array(source[map.sourceRange(of: range)]) == Array("끝".utf8))
    #expect(map.foldedCount == bytes.count)
    #expect(map.sourceCount == source.count)
  }

  @Test("what a hit maps to folds to bytes that hold it", arguments: 0..<300 as Range<UInt64>)
  func wayBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let source =
      seed.isMultiple(of: 2)
      ? random.bytes(length: 40) : Array(decomposed(random.text(length: 40)).utf8)
    var bytes: [UInt8] = []
    var map = OffsetMap()
    var accents = Accents()
    Folding.fold(source.span.bytes, into: &bytes, accents: &accents, offsets: &map)
    #expect(bytes == bare(source), "seed \(seed)")
    let edges = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    #expect(map.sourceRange(of: 0..<bytes.count) == 0..<source.count, "seed \(seed)")
    for _ in 0..<20 where edges.count > 1 {
      let first = Int.random(in: 0..<edges.count - 1, using: &random)
      let last = Int.random(in: first + 1..<edges.count, using: &random)
      let hit = bytes[edges[first]..<edges[last]]
      let range = map.sourceRange(of: hit.indices)
      #expect(contains(bare(Array(source[range])), hit), "seed \(seed), hit at \(hit.indices)")
    }
  }

  private func bare(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var accents = Accents()
    Folding.fold(bytes.span.bytes, into: &output, accents: &accents)
    return output
  }

  private func mapped(_ text: String) -> (bytes: [UInt8], map: OffsetMap) {
    var bytes: [UInt8] = []
    var map = OffsetMap()
    var accents = Accents()
    Folding.fold(Array(text.utf8).span.bytes, into: &bytes, accents: &accents, offsets: &map)
    return (bytes, map)
  }

  private func contains(_ bytes: [UInt8], _ hit: ArraySlice<UInt8>) -> Bool {
    (0...max(0, bytes.count - hit.count)).contains { bytes[$0...].starts(with: hit) }
  }
}
