/// The words by which digests of all makes name the parts of a paper, in English, Korean and
/// Chinese.
enum Vocabulary {
  /// What the line of a field begins with.
  enum Label: Sendable {
    case authors, votes, title, date, abstract, link
    /// Where the authors work, which names none of them.
    case affiliation
    /// Work of others that is cited.
    case related
  }

  // Labels of fields; longer ones before those that they begin with. ASCII is in lower case.
  static let labels: [(StaticString, Label)] = [
    ("authors", .authors), ("author(s)", .authors), ("author", .authors), ("저자", .authors),
    ("지은이", .authors), ("글쓴이", .authors), ("作者", .authors), ("著者", .authors),
    ("论文作者", .authors), ("作者团队", .authors), ("first author", .authors), ("第一作者", .authors),
    ("제1저자", .authors), ("저자명", .authors), ("作者列表", .authors), ("作者信息", .authors),
    ("作者单位", .affiliation), ("作者机构", .affiliation), ("저자 소속", .affiliation),
    ("author affiliation", .affiliation), ("author affiliations", .affiliation),
    ("authors' affiliations", .affiliation), ("author keywords", .affiliation), ("논문 저자", .authors),
    ("논문저자", .authors),
    ("hf upvotes", .votes), ("hf votes", .votes), ("hf vote", .votes), ("upvotes", .votes),
    ("upvote", .votes),
    ("votes", .votes), ("vote", .votes), ("likes", .votes), ("추천수", .votes), ("추천 수", .votes),
    ("추천", .votes), ("업보트", .votes), ("좋아요", .votes), ("투표", .votes), ("点赞数", .votes),
    ("点赞", .votes), ("點讚", .votes), ("赞", .votes), ("投票", .votes),
    ("paper title", .title), ("title", .title), ("논문 제목", .title), ("논문제목", .title), ("제목", .title),
    ("논문명", .title), ("论文标题", .title), ("论文题目", .title), ("英文标题", .title), ("标题", .title),
    ("標題", .title), ("题目", .title), ("タイトル", .title), ("논문 정리", .title), ("논문 리뷰", .title),
    ("논문 요약", .title), ("paper review", .title), ("论文解读", .title), ("论文精读", .title),
    ("publish date", .date), ("published", .date), ("date", .date), ("날짜", .date), ("일자", .date),
    ("발행일", .date), ("공개일", .date), ("게시일", .date), ("발표일", .date), ("제출일", .date),
    ("发布日期", .date), ("发布时间", .date), ("提交日期", .date), ("发表日期", .date), ("收录日期", .date),
    ("日期", .date), ("发表时间", .date),
    ("时间", .date), ("日付", .date), ("投稿日", .date), ("公開日", .date), ("published date", .date),
    ("publication date", .date), ("submitted", .date),
    ("abstract", .abstract), ("summary", .abstract), ("tl;dr", .abstract), ("tldr", .abstract),
    ("요약", .abstract), ("초록", .abstract), ("摘要", .abstract), ("简介", .abstract), ("总结", .abstract),
    ("paper", .link), ("pdf", .link), ("links", .link), ("link", .link), ("url", .link),
    ("arxiv", .link),
    ("논문", .link), ("링크", .link), ("论文", .link), ("链接", .link), ("鏈接", .link),
    ("related", .related), ("see also", .related), ("prior work", .related),
    ("previous work", .related),
    ("follow-up", .related), ("baseline", .related), ("builds on", .related), ("cites", .related),
    ("관련", .related), ("선행", .related), ("비교 대상", .related), ("相关", .related), ("相關", .related),
    ("前作", .related), ("基线", .related),
  ]

