import Reader
import Testing
import TextLayout

@testable import CursesTerminal

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

  @Test("is read from among the keys, wherever the bytes are cut; F3 stays F3")
  func decoding() {
    let bytes = Array("j\u{1B}[2;3R\u{1B}[1;5Rk\u{1B}[R\u{1B}[2;2R".utf8)
    let keys: [Key] = [
      "j", .cursorReport(row: 2, column: 3), .function(3), "k", .function(3),
      .cursorReport(row: 2, column: 2),
    ]
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let found = decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...])
      #expect(found == keys)
    }
  }

  @Test("A paste that never ends is over when it is said to be, and keys are keys again")
  func endlessPaste() {
    var decoder = KeyDecoder()
    let nothing = decoder.endPaste()
    #expect(nothing.isEmpty)
    let begun = decoder.feed(Array("\u{1B}[200~xxm".utf8))
    #expect(begun.isEmpty && decoder.isPasting)
    let pasted = decoder.endPaste()
    #expect(pasted == [.paste("xxm")])
    let key = decoder.feed(Array("j".utf8))
    #expect(key == ["j"])
    // An end that comes after all is nothing.
    let end = decoder.feed(Array("\u{1B}[201~".utf8))
    #expect(end == [.unknown])
  }
}
