import CSQLite

extension Connection {
  /// Copies all of the database into another, whose content is gone
  /// (https://www.sqlite.org/backup.html).
  ///
  /// It is one state of it, whatever others write meanwhile.
  ///
  /// - Throws: what SQLite says went wrong.
  package borrowing func copy(into other: borrowing Connection) throws(SQLiteError) {
    guard let backup = unsafe sqlite3_backup_init(other.handle, "main", handle, "main") else {
      throw unsafe SQLiteError(sqlite3_errcode(other.handle), of: other.handle)
    }
    let step = unsafe sqlite3_backup_step(backup, -1)
    let code = unsafe sqlite3_backup_finish(backup)
    guard step == SQLITE_DONE, code == SQLITE_OK else {
      // The step knows of locks, which ending does not count as errors.
      throw unsafe SQLiteError(code == SQLITE_OK ? step : code, of: other.handle)
    }
  }
}
