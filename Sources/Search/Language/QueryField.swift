/// What can stand before a colon, with its Korean names and what it takes.
public enum QueryField: String, Sendable, Hashable, CaseIterable {
  case title, author, body, id, label, vote, taste, like, date, day, `is`, tag, has, authors, sort

  /// Other names, of the same meaning.
  public var aliases: [String] {
    switch self {
    case .title: ["제목"]
    case .author: ["저자"]
    case .body: ["요약"]
    case .label: ["라벨"]
    case .vote: ["투표"]
    case .taste: ["취향"]
    case .like: ["닮은"]
    case .date: ["날짜"]
    case .day: ["요일"]
    case .tag: ["태그"]
    case .authors: ["저자수"]
    case .sort: ["정렬"]
    case .id, .is, .has: []
    }
  }

  /// What may follow, for messages and completion.
  public var forms: String {
    switch self {
    case .title, .author, .body, .id, .tag: "\(rawValue):word \(rawValue):\"a phrase\""
    case .label: "label:new label:new:word label:\"what's new\":\"a phrase\""
    case .vote: "vote:20 vote:>=20 vote:10..40 vote:none vote:p90"
    case .taste: "taste:p90 taste:p50..p80"
    case .like: "like:2403.19270 like:2403.19270,2403.19271 like:#tag"
    case .date: "date:2024-03 date:2024-03-01..2024-03-15 date:>2024-06 date:7d date:none"
    case .day: "day:mon|tue|wed|thu|fri|sat|sun day:월"
    case .is: "is:unread|read|kept|skipped|noted"
    case .has: "has:video|image|code|note|authors"
    case .authors: "authors:5 authors:>30 authors:2..4"
    case .sort: "sort:vote|taste|date|title|relevance|digest sort:-vote"
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
