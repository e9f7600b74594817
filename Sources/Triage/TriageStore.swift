import CSQLite
import Decisions
import GRDB
import Glibc
import Synchronization

/// All that the user decided, in one SQLite database: the only door to it.
///
/// Every change is one transaction of the journal and of what follows from it, on the disk when the call returns
/// (`synchronous = FULL`). Any number of processes may have the same store open. A store may be used from any thread.
public final class TriageStore: Sendable {
  /// Where a store is.
  public enum Location: Sendable, Hashable {
    /// In a file, made where there is none.
    case file(String)
    /// In memory, gone with the program.
    case memory

    /// The location that a command line names: a path, or `:memory:`.
    public init(_ name: String) { self = name == ":memory:" ? .memory : .file(name) }
  }

  /// The file, by its path from the root, or nil in memory.
  public let path: String?
  let queue: DatabaseQueue
  private let checked = Mutex<Result<Void, TriageError>?>(nil)
  let seen: Mutex<Seen>
  private let log: Mutex<FileIdentity?>

  /// Opens a store, and makes it with its folders where there is none.
  ///
  /// What its header tells is found at once: a file that is empty, cut short, no database, another program's or a newer
  /// version's. `check()` finds the rest. Such a file is left as it is.
  public init(opening location: Location) throws(TriageError) {
    switch location {
    case .memory:
      path = nil
      log = Mutex(nil)
      do {
        queue = try DatabaseQueue(configuration: StoreConnection.configuration)
        try Schema.migrator.migrate(queue)
        seen = Mutex(try queue.unsafeRead { try Seen($0) })
      } catch {
        throw TriageError(error, path: ":memory:", database: nil)
      }
      checked.withLock { $0 = .success(()) }
    case .file(let name):
      let path = StoreFile.resolved(name)
      try StoreFile.makeIfAbsent(path)
      let real = StoreFile.resolved(path)
      self.path = real
      queue = try StoreConnection.open(real)
      do {
        seen = Mutex(try queue.unsafeRead { try Seen($0) })
        log = Mutex(FileIdentity(path: real + "-wal"))
      } catch {
        throw TriageStore.failure(error, real, queue)
      }
    }
  }

  /// Closes the store, which copies the log into the database where nobody else has it open.
  ///
  /// Leaving the program without it loses nothing, but the next start takes longer.
  public func close() {
    // Nothing to copy, so the log can go, whatever the database is like.
    if let path, FileIdentity(path: path + "-wal")?.size == 0 { checkpointsOnClose(true) }
    try? queue.close()
  }

  /// The same error, with the newest backup where the file is of no use.
  static func damageNamed(_ error: TriageError) -> TriageError {
    guard error.isDamage, error.backup == nil else { return error }
    return TriageError(
      error.kind, path: error.path, detail: error.detail,
      backup: Backups(of: error.path).newest)
  }

  // MARK: Checking

  /// Looks through the whole database, once: whether it is whole, and whether what counts follows from the journal.
  ///
  /// Nothing is written before this was done, so that damage is never written over; whoever opens a store has another thread
  /// do it. Reading does not wait for it.
  public func check() throws(TriageError) {
    try checked.withLock { result throws(TriageError) in
      if let result { return try result.get() }
      do throws(TriageError) {
        try examineAll()
        checkpointsOnClose(true)
        result = .success(())
      } catch {
        if error.isDamage { result = .failure(error) }
        throw error
      }
    }
  }

  private func examineAll() throws(TriageError) {
    guard let path else { return }
    do {
      try withReader { try StoreCheck.run($0, path) }
    } catch {
      throw TriageStore.damageNamed(TriageError(error, path: path, database: nil))
    }
  }

  /// What `check()` or any reading or writing found wrong with the file, if it did.
  public var damage: TriageError? {
    // Whoever is checking has not found anything yet.
    checked.withLockIfAvailable { result in
      if case .failure(let error) = result { error } else { nil }
    } ?? nil
  }

