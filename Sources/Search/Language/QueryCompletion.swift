/// How the value being typed at the end of a query may go on.
public struct QueryCompletion: Sendable, Hashable {
  /// Values that are not in the language but in the archive and the store, the likeliest first.
  public struct Values: Sendable, Hashable {
    /// Authors' names.
    public var authors: [String]
    /// Labels of summaries.
    public var labels: [String]
    /// Months and days, `2024-03`, newest first.
    public var dates: [String]
    /// Tags.
    public var tags: [String]

    /// Values.
    public init(
      authors: [String] = [], labels: [String] = [], dates: [String] = [], tags: [String] = []
    ) {
      (self.authors, self.labels, self.dates, self.tags) = (authors, labels, dates, tags)
    }
  }

  /// The most candidates.
  private static let most = 50

  /// How many characters at the end are the value.
  public let typed: Int
  /// What may stand there, as one types it; never empty.
  public let candidates: [String]

  /// The completion of a query that ends where something is being typed; nil where that is no
  /// value, or goes on in no way that is known.
  public init?(_ text: String, values: Values) {
    let word = QueryCompletion.lastWord(text)
    let bare = word.drop { "-(".contains($0) }
    let (typed, all, quotes): (Substring, [String], Bool)
    if bare.hasPrefix("#") {
      (typed, all, quotes) = (bare.dropFirst(), values.tags, false)
    } else if let colon = bare.firstIndex(where: { ":：".contains($0) }),
      let field = QueryField(named: String(bare[..<colon]))
    {
      typed = bare[bare.index(after: colon)...]
      all = QueryCompletion.values(of: field, values)
      quotes = true
    } else {
      return nil
    }
    let start = typed.drop { $0 == "\"" }.lowercased()
    let candidates =
      all.filter { $0.lowercased().hasPrefix(start) }
      + (start.isEmpty
        ? []
        : all.filter {
          !$0.lowercased().hasPrefix(start) && $0.lowercased().contains(" " + start)
        })
    let left = candidates.filter { $0.lowercased() != start }.prefix(QueryCompletion.most)
    guard !left.isEmpty else { return nil }
    self.typed = typed.count
    self.candidates = left.map { quotes ? QueryCompletion.quoted($0) : $0 }
  }

  /// What stands after the last blank that is in no quotation marks.
  private static func lastWord(_ text: String) -> Substring {
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if !isQuoted, text[index].isWhitespace { start = text.index(after: index) }
    }
    return text[start...]
  }

  private static func quoted(_ value: String) -> String {
    value.contains { $0.isWhitespace || "\"()".contains($0) }
      ? "\"" + value.replacing("\"", with: "\\\"") + "\"" : value
  }

  /// The values that a field may have.
  private static func values(of field: QueryField, _ values: Values) -> [String] {
    switch field {
    case .author: values.authors
    case .label: values.labels
    case .tag: values.tags
    case .date, .decided, .kept, .skipped: ["7d", "2w", "30d"] + values.dates
    case .day: ValueNames.weekdays.flatMap { $0.prefix(2) }
    case .is: ValueNames.states.flatMap { $0.names.prefix(2) }
    case .has: ValueNames.parts.flatMap { $0.names.prefix(2) }
    case .sort: ValueNames.orders.flatMap { $0.names }
    case .taste: ["p90", "p75", "p50"]
    case .like: values.tags.map { "#" + $0 }
    case .vote: ["none", "p90", "p75", "p50", ">=10", ">=50"]
    case .authors: ["1", ">10", ">30"]
    case .title, .body, .word, .id, .note: []
    }
  }
}
