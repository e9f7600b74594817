import Decisions
import Glibc
import SQLite

/// A connection to a store's file, as every store has it.
enum StoreConnection {
  /// How long another process's transaction is waited for, in seconds.
  static let patience = TriageStore.patience

  /// Opens the store's file, which is there, for reading and writing.
  ///
  /// - Parameters:
  ///   - version: the schema's version that it has afterwards.
  ///   - migrations: what brings it there.
  ///   - patience: how long other programs are waited for, in seconds.
  /// - Throws: why the store cannot be opened.
  static func open(
    _ path: String, version: Int = Schema.version, migrations: [Migration] = Schema.migrations,
    patience: Double = StoreConnection.patience
  ) throws(TriageError) -> SharedConnection {
    guard let file = FileIdentity(path: path) else { throw StoreFile.unreachable(path) }
    guard file.isFile else { throw TriageError(.unreachable, path: path, detail: "is no file") }
    guard access(path, R_OK) == 0 else { throw StoreFile.unreachable(path) }
    do {
      // Before SQLite has read anything, since even reading can change a file that is not ours.
      let header = try StoreHeader.read(path, newest: version)
      if let problem = header.problem { throw TriageError(problem, path: path) }
      let connection = try Connection(path: path)
      try prepare(connection, path, patience: patience)
      try migrate(connection, path, to: version, migrations)
      return SharedConnection(connection)
    } catch {
      throw TriageStore.damageNamed(TriageError(error, path: path))
    }
  }

  /// Sets a connection up for what is written with it.
  private static func prepare(
    _ connection: borrowing Connection, _ path: String, patience: Double
  ) throws {
    connection.waitForOthers(patience)
    connection.setCheckpointsOnClose(false)
    // SQLite's default for a log is FULL, but builds differ, and NORMAL may lose the last decisions
    // with the power.
    try connection.execute(
      """
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA journal_size_limit = 4194304;
      """)
  }

  /// Brings a store of an older version up to date, unless it is damaged, once a copy of it is
  /// beside it.
  private static func migrate(
    _ connection: borrowing Connection, _ path: String, to version: Int, _ migrations: [Migration]
  ) throws {
    let found = try connection.number("PRAGMA user_version") ?? 0
    if found > version { throw TriageError(.newer, path: path) }
    guard found < version else { return }
    try StoreCheck.lookThrough(connection, path)
    try Backups(of: path).make(before: version, of: connection)
    for migration in migrations { try migration.apply(to: connection) }
  }
}
