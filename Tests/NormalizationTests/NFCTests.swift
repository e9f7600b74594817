import TestSupport
import Testing

@testable import Normalization

@Suite("NFC")
struct NFCTests {
  @Test(
    "composes what composes, and leaves the rest",
    arguments: [
      ("", ""),
      ("plain ASCII", "plain ASCII"),
      ("확산 모델", "확산 모델"),
      ("\u{1112}\u{116A}\u{11A8}\u{1109}\u{1161}\u{11AB}", "확산"),
      ("가\u{11A8}", "각"),
      ("cafe\u{301}", "café"),
      ("q\u{307}\u{323}", "q\u{323}\u{307}"),
      ("\u{212B}\u{2126}", "ÅΩ"),
      ("“모델”… – done", "“모델”… – done"),
    ])
  func examples(text: String, expected: String) {
    // `String` equality is canonical equivalence, under which the test could not fail.
    #expect(Array(NFC.normalized(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("long text is composed on both sides of every internal boundary")
  func longText() {
    for length in [15, 16, 17, 30, 8190, 8191, 8192, 8193] {
      let text = String(repeating: "a", count: length) + "e\u{301}" + "한글" + "각\u{11A8}"
      let expected = String(repeating: "a", count: length) + "é" + "한글" + "각\u{11A8}"
      #expect(NFC.normalized(text).utf8.elementsEqual(expected.utf8), "length \(length)")
    }
  }

  @Test("is canonically equivalent and stable", arguments: 0..<200 as Range<UInt64>)
  func properties(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.text(length: 60)
    let normalized = NFC.normalized(text)
    #expect(normalized == text, "seed \(seed)")
    #expect(NFC.normalized(normalized).utf8.elementsEqual(normalized.utf8), "seed \(seed)")
  }

  @Test("a pile of marks takes no longer than its length deserves")
  func pileOfMarks() {
    let pile = "a" + String(repeating: "\u{301}\u{323}", count: 100_000)
    #expect(NFC.normalized(pile).unicodeScalars.count >= 100_000)
  }
}