  /// Whether the file can only be read.
  public var isReadOnly: Bool {
    queue.unsafeRead { database in
      database.sqliteConnection.map { sqlite3_db_readonly($0, "main") == 1 } ?? false
    }
  }

  private func checkpointsOnClose(_ does: Bool) {
    queue.unsafeRead { database in
      // Another thread may have closed it meanwhile, when there is nothing left to set.
      guard let connection = database.sqliteConnection else { return }
      nonmun_sqlite_checkpoints_on_close(connection, does ? 1 : 0)
    }
  }

  /// Calls a function with another connection, which only reads and keeps nobody waiting.
  func withReader<Result>(_ body: (Database) throws -> Result) throws -> Result {
    guard let path else { return try queue.unsafeRead(body) }
    var configuration = StoreConnection.configuration
    configuration.readonly = true
    let reader = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? reader.retire() }
    return try reader.unsafeRead(body)
  }

  // MARK: Reading and writing

  /// Calls a function in one state of the database.
  func read<Result>(_ body: (Database) throws -> Result) throws(TriageError) -> Result {
    do {
      return try queue.unsafeRead { database in
        try transact(.deferred, database, body)
      }
    } catch {
      throw noted(error)
    }
  }

  /// Calls a function in a transaction of its own, which is on the disk when this returns.
  func write<Result>(_ body: (Database) throws -> Result) throws(TriageError) -> Result {
    try check()
    do {
      return try queue.writeWithoutTransaction { database in
        do {
          try examinePlace(database)
          return try transact(.immediate, database, body)
        } catch let error as TriageError where [.full, .limit].contains(error.kind) {
          relieve(database)
          return try transact(.immediate, database, body)
        }
      }
    } catch {
      throw noted(error)
    }
  }

  /// Makes room where there is little: once the log is copied into the database, it can be cut.
  ///
  /// Waits for nobody: where others read, what can be copied is.
  func relieve() { queue.writeWithoutTransaction { relieve($0) } }

  private func relieve(_ database: Database) {
    sqlite3_busy_timeout(database.sqliteConnection, 0)
    try? database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    StoreConnection.bePatient(database)
  }

  private func transact<Result>(
    _ kind: Database.TransactionKind, _ database: Database, _ body: (Database) throws -> Result
  ) throws(TriageError) -> Result {
    do {
      var result: Result?
      try database.inTransaction(kind) {
        result = try body(database)
        return .commit
      }
      guard let result else { throw TriageError(.inputOutput, path: name) }
      return result
    } catch {
      throw TriageError(error, path: name, database: database)
    }
  }

  /// Makes sure that what is written goes where the user will look for it.
  ///
  /// SQLite asks about the database only, so its log is asked about here: written to one that was removed, decisions would
  /// be gone when the store is closed.
  private func examinePlace(_ database: Database) throws(TriageError) {
    guard let path else { return }
    if nonmun_sqlite_has_moved(database.sqliteConnection) != 0 {
      throw TriageError(.moved, path: path)
    }
    let now = FileIdentity(path: path + "-wal")
    try log.withLock { known throws(TriageError) in
      guard let before = known else { return known = now }
      guard let now, now.isSameFile(as: before) else { throw TriageError(.moved, path: path) }
    }
  }

  /// Whether the log at the store's place is the one that this connection wrote to.
  var ownsLog: Bool {
    guard let path, let now = FileIdentity(path: path + "-wal") else { return false }
    return log.withLock { $0.map(now.isSameFile) ?? false }
  }

  /// Keeps in mind that the database is damaged, so that nothing is written to it any more.
  private func noted(_ error: any Error) -> TriageError {
    let error = TriageStore.damageNamed(TriageError(error, path: name, database: nil))
    if error.isDamage {
      checkpointsOnClose(false)
      checked.withLock { $0 = .failure(error) }
    }
    return error
  }

  private var name: String { path ?? ":memory:" }

  private static func failure(
    _ error: any Error, _ path: String, _ queue: DatabaseQueue
  ) -> TriageError {
    damageNamed(queue.unsafeRead { TriageError(error, path: path, database: $0) })
  }
}
