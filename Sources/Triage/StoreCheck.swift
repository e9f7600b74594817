import Decisions
import GRDB

/// Whether a store's database is whole.
enum StoreCheck {
  /// Throws what is wrong, if anything is.
  static func run(_ database: Database, _ path: String) throws {
    try lookThrough(database, path)
    // That does not see a changed letter. The journal and what was made of it say most things twice.
    if let subject = try String.fetchOne(database, sql: unfounded) {
      throw damage(path, "the journal does not say what is kept of “\(subject)”")
    }
    if let subject = try String.fetchOne(database, sql: forgotten) {
      throw damage(path, "what is kept of “\(subject)” is not the last that the journal says")
    }
  }

  /// SQLite's own look at the pages and what points where, which is the same for every version.
  static func lookThrough(_ database: Database, _ path: String) throws {
    let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
    guard found == "ok" else { throw damage(path, found ?? "quick_check says nothing") }
  }

  /// What counts and has no entry.
  private static let unfounded = """
    SELECT subject FROM winner AS w
    WHERE NOT EXISTS (
      SELECT 1 FROM journal AS j
      WHERE j.origin = w.origin AND j.seq = w.seq AND j.clock = w.clock
        AND j.subject = w.subject AND j.field = w.field AND j.value IS w.value)
    LIMIT 1
    """

  /// Entries that should count and do not.
  private static let forgotten = """
    SELECT j.subject FROM journal AS j
    LEFT JOIN winner AS w ON w.subject = j.subject AND w.field = j.field
    WHERE w.clock IS NULL
      OR (j.clock, j.origin, j.seq, ifnull(j.value, '')) > (w.clock, w.origin, w.seq, ifnull(w.value, ''))
    LIMIT 1
    """

  private static func damage(_ path: String, _ what: String) -> TriageError {
    let line = what.split(whereSeparator: \.isNewline).first.map(String.init) ?? what
    return TriageError(.damaged, path: path, detail: line)
  }
}
