/// What is searched for: a condition, and an order.
///
/// The language is in `docs/queries.md`. `Query(_:)` reads a finished query and throws at the first
/// mistake; `Query(typing:)` reads what stands in a prompt between two keys, and makes the best of
/// it. `description` writes a query so that it reads back as the same one.
public struct Query: Sendable, Hashable {
  /// What papers must fulfil; nil where everything matches.
  public var condition: Condition?
  /// The order asked for with `sort:`; nil where the caller's holds.
  public var order: SortOrder?
  /// Whether the last word is still being typed, so that its last syllable may be half of one.
  public var isBeingTyped: Bool

  /// A query of its parts.
  public init(_ condition: Condition? = nil, order: SortOrder? = nil, isBeingTyped: Bool = false) {
    self.condition = condition
    self.order = order
    self.isBeingTyped = isBeingTyped
  }

  /// Reads a finished query.
  ///
  /// - Throws: the first mistake, and where it is.
  public init(_ text: String) throws(QueryError) {
    var parser = QueryParser(text, isTyping: false)
    self = parser.query()
    if let mistake = parser.mistake { throw mistake }
  }

  /// Reads a query that is being typed: what is unfinished or wrong is left out, an open quotation,
  /// parenthesis or regular expression goes to the end.
  public init(typing text: String) { self = Query.typing(text).query }

  /// The same, with what is wrong so far, for a prompt that shows it.
  public static func typing(_ text: String) -> (query: Query, mistake: QueryError?) {
    var parser = QueryParser(text, isTyping: true)
    var query = parser.query()
    query.isBeingTyped = parser.endsInWord
    return (query, parser.mistake)
  }

  /// Whether every paper matches, in no order of the query's own.
  public var isEmpty: Bool { condition == nil && order == nil }
}

/// What a paper must fulfil.
public indirect enum Condition: Sendable, Hashable {
  /// One thing.
  case term(Term)
  /// Not that.
  case not(Condition)
  /// All of two or more, none of which is `all` itself.
  case all([Condition])
  /// One at least of two or more, none of which is `any` itself.
  case any([Condition])
}
