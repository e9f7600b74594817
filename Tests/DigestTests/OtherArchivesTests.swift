import Testing

@testable import Digest

private let address = "https://arxiv.org/abs/3104.00001"

private func found(_ text: String, path: String = "test.md") -> [Paper] {
  let bytes = Array(text.replacing("URL", with: address).utf8)
  return DigestFile(
    name: path, bytes: bytes, date: DateToken.last(inPath: Array(path.utf8).span)
  ).papers
}

private func titles(_ text: String) -> [String] { found(text).map(\.title) }

/// Shapes of others' archives, each found in one, with invented papers.
@Suite("Shapes that other archives have")
struct OtherArchivesTests {
  // MARK: Titles

  @Test(
    "a title that breaks over lines is whole, with what follows it",
    arguments: [
      "1. **The Lamp and the Tide: A Long\n  Title of Words** - 👍 42\n   - [HF 페이지](URL)\n",
      "- [The Lamp and the Tide: A Long\n  Title of Words](URL) - 👍 42\n",
      "## [The Lamp and the Tide: A Long\n  Title of Words](URL) 👍 42\n",
      "## **The Lamp and the Tide: A Long\nTitle of Words**\n\n👍 42\n\n[arXiv](URL)\n",
    ])
  func brokenTitle(text: String) {
    #expect(titles(text) == ["The Lamp and the Tide: A Long Title of Words"])
    #expect(found(text).map(\.vote) == [42])
    #expect(found(text).map(\.arxivID) == ["3104.00001"])
  }

  @Test("bold text that breaks over lines in a summary is all there")
  func brokenSummary() {
    let text = "## [Tides and Lamps](URL)\n\n**A sentence in bold that\ngoes on** and ends.\n"
    #expect(found(text)[0].body == ["**A sentence in bold that", "goes on** and ends."])
  }

  @Test(
    "what stands around a title is no part of it",
    arguments: [
      "### 1. **[Tides and Lamps]**\n- **论文链接**: [URL](URL)\n",
      "1. **《Tides and Lamps》**\n   作者：甲\n   链接：URL\n",
      "<details>\n<summary><b>1. Tides and Lamps</b> ⭐ 0</summary>\n\n**🔗 Links:** [arXiv](URL)\n</details>\n",
      "<summary><u><strong> Tides and Lamps</strong></u></summary>\n\n**Link:** [URL](URL)  \n",
      "## Tides and Lamps ⭐ 8.5/10\n\n[arXiv](URL)\n",
      "<summary><strong>Tides and Lamps</strong> - Ada Brook, Bo Creek - [[pdf]](URL)</summary>\n",
      "- **Tides and Lamps**, ICLR 2031 [[paper]](URL)\n",
      "## 📄 논문 정리: Tides and Lamps\n\n> 논문 링크: URL\n",
      "### 논문 리뷰: [Tides and Lamps](URL)\n",
    ])
  func around(text: String) {
    #expect(titles(text) == ["Tides and Lamps"])
    #expect(found(text).map(\.vote) == [nil])
  }

  @Test("what stands between a title and its link belongs to the summary")
  func between() {
    let text = "- **Tides and Lamps**, ICLR 2031 [[paper]](URL) [[code]](https://code.example)\n"
    #expect(found(text)[0].body == ["ICLR 2031", "[[code]](https://code.example)"])
    #expect(found("1. *Tides and the Lamps* [url](URL)\n")[0].body.isEmpty)
  }

  @Test("a title that leads elsewhere keeps where it leads")
  func elsewhere() {
    let text = "- 📜 [Lab] [Tides and Lamps](https://code.example/a)\n    - 글\n    - 논문 링크: URL\n"
    #expect(titles(text) == ["Tides and Lamps"])
    #expect(found(text)[0].body.first == "https://code.example/a")
  }

  // MARK: Where the address stands

