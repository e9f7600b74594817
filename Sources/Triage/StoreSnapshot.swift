import Decisions
import Glibc
import SQLite
import Synchronization

/// What was last seen of a store's files, so that what others do to them is noticed.
struct StoreSnapshot: Sendable {
  /// A file's size and when it was last changed in any way.
  struct Stamp: Equatable, Sendable {
    private let size: Int
    private let changed: [Int]

    /// The stamp of the file at a path; nil where there is none.
    init?(path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      size = Int(status.st_size)
      changed = [
        status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
        status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
      ]
    }
  }

  /// The last entry of the journal: it stays for as long as the store is the same.
  struct Anchor: Sendable {
    private let row: Int
    private let content: String?

    /// - Throws: what SQLite says went wrong.
    init(_ database: borrowing Connection) throws {
      row = try Seen.lastRow(database)
      content = try Anchor.content(of: row, database)
    }

    /// Whether the journal still has it, and as many entries before it.
    ///
    /// - Throws: what SQLite says went wrong.
    func holds(_ database: borrowing Connection) throws -> Bool {
      guard row > 0 else { return true }
      guard try Anchor.content(of: row, database) == content else { return false }
      return try database.number("SELECT count(*) FROM journal") ?? 0 >= row
    }

    private static func content(of row: Int, _ database: borrowing Connection) throws -> String? {
      try database.text(
        "SELECT json_array(origin, seq, clock, subject, field, value) FROM journal WHERE id = ?",
        row)
    }
  }

  var database: Stamp?
  var log: FileIdentity?
  /// How large the memory was that all connections share, in bytes.
  var sharedSize = 0
  var anchor: Anchor
  /// What SQLite counts up where another connection wrote.
  var version: Int

  /// What is there now.
  ///
  /// - Throws: what SQLite says went wrong.
  init(_ path: String, _ connection: borrowing Connection) throws {
    anchor = try Anchor(connection)
    version = try Seen.version(connection)
    database = Stamp(path: path)
    log = FileIdentity(path: path + "-wal")
    sharedSize = FileIdentity(path: path + "-shm")?.size ?? 0
  }
}

extension TriageStore {
  /// Makes sure that what is written goes where the user will look for it, into what was there
  /// before.
  ///
  /// SQLite asks whether the database is another file. It does not ask about its log: written to
  /// one that was removed, decisions would be gone when the store is closed. And it does not notice
  /// a file whose content was replaced: in a database with a log nobody writes but who copies the
  /// log into it, and that is known of one's own. Where somebody else did, the content is looked
  /// at.
  ///
  /// - Throws: that the file is gone, or is another by now.
  func examineFiles(_ database: borrowing Connection) throws(TriageError) {
    guard let path, let known = snapshot.withLock({ $0 }) else { return }
    if database.hasMoved {
      throw TriageError(.moved, path: path)
    }
    let log = FileIdentity(path: path + "-wal")
    if let before = known.log {
      guard let log, log.isSameFile(as: before) else { throw TriageError(.moved, path: path) }
    }
    let isCut = (log?.size ?? 0) < (known.log?.size ?? 0)
    guard isCut || StoreSnapshot.Stamp(path: path) != known.database else { return }
    do {
      // Others copy the log after they wrote. Without that, it takes a look at all of it.
      try examineContent(known, isThorough: try Seen.version(database) == known.version)
    } catch {
      throw TriageError(error, path: path)
    }
    noteFiles(database)
  }

  /// Looks with another connection, which has no page in mind, whether the file holds what it held.
  private func examineContent(_ known: StoreSnapshot, isThorough: Bool) throws {
    guard let path else { return }
    do {
      if let problem = try StoreHeader.read(path).problem { throw TriageError(problem, path: path) }
      try withReader { reader in
        guard try known.anchor.holds(reader) else { throw TriageError(.overwritten, path: path) }
        if isThorough { try StoreCheck.run(reader, path) }
      }
    } catch {
      let error = TriageError(error, path: path)
      throw error.kind == .damaged || error.kind == .inputOutput
        ? TriageError(.overwritten, path: path, detail: error.detail) : error
    }
  }

  /// Keeps in mind what there is now, after what was done here.
  func noteFiles(_ database: borrowing Connection) {
    guard let path, let now = try? StoreSnapshot(path, database) else { return }
    snapshot.withLock { known in
      var now = now
      now.log = now.log ?? known?.log
      now.sharedSize = max(now.sharedSize, known?.sharedSize ?? 0)
      known = now
    }
  }

  /// Whether the log at the store's place is the one that this connection wrote to.
  var ownsLog: Bool {
    guard let path, let now = FileIdentity(path: path + "-wal") else { return false }
    return snapshot.withLock { $0?.log.map(now.isSameFile) ?? false }
  }

  /// Gives the memory that all connections share its size back, where somebody cut it: touched
  /// beyond its end it would end the program (SIGBUS).
  ///
  /// By its path, as closing a descriptor of the file would drop the process's locks. What is left
  /// of it is emptied: a part would tell of the log and not find its pages. SQLite then reads the
  /// log anew.
  func mendSharedMemory() {
    guard let path, let size = snapshot.withLock({ $0?.sharedSize }), size > 0,
      let now = FileIdentity(path: path + "-shm"), now.size < size
    else { return }
    truncate(path + "-shm", 0)
    truncate(path + "-shm", size)
  }

  /// Throws where another program changed the schema while the store was open: raised its version,
  /// so that what it means is not known here, or made other tables of it.
  ///
  /// - Throws: that another version of the program, or another program, has changed the tables.
  func examineSchema(_ database: borrowing Connection) throws {
    guard let path else { return }
    let version = try database.number("PRAGMA user_version") ?? 0
    if version > Schema.version { throw TriageError(.newer, path: path) }
    guard try schemaChanges.withLock({ $0 }) != Schema.changes(of: database) else { return }
    let changes = try Schema.examine(database, path)
    schemaChanges.withLock { $0 = changes }
  }
}
