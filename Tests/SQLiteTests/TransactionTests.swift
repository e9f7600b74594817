import Testing

@testable import SQLite

/// All of a transaction, or nothing of it.
@Suite("Transactions and migrations")
struct TransactionTests {
  private struct Failure: Error {}

  private func database() throws -> Connection {
    let database = try Connection()
    try database.execute("CREATE TABLE t(x INTEGER UNIQUE)")
    return database
  }

  @Test("What was done is done, and its result comes back")
  func committed() throws {
    let database = try database()
    let result = try database.transaction(.immediate) { database in
      try database.run("INSERT INTO t VALUES (?)", 1)
      return try database.number("SELECT count(*) FROM t")
    }
    #expect(result == 1)
    #expect(try database.number("SELECT count(*) FROM t") == 1)
  }

  @Test(
    "Nothing is left of one that throws, and another can begin",
    arguments: [
      "ours", "its own", "one that rolls back by itself",
    ])
  func thrown(why: String) throws {
    let database = try database()
    #expect(throws: (any Error).self) {
      try database.transaction(.deferred) { database in
        try database.run("INSERT INTO t VALUES (?)", 1)
        switch why {
        case "ours": throw Failure()
        case "its own": try database.run("INSERT INTO t VALUES (?)", 1)
        default: try database.execute("INSERT OR ROLLBACK INTO t VALUES (1)")
        }
      }
    }
    #expect(try database.number("SELECT count(*) FROM t") == 0)
    try database.transaction(.immediate) { try $0.execute("INSERT INTO t VALUES (1)") }
    #expect(try database.number("SELECT count(*) FROM t") == 1)
  }

  @Test("A migration is made once, and where it fails nothing of it")
  func migrations() throws {
    let database = try database()
    let first = Migration("first", "INSERT INTO t VALUES (1)")
    for _ in 0..<2 { try first.apply(to: database) }
    #expect(try first.isApplied(to: database))
    let second = Migration("second") { database in
      try database.run("INSERT INTO t VALUES (?)", 2)
      throw Failure()
    }
    #expect(throws: Failure.self) { try second.apply(to: database) }
    #expect(try !second.isApplied(to: database))
    #expect(try database.all("SELECT x FROM t") { $0.number(0) } == [1])
  }

  @Test("What GRDB noted as made is not made again")
  func noted() throws {
    let database = try database()
    // As GRDB 7 writes it.
    try database.execute(
      """
      CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
      INSERT INTO grdb_migrations (identifier) VALUES ('v1');
      """)
    try Migration("v1", "INSERT INTO t VALUES (1)").apply(to: database)
    try Migration("v2", "INSERT INTO t VALUES (2)").apply(to: database)
    #expect(try database.all("SELECT x FROM t") { $0.number(0) } == [2])
  }

  @Test("A copy holds all, whatever was in its place, and is its own")
  func copies() throws {
    let first = try database()
    let second = try database()
    try first.execute("INSERT INTO t VALUES (1), (2)")
    try second.execute("CREATE TABLE other(x); INSERT INTO t VALUES (9)")
    try first.copy(into: second)
    #expect(try second.all("SELECT x FROM t ORDER BY x") { $0.number(0) } == [1, 2])
    #expect(try second.number("SELECT count(*) FROM sqlite_master WHERE name = 'other'") == 0)
    try second.execute("DELETE FROM t")
    #expect(try first.number("SELECT count(*) FROM t") == 2)
  }
}
