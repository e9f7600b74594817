import Decisions
import Glibc
import SQLite
import System

/// Reads what can be read of a store that cannot be opened as it is: damaged, or in a folder that
/// cannot be written.
///
/// It works on a copy, so the file itself is not touched.
enum Salvage {
  /// A store in memory with what was found; nil where nothing was.
  static func read(_ name: String) -> TriageStore? {
    copied(name) { database, path in whole(database, path) ?? rows(database) }
  }

  /// A store in memory with all of it, steps too; nil where it is not whole.
  static func wholeCopy(of name: String) -> TriageStore? { copied(name, whole) }

  /// Reads a copy of a store, and removes it.
  private static func copied(
    _ name: String, _ read: (borrowing Connection, String) -> TriageStore?
  ) -> TriageStore? {
    let path = StoreFile.resolved(name)
    guard FileIdentity(path: path)?.isFile == true, let folder = temporaryFolder() else {
      return nil
    }
    let copy = folder + "/triage.sqlite"
    defer {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(copy + suffix) }
      rmdir(folder)
    }
    guard copyFile(path, to: copy) else { return nil }
    _ = copyFile(path + "-wal", to: copy + "-wal")
    // A newer version's rows may be read too, as far as they make sense.
    guard let header = try? StoreHeader.read(copy, alone: true), header.isStore else { return nil }
    do {
      return read(try Connection(path: copy, isPrivate: true), copy)
    } catch {
      return nil
    }
  }

  /// All of it, steps too, where it is whole.
  private static func whole(_ database: borrowing Connection, _ path: String) -> TriageStore? {
    guard let store = try? TriageStore(opening: .memory) else { return nil }
    do {
      if let problem = try StoreHeader.read(path, alone: true).problem {
        throw TriageError(problem, path: path)
      }
      try StoreCheck.run(database, path)
      try store.connection.use { copy in
        try database.copy(into: copy)
        try StoreCopy.sever(copy)
        try Schema.migrate(copy)
      }
      return store
    } catch {
      return nil
    }
  }

  /// A store made of the rows that make sense, from either end of each table up to where it breaks.
  private static func rows(_ database: borrowing Connection) -> TriageStore? {
    guard (try? database.number("PRAGMA application_id")) == Int(Schema.applicationID),
      let store = try? TriageStore(opening: .memory)
    else { return nil }
    return join(entries(of: database), to: store) ? store : nil
  }

  /// The entries that make sense, of a store that is open.
  static func entries(of connection: SharedConnection) -> [NotedEntry] {
    (try? connection.use { entries(of: $0) }) ?? []
  }

  /// Fewer bytes than any row of either table takes.
  private static let leastRow = 16

  /// The entries that make sense, in no order and not each once.
  private static func entries(of database: borrowing Connection) -> [NotedEntry] {
    let sources = ["ASC", "DESC"].flatMap { order in
      [
        "SELECT \(JournalRow.columns) FROM journal ORDER BY id \(order) LIMIT ?",
        """
        SELECT 0, origin, seq, clock, seq, 'step', subject, field, value, NULL, 0
        FROM winner ORDER BY subject \(order), field \(order) LIMIT ?
        """,
      ]
    }
    // Damaged pages may lead back to each other, and so without end to rows that were read before.
    let pages = (try? database.number("PRAGMA page_count")) ?? 0
    let bytes = pages * ((try? database.number("PRAGMA page_size")) ?? 0)
    let most = max(bytes, 1 << 22) / leastRow
    var entries: [NotedEntry] = []
    for source in sources {
      // Up to where it breaks.
      try? database.forEach(source, most) { row in
        if let entry = JournalRow.noted(row) { entries.append(entry) }
      }
    }
    return entries
  }

  /// Takes entries into a store in memory, whatever their order, and says whether that could be
  /// done.
  @discardableResult
  static func join(_ entries: [NotedEntry], to store: TriageStore) -> Bool {
    let sorted = entries.sorted { $0.entry.clock < $1.entry.clock }
    let taken: Void? = try? store.write { database in
      var join = try JournalJoin(database)
      for entry in sorted { _ = try join.take(entry, in: database) }
      try join.finish(in: database)
    }
    return taken != nil
  }

  private static func temporaryFolder() -> String? {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    for parent in [parent, "/tmp"] {
      if let folder = try? Folder.makeTemporary("\(parent)/nonmun-") { return folder }
    }
    return nil
  }

  private static func copyFile(_ from: String, to path: String) -> Bool {
    let source = Descriptor(opening: from, O_RDONLY)
    let target = Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL)
    guard source.isOpen, target.isOpen else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(source.number, &buffer, buffer.count)
      if count == 0 { return true }
      guard count > 0, (try? target.write(buffer.span.extracting(..<count))) != nil else {
        return false
      }
    }
  }
}
