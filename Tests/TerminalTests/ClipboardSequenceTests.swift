import Surface
import Testing

@testable import Terminal

@Suite("The sequence for the clipboard")
struct ClipboardSequenceTests {
  private func text(_ text: String, _ clipboard: Clipboard, isInTmux: Bool = false) -> String? {
    ClipboardSequence.bytes(text, by: clipboard, isInTmux: isInTmux)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("is OSC 52 as it is, also inside tmux where nothing else is asked for")
  func raw() {
    #expect(text("논문", .raw) == "\u{1B}]52;c;64W866y4\u{7}")
    #expect(text("논문", .raw, isInTmux: true) == "\u{1B}]52;c;64W866y4\u{7}")
    #expect(text("논문", .tmux) == "\u{1B}]52;c;64W866y4\u{7}")
  }

  @Test("is wrapped for tmux's passthrough, with ESC doubled")
  func tmux() {
    #expect(
      text("a", .tmux, isInTmux: true) == "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\")
  }

  @Test("is none where it is off or too long")
  func none() {
    #expect(text("a", .off) == nil)
    #expect(text(String(repeating: "a", count: Clipboard.limit + 1), .raw) == nil)
    let longest = text(String(repeating: "a", count: Clipboard.limit), .raw)
    #expect(longest.map { $0.utf8.count < 100_000 } == true)
  }

  @Test(
    "holds base64 as RFC 4648 has it",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{7F}?>~", "fz8+fg=="),
    ])
  func base64(plain: String, encoded: String) {
    #expect(text(plain, .raw) == "\u{1B}]52;c;\(encoded)\u{7}")
  }
}
