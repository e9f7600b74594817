import SQLite

/// Tells which entries a journal has, in a time that does not grow with how often one number was
/// given.
///
/// Entries are found by their origin and number, which is one entry in an honest journal. Where it
/// is many, they are read once and kept in mind.
final class KnownEntries {
  private struct Number: Hashable {
    let origin: String
    let seq: Int
  }

  /// How many entries of one number are compared one by one.
  private static let few = 8

  private var crowded: [Number: Set<[UInt8]>] = [:]
  private var version: Int?

  /// Nothing learnt yet.
  init() {}

  /// Forgets what was learnt where another connection wrote since.
  ///
  /// - Throws: what SQLite says went wrong.
  func follow(_ database: borrowing Connection) throws {
    let now = try Seen.version(database)
    if now != version { crowded = [:] }
    version = now
  }

  /// Whether the journal has the entry.
  ///
  /// - Throws: what SQLite says went wrong.
  func contains(_ entry: Entry, in database: borrowing Connection) throws -> Bool {
    let number = Number(origin: entry.origin, seq: entry.seq)
    let wanted = KnownEntries.bytes(
      entry.clock, entry.change.subject, entry.change.field.name, entry.change.value)
    if let all = crowded[number] { return all.contains(wanted) }
    let found = try database.all(
      "SELECT clock, subject, field, value FROM journal WHERE origin = ? AND seq = ?",
      entry.origin, entry.seq
    ) { row in
      KnownEntries.bytes(row.number(0) ?? 0, row.text(1) ?? "", row.text(2) ?? "", row.text(3))
    }
    if found.count > KnownEntries.few { crowded[number] = Set(found) }
    return found.contains(wanted)
  }

  /// Keeps in mind that an entry was written.
  func note(_ entry: Entry) {
    let bytes = KnownEntries.bytes(
      entry.clock, entry.change.subject, entry.change.field.name, entry.change.value)
    crowded[Number(origin: entry.origin, seq: entry.seq)]?.insert(bytes)
  }

  /// An entry as bytes, since Swift takes texts for one that differ by their normalisation only.
  ///
  /// No text holds a NUL.
  private static func bytes(
    _ clock: Int, _ subject: String, _ field: String, _ value: String?
  ) -> [UInt8] {
    Array("\(clock)\0\(subject)\0\(field)".utf8) + (value.map { [0] + Array($0.utf8) } ?? [])
  }
}
