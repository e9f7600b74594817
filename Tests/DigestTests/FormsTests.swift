import TestSupport
import Testing

@testable import Digest

/// A paper in few words: id, title, date, votes, authors.
private func told(_ paper: Paper) -> String {
  "\(paper.id)|\(paper.title)|\(paper.date?.description ?? "-")|\(paper.vote?.description ?? "-")|\(paper.authors.joined(separator: ";"))"
}

/// What a file of another make holds.
private func told(_ text: String, date: String? = "2031-04-05") -> [String] {
  DigestFile(name: "test.md", bytes: Array(text.utf8), date: date.flatMap(day)).papers.map(told)
}

private func titles(_ text: String) -> [String] {
  DigestFile(name: "test.md", bytes: Array(text.utf8)).papers.map(\.title)
}

private func one(_ text: String) -> Paper? {
  let papers = DigestFile(name: "test.md", bytes: Array(text.utf8)).papers
  return papers.count == 1 ? papers[0] : nil
}

private let address = "https://arxiv.org/abs/3104.00001"

@Suite("Digests of other makes")
struct FormsTests {
  @Test("the shared forms read as they are to", .enabled(if: SharedForms.isPresent))
  func shared() throws {
    for (name, expected) in try SharedForms.expected() {
      let library = LibraryLoader.all(try Archive(paths: [(SharedForms.path ?? "") + "/" + name]))
      let found = library.papers.map(told).sorted()
      let wanted = expected.map {
        "\($0.id)|\($0.title)|\($0.date)|\($0.vote.map(String.init) ?? "-")|\($0.authors.joined(separator: ";"))"
      }.sorted()
      #expect(found == wanted, "\(name)")
    }
  }

  @Test(
    "each form's example in the table of forms is a paper of that form",
    arguments: DigestForm.allCases)
  func examples(form: DigestForm) {
    let papers = DigestFile(name: "test.md", bytes: Array(form.example.utf8)).papers
    #expect(papers.map(\.title) == ["A Lamp for Small Rooms"])
    #expect(papers.map(\.id) == ["3104.00002"])
    #expect(papers.map(\.record.form) == [form])
  }

  // MARK: Headings

  @Test(
    "a heading of any level with a link to a paper is one; what only counts or names it is dropped",
    arguments: [
      "# [T-1 and Tides](URL)", "###### [T-1 and Tides](URL)", "### 1. [T-1 and Tides](URL)",
      "### [12] [T-1 and Tides](URL)",
      "## [new 003] [T-1 and Tides](URL)", "## #4: [T-1 and Tides](URL)",
      "### **[T-1 and Tides](URL)**",
      "## 🔥 2. **[T-1 and Tides](URL)** ⭐", "## Title: [T-1 and Tides](URL)",
      "## 제목: [T-1 and Tides](URL)",
      "## 标题：[T-1 and Tides](URL)", "### [T-1 and Tides](<URL>)",
      "### [T-1 and Tides](URL \"a title\")",
      "### T-1 and Tides [[paper]](URL) [[code]](https://github.com/a/b)",
      "### T-1 and Tides ([arXiv](URL))",
      "### [3104.00001](URL) T-1 and Tides", "## <a href=\"URL\">T-1 and Tides</a>",
      "<h3><a href=\"URL\">T-1 and Tides</a></h3>",
      "<summary><a href=\"URL\">T-1 and Tides</a></summary>", "> ## [T-1 and Tides](URL)",
      "## [T-1 and Tides][1]\n\n[1]: URL", "## [T-1 and Tides][]\n\n[t-1 and tides]: <URL> \"x\"",
    ])
  func headings(text: String) {
    #expect(one(text.replacing("URL", with: address))?.title == "T-1 and Tides")
    #expect(one(text.replacing("URL", with: address))?.id == "3104.00001")
  }

  @Test(
    "what only looks like a number stays in a title",
    arguments: [
      "3D Worlds", "2505.21136 Revisited", "1984: A Lamp", "2.5D Maps", "[Re] Something",
      "4D-Rolls",
    ])
  func noNumbers(title: String) {
    #expect(one("## [\(title)](\(address))\n")?.title == title)
    #expect(one("## \(title)\n\n링크: \(address)\n")?.title == title)
  }

