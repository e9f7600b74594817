import TestSupport
import Testing

@testable import TextLayout

@Suite("Truncation")
struct TruncationTests {
  init() throws { _ = try #require(testLocale) }

  @Test(
    "cuts between characters, and says so",
    arguments: [
      ("확산 모델", 9, "확산 모델"), ("확산 모델", 8, "확산 모…"), ("확산 모델", 7, "확산 …"),
      ("확산 모델", 6, "확산 …"), ("확산 모델", 1, "…"), ("확산 모델", 0, ""), ("ab", 2, "ab"), ("abc", 2, "a…"),
      ("가나", 3, "가…"), ("가나", 2, "…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 0, ""),
      ("a\u{1F468}\u{1F3FD}bcd", 5, "a…"),
    ])
  func examples(text: String, cells: Int, expected: String) {
    #expect(truncated(text, to: cells) == expected)
  }

  @Test("is never too wide, and a beginning of the text", arguments: 0..<100 as Range<UInt64>)
  func properties(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.prose(words: 10)
    for cells in 0...displayWidth(of: text) + 1 {
      let cut = truncated(text, to: cells)
      #expect(displayWidth(of: cut) <= cells, "seed \(seed), \(cells) cells")
      #expect(displayWidth(of: padded(text, to: cells)) == cells, "seed \(seed), \(cells) cells")
      if cut != text, cells > 0 {
        #expect(text.hasPrefix(cut.dropLast()) && cut.last == "…", "seed \(seed), \(cells) cells")
      }
    }
  }
}
