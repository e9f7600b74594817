import TestSupport
import Testing

@testable import TextLayout

@Suite("Line breaking")
struct LineBreakerTests {
  init() throws { _ = try #require(testLocale) }

  @Test(
    "breaks as Korean is set",
    arguments: [
      (10, "확산 모델은 새롭다", ["확산", "모델은", "새롭다"]),
      (11, "확산 모델은 새롭다", ["확산 모델은", "새롭다"]),
      (80, "", [""]),
      (80, "  둘  셋  ", ["  둘  셋"]),
      (8, "가나다라마바", ["가나다라", "마바"]),
      (7, "가나다라마바", ["가나다", "라마바"]),
      (1, "가a", ["가", "a"]),
      // No line begins with what closes, nor ends with what opens.
      (8, "확산 모델 )", ["확산", "모델 )"]),
      (8, "그리고 ( 끝", ["그리고", "( 끝"]),
      (8, "가나다라.마", ["가나다", "라.마"]),
      (7, "가나다(라마", ["가나다", "(라마"]),
      // Where the column does not allow it, words stay whole and there is progress.
      (4, "모델 )", ["모델", ")"]),
      (2, "。。。", ["。", "。", "。"]),
      (12, "주소는 https://a.b/cd/efg 이다", ["주소는", "https://a.b/", "cd/efg 이다"]),
      (5, "👩🏽‍🔬👩🏽‍🔬", ["👩🏽‍🔬", "👩🏽‍🔬"]),
    ])
  func examples(width: Int, text: String, expected: [String]) {
    #expect(LineBreaker.wrap(StyledText(text), width: width).map(\.plain) == expected)
  }

  @Test("styles go on over a break")
  func styles() {
    let text = StyledText([
      StyledSpan("가나 "), StyledSpan("다라 마바", style: .bold, link: 2), StyledSpan(" 사"),
    ])
    let lines = LineBreaker.wrap(text, width: 9)
    #expect(lines.map { notation($0.spans) } == ["가나 {bold2 다라}", "{bold2 마바} 사"])
  }

  @Test(
    "random text, at widths 2 to 200: all is kept in order, nothing is too wide, rules hold",
    arguments: 0..<30 as Range<UInt64>)
  func properties(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = StyledText(random.prose(words: 40))
    let judge = LineJudge(text.plain)
    for width in 2...200 {
      let lines = LineBreaker.wrap(text, width: width)
      if let fault = judge.fault(in: lines, width: width) {
        Issue.record("seed \(seed), width \(width): \(fault)")
      }
    }
  }

  // Reads the archive beside the repository, which not every machine has.
  @Test(
    "the real archive, at several widths",
    .enabled(if: RealArchive.isPresent, "there is no shared/archive/paper_logs here"))
  func archive() {
    let summaries = RealArchive.summaries()
    #expect(summaries.count > 2000)
    for (number, summary) in summaries.enumerated() {
      let width = [2, 7, 20, 44, 88, 200][number % 6]
      for block in SummaryBlock.parse(summary) {
        var links = LinkTable()
        let text = InlineMarkdown.parse(block.text, links: &links, beginsItem: true)
        if let fault = LineJudge(text.plain).fault(
          in: LineBreaker.wrap(text, width: width), width: width)
        {
          Issue.record("summary \(number), width \(width): \(fault)")
        }
      }
    }
  }
}
