import Decisions
import SQLite
import Synchronization

/// What other processes decided.
public struct Changes: Sendable, Hashable {
  /// The papers that they touched, by id, with the decision about each as it is now.
  public var decisions: [String: Decision]
  /// Whether they touched saved queries.
  public var touchesQueries: Bool

  /// Changes.
  public init(decisions: [String: Decision] = [:], touchesQueries: Bool = false) {
    self.decisions = decisions
    self.touchesQueries = touchesQueries
  }

  /// Whether there are none.
  public var isEmpty: Bool { decisions.isEmpty && !touchesQueries }
}

/// How far the journal was seen.
struct Seen {
  /// The last row up to which everything is known.
  var row: Int
  /// What SQLite counts up where another connection wrote
  /// (https://www.sqlite.org/pragma.html#pragma_data_version).
  var version: Int

  /// - Throws: what SQLite says went wrong.
  init(_ database: borrowing Connection) throws {
    version = try Seen.version(database)
    row = try Seen.lastRow(database)
  }

  /// - Throws: what SQLite says went wrong.
  static func version(_ database: borrowing Connection) throws -> Int {
    try database.number("PRAGMA data_version") ?? 0
  }

  /// - Throws: what SQLite says went wrong.
  static func lastRow(_ database: borrowing Connection) throws -> Int {
    try database.number("SELECT max(id) FROM journal") ?? 0
  }
}

extension TriageStore {
  /// All decisions, by a paper's id; a paper nobody touched has none.
  ///
  /// - Throws: why the store cannot be read.
  public func decisions() throws(TriageError) -> [String: Decision] {
    try read(DecisionRows.all)
  }

  /// The decisions about these papers, those without one left out.
  ///
  /// - Throws: why the store cannot be read.
  public func decisions(of ids: [String]) throws(TriageError) -> [String: Decision] {
    try read { try DecisionRows.touched(ids, $0).filter { $0.value != .none } }
  }

  /// What other processes decided since this was last asked, or since the store was opened; cheap
  /// where there is nothing.
  ///
  /// Decisions made here may be among it, as they are now.
  ///
  /// - Throws: why the store cannot be read.
  public func changes() throws(TriageError) -> Changes {
    let before = seen.withLock { $0 }
    let (now, changes): (Seen, Changes) = try read { database in
      var now = before
      now.version = try Seen.version(database)
      guard now.version != before.version else { return (now, Changes()) }
      now.row = try Seen.lastRow(database)
      var papers: [String] = []
      var touchesQueries = false
      try database.forEach(
        "SELECT DISTINCT subject, field IN \(Field.ofQueries) FROM journal WHERE id > ?", before.row
      ) { row in
        if row.number(1) != 0 {
          touchesQueries = true
        } else if let paper = row.text(0) {
          papers.append(paper)
        }
      }
      let changes = Changes(
        decisions: try DecisionRows.touched(papers, database), touchesQueries: touchesQueries)
      return (now, changes)
    }
    seen.withLock { $0 = now }
    return changes
  }

  /// Keeps in mind that these rows were written here, so that `changes()` need not tell of them.
  func noteOwn(_ rows: ClosedRange<Int>) {
    // Rows of another process may lie between; then all are looked at again.
    seen.withLock { if rows.lowerBound - 1 == $0.row { $0.row = rows.upperBound } }
  }

  /// The saved queries, by name.
  ///
  /// - Throws: why the store cannot be read.
  public func queries() throws(TriageError) -> [SavedQuery] {
    try read { database in
      try database.all(
        """
        SELECT q.subject, q.value, w.value, s.value FROM winner AS q
        LEFT JOIN winner AS w ON w.subject = q.subject AND w.field = 'watch'
        LEFT JOIN winner AS s ON s.subject = q.subject AND s.field = 'seen'
        WHERE q.field = 'query' AND q.value IS NOT NULL ORDER BY q.subject
        """
      ) { row in
        guard let name = row.text(0), let text = row.text(1) else { return nil }
        return SavedQuery(
          name: name, text: text, watch: row.text(2).flatMap(Watch.init(rawValue:)),
          seen: row.text(3))
      }
    }
  }
}
