import Decisions
import Glibc
import SQLite
import Synchronization

/// All that the user decided, in one SQLite database: the only door to it.
///
/// Every change is one transaction of the journal and of what follows from it, on the disk when the
/// call returns (`synchronous = FULL`). Any number of processes may have the same store open. A
/// store may be used from any thread.
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

  /// How long another process's transaction is waited for, in seconds, where nobody waits at a
  /// screen.
  public static let patience = 5.0

  /// The file, by its path from the root, or nil in memory.
  public let path: String?
  let connection: SharedConnection
  /// How long others are waited for, in seconds.
  let patience: Double
  /// Whether another thread looks through the store, so that those who write do not begin to.
  private let isCheckedElsewhere: Bool
  private let examination = Mutex(Examination.none)
  let seen: Mutex<Seen>
  /// What was last seen of the files; nil in memory.
  let snapshot: Mutex<StoreSnapshot?>
  /// How often the schema was changed when it was last looked at; nil before.
  let schemaChanges = Mutex<Int?>(nil)

  /// How far looking through the whole database has got.
  private enum Examination {
    case none
    case running
    case done(Result<Void, TriageError>)
  }
  /// When the last write ended, where it took long.
  private let slowWrite = Mutex<ContinuousClock.Instant?>(nil)

  /// Opens a store, and makes it with its folders where there is none.
  ///
  /// What its header tells is found at once: a file that is empty, cut short, no database, another
  /// program's or a newer version's. `check()` finds the rest. Such a file is left as it is.
  ///
  /// - Parameters:
  ///   - patience: how long other programs, and whoever looks through the store, are waited for, in
  ///     seconds.
  ///   - isCheckedElsewhere: whether another thread calls `check()`. What would be written before
  ///     it has is refused then (`TriageError.Kind.unchecked`) rather than looking through the
  ///     store first.
  /// - Throws: why the store cannot be opened.
  public init(
    opening location: Location, patience: Double = TriageStore.patience,
    isCheckedElsewhere: Bool = false
  ) throws(TriageError) {
    self.patience = patience
    self.isCheckedElsewhere = isCheckedElsewhere
    switch location {
    case .memory:
      path = nil
      snapshot = Mutex(nil)
      do {
        let database = try Connection()
        try Schema.migrate(database)
        seen = Mutex(try Seen(database))
        connection = SharedConnection(database)
      } catch {
        throw TriageError(error, path: ":memory:")
      }
      examination.withLock { $0 = .done(.success(())) }
    case .file(let name):
      let path = StoreFile.resolved(name)
      try StoreFile.makeIfAbsent(path)
      let real = StoreFile.resolved(path)
      self.path = real
      connection = try StoreConnection.open(real, patience: patience)
      do {
        let changes = try connection.use { try Schema.examine($0, real) }
        seen = Mutex(try connection.use { try Seen($0) })
        snapshot = Mutex(try connection.use { try StoreSnapshot(real, $0) })
        schemaChanges.withLock { $0 = changes }
      } catch {
        throw TriageStore.damageNamed(TriageError(error, path: real))
      }
    }
  }

  /// Closes the store, which copies the log into the database where nobody else has it open.
  ///
  /// Leaving the program without it loses nothing, but the next start takes longer.
  public func close() {
    mendSharedMemory()
    let isWhole: Void? = try? connection.use { try examineFiles($0) }
    if isWhole == nil {
      // What stands there now is not what the log belongs to.
      checkpointsOnClose(false)
    } else if let path, FileIdentity(path: path + "-wal")?.size == 0 {
      // Nothing to copy, so the log can go, whatever the database is like.
      checkpointsOnClose(true)
    }
    connection.close()
  }

  /// The error with the newest backup, where the file is of no use.
  static func damageNamed(_ error: TriageError) -> TriageError {
    guard error.isDamage, error.backup == nil else { return error }
    return TriageError(
      error.kind, path: error.path, detail: error.detail,
      backup: Backups(of: error.path).newest)
  }

  // MARK: Checking

  /// Looks through the whole database, once: whether it is whole, and whether what counts follows
  /// from the journal.
  ///
  /// Nothing is written before this was done, so that damage is never written over; whoever opens a
  /// store has another thread do it. Reading does not wait for it. Where another thread is at it,
  /// its result is waited for.
  ///
  /// - Throws: what is wrong with the store.
  public func check() throws(TriageError) {
    while true {
      switch begin() {
      case .done(let result): return try result.get()
      case .running: usleep(TriageStore.glance)
      case .none: return try examineOnce()
      }
    }
  }

  /// Checks the database before something is written, without waiting for longer than `patience`.
  private func checkBeforeWriting() throws(TriageError) {
    var waited = 0.0
    while isCheckedElsewhere {
      if case .done(let result) = examination.withLock({ $0 }) { return try result.get() }
      guard waited < patience else { throw TriageError(.unchecked, path: name) }
      usleep(TriageStore.glance)
      waited += Double(TriageStore.glance) / 1e6
    }
    try check()
  }

  /// How long to wait before looking again whether another thread is done, in microseconds.
  private static let glance: UInt32 = 2_000

  /// How far looking has got; where nobody has begun, the caller has now.
  private func begin() -> Examination {
    examination.withLock { state in
      defer { if case .none = state { state = .running } }
      return state
    }
  }

  private func examineOnce() throws(TriageError) {
    do throws(TriageError) {
      try examineAll()
      checkpointsOnClose(true)
      examination.withLock { $0 = .done(.success(())) }
    } catch {
      // What another program's lock or the disk was in the way of can be tried again.
      examination.withLock { $0 = error.isDamage ? .done(.failure(error)) : .none }
      throw error
    }
  }

  private func examineAll() throws(TriageError) {
    guard let path else { return }
    do {
      try withReader { try StoreCheck.run($0, path) }
    } catch {
      throw TriageStore.damageNamed(TriageError(error, path: path))
    }
  }

  /// What `check()` or any reading or writing found wrong with the file, if it did.
  public var damage: TriageError? {
    if case .done(.failure(let error)) = examination.withLock({ $0 }) { error } else { nil }
  }

  /// Whether the file can only be read.
  public var isReadOnly: Bool {
    (try? connection.use { $0.isReadOnly }) ?? false
  }

  private func checkpointsOnClose(_ does: Bool) {
    // Another thread may have closed it meanwhile, when there is nothing left to set.
    try? connection.use { $0.setCheckpointsOnClose(does) }
  }

  /// Calls a function with another connection, which only reads and keeps nobody waiting.
  ///
  /// - Throws: what `body` throws.
  func withReader<Result>(_ body: (borrowing Connection) throws -> Result) throws -> Result {
    guard let path else { return try connection.use(body) }
    mendSharedMemory()
    let reader = try Connection(path: path, .readOnly)
    reader.waitForOthers(patience)
    return try body(reader)
  }

  // MARK: Reading and writing

  /// Calls a function in one state of the database.
  ///
  /// - Throws: what `body` throws, or why the store cannot be read.
  func read<Result>(_ body: (borrowing Connection) throws -> Result) throws(TriageError) -> Result {
    mendSharedMemory()
    do {
      return try connection.use { try transact(.deferred, $0, body) }
    } catch {
      throw noted(error)
    }
  }

  /// Calls a function in a transaction of its own, which is on the disk when this returns.
  ///
  /// - Throws: what `body` throws, or why the store cannot be written; nothing is.
  func write<Result>(_ body: (borrowing Connection) throws -> Result) throws(TriageError) -> Result
  {
    try checkBeforeWriting()
    mendSharedMemory()
    giveWay()
    let start = ContinuousClock.now
    defer {
      let end = ContinuousClock.now
      slowWrite.withLock { $0 = start.duration(to: end) > .milliseconds(10) ? end : nil }
    }
    do {
      return try connection.use { database in
        let change = { (database: borrowing Connection) throws -> Result in
          try self.examineSchema(database)
          return try body(database)
        }
        let result: Result
        do {
          try examineFiles(database)
          result = try transact(.immediate, database, change)
        } catch let error as TriageError where [.full, .limit].contains(error.kind) {
          relieve(database)
          result = try transact(.immediate, database, change)
        }
        noteFiles(database)
        return result
      }
    } catch {
      throw noted(error)
    }
  }

  /// Looks whether the files are still those of this store, without writing to them.
  ///
  /// - Throws: that the files are gone, or others by now.
  func examineFiles() throws(TriageError) {
    mendSharedMemory()
    do {
      try connection.use { database in
        try examineFiles(database)
        try examineSchema(database)
      }
    } catch {
      throw noted(error)
    }
  }

  /// Lets other programs go first, where this one writes again at once on a slow disk.
  ///
  /// They look every one to three milliseconds whether the store is free
  /// (`Connection.waitForOthers`). Without a pause the store would be free for microseconds only, a
  /// few times in all the time that they wait.
  private func giveWay() {
    guard let end = slowWrite.withLock({ $0 }) else { return }
    let rest = Duration.milliseconds(4) - end.duration(to: .now)
    if rest > .zero { usleep(UInt32(rest / .microseconds(1))) }
  }

  /// Makes room where there is little: once the log is copied into the database, it can be cut.
  ///
  /// Waits for nobody: where others read, what can be copied is.
  func relieve() { try? connection.use { relieve($0) } }

  private func relieve(_ database: borrowing Connection) {
    database.waitForOthers(0)
    try? database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.waitForOthers(patience)
    noteFiles(database)
  }

  private func transact<Result>(
    _ kind: Connection.TransactionKind, _ database: borrowing Connection,
    _ body: (borrowing Connection) throws -> Result
  ) throws(TriageError) -> Result {
    do {
      return try database.transaction(kind, body)
    } catch {
      throw TriageError(error, path: name)
    }
  }

  /// Keeps in mind that the database is damaged, so that nothing is written to it any more.
  private func noted(_ error: any Error) -> TriageError {
    let error = TriageStore.damageNamed(TriageError(error, path: name))
    if error.isDamage || error.kind == .overwritten { checkpointsOnClose(false) }
    if error.isDamage { examination.withLock { $0 = .done(.failure(error)) } }
    return error
  }

  private var name: String { path ?? ":memory:" }
}
