import CLibc
import TestSupport
import Testing

@testable import TextLayout

@Suite("Sanitizer")
struct SanitizerTests {
  init() throws { _ = try #require(testLocale) }

  @Test(
    "shows or drops what may not reach a terminal",
    arguments: [
      ("확산 모델 — ok", "확산 모델 — ok"),
      ("a\tb\nc\rd\u{B}e\u{C}f\u{85}g\u{2028}h", "a b c d e f g h"),
      ("\u{1B}[31mred\u{0}\u{7F}", "␛[31mred␀␡"),
      ("a\u{9B}31m", "a\u{FFFD}31m"),
      ("\u{202E}abc\u{2066}\u{200F}", "abc"),
      ("확\u{200B}산\u{FEFF}\u{AD}", "확산"),
      ("👩\u{200D}🔬❤\u{FE0F}", "👩🔬❤"),
      ("\u{E0041}x\u{E0100}", "x"),
      ("\u{301}a \u{301}b\t\u{301}c", "a b c"),
      ("\u{1B}\u{301}", "␛"),
      ("q\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "q\u{301}\u{302}\u{303}\u{304}"),
      ("\u{1112}\u{1161}\u{11AB}글", "한글"),
      ("e\u{200D}\u{301}", "é"),
      ("\u{1112}\u{119E}\u{11AB}", "\u{1112}\u{119E}\u{11AB}"),
      ("\u{119E}x", "x"),
      ("\u{378}", "\u{FFFD}"),
      // Emoji of Unicode 16 and of none yet: they are themselves.
      ("a\u{1FAE9}b", "a\u{1FAE9}b"),
      ("\u{1FADF}\u{1FAFF}", "\u{1FADF}\u{1FAFF}"),
    ])
  func examples(text: String, expected: String) {
    // `String` equality is canonical equivalence, under which NFD would pass.
    #expect(Array(Sanitizer.clean(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("invalid UTF-8 is shown as U+FFFD")
  func invalid() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xEA, 0xB0, 0x62]
    #expect(Sanitizer.clean(String(decoding: bytes, as: UTF8.self)) == "a\u{FFFD}\u{FFFD}b")
  }

  @Test("every scalar of planes 0, 1 and 14, some of the rest, becomes what a terminal only draws")
  func everyScalar() {
    let others = stride(from: 0x20000 as UInt32, through: 0x10FFFF, by: 61)
    for value in Array(0...0x1FFFF) + (0xE0000...0xE01FF) + others {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(scalar)
      let clean = Sanitizer.clean(text)
      if !clean.unicodeScalars.allSatisfy(isDrawable) {
        Issue.record("U+\(String(value, radix: 16)) becomes \(clean.unicodeScalars.map(\.value))")
      }
    }
  }

  @Test("random text is clean once it was cleaned", arguments: 0..<200 as Range<UInt64>)
  func stable(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "a", "가", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{301}", "\u{323}", " ", "\t", "\u{200D}",
      "\u{1F468}", "\u{202E}", "\u{1B}", "\u{345}", "α", "\u{FE0F}", "\u{212B}", "\u{3164}", "é",
    ]
    let clean = Sanitizer.clean(random.join(parts, count: 40))
    #expect(
      Array(Sanitizer.clean(clean).unicodeScalars) == Array(clean.unicodeScalars), "seed \(seed)")
    var marks = 4
    for scalar in clean.unicodeScalars {
      marks = displayWidth(of: scalar) > 0 ? 0 : marks + 1
      #expect(marks <= 4, "seed \(seed)")
    }
  }

  private func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
    let forbidden: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2028...0x2029, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF, 0x61C...0x61C,
    ]
    return !forbidden.contains { $0.contains(scalar.value) }
      // Emoji newer than libc stand in the blocks for emoji.
      && (wcwidth(wchar_t(bitPattern: scalar.value)) >= 0 || 0x1F6D8...0x1FAFF ~= scalar.value)
  }
}