  @Test("brackets in a title balance, in other forms and in the present one")
  func brackets() {
    #expect(
      titles("### 1. [GPT-[n]: [Why] It Matters](\(address))\n") == ["GPT-[n]: [Why] It Matters"])
    #expect(
      titles("### [1] [Title](\(address))\n\n### [Other](https://arxiv.org/abs/3104.00002)\n") == [
        "Title", "Other",
      ])
    #expect(
      titles("### [Title](\(address)) [code](https://github.com/a/b)\n### [Other](https://b)\n")
        == ["Title", "Other"])
    #expect(titles("### [Title](\(address)) 🔥\n### [Other](https://b)\n") == ["Title", "Other"])
  }

  @Test(
    "a heading is a paper where a line of its section is little else than an address, whatever its label",
    arguments: [
      "URL", "<URL>", "🔗 URL", "- URL", "**링크**: URL", "- **链接**：[PDF](URL)", "URL: URL",
      "**arXiv**: [3104.00001](URL) · [PDF](URL)",
      "[Read the paper](URL)", "요약입니다.\n\n- 저자: 가\n- arXiv: URL", "[논문 제목의 번역](URL)",
      "**arXiv ID**: 3104.00001",
      "| 항목 | 값 |\n|---|---|\n| arXiv | [3104.00001](URL) |",
      "### 요약\n\n글\n\n### Links\n\n- [arXiv](URL)",
      "### 링크\nURL", "[![arXiv](https://img.shields.io/x.svg)](URL)",
    ])
  func sections(lines: String) {
    let text =
      "## 3. A Title of Words\n\n"
      + lines.replacing("URL: URL", with: "URL: \(address)").replacing("URL", with: address)
    #expect(one(text + "\n")?.title == "A Title of Words")
  }

  @Test("related work makes no paper, in a sentence, under a heading of its own, or nested below")
  func related() {
    let text = """
      ## A Title of Words

      **arXiv**: \(address)

      It follows [BERT](https://arxiv.org/abs/1810.04805) closely.

      ### Related work

      - [BERT](https://arxiv.org/abs/1810.04805)
      - https://arxiv.org/abs/1810.04806

      ## Thoughts on the field

      As in [BERT](https://arxiv.org/abs/1810.04805), all is well, and much more could be said of it.
      """
    #expect(titles(text) == ["A Title of Words"])
  }

  @Test(
    "a title may stand on the line behind its word, or behind a label below a heading that only counts"
  )
  func titleBelow() {
    #expect(titles("### 제목:\n물결을 읽는 법\n- 링크: \(address)\n") == ["물결을 읽는 법"])
    #expect(titles("### 논문 2\n- **제목**: 바다의 모형\n- **링크**: \(address)\n") == ["바다의 모형"])
    #expect(
      titles(
        "Title: First of All\nLink: \(address)\n\n---\n\nTitle: Second of All\nLink: https://arxiv.org/abs/3104.00002\n"
      ).count == 2)
  }

  // MARK: Lists, paragraphs, tables, notes

  @Test(
    "list items that begin with a link to a paper, or with a title and have an address, are papers")
  func items() {
    let text = """
      ## 목록

      - 📜 [Lab] [First](https://arxiv.org/abs/3104.00001)
        - 안에 든 글은 요약이다. [BERT](https://arxiv.org/abs/1810.04805)
      - [A tool](https://example.org/tool)
      * **Second** - 👍 8
        - [HF](https://huggingface.co/papers/3104.00002)
      1. **Third**, with words. [[paper]](https://openreview.net/forum?id=abc)
      - [ ] [Fourth](https://arxiv.org/pdf/3104.00004v2.pdf)
      - **Note**: builds on [BERT](https://arxiv.org/abs/1810.04805) as all do.
      """
    #expect(
      told(text) == [
        "3104.00001|First|2031-04-05|-|", "3104.00002|Second|2031-04-05|8|",
        "https://openreview.net/forum?id=abc|Third|2031-04-05|-|",
        "3104.00004|Fourth|2031-04-05|-|",
      ])
    #expect(
      DigestFile(name: "a.md", bytes: Array(text.utf8)).papers[0].body == [
        "  - 안에 든 글은 요약이다. [BERT](https://arxiv.org/abs/1810.04805)"
      ])
  }

  @Test(
    "rows of a table are papers, by the heads of its columns, whole where they break over lines")
  func rows() {
    let text = """
      | Publish Date | Title | Authors | 추천 | 링크 | 요약 |
      |---|:--|---|---|---|---|
      | 2031-04-03 | **Tide \\| Lamp** | Ada et.al. | 1,234 | [3104.00001](https://arxiv.org/abs/3104.00001) | 글<br>둘 |
      | 2031-04-04 | A Row
       That Breaks (more on [arXiv](https://arxiv.org/abs/3104.00002)) | Bo | 7 | | |
      | 2031-04-04 | No Address | Cy | 7 | [code](https://github.com/a/b) | |
      """
    #expect(
      told(text, date: nil) == [
        "3104.00001|Tide | Lamp|2031-04-03|1234|Ada",
        "3104.00002|A Row That Breaks|2031-04-04|7|Bo",
      ])
    #expect(DigestFile(name: "a.md", bytes: Array(text.utf8)).papers[0].body == ["글 둘"])
    // A table in a paper's section is its summary.
    #expect(
      titles(
        "## Tides and Lamps\n\n링크: \(address)\n\n| Model | Paper |\n|---|---|\n| A | [A](https://arxiv.org/abs/1) |\n| B | [BERT](https://arxiv.org/abs/1810.04805) |\n"
      ) == ["Tides and Lamps"])
  }

  @Test("a file whose front matter has a paper's address is one paper")
  func notes() {
    let text =
      "---\ntitle: \"A: Note\"\nauthors:\n  - Ada Brook\n  - Bo Creek\ndate: 2031-04-03\narxiv: 3104.00001v2\n---\n# A: Note\n\n글\n"
    #expect(told(text, date: nil) == ["3104.00001|A: Note|2031-04-03|-|Ada Brook;Bo Creek"])
    #expect(one(text)?.body == ["글"])
    #expect(one(text)?.url == "https://arxiv.org/abs/3104.00001v2")
    #expect(
      told("---\ntitle: B\ndoi: 10.1145/1.2\n---\n", date: nil) == [
        "https://doi.org/10.1145/1.2|B|-|-|"
      ])
    #expect(titles("---\ntitle: Blog\nurl: /posts/1\n---\n글\n").isEmpty)
    // Rules are no front matter.
    #expect(titles("---\n글입니다\n---\n## [Tides and more](\(address))\n") == ["Tides and more"])
  }

  @Test("paragraphs that are a link, bold, or a title above an address")
  func paragraphs() {
    #expect(titles("**[First of All](\(address))**\n\n*Ada, Bo*\n") == ["First of All"])
    #expect(one("**[First of All](\(address))**\n\n*Ada, Bo*\n")?.authors == ["Ada", "Bo"])
    #expect(
      titles(
        "**1. In Bold**\nAuthors: A\n[Paper](\(address))\n\n**2. In Bold Too**\n[Paper](https://arxiv.org/abs/3104.00002)\n"
      ) == ["In Bold", "In Bold Too"])
    #expect(
      titles("\(address)\n\nA Title Below Its Address\n\n글\n") == ["A Title Below Its Address"])
  }

  // MARK: What is no paper

  @Test(
    "in code and comments nothing is a paper and no heading ends one", arguments: ["```", "~~~~"])
  func hidden(fence: String) {
    let text =
      "## [Tides and Lamps](\(address))\n\n\(fence)sh\n# no heading\n## [Other](https://arxiv.org/abs/3104.00002)\n\(fence)\n\n뒤의 글\n"
    #expect(titles(text) == ["Tides and Lamps"])
    #expect(one(text)?.body.last == "뒤의 글")
    #expect(titles("<!--\n## [Other](\(address))\n-->\n").isEmpty)
    #expect(titles("### [A](https://a)\n<!--\n### [B](https://b)\n-->\n- a\n") == ["A"])
    // What is never closed hides nothing.
    #expect(titles("\(fence)\n## [Tides and Lamps](\(address))\n") == ["Tides and Lamps"])
    #expect(titles("<!-- \n## [Tides and Lamps](\(address))\n") == ["Tides and Lamps"])
  }

  @Test("a link in code is none")
  func code() {
    #expect(titles("| a | b |\n|---|---|\n| title | `### [T](\(address))` |\n").isEmpty)
  }

  @Test("a title that cannot be read hands its votes and authors to nobody")
  func broken() {
    let text =
      "### [A](https://a)\nVote: 1\nAuthors: A\n### [B] (b)\nVote: 2\nAuthors: B\n### [C](https://c)\nVote: 3\n"
    #expect(told(text, date: nil) == ["https://a|A|-|1|A", "https://c|C|-|3|"])
  }

  @Test("tags that lay out are no text")
  func layout() {
    let text =
      "<details>\n<summary>펼치기</summary>\n<br>\n\n## [Tides and Lamps](\(address))\n\n<div align=\"center\">\n글 <font color=\"red\">붉은</font><br>글\n</div>\n<details>\n<summary>상세</summary>\n안\n</details>\n"
    #expect(one(text)?.body == ["글 붉은 글", "상세", "안"])
  }

  @Test("after a README's last paper a heading of its level without a date ends it")
  func readme() {
    let text =
      "## Daily Papers (2031-04-05)\n\n### [A](https://a)\n\n- a\n\n## License\n\n![](https://x.png)\n"
    let file = DigestFile(name: "docs/README.md", bytes: Array(text.utf8))
    #expect(file.papers.map(\.body) == [["- a"]])
    #expect(file.papers.map(\.image) == [nil])
    #expect(
      DigestFile(name: "a.md", bytes: Array(text.utf8)).papers.map(\.image) == ["https://x.png"])
  }
}

