import GRDB

/// Takes entries of other stores into the journal, and what follows from them, within one transaction.
///
/// The journal is a set of entries and grows only; what counts is the largest entry of each field. Both are joins: in any
/// order and any number of times, the same comes out.
struct JournalJoin {
  private let database: Database
  private let known: KnownEntries
  private let origin: String?
  private var clock: JournalClock
  private var isOriginShared = false
  /// What was taken so far.
  private(set) var merge = Merge()

  /// - Parameter known: what was learnt of the journal by joins before this one.
  init(_ database: Database, _ known: KnownEntries = KnownEntries()) throws {
    self.database = database
    self.known = known
    try known.follow(database)
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT origin, clock FROM store"))
    origin = row?.text(0)
    clock = JournalClock(at: try StoreNumbers.examine(row?.number(1), database))
  }

  /// Takes an entry in, unless its clock cannot be true.
  mutating func take(_ noted: NotedEntry) throws -> Bool {
    let entry = noted.entry
    guard clock.advance(to: entry.clock) else { return false }
    if try known.contains(entry, in: database) {
      merge.known += 1
      return true
    }
    merge.added += 1
    // Somebody else makes entries under this store's name: its file was copied, or brought back from a copy.
    if entry.origin == origin { isOriginShared = true }
    let row = try insert(noted)
    if try (winner(entry).map { $0 < entry.rank }) ?? true { try win(entry, row) }
    return true
  }

  /// Notes how far the clock is.
  mutating func finish() throws {
    try database.execute(sql: "UPDATE store SET clock = ?", arguments: [clock.time])
    if isOriginShared { try database.execute(sql: "UPDATE store SET origin = NULL, seq = 0") }
  }

  private func insert(_ noted: NotedEntry) throws -> Int {
    let (entry, change) = (noted.entry, noted.entry.change)
    try database.cachedStatement(
      sql: """
        INSERT INTO journal(
          origin, seq, clock, step, kind, subject, field, value, was, was_token, time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
        """
    ).execute(arguments: [
      entry.origin, entry.seq, entry.clock, noted.step, noted.kind.rawValue, change.subject,
      change.field.name, change.value, noted.was, noted.time,
    ])
    known.note(entry)
    return try StoreNumbers.newRow(in: database, after: nil)
  }

  private func winner(_ entry: Entry) throws -> Entry.Rank? {
    let statement = try database.cachedStatement(
      sql: "SELECT clock, origin, seq, value FROM winner WHERE subject = ? AND field = ?")
    let arguments: StatementArguments = [entry.change.subject, entry.change.field.name]
    guard let row = try Row.fetchOne(statement, arguments: arguments) else { return nil }
    return Entry.Rank(
      clock: row.number(0) ?? 0, origin: row.text(1) ?? "", seq: row.number(2) ?? 0,
      value: row.text(3))
  }

  private func win(_ entry: Entry, _ row: Int) throws {
    try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO winner(subject, field, value, clock, origin, seq, token)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      entry.change.subject, entry.change.field.name, entry.change.value, entry.clock,
      entry.origin, entry.seq, row,
    ])
  }
}
