import Decisions
import Glibc
import SQLite

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
  ///   - start: where the piece begins: 0, and then the `next` of the piece before.
  ///   - limit: how many entries it has at most.
  /// - Throws: why the journal cannot be read.
  public func journal(
    from start: Int = 0, limit: Int = 2_000
  ) throws(TriageError) -> JournalPiece? {
    try read { database in
      var entries: [NotedEntry] = []
      var next: Int?
      var isInOrder = true
      try database.forEach(
        "SELECT \(JournalRow.columns) FROM journal WHERE id > ? ORDER BY id LIMIT ?", start, limit
      ) { row in
        guard let number = row.number(0), number > next ?? start else {
          isInOrder = false
          return
        }
        next = number
        if let entry = JournalRow.noted(row) { entries.append(entry) }
      }
      // On a damaged page rows may stand in any order, and whoever went on at the last of them would
      // come by for ever.
      guard isInOrder else {
        throw TriageError(
          .damaged, path: self.path ?? ":memory:", detail: "its journal is not in order")
      }
      let encoder = JournalText.encoder()
      var bytes: [UInt8] = []
      for entry in entries { try JournalText.append(entry, to: &bytes, encoder) }
      return next.map { JournalPiece(bytes: bytes, next: $0) }
    }
  }

  /// Merges journals of other stores: all of them, or nothing where a line is wrong.
  ///
  /// The order of journals and lines makes no difference, and neither does how often they are taken
  /// in.
  ///
  /// - Throws: where the line is that is no entry, or why the store cannot be written; nothing is
  ///   merged then.
  public func merge(_ journals: [JournalText]) throws(TriageError) -> Merge {
    var lines: [JournalText.Line] = []
    for journal in journals { lines += try journal.lines() }
    return try merge(lines)
  }

  /// How many entries a transaction takes in: so many keep other programs waiting for a few
  /// hundredths of a second.
  static let entriesAtOnce = 500

  /// How long others may come in between two transactions, in microseconds: longer than those who
  /// wait sleep.
  private static let pause: UInt32 = 4_000

  /// Merges entries that were read elsewhere.
  ///
  /// In several transactions, where there are many. All is looked at before the first; one that
  /// fails in the midst leaves what was taken in, and doing it again takes in the rest.
  ///
  /// - Throws: where the line is that is no entry, or why the store cannot be written; nothing is
  ///   merged then.
  func merge(_ lines: [JournalText.Line]) throws(TriageError) -> Merge {
    let sorted = lines.sorted { $0.noted.entry.clock < $1.noted.entry.clock }
    try examineClocks(of: sorted)
    let known = KnownEntries()
    var merge = Merge()
    for start in stride(from: 0, to: sorted.count, by: TriageStore.entriesAtOnce) {
      if start > 0, path != nil { usleep(TriageStore.pause) }
      let piece = sorted[start..<min(start + TriageStore.entriesAtOnce, sorted.count)]
      let taken = try write { database in
        var join = try JournalJoin(database, known)
        for line in piece {
          guard try join.take(line.noted, in: database) else { throw line.isTooFarAhead }
        }
        try join.finish(in: database)
        return join.merge
      }
      merge.added += taken.added
      merge.known += taken.known
    }
    return merge
  }

  /// Throws where the clock of a line is too far ahead; what others write meanwhile only makes the
  /// limit larger.
  private func examineClocks(of lines: [JournalText.Line]) throws(TriageError) {
    try read { database in
      let time = try database.number("SELECT clock FROM store")
      var clock = JournalClock(at: try StoreNumbers.examine(time, database))
      for line in lines where !clock.advance(to: line.noted.entry.clock) {
        throw line.isTooFarAhead
      }
    }
  }
}

extension JournalText.Line {
  fileprivate var isTooFarAhead: TriageError {
    error("its clock, \(noted.entry.clock), is too far ahead to be true")
  }
}

/// A row of the journal.
enum JournalRow {
  /// The columns that make an entry, after the row's number.
  static let columns = "id, origin, seq, clock, step, kind, subject, field, value, was, time"

  /// The entry in a row of these columns; nil where it makes no sense.
  static func noted(_ row: borrowing Row) -> NotedEntry? {
    guard let origin = row.text(1), let seq = row.number(2), (1...StoreNumbers.largest) ~= seq,
      let clock = row.number(3), (1...StoreNumbers.largest) ~= clock, let step = row.number(4),
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
