import CSQLite
import GRDB

/// What a store that nobody writes to holds, such as a backup, as far as it can be told at a glance.
public struct BackupContent: Sendable, Hashable {
  /// How far its logical time has got: of two copies of one store the later has the larger.
  public let clock: Int
  /// About how many papers something was decided.
  public let decisions: Int
  /// When the last of it was decided, in seconds since 1970 by the clock on the wall; nil where nothing was.
  public let newest: Int?

  /// Looks into a file, which is not changed, not even by a log beside it; nil where it is no store that can be read.
  public init?(path: String) {
    // Not by GRDB: a connection of its leaves a queue behind, and this is asked for again and again.
    var connection: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    let address = StoreFile.address(path, mode: "ro") + "&immutable=1"
    let code = sqlite3_open_v2(address, &connection, flags, nil)
    defer { sqlite3_close_v2(connection) }
    guard code == SQLITE_OK else { return nil }
    let query = """
      SELECT (SELECT clock FROM store),
        (SELECT count(DISTINCT subject) FROM winner WHERE value IS NOT NULL AND field <> 'query'),
        (SELECT max(time) FROM journal),
        (SELECT count(*) FROM pragma_application_id WHERE application_id = \(Schema.applicationID))
      """
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(connection, query, -1, &statement, nil) == SQLITE_OK,
      sqlite3_step(statement) == SQLITE_ROW, sqlite3_column_int64(statement, 3) == 1,
      sqlite3_column_type(statement, 0) == SQLITE_INTEGER
    else { return nil }
    clock = Int(sqlite3_column_int64(statement, 0))
    decisions = Int(sqlite3_column_int64(statement, 1))
    newest =
      sqlite3_column_type(statement, 2) == SQLITE_INTEGER
      ? Int(sqlite3_column_int64(statement, 2)) : nil
  }
}
