import Normalization
import Testing

@testable import TextLayout

@Suite("Highlighting")
struct HighlightingTests {
  init() throws { _ = try #require(testLocale) }

  @Test(
    "marks what was searched for, whatever its case, form and style",
    arguments: [
      ("확산 모델과 확산", ["확산"], "«확산» 모델과 «확산»"),
      ("Diffusion", ["FUS"], "Dif«fus»ion"),
      ("**확산** 모델", ["산 모"], "{bold 확}{bold «산»}« 모»델"),
      ("Straße", ["ss"], "Stra«ß»e"),
      ("Straße", ["as"], "Str«aß»e"),
      ("e\u{323}\u{302}x", ["ệ"], "«ệ»x"),
      ("q\u{323}x", ["q"], "«q\u{323}»x"),
      ("aaaa", ["aa", "aaa"], "«aaaa»"),
      ("확산", [], "확산"),
      ("확산", [""], "확산"),
      ("확산", ["모델"], "확산"),
    ] as [(String, [String], String)])
  func examples(source: String, words: [String], expected: String) {
    var links = LinkTable()
    let text = InlineMarkdown.parse(source, links: &links)
      .marking(matches: words.map { Folding.fold($0) })
    #expect(notation(text.spans) == expected)
  }

  @Test("a text that is not composed is marked by whole syllables")
  func decomposed() {
    let text = StyledText("\u{1112}\u{116A}\u{11A8}\u{1109}\u{1161}\u{11AB}")
      .marking(matches: [Folding.fold("산")])
    #expect(text.spans.map(\.isMatch) == [false, true])
    #expect(text.spans.last?.text.unicodeScalars.count == 3)
  }
}
