/// What can stand before a colon, with its Korean names and what it takes.
public enum QueryField: String, Sendable, Hashable, CaseIterable {
  case title, author, body, word, id, label, vote, taste, like, date, day, `is`, decided, kept
  case skipped, tag, note, has, authors, sort

  /// Other names, of the same meaning.
  public var aliases: [String] {
    switch self {
    case .title: ["제목"]
    case .author: ["저자"]
    case .body: ["요약"]
    case .word: ["낱말"]
    case .label: ["라벨"]
    case .vote: ["투표"]
    case .taste: ["취향"]
    case .like: ["닮은"]
    case .date: ["날짜"]
    case .day: ["요일"]
    case .decided: ["분류"]
    case .kept: ["보관"]
    case .skipped: ["건너뜀", "건너뛰기"]
    case .tag: ["태그"]
    case .note: ["메모"]
    case .authors: ["저자수"]
    case .sort: ["정렬"]
    case .id, .is, .has: []
    }
  }

  /// What may follow, for messages and help.
  public var forms: String {
    switch self {
    case .title, .author, .body, .id, .note: "\(rawValue):word \(rawValue):\"a phrase\""
    case .word: "word:RL word:\"a phrase\""
    case .tag: "tag:todo #todo tag:\"to do\""
    case .label: "label:new label:new:word label:\"what's new\":\"a phrase\""
    case .vote: "vote:20 vote:>=20 vote:10..40 vote:none vote:p90"
    case .taste: "taste:p90 taste:p50..p80"
    case .like: "like:2403.19270 like:2403.19270,2403.19271 like:#tag"
    case .date: "date:2024-03 date:2024-03-01..2024-03-15 date:>2024-06 date:7d date:none"
    case .day: "day:mon|tue|wed|thu|fri|sat|sun day:월"
    case .is: "is:unread|read|kept|skipped|undecided|later|due|watched|unwanted|noted is:보관"
    case .decided, .kept, .skipped:
      "\(rawValue):7d \(rawValue):2025-05 \(rawValue):2025-05-01..2025-05-15"
    case .has: "has:video|image|code|note|authors has:코드"
    case .authors: "authors:5 authors:>30 authors:2..4"
    case .sort: "sort:vote|taste|watch|date|title|relevance|digest sort:-vote"
    }
  }

  /// The field of that name, in any case and form.
  init?(named name: String) {
    let name = name.lowercased()
    guard
      let field = QueryField.allCases.first(where: {
        $0.rawValue == name || $0.aliases.contains(name)
      })
    else { return nil }
    self = field
  }
}
