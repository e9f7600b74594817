extension Query {
  /// Whether what the user decided makes a difference: whether it holds `is:`, `tag:`, `note:`, `decided:` and
  /// the like.
  public var asksForDecisions: Bool { condition?.asksForDecisions ?? false }
}

extension Condition {
  fileprivate var asksForDecisions: Bool {
    switch self {
    case .term(.standing), .term(.undecided), .term(.decided), .term(.noted), .term(.note),
      .term(.tag):
      true
    case .term: false
    case .not(let condition): condition.asksForDecisions
    case .all(let conditions), .any(let conditions): conditions.contains(where: \.asksForDecisions)
    }
  }
}
