import Decisions
import SQLite
import Testing

@testable import Triage

/// What other programs do to the tables of a store.
@Suite("Foreign schemas")
struct ForeignSchemaTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Scripts after which the store is none of ours.
  static let spoiling = [
    "DROP TABLE winner", "DROP TABLE journal", "DROP TABLE step", "DROP TABLE store",
    "ALTER TABLE winner RENAME COLUMN token TO other",
    "ALTER TABLE journal RENAME COLUMN time TO moment",
    "ALTER TABLE store RENAME TO shop",
    "ALTER TABLE winner RENAME TO w; CREATE VIEW winner AS SELECT * FROM w",
    """
    ALTER TABLE journal RENAME TO j;
    CREATE VIEW journal AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
    SELECT n AS id, j.* FROM r, j
    """,
    "CREATE UNIQUE INDEX one ON journal(field, kind, value) WHERE value = 'skipped'",
  ]

  /// Scripts that add what is in nobody's way.
  static let harmless = [
    "CREATE TRIGGER t BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no'); END",
    "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM winner; END",
    "CREATE TRIGGER t AFTER INSERT ON winner BEGIN UPDATE store SET clock = 9223372036854775807; END",
    "ALTER TABLE journal ADD COLUMN mood TEXT", "CREATE TABLE other(x); ANALYZE",
    "CREATE VIEW seen AS SELECT * FROM winner", "DROP INDEX journal_by_origin", "VACUUM",
  ]

  private func fill() throws {
    let store = try TriageStore(opening: .file(folder.store))
    for number in 0..<5 { _ = try store.commit([.standing(.kept, paper: "old-\(number)")]) }
    // One that counts once.
    _ = try store.commit([.standing(.skipped, paper: "old-4")])
    _ = try store.backUp(on: "2024-03-30")
    store.close()
  }

  private func change(_ script: String) throws {
    try Connection(path: folder.store).execute(script)
  }

  /// Decides; nothing of that may be lost, and it is said why it is not in the store.
  private func decide(_ desk: Desk) {
    for number in 0..<3 {
      let report = desk.commit([.standing(.skipped, paper: "new-\(number)")])
      #expect(report.outcome?.decisions["new-\(number)"]?.standing == .skipped)
    }
    #expect(desk.decisions().count == 8 && desk.decisions()["old-4"]?.standing == .skipped)
  }

  /// A desk at a store that another program changed, before it was opened or since, and at which one
  /// has decided.
  private func desk(isOpen: Bool, after script: String) throws -> Desk {
    try fill()
    let early = isOpen ? Desk(opening: .file(folder.store), patience: 0.1) : nil
    try change(script)
    let desk = early ?? Desk(opening: .file(folder.store), patience: 0.1)
    decide(desk)
    return desk
  }

  @Test(
    "Tables that are not ours any more: decisions are kept aside, and brought back",
    arguments: spoiling, [true, false])
  func spoiled(script: String, isOpen: Bool) throws {
    let desk = try desk(isOpen: isOpen, after: script)
    let problem = try #require(desk.problem)
    let words = problem.description
    #expect(problem.kind == .damaged && problem.path == folder.store, "\(words)")
    #expect(words.contains("nonmun state restore") && !words.contains("\n"), "\(words)")
    #expect(desk.unsaved >= 2, "\(desk.unsaved)")
    #expect(desk.undo().outcome?.edits == [.standing(.skipped, paper: "new-2")])
    #expect(desk.redo().outcome != nil)
    #expect(desk.retry().problem?.kind == .damaged)
    let rescue = try #require(desk.rescue(to: [folder.path]))
    desk.close()
    // What the advice says, and then what could not be saved.
    let recovery = try StoreRecovery(of: folder.store)
    #expect(recovery.problem?.kind == .damaged && recovery.decisions >= 5)
    _ = try recovery.restore(recovery.candidates.first?.path, joining: true)
    let again = try TriageStore(opening: .file(folder.store))
    try again.check()
    #expect(try again.decisions().count >= 5 && again.decisions()["old-4"]?.standing == .skipped)
    let name = rescue.split(separator: "/").last.map(String.init) ?? ""
    _ = try again.merge([JournalText(name: name, bytes: folder.bytes(name))])
    try again.check()
    #expect(try again.decisions().count == 8)
  }

  @Test(
    "What another program added is left alone and not run", arguments: harmless, [true, false])
  func added(script: String, isOpen: Bool) throws {
    let desk = try desk(isOpen: isOpen, after: script)
    #expect(desk.changes().isEmpty && desk.problem == nil && desk.unsaved == 0)
    #expect(desk.undo().outcome?.edits == [.standing(.skipped, paper: "new-2")])
    desk.close()
    let again = try TriageStore(opening: .file(folder.store))
    try again.check()
    #expect(try again.decisions().count == 7)
  }

  @Test("A schema that changes while nothing is decided is noticed by looking")
  func looking() throws {
    try fill()
    let desk = Desk(opening: .file(folder.store), patience: 0.1)
    #expect(desk.changes().isEmpty && desk.problem == nil)
    try change("ALTER TABLE step RENAME COLUMN last TO final")
    #expect(desk.changes().isEmpty && desk.problem?.kind == .damaged)
    #expect(desk.problem?.detail == "its table step is not as nonmun makes it")
  }

  @Test("A stand-in whose tables are of no use is made anew")
  func standIn() throws {
    try fill()
    let desk = Desk(opening: .file(folder.store), patience: 0.05)
    let other = try Connection(path: folder.store)
    try other.execute("ALTER TABLE winner RENAME COLUMN token TO other; BEGIN IMMEDIATE")
    decide(desk)
    #expect(desk.problem != nil && desk.unsaved == 3)
    try other.execute("ROLLBACK; ALTER TABLE winner RENAME COLUMN other TO token")
    for _ in 0..<2 { _ = desk.retry() }
    #expect(desk.problem == nil && desk.unsaved == 0 && desk.decisions().count == 8)
  }
}
