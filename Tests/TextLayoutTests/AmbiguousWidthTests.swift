import CLibc
import Testing

@testable import TextLayout

@Suite("Ambiguous width")
struct AmbiguousWidthTests {
  @Test(
    "knows the characters of class A", arguments: Array("é×…·★•–─│█“”→αΩ±°§ß①Ⅳ☆※".unicodeScalars))
  func ambiguous(scalar: Unicode.Scalar) { #expect(AmbiguousWidth.isAmbiguous(scalar)) }

  @Test(
    "and those of others", arguments: Array("aë한漢カＡ▸▾◦—\u{301}\u{200D}ăИ\u{10FFFF}".unicodeScalars))
  func others(scalar: Unicode.Scalar) {
    // U+2014 and U+0418 are of class A too.
    let expected = scalar == "—" || scalar == "И"
    #expect(AmbiguousWidth.isAmbiguous(scalar) == expected, "\(scalar)")
  }

  @Test("libc counts none of them as wide, so that measuring decides")
  func libc() {
    _ = TextLocale.adopt()
    for value in UInt32(0xA1)...0x1F1FF {
      guard let scalar = Unicode.Scalar(value), AmbiguousWidth.isAmbiguous(scalar) else { continue }
      #expect(wcwidth(wchar_t(bitPattern: value)) <= 1 || value >= 0x26BF, "\(value)")
    }
  }
}
