import Testing

@testable import Digest

private let address = "https://arxiv.org/abs/3104.00001"

/// What a file holds, where `URL` stands for the address of 3104.00001 and `OTHER` for that of
/// 3104.00002.
private func found(_ text: String, path: String = "test.md") -> [Paper] {
  let text = text.replacing("URL", with: address)
    .replacing("OTHER", with: "https://arxiv.org/abs/3104.00002")
  return DigestFile(
    name: path, bytes: Array(text.utf8), date: DateToken.last(inPath: Array(path.utf8).span)
  ).papers
}

private func titles(_ text: String) -> [String] { found(text).map(\.title) }

/// Ways of writing that whole digests of strangers have, with invented papers.
@Suite("What whole digests of strangers have")
struct StrangersDigestsTests {
  // MARK: Titles

  @Test(
    "arXiv's identifier before a title is no part of it",
    arguments: [
      "## [3104.00001] Tides and Lamps\nURL\n", "## 3104.00001: Tides and Lamps\nURL\n",
      "## [arXiv:3104.00001v2] Tides and Lamps\nURL\n", "## 3104.00001 - Tides and Lamps\nURL\n",
      "- **[3104.00001] Tides and Lamps** [abs](URL) [pdf](URL)\n",
      "- [[3104.00001] Tides and Lamps](URL)\n", "- **3104.00001** — Tides and Lamps — URL\n",
      "### 【2】Tides and Lamps\nURL\n",
    ])
  func identifiers(text: String) {
    #expect(titles(text) == ["Tides and Lamps"])
    #expect(found(text).map(\.id) == ["3104.00001"])
  }

