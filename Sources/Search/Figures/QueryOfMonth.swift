extension Query {
  /// A query for those of the papers found that are of one month: what Enter on its bar searches
  /// for.
  ///
  /// It is a finished query, also where this one was still being typed.
  public func narrowed(to month: Trends.Month) -> Query {
    guard let date = PartialDate(month.description) else { return self }
    let inMonth = Condition.term(.date(.exactly(date)))
    switch condition {
    case nil: return Query(inMonth, order: order)
    case .all(let parts): return Query(.all(parts + [inMonth]), order: order)
    case .some(let condition): return Query(.all([condition, inMonth]), order: order)
    }
  }
}
