import Decisions
import Foundation
import Glibc
import SQLite
import Testing

@testable import Triage

/// The desk: what cannot be saved is kept, and tried again.
@Suite("Desk")
struct DeskTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func remove() { for suffix in ["", "-wal", "-shm"] { unlink(folder.store + suffix) } }

  @Test("The database removed while open: noticed, and written anew", arguments: [true, false])
  func removed(withLog: Bool) throws {
    let desk = Desk(opening: .file(folder.store))
    _ = desk.commit([.standing(.kept, paper: "before")])
    if withLog { remove() } else { unlink(folder.store) }
    let report = desk.commit([.standing(.kept, paper: "after")])
    #expect(report.problem?.kind == .moved && desk.unsaved == 1)
    #expect(desk.decisions().count == 2)
    #expect(FileIdentity(path: folder.store) == nil)
    #expect(desk.retry().problem == nil && desk.unsaved == 0 && desk.problem == nil)
    desk.close()
    let store = try TriageStore(opening: .file(folder.store))
    #expect(try store.decisions().count == 2)
    #expect(try store.undo()?.edits == [.standing(.kept, paper: "after")])
    #expect(try store.undo()?.edits == [.standing(.kept, paper: "before")])
  }

  @Test("A step taken back while the file is gone stays taken back, and no other is")
  func undoneWhileRemoved() throws {
    let desk = Desk(opening: .file(folder.store))
    for paper in ["a", "b", "c"] { _ = desk.commit([.standing(.kept, paper: paper)]) }
    remove()
    _ = desk.commit([.standing(.kept, paper: "d")])
    for _ in 0..<2 { _ = desk.undo() }
    #expect(desk.unsaved == 1)
    #expect(desk.retry().problem == nil)
    #expect(desk.decisions().keys.sorted() == ["a", "b"])
    desk.close()
    let store = try TriageStore(opening: .file(folder.store))
    #expect(try store.decisions().keys.sorted() == ["a", "b"])
    #expect(try store.redo()?.edits == [.standing(.kept, paper: "c")])
  }

  @Test("Only the log removed: noticed, and nothing lost")
  func logRemoved() throws {
    let desk = Desk(opening: .file(folder.store))
    _ = desk.commit([.standing(.kept, paper: "before")])
    unlink(folder.store + "-wal")
    #expect(desk.commit([.standing(.kept, paper: "after")]).problem?.kind == .moved)
    #expect(desk.retry().problem == nil)
    desk.close()
    #expect(try TriageStore(opening: .file(folder.store)).decisions().count == 2)
  }

  @Test("Another store in its place: what was decided is joined to it")
  func replaced() throws {
    let other = try Folder()
    let store = try TriageStore(opening: .file(other.store))
    _ = try store.commit([.standing(.skipped, paper: "theirs")])
    store.close()
    let desk = Desk(opening: .file(folder.store))
    _ = desk.commit([.standing(.kept, paper: "before")])
    rename(folder.store, folder.path + "/aside.sqlite")
    for suffix in ["-wal", "-shm"] { unlink(folder.store + suffix) }
    rename(other.store, folder.store)
    #expect(desk.commit([.standing(.kept, paper: "after")]).problem?.kind == .moved)
    let report = desk.retry()
    #expect(report.problem == nil)
    #expect(report.outcome?.decisions == ["theirs": Decision(standing: .skipped)])
    desk.close()
    #expect(try TriageStore(opening: .file(folder.store)).decisions().count == 3)
  }

  @Test("A log without its database is not taken for a new one's")
  func orphan() throws {
    let desk = Desk(opening: .file(folder.store))
    _ = desk.commit([.standing(.kept, paper: "x")])
    let log = folder.bytes("triage.sqlite-wal")
    desk.close()
    remove()
    try folder.write(log, to: "triage.sqlite-wal")
    let other = Desk(opening: .file(folder.store))
    #expect(other.problem?.kind == .orphan)
    #expect(FileIdentity(path: folder.store) == nil && folder.bytes("triage.sqlite-wal") == log)
  }

  @Test("What is unsaved on leaving is written where it can be imported from")
  func rescue() throws {
    try folder.write([], to: "triage.sqlite")
    let desk = Desk(opening: .file(folder.store))
    #expect(desk.rescue(to: [folder.path]) == nil)
    for number in 0..<3 { _ = desk.commit([.standing(.kept, paper: "p\(number)")]) }
    _ = desk.undo()
    #expect(desk.unsaved == 2)
    let path = try #require(desk.rescue(to: [folder.path + "/none", folder.path]))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    let store = try TriageStore(opening: .memory)
    _ = try store.merge([JournalText(name: path, bytes: bytes)])
    #expect(try store.decisions().keys.sorted() == ["p0", "p1"])
  }

  @Test(
    "What another program's lock kept from the store is set aside, and comes in with the next reader"
  )
  func setAside() throws {
    let desk = Desk(opening: .file(folder.store), patience: 0.02)
    _ = desk.commit([.standing(.kept, paper: "before")])
    #expect(desk.setAside() == nil)
    let other = try Connection(path: folder.store)
    try other.execute("BEGIN IMMEDIATE")
    _ = desk.commit([.standing(.kept, paper: "a"), .tag("t", isOn: true, paper: "before")])
    _ = desk.commit([.standing(.skipped, paper: "b")])
    _ = desk.undo()
    #expect(desk.retry().problem?.kind == .busy && desk.unsaved == 1)
    let path = try #require(desk.setAside())
    #expect(path.hasPrefix(folder.store + ".unsaved-") && path.hasSuffix(".jsonl"))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    desk.close()
    try other.execute("ROLLBACK")
    // What is no journal stays, and is in nobody's way.
    try folder.write(Array("no journal".utf8), to: "triage.sqlite.unsaved-AbCdEf.jsonl")

    let next = Desk(opening: .file(folder.store))
    #expect(next.decisions().keys.sorted() == ["before"])
    next.upkeep()
    #expect(next.changes().decisions["a"]?.standing == .kept)
    #expect(
      next.decisions() == [
        "before": Decision(standing: .kept, tags: ["t"]), "a": Decision(standing: .kept),
      ])
    #expect(
      folder.names.filter { $0.contains("unsaved") } == ["triage.sqlite.unsaved-AbCdEf.jsonl"])
  }

  @Test("Backups: one a day, seven kept, each a store of its own")
  func backups() throws {
    let store = try TriageStore(opening: .file(folder.store))
    _ = try store.commit([.standing(.kept, paper: "x")])
    for day in 10...19 {
      #expect(try store.backUp(on: "2024-03-\(day)") != nil)
      #expect(try store.backUp(on: "2024-03-\(day)") == nil)
    }
    let names = try Folder.contents(folder.path + "/backups")
    #expect(names == (13...19).map { "triage-2024-03-\($0).sqlite" })
    let path = try #require(Backups(of: folder.store).newest)
    let copy = try TriageStore(opening: .file(path))
    try copy.check()
    #expect(try copy.decisions() == store.decisions())
    // It was given a name of its own, so that both can go on.
    _ = try copy.commit([.standing(.kept, paper: "y")])
    #expect(Set(Journals.lines(try copy.wholeJournal()).map(\.noted.entry.origin)).count == 2)
  }
}
