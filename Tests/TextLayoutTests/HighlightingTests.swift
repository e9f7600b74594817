import Testing

@testable import TextLayout

@Suite("Highlighting")
struct HighlightingTests {
  init() throws { _ = try #require(testLocale) }

  @Test(
    "marks the ranges that a search gives, across styles",
    arguments: [
      ("확산 모델과 확산", [0..<6, 17..<23], "«확산» 모델과 «확산»"),
      ("**확산** 모델", [3..<10], "{bold 확}{bold «산»}« 모»델"),
      ("\u{1EC7}x", [0..<3], "«\u{1EC7}»x"),
      ("확산", [], "확산"),
    ] as [(String, [Range<Int>], String)])
  func examples(source: String, ranges: [Range<Int>], expected: String) {
    var links = LinkTable()
    let text = InlineMarkdown.parse(source, links: &links).marking { _ in ranges }
    #expect(notation(text.spans) == expected)
  }

  @Test("hands over the text that is shown")
  func shown() {
    var links = LinkTable()
    var seen = ""
    _ = InlineMarkdown.parse("**확산** 모델", links: &links).marking {
      seen = $0
      return []
    }
    #expect(seen == "확산 모델")
  }
}
