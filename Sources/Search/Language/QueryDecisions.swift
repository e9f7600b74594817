extension Query {
  /// Whether what the user decided makes a difference: whether it holds `is:`, `tag:`, `note:`,
  /// `decided:` and the like, or anything of taste.
  public var asksForDecisions: Bool {
    condition?.asksForDecisions ?? false || isByTaste || asksForWatches
  }

  /// Whether it asks what the watches find.
  public var asksForWatches: Bool {
    order?.field == .watch
      || condition?.holds { if case .watched = $0 { true } else { false } } ?? false
  }

  /// Whether it asks for the order of taste.
  public var isByTaste: Bool { order?.field == .taste }
}

extension Condition {
  fileprivate var asksForDecisions: Bool {
    switch self {
    case .term(.standing), .term(.undecided), .term(.due), .term(.decided), .term(.noted),
      .term(.note),
      .term(.tag), .term(.taste):
      true
    case .term(.like(let names)): names.contains { $0.hasPrefix("#") }
    case .term: false
    case .not(let condition): condition.asksForDecisions
    case .all(let conditions), .any(let conditions): conditions.contains(where: \.asksForDecisions)
    }
  }

  /// Whether any of its terms is so.
  fileprivate func holds(_ test: (Term) -> Bool) -> Bool {
    switch self {
    case .term(let term): test(term)
    case .not(let condition): condition.holds(test)
    case .all(let conditions), .any(let conditions): conditions.contains { $0.holds(test) }
    }
  }
}
