import Decisions
import SQLite

/// What stands in the database; `docs/store.md` describes it column by column.
enum Schema {
  /// `nonm`, in the header of every store
  /// (https://www.sqlite.org/pragma.html#pragma_application_id).
  static let applicationID: UInt32 = 0x6E6F_6E6D

  /// The version that this program writes, in the header's `user_version`.
  static let version = 3

  /// Every change that the schema went through.
  ///
  /// A migration that was released is never touched again: a new one follows it, and raises
  /// `version`.
  static let migrations = [Migration("v1", first), Migration("v2", second), Migration("v3", third)]

  /// Makes all of them that a database lacks.
  ///
  /// - Throws: what SQLite says went wrong.
  static func migrate(_ database: borrowing Connection) throws {
    for migration in migrations { try migration.apply(to: database) }
  }

  /// Throws where a table is not as this program makes it: gone, renamed, a view, or with other
  /// columns.
  ///
  /// What another program added to it (a column, an index, a trigger) is in nobody's way: nothing
  /// that stands in the schema is run.
  ///
  /// - Returns: how often the schema was changed until then.
  /// - Throws: that the store is damaged, and which of its tables is another.
  @discardableResult
  static func examine(_ database: borrowing Connection, _ path: String) throws -> Int? {
    let changes = try Schema.changes(of: database)
    let missing = try expected.get().subtracting(columns(of: database))
    let table = try missing.min().map { String($0.prefix { $0 != "." }) } ?? restricted(database)
    guard let table else { return changes }
    throw TriageError(.damaged, path: path, detail: "its table \(table) is not as nonmun makes it")
  }

  /// What SQLite counts up where the schema is changed
  /// (https://www.sqlite.org/pragma.html#pragma_schema_version).
  ///
  /// - Throws: what SQLite says went wrong.
  static func changes(of database: borrowing Connection) throws(SQLiteError) -> Int? {
    try database.number("PRAGMA schema_version")
  }

  /// A table into which not every row may be written, since another program made an index that
  /// allows a value only once.
  private static func restricted(_ database: borrowing Connection) throws(SQLiteError) -> String? {
    try database.text(
      """
      SELECT t.name FROM sqlite_master AS t JOIN pragma_index_list(t.name) AS i
      WHERE t.type = 'table' AND t.name IN \(tables) AND i."unique" AND i.origin = 'c'
      """)
  }

  private static let tables = "('store', 'journal', 'winner', 'step')"

  /// The columns that a store has.
  private static let expected = Result { () throws -> Set<String> in
    let database = try Connection()
    try migrate(database)
    return try columns(of: database)
  }

  /// The columns of a database's tables, each with its type and its place in the key.
  private static func columns(of database: borrowing Connection) throws -> Set<String> {
    let columns = try database.all(
      """
      SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.pk
      FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND t.name IN \(tables)
      """
    ) { $0.text(0) }
    return Set(columns)
  }

  private static let first = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = 1;

    -- One row: who this store is, and where it has got to.
    CREATE TABLE store(
      id INTEGER PRIMARY KEY CHECK (id = 1),
      origin TEXT,
      seq INTEGER NOT NULL,
      clock INTEGER NOT NULL,
      done INTEGER NOT NULL
    ) STRICT;
    INSERT INTO store VALUES (1, NULL, 0, 0, 0);

    -- All that was ever decided, here and elsewhere. Rows are added and never changed.
    CREATE TABLE journal(
      id INTEGER PRIMARY KEY,
      origin TEXT NOT NULL,
      seq INTEGER NOT NULL,
      clock INTEGER NOT NULL,
      step INTEGER NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      field TEXT NOT NULL,
      value TEXT,
      was TEXT,
      was_token INTEGER NOT NULL,
      time INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX journal_by_origin ON journal(origin, seq);

    -- The entry of the journal that counts, for each field.
    CREATE TABLE winner(
      subject TEXT NOT NULL,
      field TEXT NOT NULL,
      value TEXT,
      clock INTEGER NOT NULL,
      origin TEXT NOT NULL,
      seq INTEGER NOT NULL,
      token INTEGER NOT NULL,
      PRIMARY KEY (subject, field)
    ) STRICT, WITHOUT ROWID;

    -- The steps made here, for undoing: of a range of the journal's rows those with the number of the first.
    -- Those above store.done are undone.
    CREATE TABLE step(
      id INTEGER PRIMARY KEY,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL
    ) STRICT;
    """

  /// Joins what was decided about one paper under two identifiers of arXiv, with its subject class
  /// and without.
  ///
  /// The journal keeps its order; of two entries that count, the later counts for both. Where they
  /// are one entry, which another machine sent back without the class, its own row stays the one
  /// that can be taken back. Doing it again changes nothing.
  private static let second = """
    INSERT INTO winner(subject, field, value, clock, origin, seq, token)
    SELECT \(PaperSubject.subjectWithoutClass), field, value, clock, origin, seq, token
    FROM winner WHERE \(PaperSubject.hasClass)
    ON CONFLICT(subject, field) DO UPDATE SET
      value = excluded.value, clock = excluded.clock, origin = excluded.origin,
      seq = excluded.seq, token = excluded.token
    WHERE (excluded.clock, excluded.origin, excluded.seq, ifnull(excluded.value, ''))
      >= (winner.clock, winner.origin, winner.seq, ifnull(winner.value, ''));
    DELETE FROM winner WHERE \(PaperSubject.hasClass);
    UPDATE journal SET subject = \(PaperSubject.subjectWithoutClass) WHERE \(PaperSubject.hasClass);
    PRAGMA user_version = 2;
    """

  /// Papers can be put aside until a day, and saved queries watched: fields and a standing that
  /// earlier versions do not know, so that they leave such a store alone.
  private static let third = "PRAGMA user_version = 3;"
}
