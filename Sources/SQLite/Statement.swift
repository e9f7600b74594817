import CSQLite

/// A statement in use, which goes back to the cache where its user ends.
@safe struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let sql: String
  private let connection: OpaquePointer
  private let cache: StatementCache

  init(
    _ handle: OpaquePointer, _ sql: String, of connection: OpaquePointer, _ cache: StatementCache
  ) {
    unsafe self.handle = handle
    self.sql = sql
    unsafe self.connection = connection
    self.cache = cache
  }

  deinit { unsafe cache.keep(handle, sql) }

  /// Puts values where its text has a `?`, as many.
  ///
  /// - Throws: what SQLite says went wrong.
  borrowing func bind(_ values: [(any Bindable)?]) throws(SQLiteError) {
    guard values.count == Int(unsafe sqlite3_bind_parameter_count(handle)) else {
      throw SQLiteError(SQLITE_RANGE, "\(values.count) values for “\(sql)”")
    }
    for (index, value) in values.enumerated() {
      let position = Int32(index + 1)
      let code =
        if let value { unsafe value.bind(to: handle, at: position) } else {
          unsafe sqlite3_bind_null(handle, position)
        }
      guard code == SQLITE_OK else { throw unsafe SQLiteError(code, of: connection) }
    }
  }

  /// Goes to the next row, and says whether there is one.
  ///
  /// - Throws: what SQLite says went wrong.
  borrowing func step() throws(SQLiteError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw unsafe SQLiteError(code, of: connection)
    }
  }

  /// The row that it is at.
  var row: Row { unsafe Row(handle) }
}
