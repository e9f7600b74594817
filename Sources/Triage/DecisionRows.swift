import Decisions
import SQLite

/// Reads decisions from what counts.
enum DecisionRows {
  /// The decisions about these papers; a paper that nobody touched has the empty one.
  ///
  /// - Throws: what SQLite says went wrong.
  static func touched(_ papers: [String], _ database: borrowing Connection) throws -> [String:
    Decision]
  {
    var decisions: [String: Decision] = [:]
    for paper in papers where decisions[paper] == nil {
      var decision = Decision.none
      let composed = PaperSubject.canonical(paper)
      // Stores written before addresses had one form may hold another.
      for form in paper.utf8.elementsEqual(composed.utf8) ? [paper] : [paper, composed] {
        try database.forEach(
          """
          SELECT field, value, (SELECT time FROM journal WHERE id = token) FROM winner
          WHERE subject = ? AND value IS NOT NULL ORDER BY field
          """, form
        ) { decision.apply($0.text(0), $0.text(1), at: $0.number(2)) }
      }
      decisions[paper] = decision
    }
    return decisions
  }

  /// The decisions about all papers that have one.
  ///
  /// - Throws: what SQLite says went wrong.
  static func all(_ database: borrowing Connection) throws -> [String: Decision] {
    var decisions: [String: Decision] = [:]
    var current: (paper: String, decision: Decision)?
    try database.forEach(
      """
      SELECT subject, field, value,
        CASE field WHEN 'standing' THEN (SELECT time FROM journal WHERE id = token) END
      FROM winner
      WHERE value IS NOT NULL AND field NOT IN \(Field.ofQueries) ORDER BY subject, field
      """
    ) { row in
      guard let paper = row.text(0) else { return }
      if current?.paper != paper {
        if let current { decisions[current.paper] = current.decision }
        current = (paper, decisions[paper] ?? .none)
      }
      current?.decision.apply(row.text(1), row.text(2), at: row.number(3))
    }
    if let current { decisions[current.paper] = current.decision }
    return decisions
  }
}

extension Decision {
  /// Sets what a field holds; fields come in ascending order.
  ///
  /// - Parameter time: when it came to hold that, in seconds since 1970; 0 is not known.
  fileprivate mutating func apply(_ field: String?, _ value: String?, at time: Int?) {
    guard let field, let value else { return }
    switch Field(name: field) {
    case .standing:
      standing = Standing(rawValue: value) ?? .unread
      since = time.flatMap { $0 > 0 ? $0 : nil }
    case .until: until = value
    case .note: note = value
    case .tag(let tag): if tags.last != tag { tags.append(tag) }
    case .query, .watch, .seen, nil: break
    }
  }
}
