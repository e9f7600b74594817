import CSQLite

/// Something that SQLite could not do.
package struct SQLiteError: Error, Sendable, Hashable {
  /// What it was, in the large (https://www.sqlite.org/rescode.html).
  package struct Code: RawRepresentable, Sendable, Hashable {
    package let rawValue: Int32

    /// The code of that number.
    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// Another program's transaction was in the way.
    package static let busy = Code(rawValue: SQLITE_BUSY)
    /// Another use of the same database in this program was in the way.
    package static let locked = Code(rawValue: SQLITE_LOCKED)
    /// The file may not be written.
    package static let readOnly = Code(rawValue: SQLITE_READONLY)
    /// The system refused to read or write.
    package static let inputOutput = Code(rawValue: SQLITE_IOERR)
    /// The pages make no sense.
    package static let corrupt = Code(rawValue: SQLITE_CORRUPT)
    /// There is no room left.
    package static let full = Code(rawValue: SQLITE_FULL)
    /// The file could not be opened.
    package static let cannotOpen = Code(rawValue: SQLITE_CANTOPEN)
    /// The user may not.
    package static let noPermission = Code(rawValue: SQLITE_PERM)
    /// The file is no database.
    package static let notADatabase = Code(rawValue: SQLITE_NOTADB)
    /// The statement makes no sense with this schema: a table, or a column, is not there.
    package static let noSense = Code(rawValue: SQLITE_ERROR)
    /// A rule of the schema does not allow it.
    package static let constraint = Code(rawValue: SQLITE_CONSTRAINT)
    /// A value is of another type than its column.
    package static let mismatch = Code(rawValue: SQLITE_MISMATCH)
    /// What was asked for makes no sense, such as a statement on a connection that was closed.
    package static let misuse = Code(rawValue: SQLITE_MISUSE)
  }

  /// What it was, in the large.
  package var code: Code { Code(rawValue: extendedCode & 0xFF) }
  /// What it was, exactly.
  package let extendedCode: Int32
  /// SQLite's words for it, in English.
  package let message: String
  /// What the system said (`errno`), where it was about a file; 0 where nothing is known.
  package let systemError: Int32

  /// An error in words of our own, or of another.
  init(_ code: Int32, _ message: String, systemError: Int32 = 0) {
    extendedCode = code
    self.message = message
    self.systemError = systemError
  }

  /// The error of the call that a connection made last.
  ///
  /// - Parameter connection: nil where there was no memory for one.
  @unsafe init(_ code: Int32, of connection: OpaquePointer?) {
    guard let connection = unsafe connection else {
      self.init(code, unsafe String(cString: sqlite3_errstr(code)))
      return
    }
    // Some calls return the code in the large only.
    let extended = unsafe sqlite3_extended_errcode(connection)
    // Only these come from the system.
    let isOfSystem = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF)
    self.init(
      extended & 0xFF == code & 0xFF ? extended : code,
      unsafe String(cString: sqlite3_errmsg(connection)),
      systemError: isOfSystem ? unsafe nonmun_sqlite_last_error(connection) : 0)
  }

  /// Whether a lock was refused, or could not be had at all.
  package var isAboutLocks: Bool {
    code == .busy || nonmun_sqlite_is_about_locks(extendedCode) != 0
  }
}
