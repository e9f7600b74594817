import GRDB
import Glibc

/// Writes entries of this store's own into the journal, and what follows from them, within one transaction.
struct JournalPen {
  /// The entry that counts for a field.
  struct Winner {
    let value: String?
    /// The row of the journal that set the value for good: that of a step, also after the step was undone and made again.
    ///
    /// It is what it was before wherever an undo brought a value back; 0 where nothing was ever set. So a step can be
    /// undone where this is its own row, and made again where it is what the step found.
    let token: Int

    static let none = Winner(value: nil, token: 0)

    /// Whether it is this value, byte for byte.
    func holds(_ other: String?) -> Bool {
      guard let value, let other else { return value == nil && other == nil }
      return value.utf8.elementsEqual(other.utf8)
    }
  }

  private let database: Database
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

  init(_ database: Database, kind: Entry.Kind) throws {
    self.database = database
    self.kind = kind
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT origin, seq, clock, done FROM store"))
    let numbers = try (1...3).map { try StoreNumbers.examine(row?.number($0), database) }
    origin = row?.text(0)
    seq = numbers[0]
    clock = numbers[1] + 1
    done = numbers[2]
  }

  /// What counts for a field now.
  func winner(of subject: String, _ field: String) throws -> Winner {
    let statement = try database.cachedStatement(
      sql: "SELECT value, token FROM winner WHERE subject = ? AND field = ?")
    guard let row = try Row.fetchOne(statement, arguments: [subject, field]) else { return .none }
    return Winner(value: row.text(0), token: row.number(1) ?? 0)
  }

  /// Writes that a field now holds a value.
  ///
  /// - Parameter token: the token that the field has then; nil is that of the new row.
  mutating func write(
    _ subject: String, _ field: String, _ value: String?, over before: Winner, token: Int? = nil
  ) throws {
    let origin = origin ?? JournalPen.newOrigin()
    self.origin = origin
    seq += 1
    let step = step ?? seq
    self.step = step
    try database.cachedStatement(
      sql: """
        INSERT INTO journal(
          origin, seq, clock, step, kind, subject, field, value, was, was_token, time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      origin, seq, clock, step, kind.rawValue, subject, field, value, before.value, before.token,
      time(nil),
    ])
    let row = try StoreNumbers.newRow(in: database, after: rows?.upperBound)
    rows = (rows?.lowerBound ?? row)...row
    try database.cachedStatement(
      sql: """
        INSERT INTO winner(subject, field, value, clock, origin, seq, token)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(subject, field) DO UPDATE SET
          value = excluded.value, clock = excluded.clock, origin = excluded.origin,
          seq = excluded.seq, token = excluded.token
        """
    ).execute(arguments: [subject, field, value, clock, origin, seq, token ?? row])
  }

  /// Has what is written belong to a step that was made before, where it was not taken back since.
  mutating func resume(_ mark: TriageStore.StepMark) throws {
    let statement = try database.cachedStatement(
      sql: """
        SELECT journal.step FROM step JOIN journal ON journal.id = step.first
        WHERE step.id = ? AND step.id <= ? AND step.first = ? AND journal.origin IS ?
        """)
    let arguments: StatementArguments = [mark.id, done, mark.first, origin]
    guard let row = try Row.fetchOne(statement, arguments: arguments), let step = row.number(0)
    else { return }
    self.step = step
    resumed = mark.id
  }

  /// The step written; nil where nothing was, or no step.
  var mark: TriageStore.StepMark? {
    guard kind == .step, resumed == nil, let rows else { return nil }
    return TriageStore.StepMark(id: done, first: rows.lowerBound)
  }

  /// Notes what was written, and a new step where it is one: what was undone before it cannot be made again then.
  mutating func finish() throws {
    if kind == .step, let rows {
      try database.cachedStatement(sql: "DELETE FROM step WHERE id > ?").execute(arguments: [done])
      if let resumed {
        try database.cachedStatement(sql: "UPDATE step SET last = ? WHERE id = ?")
          .execute(arguments: [rows.upperBound, resumed])
      } else {
        done += 1
        try database.cachedStatement(sql: "INSERT INTO step(id, first, last) VALUES (?, ?, ?)")
          .execute(arguments: [done, rows.lowerBound, rows.upperBound])
      }
    }
    guard rows != nil || kind == .undo || kind == .redo else { return }
    let time = rows == nil ? clock - 1 : clock
    try database.cachedStatement(sql: "UPDATE store SET origin = ?, seq = ?, clock = ?, done = ?")
      .execute(arguments: [origin, seq, time, done])
  }

  /// A name that no other store has.
  private static func newOrigin() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
