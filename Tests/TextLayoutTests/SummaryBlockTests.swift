import Testing

@testable import TextLayout

@Suite("Summary blocks")
struct SummaryBlockTests {
  init() throws { _ = try #require(testLocale) }

  @Test("a flat list")
  func flat() {
    #expect(
      SummaryBlock.parse(["- 하나", "* 둘", "+ 셋", "• 넷"]) == [
        SummaryBlock(.bullet, text: "하나"), SummaryBlock(.bullet, text: "둘"),
        SummaryBlock(.bullet, text: "셋"), SummaryBlock(.bullet, text: "넷"),
      ])
  }

  @Test(
    "depth is what a reader sees",
    arguments: [
      (["- a", "  - b", "    - c", "- d"], [0, 1, 2, 0]),
      (["- a", "    - b", "        - c", "    - d"], [0, 1, 2, 1]),
      (["- a", "\t- b", "\t\t- c"], [0, 1, 2]),
      (["  - a", "  - b", "    - c"], [0, 0, 1]),
      (["- a", " - b"], [0, 0]),
      (["- a", "    - b", "  - c"], [0, 1, 1]),
      (["- a", "  1. b", "     - c"], [0, 1, 2]),
    ])
  func depths(lines: [String], expected: [Int]) {
    #expect(SummaryBlock.parse(lines).map(\.depth) == expected)
  }

  @Test(
    "each kind is known by its marker",
    arguments: [
      ("1. 하나", .numbered("1."), "하나"), ("12) 둘", .numbered("12)"), "둘"),
      ("(3) 셋", .numbered("(3)"), "셋"), ("## 제목", .heading(2), "제목"), ("---", .rule, ""),
      ("* * *", .rule, ""), ("> 인용", .quote, "인용"), ("그냥 글", .paragraph, "그냥 글"),
      ("2024. 3월", .paragraph, "2024. 3월"), ("#해시", .paragraph, "#해시"),
      ("**굵은** 글", .paragraph, "**굵은** 글"), ("-5도", .paragraph, "-5도"), ("-", .bullet, ""),
      ("-\t탭", .bullet, "탭"), ("\u{FEFF}- 표지", .bullet, "표지"),
    ] as [(String, SummaryBlock.Kind, String)])
  func kinds(line: String, kind: SummaryBlock.Kind, text: String) {
    #expect(SummaryBlock.parse([line]) == [SummaryBlock(kind, text: text)])
  }

  @Test("an indented line goes on with its item, others do not")
  func continuation() {
    #expect(
      SummaryBlock.parse(["- 하나", "  이어서", "문단", "  들여 쓴 문단"]) == [
        SummaryBlock(.bullet, text: "하나 이어서"), SummaryBlock(.paragraph, text: "문단"),
        SummaryBlock(.paragraph, text: "들여 쓴 문단"),
      ])
  }

  @Test("code stays as it is; a fence that does not close is text")
  func code() {
    #expect(
      SummaryBlock.parse(["```swift", "  - let x", "# y", "```", "- 끝", "```"]) == [
        SummaryBlock(.code, text: "  - let x"), SummaryBlock(.code, text: "# y"),
        SummaryBlock(.bullet, text: "끝"), SummaryBlock(.paragraph, text: "```"),
      ])
  }

  @Test("a summary is laid out with hanging indents")
  func layoutOfSummary() {
    var links = LinkTable()
    let lines = layout(
      SummaryBlock.parse([
        "- ***What's New***: 확산 모델은 이미지 생성 모델입니다.", "  - 하위 항목은 더 들여서 보입니다.", "1. 번호", "---",
        "> 인용",
      ]),
      width: 24, links: &links)
    #expect(
      lines.map(\.plain) == [
        "• What's New: 확산",
        "  모델은 이미지 생성",
        "  모델입니다.",
        "  ◦ 하위 항목은 더",
        "    들여서 보입니다.",
        "1. 번호",
        "────────────────────────",
        "│ 인용",
      ])
    #expect(notation(lines[0].spans) == "{marker • }{label What's New}: 확산")
    #expect(lines[1].indent == 2)
  }

  @Test("a narrow column drops the indents and keeps the numbers")
  func narrow() {
    var links = LinkTable()
    let lines = layout(SummaryBlock.parse(["10. 가나다 라마"]), width: 7, links: &links)
    #expect(lines.map(\.plain) == ["10.", "가나다", "라마"])
  }
}