  @Test("links of Obsidian and Slack, and titles with an address alone behind them, in a list")
  func links() {
    let text = """
      - [ ] [[Tides and Lamps]] URL #cv
      - [x] [[3104.00002|Lamps of the Deep]] ([arXiv](OTHER))
      - Lamps of the Shore https://arxiv.org/abs/3104.00003
      - As we saw for all lamps in https://arxiv.org/abs/3104.00004
      - *<https://arxiv.org/abs/3104.00005|Lamps of the Hills>* :thumbsup:
      """
    #expect(
      titles(text) == [
        "Tides and Lamps", "Lamps of the Deep", "Lamps of the Shore", "Lamps of the Hills",
      ])
  }

  @Test("a title behind its word goes on in an indented line, as in arXiv's letters")
  func letters() {
    let text = "Title: Tides and\n  Lamps\nAuthors: Ada Brook, Bo Creek\nLink: URL\n"
    #expect(titles(text) == ["Tides and Lamps"])
    #expect(found(text).map(\.authors) == [["Ada Brook", "Bo Creek"]])
    #expect(found(text)[0].body.isEmpty)
  }

  @Test("in a file that underlines its title with equals signs, hyphens underline titles too")
  func underlines() {
    let text = "Papers\n======\n\nTides and Lamps\n---------------\n\n<URL>\n\n글\n"
    #expect(titles(text) == ["Tides and Lamps"])
    // Elsewhere they are a rule below a paragraph.
    #expect(found("## [Tides and Lamps](URL)\n\n글\n---\n").map(\.body) == [["글"]])
  }

  // MARK: Addresses

  @Test(
    "an identifier that says it is arXiv's, and an address without its scheme, are addresses",
    arguments: [
      "### Tides and Lamps\narXiv:3104.00001 [cs.CV]\n",
      "### Tides and Lamps\n链接: arxiv.org/abs/3104.00001\n",
      "### Tides and Lamps\n링크: arxiv.org/pdf/3104.00001v2.pdf\n",
      "- **Tides and Lamps** — arxiv.org/abs/3104.00001\n",
      "- **Tides and Lamps** (arXiv:3104.00001)\n",
    ])
  func bareIdentifiers(text: String) {
    #expect(titles(text) == ["Tides and Lamps"])
    #expect(found(text).map(\.id) == ["3104.00001"])
    #expect(found(text).first?.url.hasPrefix("https://arxiv.org/abs/3104.00001") == true)
  }

  @Test("a label says whether what it links is the paper, and a sentence never does")
  func labelsOfAddresses() {
    #expect(
      titles("## Tides and Lamps\n\n글\n\n- **논문**: [등불과 조석의 연구](URL)\n") == ["Tides and Lamps"])
    // The title in another language, with the address in each way of writing a link.
    for link in ["[등불과 조석의 연구](URL)", "[등불과 조석의 연구](<URL>)", "[등불과 조석의 연구](URL \"PDF\")"] {
      #expect(titles("## Tides and Lamps\n\n\(link)\n") == ["Tides and Lamps"])
    }
    for label in ["Related", "관련 연구", "相关工作", "See also"] {
      #expect(titles("## Thoughts on the field\n\n\(label): URL\n").isEmpty)
    }
    #expect(
      titles("## Thoughts on the field\n\nURL says it, and much more could be said.\n").isEmpty)
  }

  @Test("below the label of an item's details, items of its depth are papers again")
  func details() {
    let text = """
      - **[Tides and Lamps](URL)**  `cs.CV`
        _Ada Brook, et al._
        <details open><summary>Abstract</summary>
        Lamps help.
        </details>

      - **[Lamps of the Deep](OTHER)**  `cs.CV`
        _Cy Dale_
      """
    #expect(titles(text) == ["Tides and Lamps", "Lamps of the Deep"])
    #expect(found(text).map(\.authors) == [["Ada Brook"], ["Cy Dale"]])
    #expect(found(text)[0].body.last == "  Lamps help.")
  }

  @Test("rows of a table in HTML are papers, by the heads of its columns, on one line or many")
  func htmlTables() {
    let text = """
      ## 2031-04-05
      <table>
      <tr><th>Title</th><th>Authors</th><th>推荐</th><th>Votes</th><th>Link</th></tr>
      <tr><td><b>Tides and Lamps</b></td><td>Ada Brook, Bo Creek</td><td>灯。</td><td>12</td><td><a href="URL">arXiv</a></td></tr>
      <tr>
        <td>Lamps of the Deep</td>
        <td>Cy Dale</td>
        <td>one
        two</td><td></td>
        <td><a href="OTHER">arXiv</a></td>
      </tr>
      </table>

      - [Lamps of the Shore](https://arxiv.org/abs/3104.00003)
      """
    #expect(titles(text) == ["Tides and Lamps", "Lamps of the Deep", "Lamps of the Shore"])
    #expect(found(text).map(\.authors) == [["Ada Brook", "Bo Creek"], ["Cy Dale"], []])
    #expect(found(text).map(\.vote) == [12, nil, nil])
    #expect(found(text).map(\.body) == [["灯。"], ["one two"], []])
    #expect(titles("<table><tr><td>Tides and Lamps</td><td>no paper</td></tr></table>\n").isEmpty)
  }

  @Test(
    "rows without heads are papers: the day, the title, and names behind which others are not named"
  )
  func headlessRows() {
    let text = """
      ## Updated on 2031.04.25

      ## Lamps

      |**2031-04-05**|**Tides and Lamps**|Ada Brook et.al.|[3104.00001v2](URL)|**[link](https://code.example)**|
      |**2031-04-04**|**Lamps of the Deep**|Cy Dale et.al.|[3104.00002](OTHER)|null|
      """
    #expect(titles(text) == ["Tides and Lamps", "Lamps of the Deep"])
    #expect(found(text).map { $0.date?.description } == ["2031-04-05", "2031-04-04"])
    #expect(found(text).map(\.authors) == [["Ada Brook"], ["Cy Dale"]])
    #expect(found(text).map(\.body) == [["**[link](https://code.example)**"], []])
    // A link that is a title is the title, whatever stands behind it.
    let linked =
      "| [Tides and Lamps](URL) | Ada Brook | 5 |\n| [Lamps of the Deep](OTHER) | Cy Dale | 7 |\n"
    #expect(titles(linked) == ["Tides and Lamps", "Lamps of the Deep"])
  }

  @Test("the label of details on the line of what it labels is layout, and no text")
  func labels() {
    let details = "<details><summary>Show</summary><p>Lamps help.</p></details>"
    #expect(
      found("| Title | Abstract |\n|---|---|\n| [Tides and Lamps](URL) | \(details) |\n").map(
        \.body)
        == [["Lamps help."]])
    #expect(found("## [Tides and Lamps](URL)\n\n- \(details)\n").map(\.body) == [["- Lamps help."]])
    // Where it is all that there is, or more than a label, it is text.
    let whole = "<summary>Lamps help all who read at night, in rooms of every size</summary> more"
    #expect(
      found("| Title | Abstract |\n|---|---|\n| [Tides and Lamps](URL) | \(whole) |\n")[0].body
        == ["Lamps help all who read at night, in rooms of every size more"])
  }

  @Test(
    "heads of columns may have pictures beside them",
    arguments: [
      ("👍 Upvotes", "First Author"), ("Votes ⬆️", "저자명"), ("⬆️ HF Votes", "👥 Author(s)"),
      ("**👍 추천**", "第一作者"),
    ])
  func heads(votes: String, authors: String) {
    let text =
      "| \(votes) | Title | \(authors) | PDF |\n|---|---|---|---|\n| 👍 1,234 | Tides and Lamps | Ada Brook<br>Bo Creek | [pdf](URL) |\n"
    #expect(titles(text) == ["Tides and Lamps"])
    #expect(found(text).map(\.vote) == [1_234])
    #expect(found(text).map(\.authors) == [["Ada Brook", "Bo Creek"]])
  }

  @Test("a summary's column before that of papers is no title")
  func summaryFirst() {
    for head in ["한 줄 요약", "中文摘要"] {
      let text = "| \(head) | 논문 | 링크 |\n|---|---|---|\n| 글입니다. | Tides and Lamps | URL |\n"
      #expect(titles(text) == ["Tides and Lamps"])
      #expect(found(text).map(\.body) == [["글입니다."]])
    }
  }

  // MARK: Authors, votes, days

  @Test(
    "authors and votes, however they are labelled",
    arguments: [
      (
        "**Authors:** Brook, A., Creek-Dale, B., Elm, M. S. et al.",
        ["Brook, A.", "Creek-Dale, B.", "Elm, M. S."]
      ),
      ("Authors: Ada Brook, Bo Creek and Cy Dale", ["Ada Brook", "Bo Creek", "Cy Dale"]),
      ("<b>Authors</b>: Ada Brook<br>Bo Creek", ["Ada Brook", "Bo Creek"]),
      ("`Authors`: Ada Brook, Bo Creek", ["Ada Brook", "Bo Creek"]),
      ("Authors: Ada Brook · Bo Creek · 김등대", ["Ada Brook", "Bo Creek", "김등대"]),
      ("Authors: Ada Brook & Bo Creek", ["Ada Brook", "Bo Creek"]),
      ("<p><b>Authors:</b> Ada Brook, Bo Creek</p>", ["Ada Brook", "Bo Creek"]),
      ("作者单位：某大学\n作者：甲乙", ["甲乙"]),
      ("| **作者单位** | 某大学 |\n| **作者** | 甲乙 |", ["甲乙"]),
      ("作者团队：甲乙，丙丁（某大学）", ["甲乙", "丙丁"]),
    ])
  func authors(lines: String, names: [String]) {
    #expect(found("## [Tides and Lamps](URL)\n\n\(lines)\n").map(\.authors) == [names])
  }

  @Test("a picture may stand between a label and its colon")
  func pictures() {
    #expect(found("## [Tides and Lamps](URL)\n\nUpvotes 👍: 77\n").map(\.vote) == [77])
  }

  @Test(
    "days where only one of two numbers can be the month, and years of two digits",
    arguments: [
      ("02/20/2031", "2031-02-20"), ("20.02.2031", "2031-02-20"), ("20-2-2031", "2031-02-20"),
      ("02/02/2031", "2031-02-02"), ("02/03/2031", nil), ("Wed, 31 Jan 31", "2031-01-31"),
      ("31 Jan 31 papers", nil),
    ])
  func numbers(written: String, day: String?) {
    #expect(
      found("# Papers \(written)\n\n## [Tides and Lamps](URL)\n").map { $0.date?.description }
        == [day])
  }

  @Test("a line that says little else than a day is a heading of it, in a list and before it")
  func days() {
    let text = """
      **2031-04-05**
      - [Tides and Lamps](URL)

      **2031-04-04 (Fri)**
      - [Lamps of the Deep](OTHER)
      - 2031-04-03
        - [Lamps of the Shore](https://arxiv.org/abs/3104.00003)
      """
    #expect(
      found(text).map { $0.date?.description } == ["2031-04-05", "2031-04-04", "2031-04-03"])
    // What the file says of itself goes before what a paper says of itself.
    let report =
      "# Report\n\n**Date:** 2031-04-05\n\n## Tides and Lamps\n**Published:** 2031-04-01\nURL\n"
    #expect(found(report).map { $0.date?.description } == ["2031-04-05"])
    // A paper's own day is not the next one's.
    let own = "- [Tides and Lamps](URL)\n  - Date: 2031-04-01\n- [Lamps of the Deep](OTHER)\n"
    #expect(found(own).map { $0.date?.description } == ["2031-04-01", nil])
  }

  @Test("a note's day is that of its making where nothing else tells one")
  func notes() {
    let head = "---\ntitle: Tides and Lamps\nurl: URL\ncreated: '2031-05-04'\n"
    #expect(found(head + "---\n").map { $0.date?.description } == ["2031-05-04"])
    #expect(
      found(head + "date: 2031-05-01\n---\n").map { $0.date?.description } == ["2031-05-01"])
  }
}
