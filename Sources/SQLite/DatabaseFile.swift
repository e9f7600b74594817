import CSQLite

/// What SQLite is asked about the file of a connection.
extension Connection {
  /// Where the file is, as SQLite names it; nil in memory.
  package var path: String? {
    guard let name = unsafe sqlite3_db_filename(handle, "main") else { return nil }
    let path = unsafe String(cString: name)
    return path.isEmpty ? nil : path
  }

  /// Whether the file can only be read.
  package var isReadOnly: Bool { unsafe sqlite3_db_readonly(handle, "main") == 1 }

  /// Whether another file, or none, is now where this one was opened.
  package var hasMoved: Bool { unsafe nonmun_sqlite_has_moved(handle) != 0 }

  /// Says whether the log is copied into the database where this connection is the last to be
  /// closed.
  package borrowing func setCheckpointsOnClose(_ does: Bool) {
    unsafe nonmun_sqlite_checkpoints_on_close(handle, does ? 1 : 0)
  }

  /// The first bytes of the file as they stand in it, and its size, past all that SQLite keeps in
  /// mind.
  ///
  /// Any other descriptor would drop the locks of this process's connections when it is closed
  /// (https://www.sqlite.org/howtocorrupt.html, 2.2).
  ///
  /// - Parameter count: how many bytes; those that a short file does not have are 0.
  /// - Throws: why the file cannot be read.
  package borrowing func firstBytes(_ count: Int) throws(SQLiteError) -> (bytes: [UInt8], size: Int)
  {
    var bytes = [UInt8](repeating: 0, count: count)
    var size: Int64 = 0
    let code = unsafe bytes.withUnsafeMutableBytes {
      unsafe nonmun_sqlite_header(handle, $0.baseAddress, Int32($0.count), &size)
    }
    guard code == SQLITE_OK else {
      throw SQLiteError(code, unsafe String(cString: sqlite3_errstr(code)))
    }
    return (bytes, Int(size))
  }
}
