import Testing

@testable import TextLayout

@Suite("Highlighting")
struct HighlightingTests {
  init() throws { _ = try #require(testLocale) }

  /// The ranges of a text's UTF-8 in which a word stands.
  private func finding(_ word: String) -> (String) -> [Range<Int>] {
    { text in
      text.ranges(of: word).map { range in
        text.utf8.distance(
          from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
            from: text.startIndex, to: range.upperBound)
      }
    }
  }

  @Test(
    "marks what was found, across styles",
    arguments: [
      ("확산 모델과 확산", "확산", "«확산» 모델과 «확산»"), ("Diffusion", "fus", "Dif«fus»ion"),
      ("**확산** 모델", "산 모", "{bold 확}{bold «산»}« 모»델"), ("확산", "모델", "확산"),
    ])
  func examples(source: String, word: String, expected: String) {
    var links = LinkTable()
    let text = InlineMarkdown.parse(source, links: &links).marking(finding(word))
    #expect(notation(text.spans) == expected)
  }
}
