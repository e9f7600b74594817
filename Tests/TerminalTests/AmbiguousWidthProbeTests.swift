import Surface
import Testing
import TextLayout

@testable import Terminal

@Suite("Asking for the ambiguous width")
struct AmbiguousWidthProbeTests {
  private func answer(_ columns: [Int]) -> AmbiguousWidth? {
    var probe = AmbiguousWidthProbe()
    var width: AmbiguousWidth?
    for column in columns { width = width ?? probe.take(column: column) }
    return width
  }

  @Test("tells by the last answer")
  func answers() {
    #expect(answer(Array(repeating: 2, count: 9)) == .narrow)
    #expect(answer(Array(repeating: 3, count: 9)) == .wide)
    #expect(answer(Array(repeating: 3, count: 8)) == nil)
    let signs = Array(repeating: 3, count: 7) + [2, 2]
    #expect(answer(signs) == AmbiguousWidth(isWide: true, hasWideLines: false))
    #expect(answer([2, 2, 2, 2, 3, 2, 2, 2, 2])?.isWide == true)
    // Nonsense is no reason to change anything.
    #expect(answer(Array(repeating: 40, count: 9)) == .narrow)
  }

  @Test("is read from among the keys, wherever the bytes are cut; F3 with Shift is none")
  func decoding() {
    let bytes = Array("j\u{1B}[2;3R\u{1B}[1;5Rk\u{1B}[R\u{1B}[2;2R".utf8)
    let keys: [Key] = [
      "j", .cursorReport(row: 2, column: 3), .unknown, "k", .function(3),
      .cursorReport(row: 2, column: 2),
    ]
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let found = decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...])
      #expect(found == keys)
    }
  }

  @Test(
    "What is no answer is no key either",
    arguments: ["[;R", "[-1;3R", "[2;R", "[2;3;4R", "[?2;3R", "[99999999999999999999;3R", "[0;0R"])
  func garbage(text: String) {
    var decoder = KeyDecoder()
    let found = decoder.feed(Array("\u{1B}\(text)j".utf8))
    #expect(found == [.unknown, "j"])
  }
}
