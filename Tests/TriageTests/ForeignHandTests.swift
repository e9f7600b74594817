import CSQLite
import Decisions
import Glibc
import SQLite
import Testing

@testable import Triage

/// What other programs do to the files of a store that is open.
@Suite("Foreign hands")
struct ForeignHandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// A desk with so many decisions `old-0`, `old-1`, copied into `copy.sqlite`, and then as many
  /// `new-0`, `new-1`, some of them in the log alone.
  private func desk(_ count: Int = 5) throws -> Desk {
    let store = try TriageStore(opening: .file(folder.store))
    for number in 0..<count { _ = try store.commit([.standing(.kept, paper: "old-\(number)")]) }
    store.close()
    let copy = folder.bytes("triage.sqlite")
    try folder.write(copy, to: "copy.sqlite")
    let desk = Desk(opening: .file(folder.store))
    for number in 0..<count {
      _ = desk.commit([.standing(.kept, paper: "new-\(number)")])
      if number == count * 4 / 5 { desk.store?.relieve() }
    }
    return desk
  }

  private func papers(_ count: Int) -> Set<String> {
    Set((0..<count).flatMap { ["old-\($0)", "new-\($0)"] })
  }

  @Test(
    "Written over with an older copy: noticed, and what both held is there",
    arguments: [false, true])
  func overwritten(isWatched: Bool) throws {
    let desk = try desk(300)
    try folder.write(folder.bytes("copy.sqlite"), to: "triage.sqlite")
    if isWatched {
      #expect(desk.changes().isEmpty && desk.problem?.kind == .overwritten)
    }
    let report = desk.commit([.standing(.skipped, paper: "after")])
    #expect(report.problem != nil && report.outcome?.decisions["after"]?.standing == .skipped)
    #expect(desk.unsaved == 1)
    // Nothing was written into what came from elsewhere.
    #expect(folder.holds(folder.bytes("copy.sqlite")))
    #expect(desk.retry().problem == nil && desk.unsaved == 0)
    #expect(Set(desk.decisions().keys) == papers(300).union(["after"]))
    desk.close()
    let again = try TriageStore(opening: .file(folder.store))
    try again.check()
    #expect(Set(try again.decisions().keys) == papers(300).union(["after"]))
    #expect(try again.undo()?.edits == [.standing(.skipped, paper: "after")])
  }

  @Test("Written over by what the log makes whole again: nothing is lost, and nothing said")
  func harmless() throws {
    let desk = try desk()
    // All pages there are stand in the log.
    _ = desk.commit([.standing(.kept, paper: "last")])
    try folder.write(folder.bytes("copy.sqlite"), to: "triage.sqlite")
    #expect(desk.commit([.standing(.kept, paper: "after")]).problem == nil)
    desk.close()
    let again = try TriageStore(opening: .file(folder.store))
    try again.check()
    #expect(Set(try again.decisions().keys) == papers(5).union(["last", "after"]))
  }

  @Test("Written over after the log was copied: noticed all the same")
  func overwrittenWithoutLog() throws {
    let desk = try desk()
    desk.store?.relieve()
    try folder.write(folder.bytes("copy.sqlite"), to: "triage.sqlite")
    #expect(desk.commit([.standing(.kept, paper: "after")]).problem?.kind == .overwritten)
    #expect(desk.retry().problem == nil)
    #expect(Set(desk.decisions().keys) == papers(5).union(["after"]))
  }

  @Test("Written over by what is no store: left as it is", arguments: ["", "no database, by far"])
  func useless(content: String) throws {
    let desk = try desk()
    try folder.write(Array(content.utf8), to: "triage.sqlite")
    #expect(desk.commit([.standing(.kept, paper: "after")]).problem != nil)
    #expect(desk.unsaved == 1 && desk.decisions().count == 11)
    #expect(desk.retry().problem != nil)
    #expect(desk.rescue(to: [folder.path]) != nil)
    desk.close()
    #expect(folder.holds(Array(content.utf8)))
  }

  @Test("Written over and then closed: the log does not follow", arguments: [false, true])
  func closed(isEmpty: Bool) throws {
    let desk = try desk(300)
    let content = isEmpty ? [] : folder.bytes("copy.sqlite")
    try folder.write(content, to: "triage.sqlite")
    desk.close()
    #expect(folder.holds(content))
  }

  @Test("Another connection copies the log: that is nobody's fault")
  func checkpoint() throws {
    let desk = try desk()
    desk.upkeep()
    let other = try Connection(path: folder.store)
    for number in 0..<20 {
      if number.isMultiple(of: 2) {
        try other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
      }
      #expect(desk.commit([.standing(.kept, paper: "p\(number)")]).problem == nil)
      _ = desk.changes()
      #expect(desk.problem == nil)
    }
    let second = try TriageStore(opening: .file(folder.store))
    for number in 0..<20 {
      _ = try second.commit([.standing(.read, paper: "q\(number)")])
      second.relieve()
      #expect(desk.commit([.standing(.skipped, paper: "p\(number)")]).problem == nil)
    }
  }

  @Test("The shared memory cut while open: read and written on", arguments: [0, 4_096, 16_384])
  func sharedMemory(size: Int) throws {
    let desk = try desk()
    let other = try TriageStore(opening: .file(folder.store))
    for number in 0..<4 {
      truncate(folder.store + "-shm", size)
      #expect(desk.changes().isEmpty)
      truncate(folder.store + "-shm", size)
      #expect(desk.decisions().count == 10 + number)
      truncate(folder.store + "-shm", size)
      #expect(desk.commit([.standing(.kept, paper: "cut-\(number)")]).problem == nil)
      truncate(folder.store + "-shm", size)
      #expect(try other.decisions().count == 11 + number)
    }
    truncate(folder.store + "-shm", size)
    other.close()
    truncate(folder.store + "-shm", size)
    desk.close()
    let again = try TriageStore(opening: .file(folder.store))
    #expect(try again.decisions().count == 14)
    try again.check()
  }

  @Test("Made newer while open: not written any more")
  func newer() throws {
    let desk = try desk()
    let other = try Connection(path: folder.store)
    try other.execute("PRAGMA user_version = 99")
    #expect(desk.commit([.standing(.kept, paper: "after")]).problem?.kind == .newer)
    #expect(desk.unsaved == 1 && desk.decisions().count == 11)
    let rows = try other.number("SELECT count(*) FROM journal")
    #expect(rows == 10)
  }

  @Test(
    "A backup dated in the future makes room for those with more in them",
    // The second was in the future when it was made, and is not any more.
    arguments: ["2099-01", "2024-06"])
  func futureBackups(month: String) throws {
    let store = try TriageStore(opening: .file(folder.store))
    _ = try store.commit([.standing(.kept, paper: "p")])
    for day in 1...7 { #expect(try store.backUp(on: "\(month)-0\(day)") != nil) }
    for day in 10...19 {
      _ = try store.commit([.standing(.kept, paper: "p\(day)")])
      #expect(try store.backUp(on: "2024-03-\(day)") != nil)
      #expect(Backups(of: folder.store).newest?.hasSuffix("2024-03-\(day).sqlite") == true)
    }
    let names = try Folder.contents(folder.path + "/backups")
    #expect(names == (13...19).map { "triage-2024-03-\($0).sqlite" })
  }

  @Test("A draft that was left behind is tidied away, and one that is made is not")
  func drafts() throws {
    let store = try TriageStore(opening: .file(folder.store))
    _ = try store.commit([.standing(.kept, paper: "p")])
    try StoreFile.makeFolders(folder.path + "/backups")
    let left = ["triage.sqlite.new-AbC123", "backups/triage-2024-03-30.sqlite.new-Xyz789"]
    for name in left {
      for suffix in ["", "-wal", "-journal"] { try folder.write([1], to: name + suffix) }
    }
    let others = ["triage.sqlite.new-", "notes.new-AbC123", "triage.sqlite.new-AbC1234567"]
    for name in others { try folder.write([1], to: name) }
    let draft = try DraftFile(beside: folder.store)
    defer { draft.remove() }
    _ = try store.backUp(on: "2024-04-01")
    let names = Set(folder.names).union(try Folder.contents(folder.path + "/backups"))
    let ended = names.filter { $0.contains("AbC123-") || $0.hasSuffix("AbC123") }
    #expect(ended == ["notes.new-AbC123"])
    #expect(!names.contains { $0.contains("Xyz789") })
    #expect(names.isSuperset(of: others))
    #expect(access(draft.path, F_OK) == 0)
  }

  @Test("Addresses that differ by normalisation only are one paper")
  func normalisation() throws {
    let desk = Desk(opening: .file(folder.store))
    let (composed, decomposed) = ("https://x.org/caf\u{E9}", "https://x.org/cafe\u{301}")
    _ = desk.commit([.standing(.kept, paper: composed)])
    let report = desk.commit([.tag("t", isOn: true, paper: decomposed)])
    let both = Decision(standing: .kept, tags: ["t"])
    #expect(report.outcome?.decisions[composed] == both)
    #expect(desk.decisions() == [composed: both])
    #expect(desk.decisions(of: [decomposed])[composed] == both)
    desk.close()
    let again = try TriageStore(opening: .file(folder.store))
    let subjects = try again.read { try $0.all("SELECT subject FROM winner") { $0.text(0) } }
    #expect(Set(subjects.map { Array($0.utf8) }).count == 1)
    #expect(try again.commit([.standing(.kept, paper: decomposed)]).edits.isEmpty)
  }

  @Test(
    "A tag that begins with a mark is kept as it is, and comes back from its own export",
    arguments: ["\u{301}x", "\u{200D}x", "\u{FE0F}x", "\u{1F3FD}", "\u{20E3}", "\u{1161}"])
  func marks(tag: String) throws {
    let store = try TriageStore(opening: .memory)
    let outcome = try store.commit([.tag(tag, isOn: true, paper: "p")])
    let tags = try #require(outcome.decisions["p"]?.tags)
    #expect(tags.map { Array($0.utf8) } == [Array(tag.utf8)])
    let merge = try store.merge([try store.wholeJournal()])
    #expect(merge == Merge(added: 0, known: 1))
    let other = try TriageStore(opening: .memory)
    _ = try other.merge([try store.wholeJournal()])
    #expect(try other.decisions()["p"]?.tags.map { Array($0.utf8) } == [Array(tag.utf8)])
  }
}

extension Folder {
  /// Whether the store's file is just these bytes.
  fileprivate func holds(_ bytes: [UInt8]) -> Bool { self.bytes("triage.sqlite") == bytes }
}
