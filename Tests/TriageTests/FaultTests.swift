import CFaultyVFS
import Decisions
import SQLite
import Testing

@testable import Triage

/// Every write and every fsync fails once, and from then on: the old state or the new one, and
/// nothing between.
@Suite("Faults", .serialized)
struct FaultTests {
  init() { #expect(faulty_register() == 0) }

  /// What is tried while calls fail.
  enum Action: CaseIterable {
    case step, bulk, undo, redo, merge, checkpoint

    func run(_ store: TriageStore) throws {
      switch self {
      case .step: _ = try store.commit([.standing(.skipped, paper: "a"), .note("n", paper: "b")])
      case .bulk:
        let note = String(repeating: "long ", count: 400)
        _ = try store.commit((0..<10).map { .note(note, paper: "bulk-\($0)") })
      case .undo: _ = try store.undo()
      case .redo: _ = try store.redo()
      case .merge:
        let lines = (1...20).map { Journals.line(seq: $0, clock: 100 + $0, subject: "m\($0)") }
        let text = JournalText(name: "j", bytes: Array(lines.joined(separator: "\n").utf8))
        _ = try store.merge([text])
      case .checkpoint:
        try store.connection.use { try $0.execute("PRAGMA wal_checkpoint(TRUNCATE)") }
      }
    }
  }

  /// A store with a past: steps done, one of them undone.
  private func fill(_ folder: Folder) throws -> TriageStore {
    let store = try TriageStore(opening: .file(folder.store))
    for number in 0..<5 {
      _ = try store.commit([.standing(.kept, paper: "a\(number)"), .standing(.read, paper: "a")])
    }
    _ = try store.undo()
    return store
  }

  @Test(
    "A change is made or not", arguments: Action.allCases, [1, 1_000_000])
  func changes(action: Action, count: Int) throws {
    for way in [FAULTY_IO, FAULTY_FULL] {
      var first = 1
      while true {
        let (folder, copy) = (try Folder(), try Folder())
        let store = try fill(folder)
        let old = try StoreState(store)
        let reference = try store.inMemory()
        if action != .checkpoint { try action.run(reference) }
        let new = try StoreState(reference)

        faulty_arm(folder.path + "/", Int32(first), Int32(count), way)
        let result = Result { try action.run(store) }
        let calls = faulty_disarm()
        let comment: Comment = "call \(first) of \(calls), \(action), \(count), \(way)"
        // As it would be found if the program ended here.
        try folder.copyStore(to: copy)
        let found = try TriageStore(opening: .file(copy.store))
        try found.check()
        let (now, later) = (try StoreState(store), try StoreState(found))
        switch result {
        case .success: #expect(now == new && later == new, comment)
        case .failure: #expect([old, new].contains(now) && [old, new].contains(later), comment)
        }
        // And it goes on.
        let step = try store.commit([.standing(.kept, paper: "after")])
        #expect(step.edits.count == 1, comment)
        try store.check()
        while try store.undo() != nil {}
        #expect(try store.decisions().allSatisfy { $0.key.hasPrefix("m") }, comment)
        store.close()
        found.close()
        if Int(calls) < first { break }
        first += 1
      }
      #expect(first > 2)
    }
  }

  @Test("A store is made or not, and no draft is left", arguments: [1, 1_000_000])
  func making(count: Int) throws {
    var first = 1
    while true {
      let folder = try Folder()
      faulty_arm(folder.path + "/", Int32(first), Int32(count), FAULTY_IO)
      let made = try? TriageStore(opening: .file(folder.store))
      let calls = faulty_disarm()
      made?.close()
      #expect(folder.names.allSatisfy { !$0.contains(".new-") }, "\(folder.names)")
      let store = try TriageStore(opening: .file(folder.store))
      _ = try store.commit([.standing(.kept, paper: "x")])
      try store.check()
      store.close()
      if Int(calls) < first { break }
      first += 1
    }
    #expect(first > 5)
  }

  @Test("At the desk a disk that fails costs nothing", arguments: 1...12)
  func desk(first: Int) throws {
    let folder = try Folder()
    let desk = Desk(opening: .file(folder.store))
    _ = desk.commit([.standing(.kept, paper: "before")])
    faulty_arm(folder.path + "/", Int32(first), 1_000_000, FAULTY_FULL)
    for number in 0..<6 { _ = desk.commit([.standing(.kept, paper: "p\(number)")]) }
    #expect(desk.undo().outcome?.edits == [.standing(.kept, paper: "p5")])
    #expect(desk.commit([.standing(.read, paper: "r")], isAutomatic: true).outcome != nil)
    let shown = desk.decisions()
    #expect(shown.count == 7 && desk.problem != nil && desk.unsaved > 0)
    #expect(desk.retry().problem != nil)
    _ = faulty_disarm()
    let report = desk.retry()
    #expect(report.problem == nil && desk.problem == nil && desk.unsaved == 0)
    #expect(report.outcome?.decisions.isEmpty == true && desk.decisions() == shown)
    #expect(desk.redo().outcome?.edits == [.standing(.kept, paper: "p5")])
    desk.close()
    #expect(try TriageStore(opening: .file(folder.store)).decisions().count == 8)
  }
}
