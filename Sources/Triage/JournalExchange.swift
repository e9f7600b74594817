import Decisions
import GRDB

/// A piece of a journal as text.
public struct JournalPiece: Sendable {
  /// Lines, each with its line feed.
  public let bytes: [UInt8]
  /// Where the next piece begins.
  public let next: Int
}

/// What came of a merge.
public struct Merge: Sendable, Hashable {
  /// How many entries were new.
  public var added: Int
  /// How many were known.
  public var known: Int

  /// What came of a merge.
  public init(added: Int = 0, known: Int = 0) {
    self.added = added
    self.known = known
  }
}

extension TriageStore {
  /// A piece of the journal, for writing it out without holding it all; nil at the end.
  ///
  /// - Parameters:
  ///   - place: where the piece begins: 0, and then the `next` of the piece before.
  ///   - limit: how many entries it has at most.
  public func journal(
    from place: Int = 0, limit: Int = 2_000
  ) throws(TriageError) -> JournalPiece? {
    try read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: "SELECT \(JournalRow.columns) FROM journal WHERE id > ? ORDER BY id LIMIT ?"),
        arguments: [place, limit])
      let encoder = JournalText.encoder()
      var bytes: [UInt8] = []
      var next: Int?
      while let row = try rows.next() {
        next = row.number(0) ?? next
        if let noted = JournalRow.noted(row) { try JournalText.append(noted, to: &bytes, encoder) }
      }
      return next.map { JournalPiece(bytes: bytes, next: $0) }
    }
  }

  /// Takes journals of other stores in, all of them or, where a line cannot be read, nothing.
  ///
  /// The order of journals and lines makes no difference, and neither does how often they are taken in.
  public func merge(_ journals: [JournalText]) throws(TriageError) -> Merge {
    var lines: [JournalText.Line] = []
    for journal in journals { lines += try journal.lines() }
    return try merge(lines)
  }

  /// Takes entries in that were read elsewhere.
  func merge(_ lines: [JournalText.Line]) throws(TriageError) -> Merge {
    let sorted = lines.sorted { $0.noted.entry.clock < $1.noted.entry.clock }
    return try write { database in
      var join = try JournalJoin(database)
      for line in sorted {
        guard try join.take(line.noted) else {
          throw line.error("its clock, \(line.noted.entry.clock), is too far ahead to be true")
        }
      }
      try join.finish()
      return join.merge
    }
  }
}

/// A row of the journal.
enum JournalRow {
  /// The columns that make an entry, after the row's number.
  static let columns = "id, origin, seq, clock, step, kind, subject, field, value, was, time"

  /// The entry in a row of these columns; nil where it makes no sense.
  static func noted(_ row: Row) -> NotedEntry? {
    guard let origin = row.text(1), let seq = row.number(2),
      let clock = row.number(3), let step = row.number(4),
      let kind = row.text(5), let subject = row.text(6),
      let name = row.text(7), let field = Field(name: name),
      let change = Change(subject, field, row.text(8))
    else { return nil }
    return NotedEntry(
      entry: Entry(origin: origin, seq: seq, clock: clock, change: change),
      kind: Entry.Kind(rawValue: kind) ?? .step, step: step,
      was: row.text(9), time: row.number(10) ?? 0)
  }
}
