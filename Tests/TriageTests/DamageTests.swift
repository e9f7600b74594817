import Decisions
import SQLite
import TestSupport
import Testing

@testable import Triage

/// Files that are no store, or not a whole one, are named and left as they are; the reader goes on.
@Suite("Damage")
struct DamageTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// A store with decisions in it, closed.
  private func fill() throws { try folder.write(DamageTests.filled.get(), to: "triage.sqlite") }

  private static let filled = Result { () throws -> [UInt8] in
    let folder = try Folder()
    let store = try TriageStore(opening: .file(folder.store))
    for number in 0..<300 {
      _ = try store.commit([
        .standing(.kept, paper: "2403.\(10_000 + number)"),
        .note("note \(number)", paper: "2403.\(10_000 + number)"),
      ])
    }
    store.close()
    return folder.bytes("triage.sqlite")
  }

  /// Nothing is written, all can be done, and the reader is told.
  private func expectUntouched(_ kinds: Set<TriageError.Kind>, _ comment: Comment? = nil) throws {
    let before = folder.bytes("triage.sqlite")
    let desk = Desk(opening: .file(folder.store))
    desk.upkeep()
    _ = desk.changes()
    let outcome = desk.commit([.standing(.kept, paper: "new")])
    #expect(outcome.outcome?.decisions["new"]?.standing == .kept, comment)
    let problem = try #require(desk.problem, comment)
    #expect(kinds.contains(problem.kind), comment)
    #expect(!problem.description.contains("\n") && problem.description.contains(folder.store))
    #expect(desk.unsaved == 1 && desk.decisions()["new"]?.standing == .kept, comment)
    _ = desk.retry()
    #expect(desk.undo().outcome != nil && desk.unsaved == 0, comment)
    #expect(desk.redo().outcome != nil && desk.unsaved == 1, comment)
    desk.close()
    #expect(folder.bytes("triage.sqlite") == before, comment)
  }

  @Test("An empty file")
  func empty() throws {
    try folder.write([], to: "triage.sqlite")
    try expectUntouched([.empty])
  }

  @Test("Text")
  func text() throws {
    try folder.write(
      Array(String(repeating: "no database\n", count: 100).utf8), to: "triage.sqlite")
    try expectUntouched([.notADatabase])
  }

  @Test("A short text")
  func shortText() throws {
    try folder.write(Array("no database\n".utf8), to: "triage.sqlite")
    try expectUntouched([.notADatabase])
  }

  @Test("Another program's database")
  func foreign() throws {
    try folder.write([], to: "triage.sqlite")
    let database = try Connection(path: folder.store)
    try database.execute("CREATE TABLE journal(id INTEGER PRIMARY KEY, origin TEXT)")
    database.close()
    try expectUntouched([.foreign])
  }

  @Test("A newer version's database")
  func newer() throws {
    try fill()
    let database = try Connection(path: folder.store)
    try database.execute("PRAGMA user_version = 99")
    database.close()
    try expectUntouched([.newer])
  }

  @Test("Cut short", arguments: [1, 50, 100, 511, 4_096, 5_000, 40_960])
  func truncated(size: Int) throws {
    try fill()
    try folder.write(Array(folder.bytes("triage.sqlite").prefix(size)), to: "triage.sqlite")
    try expectUntouched(size == 1 ? [.empty] : [.truncated], "\(size) bytes")
  }

  @Test("A folder in its place")
  func folderInPlace() throws {
    try StoreFile.makeFolders(folder.store)
    let desk = Desk(opening: .file(folder.store))
    #expect(desk.problem?.kind == .unreachable)
    #expect(desk.commit([.standing(.kept, paper: "x")]).outcome != nil)
  }

  @Test("A bit turned over: found and untouched, or of no consequence", arguments: 1...150)
  func flipped(seed: UInt64) throws {
    try fill()
    var random = SeededGenerator(seed: seed)
    var bytes = folder.bytes("triage.sqlite")
    let good = try TriageStore(opening: .file(folder.store))
    let decisions = try good.decisions()
    good.close()
    let place = random.below(seed.isMultiple(of: 3) ? 100 : bytes.count)
    bytes[place] ^= 1 << random.below(8)
    try folder.write(bytes, to: "triage.sqlite")
    let desk = Desk(opening: .file(folder.store))
    _ = desk.decisions()
    desk.upkeep()
    _ = desk.changes()
    if let problem = desk.problem {
      #expect(problem.isDamage, "seed \(seed): \(problem)")
      #expect(desk.commit([.standing(.kept, paper: "new")]).outcome != nil)
      desk.close()
      #expect(folder.bytes("triage.sqlite") == bytes, "seed \(seed)")
      #expect(Backups(of: folder.store).all.isEmpty)
    } else {
      // What is read is right, and stays so.
      #expect(desk.decisions() == decisions, "seed \(seed), byte \(place)")
      #expect(desk.commit([.standing(.kept, paper: "new")]).problem == nil)
      desk.close()
      let again = try TriageStore(opening: .file(folder.store))
      #expect(try again.decisions().count == decisions.count + 1)
      try again.check()
    }
  }

  /// A page in the midst of the file made useless.
  private func spoil() throws {
    try fill()
    var bytes = folder.bytes("triage.sqlite")
    for place in bytes.count / 2..<bytes.count / 2 + 4_096 { bytes[place] = 0xFF }
    try folder.write(bytes, to: "triage.sqlite")
  }

  @Test("Nothing is written to a damaged store, also where nobody looked through it before")
  func unchecked() throws {
    try spoil()
    let before = folder.bytes("triage.sqlite")
    let store = try TriageStore(opening: .file(folder.store))
    #expect(throws: TriageError.self) { try store.commit([.standing(.kept, paper: "new")]) }
    store.close()
    #expect(folder.bytes("triage.sqlite") == before && folder.names == ["triage.sqlite"])
  }

  @Test("A damaged store is not backed up")
  func noBackup() throws {
    try spoil()
    let store = try TriageStore(opening: .file(folder.store))
    #expect(throws: TriageError.self) { try store.backUp(on: "2024-03-30") }
    #expect(Backups(of: folder.store).all.isEmpty)
  }

  @Test("What can still be read of a damaged store is shown")
  func salvaged() throws {
    try spoil()
    let desk = Desk(opening: .file(folder.store))
    desk.upkeep()
    _ = desk.changes()
    #expect(desk.problem?.kind == .damaged)
    let decisions = desk.decisions()
    #expect(decisions.count > 100)
    for (paper, decision) in decisions {
      #expect(paper.hasPrefix("2403.1") && decision.standing == .kept)
    }
  }

  @Test("A backup put in its place is taken, and what was unsaved is saved")
  func restored() throws {
    try fill()
    let store = try TriageStore(opening: .file(folder.store))
    let backup = try #require(try store.backUp())
    store.close()
    try folder.write([], to: "triage.sqlite")
    let desk = Desk(opening: .file(folder.store))
    #expect(desk.problem?.backup == backup)
    #expect(desk.problem?.description.contains("nonmun state restore") == true)
    _ = desk.commit([.standing(.skipped, paper: "2403.10000")])
    #expect(desk.retry().problem?.kind == .empty)
    try folder.write(
      folder.bytes("backups/" + (backup.split(separator: "/").last ?? "")), to: "triage.sqlite")
    let report = desk.retry()
    #expect(report.problem == nil && desk.problem == nil && desk.unsaved == 0)
    #expect(report.outcome?.decisions.count == 300)
    #expect(desk.decisions()["2403.10000"]?.standing == .skipped)
    desk.close()
    let again = try TriageStore(opening: .file(folder.store))
    #expect(try again.decisions()["2403.10000"]?.standing == .skipped)
    #expect(try again.undo()?.decisions["2403.10000"]?.standing == .kept)
  }

  @Test("Rows that stand in no order: reading the journal out ends, and says so")
  func disordered() throws {
    let store = try TriageStore(opening: .file(folder.store))
    for number in 0..<3 { _ = try store.commit([.standing(.kept, paper: "\(number)")]) }
    let page = try store.read { database in
      try database.number("SELECT rootpage FROM sqlite_master WHERE name = 'journal'")
    }
    store.close()
    // The last cell's row becomes 1 (https://www.sqlite.org/fileformat.html#b_tree_pages).
    var bytes = folder.bytes("triage.sqlite")
    let start = (try #require(page) - 1) * (Int(bytes[16]) << 8 | Int(bytes[17]))
    func number(at offset: Int) -> Int {
      Int(bytes[start + offset]) << 8 | Int(bytes[start + offset + 1])
    }
    let row = start + number(at: 8 + 2 * (number(at: 3) - 1)) + 1
    #expect(bytes[row] == 3)
    bytes[row] = 1
    try folder.write(bytes, to: "triage.sqlite")
    let damaged = try TriageStore(opening: .file(folder.store))
    var next = 0
    let error = #expect(throws: TriageError.self) {
      for _ in 0..<10 { next = try damaged.journal(from: next)?.next ?? 0 }
    }
    #expect(error?.kind == .damaged && error?.detail == "its journal is not in order")
  }

  @Test("What stands in a damaged file never moves the cursor, and stays on its line")
  func quoted() {
    let detail = "what is kept of “a\0\u{1B}[2J\n\u{202E}” " + String(repeating: "가", count: 9_000)
    let words = TriageError(.damaged, path: "p", detail: detail).description
    #expect(
      !words.unicodeScalars.contains {
        [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
      })
    #expect(words.count < 400)
  }
}
