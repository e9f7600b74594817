import CSQLite
import Decisions
import GRDB
import Glibc

/// A connection to a store's file, as every store has it.
enum StoreConnection {
  /// How long another process's transaction is waited for, in seconds.
  static let patience = 5.0

  /// What holds for every connection.
  static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { bePatient($0) }
    configuration.label = "nonmun.triage"
    return configuration
  }

  /// Has a connection wait for another program's transaction, for `patience`.
  ///
  /// SQLite's own way (`sqlite3_busy_timeout`) soon looks ten times a second only. On a slow disk a program that writes without
  /// a pause leaves gaps of microseconds, and would keep us out for as long as we wait.
  static func bePatient(_ database: Database) {
    sqlite3_busy_handler(
      database.sqliteConnection,
      { _, tries in
        let pause = UInt32.random(in: 1_000...3_000)
        guard Double(tries) * 0.002 < StoreConnection.patience else { return 0 }
        usleep(pause)
        return 1
      }, nil)
  }

  /// Opens the store's file, which is there, for reading and writing.
  ///
  /// - Parameters:
  ///   - version: the schema's version that it has afterwards.
  ///   - migrator: what brings it there.
  static func open(
    _ path: String, version: Int = Schema.version, migrator: DatabaseMigrator = Schema.migrator
  ) throws(TriageError) -> DatabaseQueue {
    guard let file = FileIdentity(path: path) else { throw StoreFile.unreachable(path) }
    guard file.isFile else { throw TriageError(.unreachable, path: path, detail: "is no file") }
    var configuration = configuration
    configuration.prepareDatabase { database in
      // Before SQLite has read anything, since even reading can change a file that is not ours.
      try examineHeader(database, path)
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
    do {
      let queue = try DatabaseQueue(path: StoreFile.address(path), configuration: configuration)
      try migrate(queue, path, to: version, migrator)
      return queue
    } catch {
      throw TriageStore.damageNamed(TriageError(error, path: path, database: nil))
    }
  }

  /// Brings a store of an older version up to date, unless it is damaged.
  private static func migrate(
    _ queue: DatabaseQueue, _ path: String, to version: Int, _ migrator: DatabaseMigrator
  ) throws {
    let found = try queue.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA user_version") } ?? 0
    guard found < version else { return }
    try queue.unsafeRead { try StoreCheck.lookThrough($0, path) }
    try migrator.migrate(queue)
  }

  /// Throws what the header says is wrong with the file.
  private static func examineHeader(_ database: Database, _ path: String) throws(TriageError) {
    var bytes = [UInt8](repeating: 0, count: StoreHeader.size)
    var size: Int64 = 0
    let code = bytes.withUnsafeMutableBytes {
      nonmun_sqlite_header(database.sqliteConnection, $0.baseAddress, CInt($0.count), &size)
    }
    guard code == SQLITE_OK else {
      throw TriageError(.inputOutput, path: path, detail: "error \(code) of SQLite")
    }
    let log = FileIdentity(path: path + "-wal")
    let header = StoreHeader(bytes: bytes, fileSize: Int(size), hasLog: (log?.size ?? 0) > 0)
    if let problem = header.problem { throw TriageError(problem, path: path) }
  }
}
