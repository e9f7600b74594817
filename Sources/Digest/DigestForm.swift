/// A form in which digests write a paper.
///
/// The table of forms is this type: readers say by it what they found, `nonmun check --explain`
/// says it to people, and `docs/digest-format.md` describes it (a test compares the two).
public enum DigestForm: UInt8, Sendable, Hashable, CaseIterable {
  /// The present form, which nonmun itself writes.
  case daily
  /// A heading with a link to a paper.
  case heading
  /// A heading in whose section a paper's address stands.
  case section
  /// A list item.
  case item
  /// A row of a table.
  case row
  /// A paragraph.
  case paragraph
  /// A file with front matter.
  case note

  /// Its name in English.
  public var name: String {
    switch self {
    case .daily: "daily digest"
    case .heading: "linked heading"
    case .section: "heading with a link below"
    case .item: "list item"
    case .row: "table row"
    case .paragraph: "paragraph"
    case .note: "note"
    }
  }

  /// Its name in Korean.
  public var koreanName: String {
    switch self {
    case .daily: "일간 다이제스트"
    case .heading: "링크가 걸린 제목"
    case .section: "아래에 링크가 있는 제목"
    case .item: "목록 항목"
    case .row: "표의 행"
    case .paragraph: "문단"
    case .note: "노트"
    }
  }

  /// What makes a paper in it, in English.
  public var rule: String {
    switch self {
    case .daily:
      "A line `### [Title](http…)` that holds nothing else. A file with one such line is read in this form alone, and any address will do."
    case .heading:
      "A heading of any level, or a `<summary>`, whose link leads to a paper. The title is the link's text; where that only says `arXiv`, `PDF` or `링크`, it is what stands before the link, or behind it."
    case .section:
      "A heading without such a link, where a line of its own section, down to the next heading, is little else than one paper's address, whatever its label. Where only a heading below named `Links`, `링크` or `참고`, or for a part of the entry such as `Results` or `评价`, has that line, the heading above is the paper. What is cited in a sentence, or under a heading of its own, is no paper."
    case .item:
      "A list item that begins with a link to a paper, behind emoji, `[Org]` and `**`; or one that begins with a title, in bold mostly, and has a paper's address on its line or below. Nested items, and lines of text up to a blank one, are its summary."
    case .row:
      "A row of a table, in Markdown or in HTML, with a paper's address in it. The heads of the columns say which is the title, the authors, the date, the summary and the votes. A row that breaks over lines is one row."
    case .paragraph:
      "A paragraph that begins with a link to a paper; a line in bold, or one that begins with `Title:`, with a paper's address below; a title alone on a line and an address alone on the next."
    case .note:
      "A file with front matter that has a paper's address: `url`, `arxiv` or `doi`. The file is one paper; `title`, `authors`, `date` and `votes` tell of it. Where only `title` stands there and nothing else in the file is a paper, the address may stand alone on a line below."
    }
  }

  /// What makes a paper in it, in Korean.
  public var koreanRule: String {
    switch self {
    case .daily:
      "다른 것 없이 `### [제목](http…)`만 있는 줄. 이런 줄이 하나라도 있는 파일은 이 형식으로만 읽으며, 어떤 주소여도 된다."
    case .heading:
      "논문으로 가는 링크가 걸린 모든 단계의 제목이나 `<summary>`. 링크의 글이 논문 제목이다. 링크의 글이 `arXiv`, `PDF`, `링크`뿐이면 링크 앞의 글, 없으면 뒤의 글이 논문 제목이다."
    case .section:
      "그런 링크가 없는 제목이라도 다음 제목 앞까지 제 절에 라벨이 무엇이든 논문 한 편의 주소가 거의 전부인 줄이 있으면 논문이다. 그런 줄이 `Links`, `링크`, `참고`라는 아래 제목이나 `결과`, `评价`처럼 항목의 한 부분인 아래 제목에만 있으면 위의 제목이 논문이다. 문장 안에서나 따로 둔 제목 아래에서 인용한 것은 논문이 아니다."
    case .item:
      "이모지, `[기관]`, `**` 뒤가 논문으로 가는 링크로 시작하는 목록 항목. 또는 (대개 굵은) 제목으로 시작하고 그 줄이나 아래에 논문 주소가 있는 항목. 안에 든 항목과 빈 줄까지 이어지는 글은 요약이다."
    case .row:
      "마크다운이나 HTML로 쓴 표에서 논문 주소가 든 행. 열 머리글에서 제목, 저자, 날짜, 요약, 투표를 안다. 여러 줄로 끊어진 행은 한 행이다."
    case .paragraph:
      "논문으로 가는 링크로 시작하는 문단. 아래에 논문 주소가 있는 굵은 줄이나 `제목:`으로 시작하는 줄. 제목만 있는 줄 바로 아래에 주소만 있는 줄."
    case .note:
      "프런트 매터에 논문 주소(`url`, `arxiv`, `doi`)가 있는 파일. 파일 하나가 논문 한 편이고 `title`, `authors`, `date`, `votes`를 읽는다. `title`만 있고 파일에 다른 논문이 없으면 주소는 아래의 한 줄에 따로 있어도 된다."
    }
  }

  /// A paper in it; no such paper exists.
  public var example: String {
    switch self {
    case .daily: "### [A Lamp for Small Rooms](https://arxiv.org/abs/3104.00002)"
    case .heading: "## 3. [A Lamp for Small Rooms](https://arxiv.org/abs/3104.00002) 🔥"
    case .section: "## A Lamp for Small Rooms\n\n**링크**: [arXiv](https://arxiv.org/abs/3104.00002)"
    case .item:
      "- 📜 [Lab] [A Lamp for Small Rooms](https://arxiv.org/abs/3104.00002)\n  - 작은 방에 맞는 등불입니다."
    case .row:
      "| Date | Title | PDF |\n|---|---|---|\n| 2031-04-05 | A Lamp for Small Rooms | [3104.00002](https://arxiv.org/abs/3104.00002) |"
    case .paragraph: "**A Lamp for Small Rooms**\n[Paper](https://arxiv.org/abs/3104.00002)"
    case .note: "---\ntitle: A Lamp for Small Rooms\narxiv: 3104.00002\n---"
    }
  }

  /// The section of `docs/digest-format.md` that describes all forms, in English or Korean.
  public static func documentation(isKorean: Bool) -> String {
    allCases.map { form in
      let head =
        isKorean ? "**\(form.koreanName)**. \(form.koreanRule)" : "**\(form.name)**. \(form.rule)"
      return "\(head)\n\n```markdown\n\(form.example)\n```\n"
    }.joined(separator: "\n")
  }
}
