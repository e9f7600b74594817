import TestSupport

@testable import Digest

/// The reference for digests of other forms: a random digest and the papers that it was made from.
///
/// It knows how people write each form, and nothing of how forms are read.
struct FormModel {
  /// What is written of a paper, and what is to be read.
  struct Paper: Equatable {
    var id: String
    var title: String
    var vote: Int?
    var authors: [String]
  }

  let text: String
  let papers: [Paper]

  /// A random digest of one form.
  init(_ form: DigestForm, _ random: inout SeededGenerator) {
    let count = form == .note ? 1 : Int.random(in: 1...6, using: &random)
    let names = Names(&random)
    var text = FormModel.head(form, &random)
    var papers: [Paper] = []
    for number in 1...count {
      let written = Written(number, hasVotes: names.hasVotes, &random)
      text += written.text(form, number, names, &random)
      papers.append(written.paper)
    }
    (self.text, self.papers) = (text, papers)
  }

  private static func head(_ form: DigestForm, _ random: inout SeededGenerator) -> String {
    switch form {
    case .note: "---\n"
    case .row:
      random.one([
        "| Title | Authors | 추천 | PDF |\n|---|:-:|---|---|\n",
        "|제목|저자|Votes|링크|\n| --- | --- | --- | --- |\n",
        "| **标题** | 作者 | 点赞 | 链接 |\n|:---|:---|:---|:---|\n",
      ])
    default: random.one(["# 오늘의 논문\n\n", "", "# 2031-04-05\n\n소개하는 글입니다.\n\n"])
    }
  }

  /// How a digest names and numbers things, the same for all its papers.
  struct Names {
    let votes: String
    let authors: String
    let separator: String
    let link: String
    let number: Int
    let hasVotes: Bool

    init(_ random: inout SeededGenerator) {
      votes = random.one([
        "Votes: ", "**Upvotes**: ", "- 추천: ", "**点赞**：", "👍 ", "> HF Votes: ", "- ⬆️ ", "업보트 : ",
      ])
      authors = random.one(["Authors: ", "**저자**: ", "- **作者**：", "👤 ", "> Authors: "])
      separator = random.one([", ", "; ", "、"])
      link = random.one([
        "**링크**: [arXiv](URL)", "- [PDF](URL)", "🔗 URL", "URL", "**链接**：[URL](URL)",
        "[[paper]](URL)",
      ])
      number = Int.random(in: 0...5, using: &random)
      hasVotes = Bool.random(using: &random)
    }

    func before(_ count: Int) -> String {
      ["", "\(count). ", "[\(count)] ", "#\(count): ", "🔥 ", "[new 00\(count)] "][number]
    }
  }

  /// A paper as it is written.
  private struct Written {
    let paper: Paper
    let title: String
    let address: String
    let vote: String?

    private static let words = [
      ("Tides", "Tides"), ("3D", "3D"), ("of", "of"), ("[Why]", "[Why]"), ("Lamps:", "Lamps:"),
      ("&amp;", "&"), ("`code`", "code"), ("snake\\_case", "snake_case"), ("GPT-[n]", "GPT-[n]"),
      ("물결의", "물결의"), ("模型", "模型"), ("$x_1 + y$", "$x_1 + y$"), ("C++", "C++"),
      ("(2031)", "(2031)"),
      ("O'Neil", "O'Neil"), ("“quoted”", "“quoted”"), ("Jos&eacute;", "José"), ("A/B", "A/B"),
      ("100%", "100%"), ("*thin*", "thin"),
    ]
    private static let names = [
      "Ada Brook", "가 나", "José Ñandú", "甲乙", "C. O'Dale", "Bo van der Creek", "이 서준",
    ]

