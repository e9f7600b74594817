import Decisions
import SQLite

/// Whether a store's database is whole.
enum StoreCheck {
  /// Throws what is wrong, if anything is.
  ///
  /// - Throws: what is wrong with the store.
  static func run(_ database: borrowing Connection, _ path: String) throws {
    try lookThrough(database, path)
    try Schema.examine(database, path)
    // That does not see a changed letter. The journal and what was made of it say most things
    // twice.
    let numbers = try database.text(impossible)
    if let numbers { throw damage(path, numbers) }
    let found = try database.first(comparison) { row in
      (overruled: row.text(0), areSame: row.number(1) == row.number(2))
    }
    if let subject = found?.overruled {
      throw damage(path, "what is kept of “\(subject)” is not the last that the journal says")
    }
    guard let found, !found.areSame else { return }
    if let subject = try database.text(unfounded) {
      throw damage(path, "the journal does not say what is kept of “\(subject)”")
    }
  }

  /// SQLite's own look at the pages and what points where, which is the same for every version.
  ///
  /// - Throws: what is wrong with the store.
  static func lookThrough(_ database: borrowing Connection, _ path: String) throws {
    let found = try database.text("PRAGMA quick_check(1)")
    guard found == "ok" else { throw damage(path, found ?? "quick_check says nothing") }
  }

  /// Numbers that were never counted to, as words; nothing where all are sound.
  ///
  /// Read in one go: the store's own, then the steps, which are numbered without a gap, then the
  /// journal's.
  private static let impossible = """
    SELECT CASE
      WHEN (SELECT count(*) FROM store) <> 1 THEN 'it does not say where it has got to'
      WHEN NOT (SELECT seq BETWEEN 0 AND \(StoreNumbers.largest) FROM store)
        THEN 'its entries count at ' || (SELECT seq FROM store)
      WHEN NOT (SELECT clock BETWEEN 0 AND \(StoreNumbers.largest) FROM store)
        THEN 'its clock stands at ' || (SELECT clock FROM store)
      WHEN NOT (SELECT done BETWEEN 0 AND (SELECT count(*) FROM step) FROM store)
        THEN 'it says that ' || (SELECT done FROM store) || ' steps are done'
      WHEN EXISTS (SELECT 1 FROM step WHERE id NOT BETWEEN 1 AND (SELECT count(*) FROM step)
          OR first NOT BETWEEN 1 AND last OR last > (SELECT max(id) FROM journal))
        THEN 'its steps are not those of its journal'
      WHEN EXISTS (SELECT 1 FROM journal WHERE id NOT BETWEEN 1 AND \(StoreNumbers.largest)
          OR seq NOT BETWEEN 1 AND \(StoreNumbers.largest)
          OR clock NOT BETWEEN 1 AND (SELECT clock FROM store))
        THEN 'its journal has numbers that it never counted to'
    END
    """

  /// Of all entries beside what counts for their field: one that should count and does not; how
  /// many count; and for how many fields something counts.
  ///
  /// Each entry is looked at once. An index by origin and number would be quicker for honest
  /// journals, and take the square of the time where many entries share one.
  private static let comparison = """
    SELECT
      max(CASE WHEN w.clock IS NULL
        OR (j.clock, j.origin, j.seq, ifnull(j.value, '')) > (w.clock, w.origin, w.seq, ifnull(w.value, ''))
        THEN j.subject END),
      sum(j.clock = w.clock AND j.seq = w.seq AND j.origin = w.origin AND j.value IS w.value),
      (SELECT count(*) FROM winner)
    FROM journal AS j NOT INDEXED LEFT JOIN winner AS w ON w.subject = j.subject AND w.field = j.field
    """

  /// What counts and has no entry.
  private static let unfounded = """
    SELECT subject FROM (
      SELECT subject, field, value, clock, origin, seq FROM winner
      EXCEPT SELECT subject, field, value, clock, origin, seq FROM journal)
    LIMIT 1
    """

  private static func damage(_ path: String, _ what: String) -> TriageError {
    let line = what.split(whereSeparator: \.isNewline).first.map(String.init) ?? what
    return TriageError(.damaged, path: path, detail: line)
  }
}
