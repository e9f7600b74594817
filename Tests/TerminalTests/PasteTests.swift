import Surface
import Testing

@testable import Terminal

@Suite("Pasted text from bytes")
struct PasteTests {
  private let opening = "\u{1B}[200~"
  private let closing = "\u{1B}[201~"

  @Test(
    "is never keys, whatever is in it",
    arguments: [
      "", "q", "확산 모델", "여러\n줄\r\n그리고\t탭", "jjq\u{3}\u{1A}", "\u{1B}", "\u{1B}[A\u{1B}OP",
      "\u{1B}[200~",
      "\u{1B}[201", "\u{1B}\u{1B}", "\u{1B}[[A", "[201~", "\u{1B}[<0;1;1M",
    ])
  func anything(text: String) {
    #expect(keys("a\(opening)\(text)\(closing)b") == ["a", .paste(text), "b"])
  }

  @Test("invalid bytes in it are shown as such")
  func invalid() {
    let bytes = Array(opening.utf8) + [0x61, 0xFF, 0x62] + Array(closing.utf8)
    #expect(keys(bytes) == [.paste("a\u{FFFD}b")])
  }

  @Test("two of them are two")
  func two() {
    #expect(
      keys("\(opening)a\(closing)\(opening)b\(closing)") == [.paste("a"), .paste("b")])
  }

  @Test("one that has not ended waits for its end, and no pause makes keys of it")
  func unfinished() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\(opening)qqq\u{1B}".utf8)) == [])
    #expect(!decoder.isWaiting)
    #expect(decoder.flush() == [])
    #expect(decoder.feed(Array("[201".utf8)) == [])
    #expect(decoder.flush() == [])
    #expect(decoder.feed(Array("~j".utf8)) == [.paste("qqq"), "j"])
  }

  @Test("a long one comes in pieces, cut between characters, and is no keys either")
  func long() {
    let longest = KeyDecoder.longestPaste
    // Three bytes a syllable: the piece's end falls into the middle of one.
    for shift in 0..<3 {
      let text =
        String(repeating: "x", count: shift) + String(repeating: "확", count: longest / 3 + 1000)
      let found = keys("\(opening)\(text)\(closing)j")
      #expect(found.count == 3)
      #expect(found.last == "j")
      #expect(joined(found.dropLast()) == text)
    }
  }

  @Test("one that never ends takes no more than a piece's memory, and never becomes keys")
  func endless() {
    var decoder = KeyDecoder()
    var found = decoder.feed(Array(opening.utf8))
    let chunk = Array(String(repeating: "q", count: 1 << 18).utf8)
    for _ in 0..<20 {
      found += decoder.feed(chunk)
      #expect(decoder.pendingCount < KeyDecoder.longestPaste + chunk.count)
    }
    #expect(found.count == 4)
    #expect(joined(found[...]) == String(repeating: "q", count: 4 * KeyDecoder.longestPaste))
  }

  @Test("an end across the border of two pieces is found, wherever it is cut", arguments: -8...8)
  func border(shift: Int) {
    let text = String(repeating: "x", count: KeyDecoder.longestPaste + shift)
    let found = keys("\(opening)\(text)\(closing)j")
    #expect(joined(found.dropLast()) == text)
    #expect(found.last == "j")
  }

  @Test("one that stalls is taken as far as it has come, and its rest is no keys either")
  func stalled() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\(opening)xx".utf8)) == [])
    #expect(decoder.pausePaste() == [.paste("xx")])
    #expect(decoder.isPasting)
    #expect(decoder.feed(Array("mmqq\(closing)j".utf8)) == [.paste("mmqq"), "j"])
    #expect(!decoder.isPasting)
  }

  @Test(
    "a pause cuts neither its end nor a character",
    arguments: ["", "확", "é", "😀"])
  func stalledWithin(text: String) {
    let bytes = Array((text + closing).utf8)
    for cut in 1..<bytes.count {
      var decoder = KeyDecoder()
      var found = decoder.feed(Array(opening.utf8) + Array("a".utf8) + bytes[..<cut])
      found += decoder.pausePaste()
      found += decoder.feed(Array(bytes[cut...]) + Array("j".utf8))
      #expect(joined(found.dropLast()) == "a" + text, "cut at \(cut)")
      #expect(found.last == "j")
    }
  }

  @Test("one whose end was lost is ended by Esc or Ctrl-C alone", arguments: ["\u{1B}", "\u{3}"])
  func lost(key: String) {
    var decoder = KeyDecoder()
    _ = decoder.feed(Array("\(opening)xx".utf8))
    #expect(decoder.pausePaste() == [.paste("xx")])
    #expect(decoder.feed(Array("dd".utf8)) == [])
    #expect(decoder.pausePaste() == [.paste("dd")])
    #expect(decoder.feed(Array(key.utf8)) == [])
    #expect(decoder.pausePaste() == [.paste("")])
    #expect(!decoder.isPasting)
    #expect(decoder.feed(Array("j".utf8)) == ["j"])
  }

  /// The text of pasted pieces; nil where a key is none.
  private func joined(_ keys: ArraySlice<Key>) -> String? {
    var text = ""
    for key in keys {
      guard case .paste(let piece) = key else { return nil }
      text += piece
    }
    return text
  }
}
