import CSQLite
import Decisions
import GRDB
import Glibc

/// A connection to a store's file, as every store has it.
enum StoreConnection {
  /// How long another process's transaction is waited for, in seconds.
  static let patience = TriageStore.patience

  /// What holds for every connection.
  static func configuration(_ patience: Double = StoreConnection.patience) -> GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { bePatient($0, for: patience) }
    configuration.label = "nonmun.triage"
    return configuration
  }

  /// Has a connection wait for another program's transaction, for so many seconds.
  ///
  /// SQLite's own way (`sqlite3_busy_timeout`) soon looks ten times a second only. On a slow disk a program that writes without
  /// a pause leaves gaps of microseconds, and would keep us out for as long as we wait.
  static func bePatient(_ database: Database, for patience: Double) {
    sqlite3_busy_handler(
      database.sqliteConnection,
      { tries, count in
        let pause = UInt32.random(in: 1_000...3_000)
        guard Int(count) < Int(bitPattern: tries) else { return 0 }
        usleep(pause)
        return 1
      }, UnsafeMutableRawPointer(bitPattern: Int(patience / 0.002)))
  }

  /// Opens the store's file, which is there, for reading and writing.
  ///
  /// - Parameters:
  ///   - version: the schema's version that it has afterwards.
  ///   - migrator: what brings it there.
  ///   - patience: how long other programs are waited for, in seconds.
  static func open(
    _ path: String, version: Int = Schema.version, migrator: DatabaseMigrator = Schema.migrator,
    patience: Double = StoreConnection.patience
  ) throws(TriageError) -> DatabaseQueue {
    guard let file = FileIdentity(path: path) else { throw StoreFile.unreachable(path) }
    guard file.isFile else { throw TriageError(.unreachable, path: path, detail: "is no file") }
    guard access(path, R_OK) == 0 else { throw StoreFile.unreachable(path) }
    // Before SQLite has read anything, since even reading can change a file that is not ours; and before GRDB has made a queue,
    // which is left behind where it cannot open the file (see `RetiredQueue`).
    do throws(TriageError) {
      let header = try StoreHeader.read(path, newest: version)
      if let problem = header.problem { throw TriageError(problem, path: path) }
    } catch {
      throw TriageStore.damageNamed(error)
    }
    var configuration = configuration(patience)
    configuration.prepareDatabase { database in
      nonmun_sqlite_checkpoints_on_close(database.sqliteConnection, 0)
      // GRDB's own way to a log sets `synchronous` to NORMAL, which may lose the last decisions with the power.
      do {
        try database.execute(
          sql: """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA journal_size_limit = 4194304;
            """)
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if found > version { throw TriageError(.newer, path: path) }
      } catch {
        throw TriageError(error, path: path, database: database)
      }
    }
    var queue: DatabaseQueue?
    do {
      let opened = try DatabaseQueue(path: StoreFile.address(path), configuration: configuration)
      queue = opened
      try migrate(opened, path, to: version, migrator)
      return opened
    } catch {
      try? queue?.retire()
      throw TriageStore.damageNamed(TriageError(error, path: path, database: nil))
    }
  }

  /// Brings a store of an older version up to date, unless it is damaged, once a copy of it is beside it.
  private static func migrate(
    _ queue: DatabaseQueue, _ path: String, to version: Int, _ migrator: DatabaseMigrator
  ) throws {
    func isBehind() throws -> Bool {
      try queue.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 } < version
    }
    guard try isBehind() else { return }
    try queue.unsafeRead { try StoreCheck.lookThrough($0, path) }
    try Backups(of: path).make(before: version, of: queue)
    do {
      try migrator.migrate(queue)
    } catch {
      // Another program that was opened at the same moment may have been quicker.
      if try isBehind() { throw error }
    }
  }
}
