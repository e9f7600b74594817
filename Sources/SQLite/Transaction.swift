import CSQLite

extension Connection {
  /// When a transaction locks the database (https://www.sqlite.org/lang_transaction.html).
  package enum TransactionKind: String {
    /// For reading, at the first statement that reads.
    case deferred = "BEGIN DEFERRED"
    /// For writing, at once, so that what was read is still true when it is written.
    case immediate = "BEGIN IMMEDIATE"
  }

  /// Calls a function in a transaction: all that it does is done when this returns, or nothing
  /// where it throws.
  ///
  /// - Throws: what the function throws, or a `SQLiteError`.
  package borrowing func transaction<Result>(
    _ kind: TransactionKind, _ body: (borrowing Connection) throws -> Result
  ) throws -> Result {
    try execute(kind.rawValue)
    do {
      let result = try body(self)
      try execute("COMMIT")
      return result
    } catch {
      // Some errors roll it back by themselves (https://www.sqlite.org/lang_transaction.html, 3.1).
      if unsafe sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }
}
