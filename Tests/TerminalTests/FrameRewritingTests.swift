import Testing
import TextLayout

@testable import Terminal

@Suite("What ncurses cannot say")
struct FrameRewritingTests {
  init() { _ = TextLocale.adopt() }

  private func scalar(_ character: Unicode.Scalar) -> UInt32 { character.value }

  private func text(_ scalars: UInt32...) -> [UInt8] {
    let scalars = scalars.map { Unicode.Scalar($0) ?? "?" }
    return Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  @Test("A wide one is handed over as a character of two cells, and comes back as itself")
  func standIns() {
    var rewriting = FrameRewriting()
    #expect(!rewriting.isNeeded)
    let plain = rewriting.standIn(for: scalar("a"), isWide: false)
    let hangul = rewriting.standIn(for: scalar("한"), isWide: true)
    #expect(plain == scalar("a") && hangul == scalar("한"))
    let e = rewriting.standIn(for: scalar("é"), isWide: true)
    let dots = rewriting.standIn(for: scalar("…"), isWide: true)
    #expect(e != dots)
    let again = rewriting.standIn(for: scalar("é"), isWide: true)
    #expect(again == e)
    for standIn in [e, dots] {
      #expect(displayWidth(of: Unicode.Scalar(standIn) ?? "a") == 2)
    }
    let written = rewriting.rewritten((text(e, 0x61) + Array("\u{1B}[1;2H".utf8) + text(dots))[...])
    #expect(String(decoding: written, as: UTF8.self) == "éa\u{1B}[1;2H…")
  }

  @Test("An emoji newer than the C library is two cells wide, and comes back as itself")
  func newerEmoji() {
    var rewriting = FrameRewriting()
    let emoji: UInt32 = 0x1FAE9
    #expect(displayWidth(of: Unicode.Scalar(emoji) ?? "a") == 2)
    let standIn = rewriting.standIn(for: emoji, isWide: true)
    #expect(standIn != emoji && displayWidth(of: Unicode.Scalar(standIn) ?? "a") == 2)
    #expect(rewriting.rewritten(text(standIn)[...]) == text(emoji))
  }

  @Test("A text that holds such a character itself is safe")
  func taken() {
    var rewriting = FrameRewriting()
    let own: UInt32 = 0x30000
    let standIn = rewriting.standIn(for: own, isWide: true)
    let other = rewriting.standIn(for: scalar("×"), isWide: true)
    #expect(standIn != other)
    #expect(rewriting.rewritten(text(standIn, other)[...]) == text(own, scalar("×")))
  }

  @Test("A link is opened before its cells and closed before anything moves")
  func links() throws {
    var rewriting = FrameRewriting()
    let found = rewriting.mark(of: "https://example.org/가?a=1;b")
    let mark = try #require(found)
    let same = rewriting.mark(of: "https://example.org/가?a=1;b")
    #expect(same == mark)
    let next = rewriting.mark(of: "http://example.org/")
    let other = try #require(next)
    #expect(other != mark)
    for mark in [mark, other] { #expect(displayWidth(of: Unicode.Scalar(mark) ?? "a") == 0) }
    let bytes =
      text(scalar("x"), scalar("a"), mark) + Array("\u{1B}[1m\u{1B}(B".utf8)
      + text(scalar("한"), mark)
      + text(scalar("c"), other) + Array("\u{1B}[5;1H".utf8) + text(scalar("d"), other)
    let first = "\u{1B}]8;id=n0;https://example.org/%EA%B0%80?a=1%3Bb\u{1B}\\"
    let second = "\u{1B}]8;id=n1;http://example.org/\u{1B}\\"
    let close = "\u{1B}]8;;\u{1B}\\"
    #expect(
      String(decoding: rewriting.rewritten(bytes[...]), as: UTF8.self)
        == "x\(first)a\u{1B}[1m\u{1B}(B한\(second)c\(close)\u{1B}[5;1H\(second)d\(close)")
  }

  @Test(
    "An address that no browser should get is no link",
    arguments: [
      "javascript:alert(1)", "https://a b/", "https://a\u{1B}\\b", "https://a\u{07}", "file:///etc",
      "https://" + String(repeating: "가", count: 800),
    ])
  func refused(address: String) {
    var rewriting = FrameRewriting()
    let mark = rewriting.mark(of: address)
    #expect(mark == nil)
    #expect(!rewriting.isNeeded)
  }

  @Test("There are marks for more links than a screen has, and then it begins anew")
  func many() {
    var rewriting = FrameRewriting()
    let marks = (0..<240).compactMap { rewriting.mark(of: "https://example.org/\($0)") }
    #expect(Set(marks).count == 240)
    #expect(rewriting.isFull)
    let one = rewriting.mark(of: "https://example.org/more")
    #expect(one == nil)
    rewriting.forgetLinks()
    let again = rewriting.mark(of: "https://example.org/more")
    #expect(again != nil)
  }
}
