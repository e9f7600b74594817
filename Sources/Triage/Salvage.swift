import GRDB
import Glibc

/// Reads what can be read of a store that cannot be opened as it is: damaged, or in a folder that cannot be written.
///
/// It works on a copy, so the file itself is not touched.
enum Salvage {
  /// A store in memory with what was found; nil where nothing was.
  static func read(_ name: String) -> TriageStore? {
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
    if let store = try? TriageStore(opening: .file(copy)) {
      defer { store.close() }
      if (try? store.check()) != nil { return try? store.inMemory() }
    }
    return rows(copy)
  }

  /// A store made of the rows that make sense, from either end of each table up to where it breaks.
  private static func rows(_ path: String) -> TriageStore? {
    guard let queue = try? DatabaseQueue(path: path),
      let store = try? TriageStore(opening: .memory)
    else { return nil }
    defer { try? queue.close() }
    guard
      (try? queue.unsafeRead { try UInt32.fetchOne($0, sql: "PRAGMA application_id") })
        == Schema.applicationID
    else { return nil }
    let sources = ["ASC", "DESC"].flatMap { order in
      [
        "SELECT \(JournalRow.columns) FROM journal ORDER BY id \(order)",
        """
        SELECT 0, origin, seq, clock, seq, 'step', subject, field, value, NULL, 0
        FROM winner ORDER BY subject \(order), field \(order)
        """,
      ]
    }
    var entries: [NotedEntry] = []
    for source in sources {
      queue.unsafeRead { database in
        guard let rows = try? Row.fetchCursor(database, sql: source) else { return }
        while let row = try? rows.next() {
          if let entry = JournalRow.noted(row) { entries.append(entry) }
        }
      }
    }
    entries.sort { $0.entry.clock < $1.entry.clock }
    let taken: Void? = try? store.write { database in
      var join = try JournalJoin(database)
      for entry in entries { _ = try join.take(entry) }
      try join.finish()
    }
    return taken.map { store }
  }

  private static func temporaryFolder() -> String? {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    for parent in [parent, "/tmp"] {
      var name = Array("\(parent)/nonmun-XXXXXX".utf8CString)
      if mkdtemp(&name) != nil {
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
    return nil
  }

  private static func copyFile(_ from: String, to path: String) -> Bool {
    let source = open(from, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { return false }
    defer { close(source) }
    let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard target >= 0 else { return false }
    defer { close(target) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(source, &buffer, buffer.count)
      if count == 0 { return true }
      guard count > 0, Glibc.write(target, buffer, count) == count else { return false }
    }
  }
}
