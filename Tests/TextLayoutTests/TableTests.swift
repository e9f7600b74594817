import Testing

@testable import TextLayout

@Suite("Tables in summaries")
struct TableTests {
  init() { _ = testLocale }

  private func lines(_ source: [String], width: Int) -> [String] {
    var links = LinkTable()
    return layout(SummaryBlock.parse(source), width: width, links: &links).map(\.plain)
  }

  private static let scores = [
    "| 모델 | Score |", "|:---|--:|", "| 가나다 | 1 |", "| B \\| **C** | 12.5 |",
  ]

  @Test("columns are set by cells, Korean two to a syllable, and aligned as the table says")
  func columns() {
    #expect(
      lines(Self.scores, width: 20) == [
        "모델    Score", "──────  ─────", "가나다      1", "B | C    12.5",
      ])
  }

  @Test("text that is too wide breaks within its column")
  func breaks() {
    #expect(
      lines(["| A | 설명 |", "|---|---|", "| x | 긴 글이 여기 있다 |"], width: 16) == [
        "A  설명", "─  ─────────────", "x  긴 글이 여기", "   있다",
      ])
  }

  @Test("in a column too narrow for all, each row is a list of heads and cells")
  func list() {
    #expect(
      lines(Self.scores, width: 12) == [
        "모델: 가나다", "Score: 1", "", "모델: B | C", "Score: 12.5",
      ])
  }

  @Test("a row with more cells keeps them, one with fewer is filled; what follows is no row")
  func ragged() {
    #expect(
      lines(["|A|B|", "|---|---|", "|x|y|z|", "|w|", "뒤의 글"], width: 40) == [
        "A  B", "─  ─────", "x  y | z", "w", "뒤의 글",
      ])
  }

  @Test("bars without a line of dashes below them are text")
  func noTable() {
    #expect(lines(["a | b", "c | d"], width: 40) == ["a | b", "c | d"])
  }

  @Test("no line of a table is wider than the column, whatever the width", arguments: 1...40)
  func width(width: Int) {
    for line in lines(
      Self.scores + ["| 아주 긴 이름의 모델 | https://example.org/a/very/long/path |"], width: width)
    {
      #expect(displayWidth(of: line) <= max(width, 2), "\(width): \(line)")
    }
  }
}
