import Digest
import Testing

@Suite("Digests: every form of every line")
struct ParserFormsTests {
  @Test("a usual digest is its papers")
  func usual() {
    #expect(
      papers(Fixtures.usual) == [
        PlainPaper(
          line: 3, date: day("2031-04-05"), title: "Tides: Learning the Sea by Listening",
          url: "https://arxiv.org/abs/3104.00001", vote: 42,
          authors: ["Haneul Ga", "Bada Na", "José Ñandú"],
          image: "https://cdn.example.org/papers/3104.00001.png",
          body: [
            "- 바닷소리만 듣고 조류의 방향을 맞히는 모델을 제안합니다.", "- 수중 마이크 열두 대로 석 달 동안 모은 자료로 학습했습니다.",
            "- 기존 방법보다 오차를 **31%** 줄였습니다.",
          ]),
        PlainPaper(
          line: 15, date: day("2031-04-05"), title: "A Lamp for Small Rooms",
          url: "https://arxiv.org/abs/3104.00002", vote: 7, authors: ["Dal Da"],
          image: "https://cdn.example.org/papers/3104.00002.png",
          body: ["- 작은 방에 맞는 작은 등불 같은 언어 모델입니다."]),
      ])
  }

  @Test("an odd digest is its papers too; two headings of a day are one day")
  func odd() {
    #expect(
      papers(Fixtures.odd) == [
        PlainPaper(
          line: 3, date: day("2031-04-06"),
          title: "[LOST] Finding GPT-[n] in $O(n \\log n)$ Steps",
          url: "https://arxiv.org/abs/3104.00003v2", image: "/avatars/3104.svg",
          video: "https://cdn.example.org/clips/3104-b.mp4",
          body: [
            "- ***What's New***: 새로운 길 찾기입니다.", "  - 들여쓴 항목\u{8}", "1. 번호가 붙은 항목\u{C}", "맨 문단\t하나",
          ]),
        PlainPaper(
          line: 13, date: day("2031-04-06"), title: "Nothing but a Title",
          url: "http://example.org/nothing"),
        PlainPaper(
          line: 16, date: day("2031-04-06"), title: "Second Heading, Other Paper",
          url: "https://arxiv.org/abs/3104.00004", vote: 3, body: ["- 뒤따르는\u{2062} 논문"]),
      ])
  }

  @Test("headings of two days are two days")
  func twoDays() {
    let found = papers(Fixtures.twoDays)
    #expect(found.map(\.date) == [day("2031-04-07"), day("2031-04-08")])
    #expect(found.map(\.vote) == [0, nil])
  }

  @Test(
    "titles keep what is in them",
    arguments: [
      "[IDK] Saying So", "GPT-[n]", "A [link](https://example.org/a) inside", "$x^2$ and `code`",
      "괄호 (둥근) [모난]", "", " ", "](", "ends in ]", String(repeating: "긴 제목 ", count: 60),
    ])
  func title(text: String) {
    let found = papers("### [\(text)](https://arxiv.org/abs/3104.00001)\n")
    #expect(found.map(\.title) == [text])
    #expect(found.map(\.url) == ["https://arxiv.org/abs/3104.00001"])
  }

  @Test(
    "white space after the title's line counts for nothing",
    arguments: ["", " ", "\t ", "\u{3000}", "\u{A0}", "\u{1F}", "\u{2028}"])
  func titleEnd(space: String) {
    let found = papers("### [물결](https://example.org/(a))\(space)\n")
    #expect(found == [PlainPaper(line: 1, title: "물결", url: "https://example.org/(a)")])
  }

  @Test(
    "what only looks like a title belongs to the summary",
    arguments: [
      "### 물결의 지도", "### [물결의 지도]", "### [물결](example.org)", "### [물결](https://)",
      "### [물결](https://a b)", "### [물결](https://a\u{3000}b)", "### [물결](https://a).",
      " ### [물결](https://a)", "## [물결](https://a)", "#### [물결](https://a)", "###  [물결](https://a)",
      "###[물결](https://a)", "### [](https:/a)",
    ])
  func noTitle(line: String) {
    #expect(paper(line)?.body == [line])
  }

  @Test(
    "thumbnails",
    arguments: [
      ("![](https://cdn.example.org/a.png)", "https://cdn.example.org/a.png"),
      ("![](/avatars/a.svg)", "/avatars/a.svg"),
      ("![](https://cdn.example.org/a.mp4)", "https://cdn.example.org/a.mp4"),
      ("![그림 하나](a.png) 뒤의 글", "a.png"),
      ("![](a_(1).png)", "a_(1).png"), ("![](a) (b)", "a"), ("![](a)b)", "a)b"), ("![[](a)", "a"),
    ])
  func image(line: String, address: String) {
    #expect(paper(line)?.image == address)
    #expect(paper(line)?.body == [])
  }

  @Test(
    "what only looks like a thumbnail belongs to the summary",
    arguments: ["![]()", "![] (a)", "![](a", "![](a b)", "!(a)", " ![](a)", "![]", "![]("])
  func noImage(line: String) {
    #expect(paper(line)?.image == nil)
    #expect(paper(line)?.body == [line])
  }

  @Test(
    "videos",
    arguments: [
      ("[Watch Video](https://v.example.org/a.mp4)", "https://v.example.org/a.mp4"),
      ("[Watch Video]https://v.example.org/a.mp4", "https://v.example.org/a.mp4"),
      ("[Watch Video](http://v.example.org/a.mp4", "http://v.example.org/a.mp4"),
      ("[Watch Video]https://v.example.org/a.mp4) 뒤의 글", "https://v.example.org/a.mp4"),
      ("<div><video controls src=\"/a b.mp4\"></video></div>", "/a b.mp4"),
      ("<video src='a.mp4'>", "a.mp4"), ("글 <video src=\"a>b\">", "a>b"),
      ("<video src=\"a\" data-src=\"b\">", "b"), ("<video src=\"a", "a"),
      ("<video><video src=\"a\">", "a"), ("<video src=\"a\"><video src=\"b\">", "a"),
      ("<video src=\"\"><video src=\"b\">", "b"), ("<video <video src=\"b\">", "b"),
      ("[Watch Video](v) <video src=\"a\">", "a"),
    ])
  func video(line: String, address: String) {
    #expect(paper(line)?.video == address)
    #expect(paper(line)?.body == [])
  }

  @Test(
    "what only looks like a video belongs to the summary",
    arguments: [
      "[Watch Video]", "[Watch Video](v.mp4)", "[Watch Video](https://)", "<video>",
      "<video src=a>",
      "<video> src=\"a\"", "<VIDEO src=\"a\">", "[watch video](https://a)", "<video src=\"\">",
    ])
  func noVideo(line: String) {
    #expect(paper(line)?.video == nil)
    #expect(paper(line)?.body == [line])
  }

  @Test(
    "votes; unknown is not zero",
    arguments: [
      ("Vote: 12", 12), ("Vote: 0", 0), ("Vote: 007", 7), ("Vote: 12 (today)", 12),
      ("Vote: 3.9", nil), ("Vote: 1,234", 1234), ("Vote: 1.2k", 1200), ("Vote: 9/10", nil),
      ("Vote: 80%", nil), ("Vote: 12,5", nil), ("Vote: 12.", 12), ("Vote: 2K (so far)", 2000),
      ("Vote: -", nil), ("Vote: -5", nil), ("Vote: 9223372036854775807", Int.max),
      ("Vote: 9223372036854775808", nil), ("Vote: 99999999999999999999", nil),
    ] as [(String, Int?)])
  func vote(line: String, number: Int?) {
    #expect(paper("Vote: 5", line)?.vote == number)
    #expect(paper(line)?.body == [])
  }

  @Test(
    "what only looks like votes belongs to the summary",
    arguments: [
      "Vote:", "Vote: ", "Vote:12", "Vote:  12", "vote: 12", "Vote: 많음", "Votes: 12", "Vote: ٣",
    ])
  func noVote(line: String) {
    #expect(paper(line)?.vote == nil)
    #expect(paper(line)?.body == [line])
  }

  @Test(
    "authors are split at commas and trimmed",
    arguments: [
      ("Authors: A, B, C", ["A", "B", "C"]), ("Authors:A,B", ["A", "B"]), ("Authors:", []),
      ("Authors: , ,", []), ("Authors:\u{3000}가 나\u{A0},\t다\u{2009}", ["가 나", "다"]),
      ("Authors: A,, B,", ["A", "B"]), ("Authors: A; B", ["A; B"]),
    ])
  func authors(line: String, names: [String]) {
    #expect(paper(line)?.authors == names)
    #expect(paper(line)?.body == [])
  }

  @Test("663 authors stand on one line")
  func manyAuthors() {
    let names = (1...663).map { "Author \($0)" }
    #expect(paper("Authors: " + names.joined(separator: ", "))?.authors == names)
  }

  @Test("of two lines of one field the last counts; other fields keep theirs")
  func twice() {
    let found = paper(
      "Vote: 1", "Authors: A", "![](a)", "[Watch Video](https://a)", "Vote: 2", "Authors: B",
      "![](b)",
      "[Watch Video](https://b)")
    #expect(found?.vote == 2)
    #expect(found?.authors == ["B"])
    #expect(found?.image == "b")
    #expect(found?.video == "https://b")
    #expect(found?.body == [])
  }

  @Test("the summary is every other line that is not blank, as written, fields between or not")
  func summary() {
    let found = paper(
      "- 하나 ", "", "Vote: 3", "  - 둘\u{1}", " \t\u{3000}\u{85}", "1. 셋", "***What's New***: 넷",
      "Authors: A", "| 표 |", "  Vote: 9")
    #expect(
      found?.body == ["- 하나 ", "  - 둘\u{1}", "1. 셋", "***What's New***: 넷", "| 표 |", "  Vote: 9"])
  }

  @Test(
    "headings give the day",
    arguments: [
      ("## Daily Papers (2031-04-05)", "2031-04-05"), ("## 2031-04-05", "2031-04-05"),
      ("## 오늘의 논문 12031-04-056", "2031-04-05"), ("## 2031-02-30", "2031-02-30"),
      ("## 2031-13-01, 2031-12-01", "2031-12-01"), ("## 2031-04-05 2031-04-06", "2031-04-05"),
    ])
  func heading(line: String, date: String) {
    #expect(papers("\(line)\n### [A](https://a)\n").map(\.date) == [day(date)])
  }

  @Test(
    "what only looks like a heading is none: the name's day stays",
    arguments: [
      "# 2031-04-05", "### 2031-04-05", "##2031-04-05", "## April", "## 2031-4-5", "## 2031-13-01",
    ]
  )
  func noHeading(line: String) {
    let named = day("2030-01-01")
    #expect(papers("\(line)\n### [A](https://a)\n", date: named).map(\.date) == [named])
    #expect(paper(line)?.body == [line])
  }

  @Test("papers before any heading have the day that the file's name tells")
  func namedDay() {
    let text = "### [A](https://a)\n## 2031-04-05\n### [B](https://b)\n"
    #expect(
      papers(text, date: day("2030-01-01")).map(\.date) == [day("2030-01-01"), day("2031-04-05")])
    #expect(papers(text).map(\.date) == [nil, day("2031-04-05")])
  }

  @Test("lines before a paper, at the top or under a new heading, are no paper's")
  func between() {
    let found = papers(
      "머리말\nVote: 5\n### [A](https://a)\n- a\n## 2031-04-05\n사이\nVote: 6\n### [B](https://b)\n")
    #expect(found.map(\.body) == [["- a"], []])
    #expect(found.map(\.vote) == [nil, nil])
  }
}
