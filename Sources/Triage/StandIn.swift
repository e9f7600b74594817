import Decisions
import Glibc
import SQLite

/// A store in memory that stands in for one that cannot be written or opened.
struct StandIn {
  /// The store in memory.
  let store: TriageStore
  /// The last row of its journal that the other store had too.
  let base: Int
  /// Whether it holds all that the other held.
  let isWhole: Bool
  /// Whether the log of the other was left where it was.
  var hasLeftLog = false

  /// Copies the store, or what can still be read in its file.
  ///
  /// - Parameter why: why the store cannot be written, which tells whether its pages are to be
  ///   trusted.
  init?(for store: TriageStore?, at location: TriageStore.Location, why: TriageError) {
    if !why.isDamage, why.kind != .overwritten, let copy = try? store?.inMemory(),
      copy.hasTables
    {
      self.store = copy
      isWhole = true
    } else {
      // A connection that is open may know pages that the file holds no more.
      let remembered = store.map { Salvage.entries(of: $0.connection) } ?? []
      store?.close()
      let salvaged: TriageStore?
      if case .file(let name) = location { salvaged = Salvage.read(name) } else { salvaged = nil }
      guard let copy = salvaged ?? (try? TriageStore(opening: .memory)) else { return nil }
      Salvage.join(remembered, to: copy)
      self.store = copy
      isWhole = false
    }
    base = (try? self.store.read(Seen.lastRow)) ?? 0
  }

  /// A store in memory of what can be read of another in memory, which something is wrong with.
  init?(salvaging other: StandIn) {
    guard let copy = try? TriageStore(opening: .memory) else { return nil }
    Salvage.join(Salvage.entries(of: other.store.connection), to: copy)
    store = copy
    // Nothing tells which of it was unsaved, and taking in what is known does no harm.
    base = 0
    isWhole = false
    hasLeftLog = other.hasLeftLog
  }

  /// Writes all of it to the place of a file that was removed.
  ///
  /// - Returns: whether it is there now; false where another file was quicker.
  /// - Throws: why the file cannot be made.
  func takePlace(_ path: String) throws(TriageError) -> Bool {
    guard isWhole else { return false }
    // Its content is in the copy. Left there, the new database would take it for its own.
    if hasLeftLog { for suffix in ["-wal", "-shm"] { unlink(path + suffix) } }
    return try store.write(to: path)
  }

  /// Joins what the other store held to one that took its place.
  ///
  /// - Throws: why the other store cannot be written.
  func join(to other: TriageStore) throws(TriageError) {
    let entries = try store.read { database in
      try database.all(
        "SELECT \(JournalRow.columns) FROM journal WHERE id <= ? ORDER BY id", base,
        read: JournalRow.noted)
    }
    let lines = entries.enumerated().map { index, entry in
      JournalText.Line(noted: entry, number: index + 1, name: other.path ?? "")
    }
    _ = try other.merge(lines)
  }
}

extension TriageStore {
  /// Whether a copy in memory has the tables that are written to: another program may have changed
  /// those of what it is a copy of.
  fileprivate var hasTables: Bool {
    (try? connection.use { try Schema.examine($0, ":memory:") }) != nil
  }
}
