extension Query {
  /// Whether what the user decided makes a difference: whether it holds `is:`, `tag:`, `note:`, `decided:` and
  /// the like, or anything of taste.
  public var asksForDecisions: Bool { condition?.asksForDecisions ?? false || isByTaste }

  /// Whether it asks for the order of taste.
  public var isByTaste: Bool { order?.field == .taste }
}

extension Condition {
  fileprivate var asksForDecisions: Bool {
    switch self {
    case .term(.standing), .term(.undecided), .term(.decided), .term(.noted), .term(.note),
      .term(.tag), .term(.taste):
      true
    case .term(.like(let names)): names.contains { $0.hasPrefix("#") }
    case .term: false
    case .not(let condition): condition.asksForDecisions
    case .all(let conditions), .any(let conditions): conditions.contains(where: \.asksForDecisions)
    }
  }
}