    init(_ number: Int, hasVotes: Bool, _ random: inout SeededGenerator) {
      // The first words say that it is a title, the last ends it.
      var words = [("Paper", "Paper"), ("on", "on")]
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        words.append(random.one(Written.words))
      }
      words.append(("Words", "Words"))
      title = words.map(\.0).joined(separator: " ")
      let id = "3104.\(10_000 + number * 100 + Int.random(in: 0..<100, using: &random))"
      address = random.one([
        "https://arxiv.org/abs/\(id)", "http://arxiv.org/pdf/\(id)v2.pdf",
        "https://www.alphaxiv.org/abs/\(id)", "https://huggingface.co/papers/\(id)",
        "https://doi.org/10.48550/arXiv.\(id)", "https://arxiv.org/html/\(id)v1?x=1",
      ])
      let count = Int.random(in: 0...12_345, using: &random)
      let thousands =
        count < 1_000
        ? "\(count)" : "\(count / 1_000)," + String(String(1_000 + count % 1_000).dropFirst())
      vote = hasVotes ? random.one(["\(count)", thousands]) : nil
      let authors = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.one(Written.names)
      }
      paper = Paper(
        id: id, title: words.map(\.1).joined(separator: " "), vote: hasVotes ? count : nil,
        authors: authors)
    }

    private func fields(_ names: Names) -> [String] {
      [names.authors + paper.authors.joined(separator: names.separator)]
        + (vote.map { [names.votes + $0] } ?? [])
    }

    func text(
      _ form: DigestForm, _ number: Int, _ names: Names, _ random: inout SeededGenerator
    ) -> String {
      let link = "[\(title)](\(address))"
      let lines = fields(names).shuffled(using: &random)
      let block = lines.joined(separator: "\n\n") + "\n\n요약입니다.\n\n"
      switch form {
      case .daily:
        return "### \(link)\n\n"
          + (vote.map { "Vote: \($0)\n\n" } ?? "")
          + "Authors: \(paper.authors.joined(separator: ", "))\n\n- 요약입니다.\n\n"
      case .heading:
        let mark = random.one(["#", "##", "###", "####"])
        let around = random.one([
          ("", ""), ("**", "**"), ("", " 🔥"), ("", " [[code]](https://a.example)"),
        ])
        // The present form is another.
        let before = mark == "###" && around == ("", "") && names.before(number).isEmpty ? "🔥 " : ""
        return "\(mark) \(before)\(names.before(number))\(around.0)\(link)\(around.1)\n\n" + block
      case .section:
        let address = names.link.replacing("URL", with: self.address)
        return "## \(names.before(number))\(title)\n\n"
          + random.one([
            address + "\n\n" + block, block + address + "\n\n",
            "\(address)\n\(lines.joined(separator: "\n"))\n\n글\n\n---\n\n",
          ])
      case .item:
        let nested = lines.map {
          "  - \($0.drop { "->* ".contains($0) }.replacing("**", with: ""))\n"
        }.joined()
        return random.one([
          "- 📜 [Lab] \(link)\n\(nested)", "\(number). **\(link)**\n\(nested)",
          "* **\(title)**\n\(nested)  - [논문](\(address))\n",
        ])
      case .row:
        let authors = paper.authors.joined(separator: ", ")
        return random.one([
          "| \(title) | \(authors) | \(vote ?? "-") | [pdf](\(address)) |\n",
          "| **\(link)** | \(authors) | \(vote ?? "") | |\n",
        ])
      case .paragraph:
        return random.one([
          "**\(link)**\n\n", "**\(number). \(title)**\n[Paper](\(address))\n",
        ]) + block + "---\n\n"
      case .note:
        let authors = paper.authors.map { "\"\($0)\"" }.joined(separator: ", ")
        return
          "title: '\(title)'\nauthors: [\(authors)]\n"
          + (vote.map { "votes: \($0)\n" } ?? "")
          + random.one(["url: \(address)\n", "arxiv: \(paper.id)\n"]) + "---\n\n요약입니다.\n"
      }
    }
  }
}

extension SeededGenerator {
  /// One of several.
  fileprivate mutating func one<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }
}
