import Decisions
import Glibc
import SQLite
import Testing

@testable import Triage

/// Bringing a backup back: nothing is written over, and nothing that can be read is lost.
@Suite("Recovery")
struct RecoveryTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// A store with a backup of three decisions, and two more since.
  private func fill() throws {
    let store = try TriageStore(opening: .file(folder.store))
    for number in 0..<3 { _ = try store.commit([.standing(.kept, paper: "old-\(number)")]) }
    _ = try store.backUp(on: "2024-03-30")
    for number in 0..<2 { _ = try store.commit([.standing(.skipped, paper: "new-\(number)")]) }
    store.close()
  }

  private func decisions() throws -> Set<String> {
    let store = try TriageStore(opening: .file(folder.store))
    defer { store.close() }
    try store.check()
    return Set(try store.decisions().keys)
  }

  private let all: Set<String> = ["old-0", "old-1", "old-2", "new-0", "new-1"]

  @Test("What each backup holds is told, and a look changes nothing")
  func listing() throws {
    try fill()
    let before = (folder.bytes("triage.sqlite"), folder.names)
    let recovery = try StoreRecovery(of: folder.store)
    #expect(recovery.problem == nil && recovery.decisions == 5)
    let candidate = try #require(recovery.candidates.first)
    #expect(candidate.content?.decisions == 3 && candidate.differences == 2)
    #expect(recovery.backup(named: "2024-03-30") == candidate.path)
    #expect(recovery.backup(named: "triage-2024-03-30.sqlite") == candidate.path)
    #expect(recovery.backup(named: "2024-03-31") == nil)
    #expect(folder.bytes("triage.sqlite") == before.0 && folder.names == before.1)
    let none = try StoreRecovery(of: folder.path + "/none.sqlite")
    #expect(!none.isThere && none.candidates.isEmpty && folder.names == before.1)
  }

  enum Damage: CaseIterable { case empty, cut, numbers, middle, gone, log }

  private func damage(_ damage: Damage) throws {
    var bytes = folder.bytes("triage.sqlite")
    switch damage {
    case .empty: try folder.write([], to: "triage.sqlite")
    case .cut: try folder.write(Array(bytes.prefix(20_480)), to: "triage.sqlite")
    case .middle:
      for place in bytes.count - 4_096..<bytes.count { bytes[place] = 0xFF }
      try folder.write(bytes, to: "triage.sqlite")
    case .numbers:
      try Connection(path: folder.store).execute("UPDATE store SET clock = -1")
    case .gone: unlink(folder.store)
    case .log:
      // What a crash leaves whose database was then removed.
      unlink(folder.store)
      try folder.write([UInt8](repeating: 7, count: 5_000), to: "triage.sqlite-wal")
    }
  }

  @Test("A store of no use: the backup, and what can still be read", arguments: Damage.allCases)
  func restored(damage: Damage) throws {
    try fill()
    try self.damage(damage)
    let bytes = (folder.bytes("triage.sqlite"), folder.bytes("triage.sqlite-wal"))
    let recovery = try StoreRecovery(of: folder.store)
    #expect((recovery.problem != nil) == (damage != .gone))
    let backup = try #require(recovery.backup(named: "2024-03-30"))
    let restored = try recovery.restore(backup, joining: true)
    let now = try decisions()
    #expect(now.isSuperset(of: ["old-0", "old-1", "old-2"]) && restored.decisions == now.count)
    if damage == .numbers { #expect(now == all && restored.joined == 2) }
    #expect((restored.aside == nil) == (damage == .gone))
    if let aside = restored.aside {
      let name = String(aside.split(separator: "/").last ?? "")
      if damage != .log { #expect(folder.bytes(name + "/triage.sqlite") == bytes.0) }
      if damage == .log { #expect(folder.bytes(name + "/triage.sqlite-wal") == bytes.1) }
    }
    // Again, it is moved to another place.
    try folder.write([], to: "triage.sqlite")
    let again = try StoreRecovery(of: folder.store).restore(backup, joining: true)
    #expect(again.aside != nil && again.aside != restored.aside)
  }

  @Test("Without a backup: what can be read")
  func withoutBackup() throws {
    try fill()
    try damage(.numbers)
    let restored = try StoreRecovery(of: folder.store).restore(nil, joining: true)
    #expect(restored.decisions == 5)
    #expect(try decisions() == all)
  }

  @Test("A reader that has the store open meanwhile joins what it holds")
  func whileOpen() throws {
    try fill()
    let desk = Desk(opening: .file(folder.store))
    _ = desk.commit([.standing(.kept, paper: "mine")])
    let recovery = try StoreRecovery(of: folder.store)
    let backup = try #require(recovery.backup(named: "2024-03-30"))
    let restored = try recovery.restore(backup, joining: false)
    #expect(try decisions() == ["old-0", "old-1", "old-2"])
    #expect(restored.aside != nil)
    _ = desk.commit([.standing(.kept, paper: "later")])
    #expect(desk.retry().problem == nil)
    desk.close()
    #expect(try decisions() == all.union(["mine", "later"]))
  }

  @Test("What no backup mends is not moved")
  func noRemedy() throws {
    try fill()
    try Connection(path: folder.store).execute("PRAGMA user_version = 99")
    let error = #expect(throws: TriageError.self) { try StoreRecovery(of: folder.store) }
    #expect(error?.kind == .newer)
    let foreign = folder.path + "/foreign.sqlite"
    try folder.write([], to: "foreign.sqlite")
    try Connection(path: foreign).execute("CREATE TABLE t(x)")
    #expect(throws: TriageError.self) { try StoreRecovery(of: foreign) }
    #expect(folder.names.allSatisfy { !$0.hasPrefix("replaced") })
  }

  @Test("A backup that is not whole is not brought back, and what is there stays")
  func badBackup() throws {
    try fill()
    try damage(.numbers)
    let before = folder.bytes("triage.sqlite")
    try folder.write([1, 2, 3], to: "backups/triage-2024-03-30.sqlite")
    let recovery = try StoreRecovery(of: folder.store)
    #expect(recovery.candidates.map(\.content) == [nil])
    let backup = try #require(recovery.backup(named: "2024-03-30"))
    #expect(throws: TriageError.self) { try recovery.restore(backup, joining: true) }
    #expect(folder.bytes("triage.sqlite") == before)
  }

  @Test(
    "Copies that programs left for a conflict are found, and what they hold is counted",
    arguments: [
      "triage.sync-conflict-20240330-142530-ABCDEFG.sqlite",
      "triage (conflicted copy 2024-03-30).sqlite", "triage (Ada's conflicted copy).sqlite",
      "triage (충돌된 사본).sqlite",
    ])
  func conflicts(name: String) throws {
    try fill()
    try folder.write(folder.bytes("triage.sqlite"), to: name)
    let copy = try TriageStore(opening: .file("\(folder.path)/\(name)"))
    _ = try copy.commit([.standing(.kept, paper: "theirs"), .note("n", paper: "theirs")])
    copy.close()
    for other in ["triage-2.sqlite", "conflict.sqlite", "triage-conflict.txt"] {
      try folder.write([1], to: other)
    }
    #expect(ConflictCopies.all(of: folder.store) == ["\(folder.path)/\(name)"])
    let store = try TriageStore(opening: .file(folder.store))
    #expect(ConflictCopies.missing(from: store, in: "\(folder.path)/\(name)") == 2)
    let journal = try JournalText(store: "\(folder.path)/\(name)")
    #expect(try store.merge([journal]).added == 2)
    #expect(try store.decisions()["theirs"]?.note == "n")
    #expect(ConflictCopies.missing(from: store, in: "\(folder.path)/\(name)") == 0)
    #expect(ConflictCopies.missing(from: store, in: folder.path + "/triage-2.sqlite") == nil)
  }
}