  /// Words that only say that something is linked, or name a part of an entry: a text of nothing
  /// else is no title.
  private static let linkWords: [StaticString] = [
    "arxiv", "alphaxiv", "ar5iv", "abs", "abstract", "pdf", "html", "paper", "papers", "link",
    "links", "url", "doi",
    "id", "read", "view", "see", "open", "the", "on", "in", "at", "to", "of", "and", "or", "full",
    "text", "original",
    "source", "sources", "here", "more", "page", "pages", "website", "site", "project", "hf",
    "hugging", "face",
    "huggingface", "openreview", "acl", "anthology", "cvf", "neurips", "pmlr", "biorxiv", "medrxiv",
    "semantic",
    "scholar", "code", "github", "repo", "repository", "demo", "video", "blog", "dataset", "data",
    "model", "slides",
    "poster", "tweet", "twitter", "preprint", "article", "download", "version", "no", "web", "kimi",
    "cool", "discuss",
    "comments", "discussion", "resources", "resource", "reference", "references", "ref", "info",
    "information",
    "metadata", "meta", "basic", "details", "detail", "about", "citation", "external", "useful",
    "quick", "access", "click", "for", "this", "its", "official", "main", "view",
    "논문", "링크", "원문", "보기", "바로가기", "바로", "가기", "페이지", "주소", "출처", "자료", "참고", "참조", "읽기",
    "전문", "코드", "프로젝트", "정보", "기본", "메타데이터", "관련", "원본", "초록", "데모", "다운로드", "및", "상세",
    "여기", "에서", "의", "보러", "읽으러", "클릭", "확인", "하기", "자세히", "더", "허깅페이스", "허깅 페이스", "깃허브",
    "공식", "사이트", "아카이브",
    "论文", "論文", "链接", "鏈接", "连结", "地址", "网址", "原文", "查看", "点击", "阅读", "閱讀", "下载", "全文", "页面", "摘要",
    "来源", "來源", "出处", "参考", "參考", "资源", "资料", "代码", "项目", "主页", "基本", "信息", "元数据", "相关", "详情", "原始",
    "文献", "文章", "直达", "传送门", "本文", "入口", "与", "和", "等", "到", "在", "的", "请", "这里", "此处", "点我",
    "看", "更多", "官方", "网站", "リンク", "論文", "詳細", "ページ", "読む", "見る", "はこちら", "こちら", "から", "を", "の",
    "へ", "で",
  ]

  /// Words of headings that part a paper's entry, and name no paper.
  private static let sectionWords: [StaticString] = [
    "summary", "tl", "dr", "tldr", "introduction", "background", "motivation", "method", "methods",
    "methodology",
    "approach", "result", "results", "experiment", "experiments", "conclusion", "conclusions",
    "contribution",
    "contributions", "key", "points", "main", "findings", "finding", "insights", "takeaways",
    "limitations", "discussion",
    "future", "work", "works", "related", "overview", "notes", "note", "highlights", "highlight",
    "tags", "keywords",
    "authors", "author", "title", "date", "table", "contents", "toc", "license", "why", "it",
    "matters", "my", "thoughts",
    "요약", "핵심", "내용", "방법", "방법론", "결과", "실험", "결론", "기여", "한계", "배경", "동기", "한줄", "한", "줄", "상세",
    "주요", "연구", "저자", "제목", "날짜", "태그", "키워드", "목차", "의의", "설명", "개요", "포인트",
    "简要", "简介", "概要", "总结", "方法", "结果", "实验", "结论", "贡献", "背景", "动机", "核心", "要点", "主要", "局限", "研究",
    "关键词", "标签", "目录", "作者", "标题", "日期", "概述", "分析", "点评", "解读", "创新点", "评价", "详细", "内容", "介绍",
    "图示", "工作", "亮点", "打分", "评分", "实用性", "创新性", "推荐度", "从", "进行", "维度", "思路", "架构", "数据集", "影响",
    "意义", "痛点", "理由",
  ]

  private static let linkRows = rows(linkWords)
  private static let sectionRows = rows(sectionWords)

  /// Words by the byte that they begin with, in either case.
  private static func rows(_ words: [StaticString]) -> [[StaticString]] {
    var rows = Array(repeating: [StaticString](), count: 256)
    for word in words {
      let first = unsafe word.utf8Start.pointee
      rows[Int(first)].append(word)
      if isASCIILetter(first) { rows[Int(first & 0xDF)].append(word) }
    }
    return rows
  }

  /// A label in the table by first bytes.
  private struct Row {
    let word: StaticString
    /// Its second and its last byte, which tell most words apart before they are compared.
    let second: UInt8
    let last: UInt8
    let length: Int
    let label: Label
  }