@Suite("Fields of digests of other makes")
struct FormFieldsTests {
  private func paper(_ line: String) -> Paper? {
    one("## [Tides and Lamps](\(address))\n\n\(line)\n")
  }

  @Test(
    "votes",
    arguments: [
      ("Votes: 12", 12), ("**Upvotes**: 1,234", 1234), ("- HF Votes: 12", 12), ("추천: 12", 12),
      ("> 업보트 : 12", 12),
      ("**点赞**：12", 12), ("👍 12", 12), ("⬆️ 12", 12), ("- ▲ 85 • 💬 4", 85),
      ("**Votes:** 1.2k", 1200),
      ("Upvotes: 3 | Authors: A", 3), ("12 upvotes", 12), ("⭐ 78/100", nil), ("评分: 9.0/10", nil),
      ("Votes: 12.5", nil),
      ("Votes: 9/10", nil), ("Votes: -", nil),
    ] as [(String, Int?)])
  func votes(line: String, count: Int?) {
    #expect(paper(line)?.vote == count)
  }

  @Test("votes that cannot be read are named")
  func unreadVotes() {
    let file = DigestFile(
      name: "a.md", bytes: Array("## [Tides and Lamps](\(address))\n\nUpvotes: 12.5\n".utf8))
    #expect(DigestChecker.check(file).contains { $0.what == .unreadableVotes })
    let daily = DigestFile(name: "a.md", bytes: Array("### [A](https://a)\nVote: 12.5\n".utf8))
    #expect(DigestChecker.check(daily).contains { $0.what == .unreadableVotes && $0.line == 2 })
  }

