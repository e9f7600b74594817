import CSQLite

/// A connection to one SQLite database: it has one owner, and is closed where that ends.
///
/// A connection is used by one thread at a time (`SharedConnection` sees to that), and can only be
/// borrowed: nobody keeps it beyond the lock, the transaction or the function that lent it. Every
/// statement is prepared once and kept for the next time.
@safe package struct Connection: ~Copyable {
  /// What is done with a file.
  package enum Access: String {
    /// It is read and written, and has to be there.
    case readWrite = "rw"
    /// It is only read.
    case readOnly = "ro"
  }

  /// SQLite's own name for it, for calls that this module does not have.
  @unsafe package let handle: OpaquePointer
  let statements: StatementCache

  /// Opens a file, which is not made where it is absent.
  ///
  /// SQLite looks into it at the first statement only.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - access: what is done with it.
  ///   - isPrivate: whether nobody else knows of it, so that it needs no locks and no memory that
  ///     is shared. There may be none to be had.
  ///   - isUnchanging: whether nobody writes to it, so that not even a log beside it is looked at.
  /// - Throws: why the database cannot be opened.
  package init(
    path: String, _ access: Access = .readWrite, isPrivate: Bool = false, isUnchanging: Bool = false
  ) throws(SQLiteError) {
    var address = FileAddress.encoded(path) + "?mode=" + access.rawValue
    if isPrivate { address += "&vfs=unix-none" }
    if isUnchanging { address += "&immutable=1" }
    try self.init(
      address: address, access == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE,
      isPrivate: isPrivate)
  }

  /// Opens an empty database in memory, gone with the connection.
  ///
  /// - Throws: why the database cannot be opened.
  package init() throws(SQLiteError) {
    try self.init(address: ":memory:", SQLITE_OPEN_READWRITE, isPrivate: true)
  }

  private init(address: String, _ flags: Int32, isPrivate: Bool) throws(SQLiteError) {
    FileAddress.enable()
    var handle: OpaquePointer?
    // One thread at a time: SQLite need not look after that once more.
    let code = unsafe sqlite3_open_v2(
      address, &handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened = unsafe handle else {
      // A connection that failed has to be closed too (https://www.sqlite.org/c3ref/open.html).
      let error = unsafe SQLiteError(code, of: handle)
      unsafe sqlite3_close_v2(handle)
      throw error
    }
    // Nothing that stands in the file is run: no view, no trigger.
    unsafe nonmun_sqlite_configure(opened)
    // Without locks there is no memory to share either, and without that a log is only read like
    // this.
    if isPrivate { unsafe sqlite3_exec(opened, "PRAGMA locking_mode = EXCLUSIVE", nil, nil, nil) }
    unsafe self.handle = opened
    statements = unsafe StatementCache(of: opened)
  }

  deinit {
    statements.finalizeAll()
    unsafe sqlite3_close_v2(handle)
  }

  /// Closes the connection now.
  package consuming func close() {}

  // MARK: Statements

  /// Runs SQL of any number of statements, and passes over the rows that it has.
  ///
  /// - Throws: what SQLite says went wrong.
  package borrowing func execute(_ script: String) throws(SQLiteError) {
    let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw unsafe SQLiteError(code, of: handle) }
  }

  /// Runs a statement for what it changes.
  ///
  /// - Parameters:
  ///   - sql: one statement, with a `?` for each of the values.
  ///   - values: what stands for them; nil is NULL.
  /// - Throws: what SQLite says went wrong.
  package borrowing func run(_ sql: String, _ values: (any Bindable)?...) throws(SQLiteError) {
    let statement = try statements.statement(sql)
    try statement.bind(values)
    while try statement.step() {}
  }

  /// Calls a function with each row of a query's result.
  ///
  /// - Throws: what SQLite says went wrong.
  package borrowing func forEach(
    _ sql: String, _ values: (any Bindable)?..., body: (borrowing Row) -> Void
  ) throws(SQLiteError) {
    let statement = try statements.statement(sql)
    try statement.bind(values)
    while try statement.step() { body(statement.row) }
  }

  /// What a function makes of the rows of a query's result, without those that it makes nothing of.
  ///
  /// - Throws: what SQLite says went wrong.
  package borrowing func all<Element>(
    _ sql: String, _ values: (any Bindable)?..., read: (borrowing Row) -> Element?
  ) throws(SQLiteError) -> [Element] {
    let statement = try statements.statement(sql)
    try statement.bind(values)
    var elements: [Element] = []
    while try statement.step() {
      if let element = read(statement.row) { elements.append(element) }
    }
    return elements
  }

  /// What a function makes of the first row of a query's result; nil where there is none.
  ///
  /// - Throws: what SQLite says went wrong.
  package borrowing func first<Element>(
    _ sql: String, _ values: (any Bindable)?..., read: (borrowing Row) -> Element?
  ) throws(SQLiteError) -> Element? {
    let statement = try statements.statement(sql)
    try statement.bind(values)
    return try statement.step() ? read(statement.row) : nil
  }

  /// The whole number in the first column of the first row; nil where there is none.
  ///
  /// - Throws: what SQLite says went wrong.
  package borrowing func number(
    _ sql: String, _ values: (any Bindable)?...
  ) throws(SQLiteError) -> Int? {
    let statement = try statements.statement(sql)
    try statement.bind(values)
    return try statement.step() ? statement.row.number(0) : nil
  }

  /// The text in the first column of the first row; nil where there is none.
  ///
  /// - Throws: what SQLite says went wrong.
  package borrowing func text(
    _ sql: String, _ values: (any Bindable)?...
  ) throws(SQLiteError) -> String? {
    let statement = try statements.statement(sql)
    try statement.bind(values)
    return try statement.step() ? statement.row.text(0) : nil
  }

  /// The number of the row that was written last
  /// (https://www.sqlite.org/c3ref/last_insert_rowid.html).
  package var lastRow: Int { Int(unsafe sqlite3_last_insert_rowid(handle)) }
}
