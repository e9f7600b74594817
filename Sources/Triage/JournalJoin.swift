import SQLite

/// Merges entries of other stores into the journal, and what follows from them, within one
/// transaction.
///
/// The journal is a set of entries and grows only; what counts is the largest entry of each field.
/// Both are joins: in any order and any number of times, the same comes out.
struct JournalJoin {
  private let known: KnownEntries
  private let origin: String?
  private var clock: JournalClock
  private var isOriginShared = false
  /// What was merged so far.
  private(set) var merge = Merge()

  /// - Parameter known: what was learnt of the journal by joins before this one.
  /// - Throws: what SQLite says went wrong.
  init(_ database: borrowing Connection, _ known: KnownEntries = KnownEntries()) throws {
    self.known = known
    try known.follow(database)
    let row = try database.first("SELECT origin, clock FROM store") { row in
      (origin: row.text(0), clock: row.number(1))
    }
    origin = row?.origin
    clock = JournalClock(at: try StoreNumbers.examine(row?.clock, database))
  }

  /// Merges an entry, unless its clock cannot be true.
  ///
  /// - Throws: what SQLite says went wrong.
  mutating func take(_ noted: NotedEntry, in database: borrowing Connection) throws -> Bool {
    let entry = noted.entry
    guard clock.advance(to: entry.clock) else { return false }
    if try known.contains(entry, in: database) {
      merge.known += 1
      return true
    }
    merge.added += 1
    // Somebody else makes entries under this store's name: its file was copied, or brought back
    // from a copy.
    if entry.origin == origin { isOriginShared = true }
    let row = try insert(noted, database)
    let before = try JournalJoin.winner(entry, database)
    if before.map({ $0 < entry.rank }) ?? true { try JournalJoin.win(entry, row, database) }
    return true
  }

  /// Notes how far the clock is.
  ///
  /// - Throws: what SQLite says went wrong.
  func finish(in database: borrowing Connection) throws(SQLiteError) {
    try database.run("UPDATE store SET clock = ?", clock.time)
    if isOriginShared { try StoreCopy.sever(database) }
  }

  private func insert(_ noted: NotedEntry, _ database: borrowing Connection) throws -> Int {
    let (entry, change) = (noted.entry, noted.entry.change)
    try database.run(
      """
      INSERT INTO journal(
        origin, seq, clock, step, kind, subject, field, value, was, was_token, time)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
      """,
      entry.origin, entry.seq, entry.clock, noted.step, noted.kind.rawValue, change.subject,
      change.field.name, change.value, noted.was, noted.time)
    known.note(entry)
    return try StoreNumbers.newRow(in: database, after: nil)
  }

  private static func winner(
    _ entry: Entry, _ database: borrowing Connection
  ) throws(SQLiteError) -> Entry.Rank? {
    try database.first(
      "SELECT clock, origin, seq, value FROM winner WHERE subject = ? AND field = ?",
      entry.change.subject, entry.change.field.name
    ) { row in
      Entry.Rank(
        clock: row.number(0) ?? 0, origin: row.text(1) ?? "", seq: row.number(2) ?? 0,
        value: row.text(3))
    }
  }

  private static func win(
    _ entry: Entry, _ row: Int, _ database: borrowing Connection
  ) throws(SQLiteError) {
    try database.run(
      """
      INSERT OR REPLACE INTO winner(subject, field, value, clock, origin, seq, token)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      entry.change.subject, entry.change.field.name, entry.change.value, entry.clock,
      entry.origin, entry.seq, row)
  }
}