  /// The labels by the byte that they begin with, in either case.
  private static let rows: [[Row]] = {
    var rows = Array(repeating: [Row](), count: 256)
    for (word, label) in labels {
      let length = word.utf8CodeUnitCount
      let row = unsafe Row(
        word: word, second: word.utf8Start[1], last: word.utf8Start[length - 1], length: length,
        label: label)
      let first = unsafe word.utf8Start.pointee
      rows[Int(first)].append(row)
      if isASCIILetter(first) { rows[Int(first & 0xDF)].append(row) }
    }
    return rows
  }()

  /// The bytes that begin a label, a bit each: most text begins with another.
  private static let firstBytes: SIMD4<UInt64> = {
    var bits = SIMD4<UInt64>()
    for (byte, row) in rows.enumerated() where !row.isEmpty { bits[byte / 64] |= 1 << (byte % 64) }
    return bits
  }()

  /// The label that stands at an index, and its end.
  static func label(at start: Int, before end: Int, in file: Span<UInt8>) -> (
    label: Label, end: Int
  )? {
    guard start + 1 < end else { return nil }
    let first = Int(file[start])
    guard firstBytes[first / 64] >> (first % 64) & 1 == 1 else { return nil }
    var found: (label: Label, end: Int)?
    let second = folded(file[start + 1])
    for row in rows[first] where row.second == second {
      let wordEnd = start + row.length
      guard wordEnd <= end, folded(file[wordEnd - 1]) == row.last,
        found.map({ wordEnd > $0.end }) ?? true, file.hasFolded(row.word, at: start, before: end),
        wordEnd == end || !isASCIILetter(file[wordEnd]) || !isASCIILetter(file[wordEnd - 1])
      else { continue }
      found = (row.label, wordEnd)
    }
    return found
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// Whether a text only says that something is linked: `Paper`, `📄 arXiv: 2403.19270`, `논문
  /// 링크`, an address.
  static func isLinkText(_ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    consists(of: [linkRows], range, in: file)
  }

  /// Whether a heading names a part of an entry.
  static func isSectionName(_ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    consists(of: [linkRows, sectionRows], range, in: file)
  }

  private static func consists(
    of words: [[[StaticString]]], _ range: Range<Int>, in file: Span<UInt8>
  ) -> Bool {
    guard range.count <= 120 else { return false }
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = file[index]
      if isASCIILetter(byte) {
        if file.schemeLength(in: index..<range.upperBound) != nil {
          index = file.firstWhiteSpace(in: index..<range.upperBound)
          continue
        }
        if let id = ArxivID.identifier(in: file, index..<range.upperBound) {
          index = id.end
          continue
        }
        var end = index
        while end < range.upperBound, isASCIILetter(file[end]) { end += 1 }
        let isKnown = words.contains { list in
          list[Int(byte)].contains { word in
            word.utf8CodeUnitCount == end - index && file.hasFolded(word, at: index, before: end)
          }
        }
        // A letter alone counts things, as in `v2` and `A)`.
        guard isKnown || end - index == 1 else { return false }
        index = end
      } else if byte < 0x80 {
        index += 1
      } else if let length = longest(of: words, at: index, before: range.upperBound, in: file) {
        index += length
      } else {
        let scalar = file.scalar(at: index, before: range.upperBound)
        guard TitleText.isDecoration(scalar.value) || isPunctuation(scalar.value) else {
          return false
        }
        index += scalar.length
      }
    }
    return true
  }

  private static func longest(
    of words: [[[StaticString]]], at start: Int, before end: Int, in file: Span<UInt8>
  ) -> Int? {
    var longest: Int?
    for list in words {
      for word in list[Int(file[start])] where file.has(word, at: start, before: end) {
        longest = max(longest ?? 0, word.utf8CodeUnitCount)
      }
    }
    return longest
  }

  /// Whether a scalar beyond ASCII only parts words.
  static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0xAB, 0xB7, 0xBB, 0x2000...0x206F, 0x2190...0x21FF, 0x3000...0x3020, 0xFF01...0xFF0F,
      0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      true
    default: false
    }
  }
}
