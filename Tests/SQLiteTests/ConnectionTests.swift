import Glibc
import Testing

@testable import SQLite

/// What is put into a database comes out of it, and what cannot be done is an error.
@Suite("Connections")
struct ConnectionTests {
  @Test("Values come back byte for byte, and NULL as nothing")
  func values() throws {
    let database = try Connection()
    try database.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT, number INTEGER) STRICT")
    let texts: [String?] = [
      "", "한글 \u{1112}\u{1161}\u{11AB}", "e\u{301}", "a'b\"c", nil, "\u{10FFFF}",
    ]
    let numbers: [Int?] = [0, .min, .max, -1, 1 << 53, nil]
    for (text, number) in zip(texts, numbers) {
      try database.run("INSERT INTO t(text, number) VALUES (?, ?)", text, number)
    }
    let found = try database.all("SELECT text, number FROM t ORDER BY id") { row in
      (row.text(0), row.number(1))
    }
    #expect(found.map { $0.0.map { Array($0.utf8) } } == texts.map { $0.map { Array($0.utf8) } })
    #expect(found.map(\.1) == numbers)
    let last = database.lastRow
    #expect(last == texts.count)
  }

  @Test("A column that holds something else than what is asked for holds nothing")
  func otherTypes() throws {
    let database = try Connection()
    let row = try database.first("SELECT 1, 'text', 1.5, x'00', NULL") { row in
      ((0..<5).map { row.text($0) }, (0..<5).map { row.number($0) })
    }
    #expect(row?.0 == [nil, "text", nil, nil, nil])
    #expect(row?.1 == [1, nil, nil, nil, nil])
    // What is no UTF-8 is mended, and what comes after a NUL is not lost.
    #expect(try database.text("SELECT CAST(x'41FF' AS TEXT)") == "A\u{FFFD}")
    #expect(try database.text("SELECT CAST(x'410042' AS TEXT)") == "A\0B")
  }

  @Test("A query without rows, or of which nothing is made, gives nothing")
  func noRows() throws {
    let database = try Connection()
    #expect(try database.number("SELECT 1 WHERE 0") == nil)
    #expect(try database.text("SELECT 'a' WHERE 0") == nil)
    #expect(try database.first("SELECT 1") { _ in nil as Int? } == nil)
    #expect(
      try database.all("SELECT 1 UNION SELECT 2") { $0.number(0).flatMap { $0 > 1 ? $0 : nil } }
        == [2])
  }

  @Test("As many values as question marks, or none is run")
  func count() throws {
    let database = try Connection()
    try database.execute("CREATE TABLE t(a, b)")
    let error = #expect(throws: SQLiteError.self) {
      try database.run("INSERT INTO t VALUES (?, ?)", 1)
    }
    #expect(error?.message.contains("INSERT INTO t VALUES (?, ?)") == true)
    #expect(throws: SQLiteError.self) { try database.run("INSERT INTO t VALUES (1, 2)", 1) }
    #expect(try database.number("SELECT count(*) FROM t") == 0)
    // The statement that failed is used again.
    try database.run("INSERT INTO t VALUES (?, ?)", 1, "b")
    #expect(try database.number("SELECT count(*) FROM t") == 1)
  }

  @Test("SQL that makes no sense is an error that says where")
  func nonsense() throws {
    let database = try Connection()
    for attempt in ["SELEC 1", "SELECT nothing", ""] {
      let error = #expect(throws: SQLiteError.self) { _ = try database.number(attempt) }
      #expect(error?.message.isEmpty == false)
    }
    // A name in quotation marks is no text, however much it looks like one.
    #expect(throws: SQLiteError.self) { _ = try database.text("SELECT \"nothing\"") }
  }

  @Test("The same statement within itself, and again after it was left in the midst")
  func nested() throws {
    let database = try Connection()
    try database.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1), (2), (3)")
    let sql = "SELECT x FROM t WHERE x > ? ORDER BY x"
    var found: [Int] = []
    try database.forEach(sql, 1) { outer in
      let inner = try? database.all(sql, 2) { $0.number(0) }
      found += [outer.number(0) ?? 0] + (inner ?? [])
    }
    #expect(found == [2, 3, 3, 3])
    #expect(try database.first(sql, 0) { $0.number(0) } == 1)
    // Had it been left in the midst, the table could not be dropped.
    try database.execute("DROP TABLE t")
  }

  @Test(
    "A file is opened whatever it is called, and never made",
    arguments: [
      "plain.sqlite", "한글 이름.sqlite", "a?b#c%20d&mode=memory.sqlite", "'\"\\.sqlite", "\u{FEFF}x",
    ])
  func names(name: String) throws {
    let folder = try DatabaseFolder()
    let error = #expect(throws: SQLiteError.self) {
      let absent = try Connection(path: "\(folder.path)/\(name)")
      try absent.execute("CREATE TABLE t(x)")
    }
    #expect(error?.code == .cannotOpen && error?.systemError == ENOENT)
    let path = try folder.file(name)
    try Connection(path: path).execute("CREATE TABLE t(x)")
    let database = try Connection(path: path, .readOnly)
    #expect(try database.number("SELECT count(*) FROM sqlite_master") == 1)
    let (itsPath, isReadOnly) = (database.path, database.isReadOnly)
    #expect(itsPath == path && isReadOnly)
    let refused = #expect(throws: SQLiteError.self) { try database.execute("DROP TABLE t") }
    #expect(refused?.code == .readOnly)
  }

  @Test("What a file is, past all that SQLite keeps in mind")
  func file() throws {
    let folder = try DatabaseFolder()
    let path = try folder.file()
    let database = try Connection(path: path)
    #expect(try database.firstBytes(16) == (Array(repeating: 0, count: 16), 0))
    try database.execute("PRAGMA page_size = 4096; CREATE TABLE t(x)")
    let (bytes, size) = try database.firstBytes(16)
    #expect(bytes == Array("SQLite format 3\0".utf8) && size == 8_192)
    let before = database.hasMoved
    unlink(path)
    let after = database.hasMoved
    #expect(!before && after)
  }

  @Test("A lock that is held is an error at once, where nobody is waited for")
  func busy() throws {
    let folder = try DatabaseFolder()
    let path = try folder.file()
    let first = try Connection(path: path)
    try first.execute("CREATE TABLE t(x); BEGIN IMMEDIATE")
    let second = try Connection(path: path)
    for seconds in [0, 0.05] {
      second.waitForOthers(seconds)
      let error = #expect(throws: SQLiteError.self) {
        try second.execute("INSERT INTO t VALUES (1)")
      }
      #expect(error?.code == .busy && error?.isAboutLocks == true)
    }
    try first.execute("COMMIT")
    try second.execute("INSERT INTO t VALUES (1)")
  }

  @Test("A connection that is closed has let its file go, with all statements")
  func closed() throws {
    let folder = try DatabaseFolder()
    let path = try folder.file()
    let shared = SharedConnection(try Connection(path: path))
    try shared.use { database in
      try database.execute("PRAGMA journal_mode = WAL; CREATE TABLE t(x); INSERT INTO t VALUES (1)")
      #expect(try database.number("SELECT x FROM t") == 1)
    }
    #expect(access(path + "-wal", F_OK) == 0)
    shared.close()
    shared.close()
    #expect(access(path + "-wal", F_OK) != 0)
    let error = #expect(throws: SQLiteError.self) {
      try shared.use { _ = try $0.number("SELECT 1") }
    }
    #expect(error?.code == .misuse)
  }
}
