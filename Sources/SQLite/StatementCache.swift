import CSQLite

/// The statements of a connection that were prepared and are not in use.
///
/// Whoever uses one takes it out, so that two never use the same.
@safe final class StatementCache {
  private let connection: OpaquePointer
  private var idle: [String: OpaquePointer] = unsafe [:]

  /// No statements of a connection, which outlives them all.
  @unsafe init(of connection: OpaquePointer) { unsafe self.connection = connection }

  /// A statement for a text of SQL.
  ///
  /// - Throws: what SQLite says went wrong.
  func statement(_ sql: String) throws(SQLiteError) -> Statement {
    if let known = unsafe idle.removeValue(forKey: sql) {
      return unsafe Statement(known, sql, of: connection, self)
    }
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let statement = unsafe prepared else {
      throw unsafe SQLiteError(code == SQLITE_OK ? SQLITE_MISUSE : code, of: connection)
    }
    return unsafe Statement(statement, sql, of: connection, self)
  }

  /// Takes a statement back that is not used any more.
  @unsafe func keep(_ statement: OpaquePointer, _ sql: String) {
    // What an unfinished statement holds locked is let go. Its error was that of its last step, and
    // is known.
    unsafe sqlite3_reset(statement)
    unsafe sqlite3_clear_bindings(statement)
    if let other = unsafe idle.updateValue(statement, forKey: sql) {
      unsafe sqlite3_finalize(other)
    }
  }

  /// Ends them all, before their connection is closed.
  func finalizeAll() {
    unsafe idle.values.forEach { unsafe _ = sqlite3_finalize($0) }
    unsafe idle = [:]
  }
}
