import Glibc
import SQLite

/// Writes entries of this store's own into the journal, and what follows from them, within one
/// transaction.
struct JournalPen {
  /// The entry that counts for a field.
  struct Winner {
    let value: String?
    /// Row of the step that set the value, 0 if none.
    ///
    /// An undo that brings a value back brings its row back too. So a step can be undone where this
    /// is the step's own row, and made again where this is the row that the step found.
    let token: Int

    static let none = Winner(value: nil, token: 0)

    /// Whether it is this value, byte for byte.
    func holds(_ other: String?) -> Bool {
      guard let value, let other else { return value == nil && other == nil }
      return value.utf8.elementsEqual(other.utf8)
    }
  }

  private let kind: Entry.Kind
  private var origin: String?
  private var seq: Int
  private let clock: Int
  private var step: Int?
  /// The step that is written on, where it is one that was begun before.
  private var resumed: Int?
  /// How far the steps are done.
  var done: Int
  /// The rows written, if any.
  private(set) var rows: ClosedRange<Int>?

  /// - Throws: what SQLite says went wrong.
  init(_ database: borrowing Connection, kind: Entry.Kind) throws {
    self.kind = kind
    let row = try database.first("SELECT origin, seq, clock, done FROM store") { row in
      (origin: row.text(0), seq: row.number(1), clock: row.number(2), done: row.number(3))
    }
    origin = row?.origin
    seq = try StoreNumbers.examine(row?.seq, database)
    clock = try StoreNumbers.examine(row?.clock, database) + 1
    done = try StoreNumbers.examine(row?.done, database)
  }

  /// What counts for a field now.
  ///
  /// - Throws: what SQLite says went wrong.
  static func winner(
    of subject: String, _ field: String, in database: borrowing Connection
  ) throws(SQLiteError) -> Winner {
    try database.first(
      "SELECT value, token FROM winner WHERE subject = ? AND field = ?", subject, field
    ) { Winner(value: $0.text(0), token: $0.number(1) ?? 0) } ?? .none
  }

  /// Writes that a field now holds a value.
  ///
  /// - Parameter token: the token that the field has then; nil is that of the new row.
  /// - Throws: what SQLite says went wrong.
  mutating func write(
    _ subject: String, _ field: String, _ value: String?, over before: Winner, token: Int? = nil,
    in database: borrowing Connection
  ) throws {
    let origin = origin ?? JournalPen.newOrigin()
    self.origin = origin
    seq += 1
    let step = step ?? seq
    self.step = step
    try database.run(
      """
      INSERT INTO journal(
        origin, seq, clock, step, kind, subject, field, value, was, was_token, time)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      origin, seq, clock, step, kind.rawValue, subject, field, value, before.value, before.token,
      time(nil))
    let row = try StoreNumbers.newRow(in: database, after: rows?.upperBound)
    rows = (rows?.lowerBound ?? row)...row
    try database.run(
      """
      INSERT INTO winner(subject, field, value, clock, origin, seq, token)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(subject, field) DO UPDATE SET
        value = excluded.value, clock = excluded.clock, origin = excluded.origin,
        seq = excluded.seq, token = excluded.token
      """, subject, field, value, clock, origin, seq, token ?? row)
  }

  /// Adds what is written to a step that was made before, unless that was taken back since.
  ///
  /// - Throws: what SQLite says went wrong.
  mutating func resume(
    _ mark: TriageStore.StepMark, in database: borrowing Connection
  ) throws(SQLiteError) {
    let found = try database.number(
      """
      SELECT journal.step FROM step JOIN journal ON journal.id = step.first
      WHERE step.id = ? AND step.id <= ? AND step.first = ? AND journal.origin IS ?
      """, mark.id, done, mark.first, origin)
    guard let step = found else { return }
    self.step = step
    resumed = mark.id
  }

  /// The step written; nil where nothing was, or no step.
  var mark: TriageStore.StepMark? {
    guard kind == .step, resumed == nil, let rows else { return nil }
    return TriageStore.StepMark(id: done, first: rows.lowerBound)
  }

  /// Notes what was written, and a new step where it is one: what was undone before it cannot be
  /// made again then.
  ///
  /// - Throws: what SQLite says went wrong.
  mutating func finish(in database: borrowing Connection) throws(SQLiteError) {
    if kind == .step, let rows {
      try database.run("DELETE FROM step WHERE id > ?", done)
      if let resumed {
        try database.run("UPDATE step SET last = ? WHERE id = ?", rows.upperBound, resumed)
      } else {
        done += 1
        try database.run(
          "INSERT INTO step(id, first, last) VALUES (?, ?, ?)", done, rows.lowerBound,
          rows.upperBound)
      }
    }
    guard rows != nil || kind == .undo || kind == .redo else { return }
    let time = rows == nil ? clock - 1 : clock
    try database.run(
      "UPDATE store SET origin = ?, seq = ?, clock = ?, done = ?", origin, seq, time, done)
  }

  /// A name that no other store has.
  private static func newOrigin() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