  @Test(
    "the address may stand on a line of fields, behind any words that say so, or in a part of the entry",
    arguments: [
      "# Tides and Lamps\n\n> **저자**: Ada | **날짜**: 2031-04-05 | **URL**: [URL](URL)\n\n## Essence\n\n글\n",
      "### Tides and Lamps\n**Source:** arXiv:3104.00001 | **Date:** 2031-04-05 | **Link:** [URL](URL)\n글\n",
      "## Tides and Lamps\n\n1. **主要工作**\n\n    글\n\n[到 Huggingface 论文主页查看详情](https://huggingface.co/papers/3104.00001)\n",
      "## Tides and Lamps\n\n### 1. 主要工作\n\n글\n\n### 4. 评价\n\n- 实用性：4分\n\n[查看详情](URL)\n",
      "## Tides and Lamps\n\n**1. 主要工作**\n\n글\n\n**2. 亮点是什么**\n\n글\n\n**3. 又一个小节**\n\n[논문 보러 가기](URL)\n",
      "## Tides and Lamps\n\n[論文はこちら](URL)\n",
    ])
  func whereabouts(text: String) {
    #expect(titles(text) == ["Tides and Lamps"])
  }

  @Test("bold titles under a heading are papers, whatever else stands beside their links")
  func boldTitles() {
    let text = """
      ## Faces

      **Tides and Their Lamps.**<br>
      *Ada Brook, Bo Creek.*<br>
      CVPR 2031. [[PDF](URL)]

      **Lamps and Their Tides.**<br>
      *Cy Dale.*<br>
      arxiv 2031. [[PDF](https://arxiv.org/pdf/3104.00002)]
      """
    #expect(titles(text) == ["Tides and Their Lamps.", "Lamps and Their Tides."])
    #expect(found(text).map(\.authors) == [["Ada Brook", "Bo Creek"], ["Cy Dale"]])
  }

  @Test("an item's lines go on without an indent, up to a blank line")
  func lazyItems() {
    let text = """
      1. **Tides and Lamps**.
      *Ada Brook, Bo Creek*. **ICLR 2031**. [[pdf](URL)] [[code](https://code.example)]
      2. Lamps and Tides in Plain Words
      Cy Dale
      [manuscript](https://openreview.net/pdf?id=abc)  [code](https://code.example)
      """
    #expect(titles(text) == ["Tides and Lamps", "Lamps and Tides in Plain Words"])
  }

  @Test("a label before a link has few words; many words are a title")
  func labels() {
    let text =
      "## Papers List\n\n- ### 2031\n  - **01.A new estimation principle for tides** : [**Paper**](URL) || [Code](https://a.example)\n"
    #expect(titles(text) == ["A new estimation principle for tides"])
    // What is said to support an entry is no paper of its own, and not the entry's.
    let support =
      "### Tides and Lamps\n- 链接：URL\n- 佐证：paper | Lamps: A Study | https://arxiv.org/abs/3104.00002\n"
    #expect(found(support).map(\.arxivID) == ["3104.00001"])
  }

