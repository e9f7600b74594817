import Glibc
import SQLite
import TestSupport

@testable import Triage

/// Stores that are not what they should be, made at random: by another program, a bad disk or a bad
/// will.
struct HostileStore {
  private static let tables: [String: [String]] = [
    "store": ["id", "origin", "seq", "clock", "done"],
    "journal": [
      "id", "origin", "seq", "clock", "step", "kind", "subject", "field", "value", "was",
      "was_token", "time",
    ],
    "winner": ["subject", "field", "value", "clock", "origin", "seq", "token"],
    "step": ["id", "first", "last"],
  ]

  /// Values that stand in no honest store: ends of numbers, bytes that are no text, text with a
  /// NUL, controls, other types.
  private static let values = [
    "9223372036854775807", "-9223372036854775808", "9007199254740992", "4294967296", "-1", "0", "1",
    "1e308", "0.5", "NULL", "''", "'a' || char(0) || 'b'", "char(27) || '[2J' || char(10)",
    "CAST(x'FF00C328' AS TEXT)", "CAST(x'EDA080' AS TEXT)", "x'00FF'", "zeroblob(5000)", "'kept'",
    "'standing'", "'note'", "'query'", "'tag:' || char(769)", "'arxiv:cs.CL/0001001'",
    "replace(hex(zeroblob(9000)), '00', '가')",
  ]

  /// What the schema becomes.
  private static let schemas = [
    "DROP TABLE store", "DROP TABLE journal", "DROP TABLE winner", "DROP TABLE step",
    "DROP INDEX journal_by_origin", "ALTER TABLE journal RENAME TO diary",
    "ALTER TABLE winner RENAME COLUMN value TO worth", "ALTER TABLE journal ADD COLUMN mood TEXT",
    "ALTER TABLE winner RENAME TO w; CREATE VIEW winner AS SELECT * FROM w",
    "ALTER TABLE winner RENAME TO w; CREATE VIEW winner AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT 's' || n AS subject, 'note' AS field, 'x' AS value, 1 AS clock, 'o' AS origin, 1 AS seq, 1 AS token FROM r",
    "CREATE TRIGGER t BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no' || char(10)); END",
    "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM winner; END",
    "CREATE TRIGGER t AFTER UPDATE ON store BEGIN UPDATE store SET clock = 9223372036854775807; END",
    "CREATE TRIGGER t AFTER INSERT ON winner BEGIN INSERT INTO step VALUES (NULL, 7, 3); END",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '')",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 1 + rootpage % 6",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE journal(' WHERE name = 'journal'",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE type = 'index'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 2147483647 WHERE name = 'step'",
    "PRAGMA journal_mode = DELETE", "PRAGMA application_id = 0",
    "PRAGMA auto_vacuum = FULL; VACUUM",
    "PRAGMA foreign_keys = ON; CREATE TABLE child(of INTEGER REFERENCES journal(id)); INSERT INTO child SELECT id FROM journal",
    "CREATE VIRTUAL TABLE f USING no_such_module(x)",
  ]

  /// Does one to four things to a store that nobody has open.
  static func spoil(_ folder: Folder, _ random: inout SeededGenerator) throws {
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4: change(folder, rows(&random))
      case 4..<6: change(folder, schemas.randomElement(using: &random) ?? "")
      case 6:
        let versions = [0, 1, 2, 3, 4, 2_147_483_647, -1, -2_147_483_648]
        change(folder, "PRAGMA user_version = \(versions.randomElement(using: &random) ?? 0)")
      case 7: try spoilFile("triage.sqlite", folder, &random)
      default: try spoilFile("triage.sqlite-wal", folder, &random)
      }
    }
  }

  /// Makes a database of anything, which may say that it is a store.
  static func makeForeign(_ folder: Folder, _ random: inout SeededGenerator) throws {
    try folder.write([], to: "triage.sqlite")
    var script =
      Bool.random(using: &random) ? "PRAGMA application_id = \(Schema.applicationID);" : ""
    script += "PRAGMA user_version = \(Int.random(in: 0...4, using: &random));"
    if Bool.random(using: &random) {
      script = "PRAGMA encoding = 'UTF-16'; PRAGMA page_size = 512;" + script
    }
    for (table, columns) in tables.sorted(by: { $0.key < $1.key })
    where Int.random(in: 0..<4, using: &random) > 0 {
      let kept = columns.filter { _ in Int.random(in: 0..<8, using: &random) > 0 } + ["other"]
      script += "CREATE TABLE \(table)(\(kept.joined(separator: ", ")));"
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let row = kept.map { _ in values.randomElement(using: &random) ?? "0" }
        script += "INSERT INTO \(table) VALUES (\(row.joined(separator: ", ")));"
      }
    }
    change(folder, script)
  }

  /// A change of some rows, which the database may refuse.
  private static func rows(_ random: inout SeededGenerator) -> String {
    let names = tables.keys.sorted()
    let table = names.randomElement(using: &random) ?? "store"
    let columns = tables[table] ?? []
    let column = columns.randomElement(using: &random) ?? "id"
    var value: String { values.randomElement(using: &random) ?? "0" }
    let some = " WHERE abs(random() % 3) = 0"
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return "DELETE FROM \(table)\(Bool.random(using: &random) ? some : "")"
    case 1:
      let row = columns.map { _ in value }.joined(separator: ", ")
      return "INSERT OR REPLACE INTO \(table) VALUES (\(row))"
    case 2: return "INSERT OR IGNORE INTO \(table) SELECT * FROM \(table)"
    default:
      let extent = Bool.random(using: &random) ? some : ""
      return "UPDATE OR IGNORE \(table) SET \(column) = \(value)\(extent)"
    }
  }

  /// Runs what can be run of a script; what the database refuses is no damage.
  private static func change(_ folder: Folder, _ sql: String) {
    guard let database = try? Connection(path: folder.store) else { return }
    database.setCheckpointsOnClose(true)
    for statement in HostileStore.statements(sql) { try? database.execute(statement) }
  }

  /// The statements of a script; those within a trigger are its own.
  private static func statements(_ sql: String) -> [String] {
    sql.hasPrefix("CREATE TRIGGER") ? [sql] : sql.split(separator: ";").map(String.init)
  }

  private static func spoilFile(
    _ name: String, _ folder: Folder, _ random: inout SeededGenerator
  ) throws {
    var bytes = folder.bytes(name)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes = Array(bytes.prefix(Int.random(in: 0...max(1, bytes.count), using: &random)))
    case 1 where !bytes.isEmpty:
      let start = Int.random(in: 0..<bytes.count, using: &random)
      for place in start..<min(bytes.count, start + Int.random(in: 1...600, using: &random)) {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    case 2:
      bytes = (0..<Int.random(in: 0...9000, using: &random)).map {
        UInt8(truncatingIfNeeded: $0 &* 31)
      }
    default: bytes += [UInt8](repeating: 0, count: Int.random(in: 1...5000, using: &random))
    }
    try folder.write(bytes, to: name)
  }
}
