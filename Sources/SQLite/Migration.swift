/// A change that a schema went through, made once in each database.
package struct Migration: Sendable {
  /// What it is called, which is noted in the database.
  package let name: String
  private let change: @Sendable (borrowing Connection) throws -> Void

  /// A change of that name.
  ///
  /// - Parameter change: what makes it, within a transaction.
  package init(_ name: String, change: @escaping @Sendable (borrowing Connection) throws -> Void) {
    self.name = name
    self.change = change
  }

  /// A change that a script makes.
  package init(_ name: String, _ script: String) {
    self.init(name) { try $0.execute(script) }
  }

  /// Makes the change, unless it was made; another program may be at it at the same time.
  ///
  /// What was made is noted in the table of GRDB, which wrote the first stores.
  ///
  /// - Throws: what SQLite says went wrong; nothing is changed then.
  package func apply(to connection: borrowing Connection) throws {
    try connection.transaction(.immediate) { connection in
      try connection.execute(
        "CREATE TABLE IF NOT EXISTS grdb_migrations(identifier TEXT NOT NULL PRIMARY KEY)")
      guard try !isApplied(to: connection) else { return }
      try change(connection)
      try connection.run("INSERT INTO grdb_migrations(identifier) VALUES (?)", name)
    }
  }

  /// Whether the change was made.
  ///
  /// - Throws: what SQLite says went wrong.
  package func isApplied(to connection: borrowing Connection) throws(SQLiteError) -> Bool {
    try connection.number("SELECT 1 FROM grdb_migrations WHERE identifier = ?", name) != nil
  }
}