  @Test("a file with a title in its front matter and one paper's address alone below is that paper")
  func noteBelow() {
    let head = "---\nlayout: post\ntitle: Tides and Lamps\npubDate: 2031-04-05\n---\n\n"
    let shortcode = "{{< button href=\"URL\" target=\"_self\" >}}\n↗ arXiv\n{{< /button >}}\n\n글\n"
    for text in [head + "[[pdf](URL)]\n\n## 생각\n\n글\n", head + shortcode] {
      #expect(titles(text) == ["Tides and Lamps"])
      #expect(found(text).map { $0.date?.description } == ["2031-04-05"])
    }
    #expect(titles(head + "글에서 [BERT](URL)를 인용했다. 그 밖에는 논문이 없는 글이다.\n").isEmpty)
    #expect(
      titles(head + "[[pdf](URL)]\n\n[[pdf](https://arxiv.org/abs/3104.00002)]\n").isEmpty)
  }

  // MARK: Tables

  @Test(
    "weekly tables: a number and a bold title before a sentence; rows without a paper's address are none"
  )
  func weekly() {
    let text = """
      ## Top ML Papers of the Week (April 15 - April 21) - 2031
      | **Paper**  | **Links** |
      | ------------- | ------------- |
      | 1) **Tides and Lamps** - finds that lamps help.  | [Paper](URL), [Tweet](https://x.example/1) |
      | 2) **A Release** - open weights. | [Paper](https://lab.example/paper.pdf), [Tweet](https://x.example/2) |
      """
    #expect(titles(text) == ["Tides and Lamps"])
    #expect(found(text).map { $0.date?.description } == ["2031-04-21"])
    #expect(
      found(text)[0].body == [
        "finds that lamps help.", "[Paper](\(address)), [Tweet](https://x.example/1)",
      ])
  }

  @Test("bars in formulas and between tags part no cells where there are too many")
  func bars() {
    let text = """
      | **Title** | **Date** | **Abstract** | **Comment** |
      | --- | --- | --- | --- |
      | **[Tides and Lamps](URL)** | 2031-04-05 | <details><summary>Show</summary><p>Of $E[|x|^p]$ and x | y.</p></details> | ♥ |
      """
    #expect(found(text).map { $0.body } == [["Of $E[|x|^p]$ and x | y."]])
  }

  @Test("a cell that breaks over lines is one line, on screen and in searches")
  func brokenCell() {
    let text = """
      | Title | Summary | PDF |
      |---|---|---|
      | Tides and Lamps | one
      two | [pdf](URL) |
      """
    #expect(found(text).map(\.body) == [["one two"]])
    found(text)[0].withSearchText { _, text in #expect(text.withUnsafeBytes { !$0.contains(0x0A) })
    }
  }

  // MARK: Votes, authors, days

  @Test("votes behind a title may be a number and a word in parentheses")
  func votesInWords() {
    #expect(found("- [Tides and Lamps](URL) (2031-04, 665 upvotes): 글\n").map(\.vote) == [665])
  }

  @Test(
    "authors",
    arguments: [
      ("**Authors:** Ada Brook · Bo Creek", ["Ada Brook", "Bo Creek"]),
      (
        "**作者:** Ada Brook `[一作]` (Univ, Land), Bo Creek `[通讯]` (Univ)",
        ["Ada Brook", "Bo Creek"]
      ),
      ("- 저자: Ada Brook 외", ["Ada Brook"]), ("- 저자: Ada Brook 등", ["Ada Brook"]),
      ("논문 저자: Ada Brook, Bo Creek Jr.", ["Ada Brook", "Bo Creek Jr."]),
      ("Authors: Yun (Ada) Brook, Bo C.", ["Yun (Ada) Brook", "Bo C."]),
    ])
  func authors(line: String, names: [String]) {
    #expect(found("## [Tides and Lamps](URL)\n\n\(line)\n").map(\.authors) == [names])
  }

  @Test(
    "a paper's own day and the day of the file's last change count where nothing else tells one")
  func ownDays() {
    func date(_ text: String, path: String = "test.md") -> String? {
      found(text, path: path).first?.date?.description
    }
    let item = "- **Tides and Lamps**\n  - 📅 2031-04-05 | 🏷️ `cs.CV`\n  - [Read](URL)\n"
    #expect(date(item) == "2031-04-05")
    #expect(date(item, path: "2031-04-07.md") == "2031-04-07")
    #expect(date("## 2031-04-06\n\n" + item) == "2031-04-06")
    #expect(date("**Last Updated:** April 8, 2031\n\n" + item) == "2031-04-05")
    #expect(
      date("**Last Updated:** April 8, 2031\n\n- [Tides and Lamps](URL)\n") == "2031-04-08")
    #expect(date("## [Tides and Lamps](URL)\n\n> **발행일**: 2031.04.05\n") == "2031-04-05")
  }
}
