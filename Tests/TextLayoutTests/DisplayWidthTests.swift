import Testing

@testable import TextLayout

@Suite("Display width")
struct DisplayWidthTests {
  init() throws { _ = try #require(testLocale) }

  @Test("the locale that is adopted is UTF-8")
  func locale() {
    #expect(testLocale?.hasSuffix("UTF-8") == true || testLocale?.hasSuffix("utf8") == true)
  }

  @Test(
    "counts cells as libc does",
    arguments: [
      ("", 0), ("nonmun", 6), ("논문", 4), ("GPT-4는", 7), ("e\u{301}", 1), ("「가」", 6), ("…", 1),
      ("🙂", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
    ])
  func strings(text: String, cells: Int) {
    #expect(displayWidth(of: text) == cells)
  }

  @Test("no scalar is wider than two cells, wider than its UTF-8 is long, or narrower than none")
  func everyScalar() {
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let width = displayWidth(of: scalar)
      if !(0...2).contains(width) || width > UTF8.width(scalar) {
        Issue.record("U+\(String(value, radix: 16)) is \(width) cells")
      }
    }
  }
}