  @Test(
    "authors",
    arguments: [
      ("Authors: A B, C D", ["A B", "C D"]), ("**저자**: 가 나; 다 라", ["가 나", "다 라"]),
      ("- **作者**：甲、乙 等", ["甲", "乙"]),
      ("👤 A B, C D et al.", ["A B", "C D"]), ("> 저자: 가 나 외 3명", ["가 나"]),
      ("*A B, C D*", ["A B", "C D"]),
      ("Authors: ['A B', \"C O'D\"]", ["A B", "C O'D"]),
      ("Author: [A B](https://x/a,b), C D", ["A B", "C D"]),
      ("Authors: A, B, and C", ["A", "B", "C"]),
      ("Authors: Jos&eacute; &Ntilde;and&uacute;, B", ["José Ñandú", "B"]),
      ("**Authors**\nA B, C D", ["A B", "C D"]), ("저자: A... 외 12명", ["A"]),
    ])
  func authors(line: String, names: [String]) {
    #expect(paper(line)?.authors == names)
  }

  @Test("the printed list is read in the present form too, and its names are counted so")
  func printed() {
    let file = DigestFile(
      name: "a.md", bytes: Array("### [A](https://a)\nAuthors: ['A B', \"C O'D\", 'E, Jr.']\n".utf8)
    )
    #expect(file.papers[0].authors == ["A B", "C O'D", "E, Jr."])
    #expect(file.papers[0].authorCount == 3)
  }

  @Test("the day is the path's, else the front matter's, else a heading's, else the row's")
  func days() {
    let row =
      "| Date | Title | PDF |\n|---|---|---|\n| 2031-04-01 | A Title | [pdf](\(address)) |\n"
    func date(_ text: String, _ path: String?) -> String? {
      DigestFile(name: "a.md", bytes: Array(text.utf8), date: path.flatMap(day)).papers.first?.date?
        .description
    }
    let all = "---\ndate: 2031-04-03\n---\n## 2031-04-02\n\n" + row
    #expect(date(all, "2031-04-04") == "2031-04-04")
    #expect(date(all, nil) == "2031-04-03")
    #expect(date("## 2031.04.02 논문\n\n" + row, nil) == "2031-04-02")
    #expect(date("## Updated on 2031.04.02\n\n" + row, nil) == "2031-04-01")
    #expect(date("## 2031-02-30\n\n" + row, nil) == "2031-04-01")
    #expect(date("## 2031-02-30\n### [A](https://a)\n", nil) == nil)
  }
}

@Suite("Text as it was meant")
struct MeantTextTests {
  @Test(
    "titles are read like summaries",
    arguments: [
      ("A https://a.b/?x=1&amp;y=&#35;2 B", "A https://a.b/?x=1&y=#2 B"), ("A &amp; B", "A & B"),
      ("snake\\_case", "snake_case"), ("The `cat.n.01`", "The cat.n.01"),
      ("**Bold** and *thin*", "Bold and thin"),
      ("$x_1 * y_2$", "$x_1 * y_2$"), ("AtP*: A", "AtP*: A"), ("&#49;&lt;2", "1<2"),
      ("VCT^2 (V_AI)", "VCT^2 (V_AI)"),
    ])
  func titles(source: String, title: String) {
    let paper = DigestFile(name: "a.md", bytes: Array("### [\(source)](\(address))\n".utf8)).papers[
      0]
    #expect(paper.title == title)
    var searched: [String] = []
    paper.withSearchText { _, text in
      text.withUnsafeBytes { searched.append(String(decoding: $0, as: UTF8.self)) }
    }
    #expect(searched.first == title)
  }

  @Test(
    "references and commands that JSON damaged are what they were, in summaries and in searches")
  func lines() {
    let text =
      "### [A](\(address)?a=1&amp;b=2)\n- A &lt; B \u{9}extit{thin} \u{8}egin{x} \u{C}rac{1}{2} \u{9}tab\n"
    let paper = DigestFile(name: "a.md", bytes: Array(text.utf8)).papers[0]
    #expect(paper.body == ["- A < B \\textit{thin} \\begin{x} \\frac{1}{2} \u{9}tab"])
    #expect(paper.url == address + "?a=1&b=2")
    var searched: [String] = []
    paper.withSearchText { _, text in
      text.withUnsafeBytes { searched.append(String(decoding: $0, as: UTF8.self)) }
    }
    #expect(searched.last == paper.body[0])
  }

  @Test("links by name have their address in the paper")
  func references() {
    let text =
      "## [Tides and Lamps](\(address))\n\n[글][a] 그리고 [B]\n\n## License\n\n[a]: https://x.example\n[b]: <https://y.example>\n"
    #expect(one(text)?.body == ["[글](https://x.example) 그리고 [B](https://y.example)"])
  }

  @Test("other encodings and packed files are read, and said")
  func encodings() throws {
    let text = "### [물결의 지도](https://a)\n- 바닷소리만 듣고 조류를 맞힌다\n"
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 {
      wide += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    }
    let utf16 = try FileText(wide, isPacked: false)
    #expect(utf16.bytes == Array(text.utf8) && utf16.encoding == .utf16)
    // "### [물결](https://a)" and a line of Hangul, in CP949.
    let korean: [UInt8] =
      Array("### [".utf8) + [0xB9, 0xB0, 0xB0, 0xE1] + Array("](https://a)\n- ".utf8) + [
        0xB9, 0xD9, 0xB4, 0xD9,
      ] + Array("\n".utf8)
    let cp949 = try FileText(korean, isPacked: false)
    #expect(
      String(decoding: cp949.bytes, as: UTF8.self) == "### [물결](https://a)\n- 바다\n"
        && cp949.encoding == .cp949)
    // Broken bytes in Korean are damage, and no other encoding.
    let damaged = Array(text.utf8) + [0xB9, 0xB0]
    #expect(try FileText(damaged, isPacked: false).bytes == damaged)
  }
}
