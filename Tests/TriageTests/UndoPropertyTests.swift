import Decisions
import SQLite
import TestSupport
import Testing

@testable import Triage

/// Undo, as a property: whatever was done, taken back entirely, was never there.
@Suite("Undo")
struct UndoPropertyTests {
  @Test(
    "Any operations, undone entirely, give the state before; redone, the state after",
    arguments: 1...60)
  func anyOperations(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try Folder()
    var store = try TriageStore(opening: .file(folder.store))
    // What was there before is out of reach of undo.
    for _ in 0..<random.below(3) { _ = try store.commit(random.edits()) }
    try store.write { try $0.execute("DELETE FROM step; UPDATE store SET done = 0") }
    let before = try StoreState(store)
    // Beside it what a list of states says, one a step.
    var states = [before]
    var place = 0
    for _ in 0..<40 {
      switch random.below(8) {
      case 0, 1:
        #expect(try (store.undo() != nil) == (place > 0), "seed \(seed)")
        place = max(0, place - 1)
      case 2:
        #expect(try (store.redo() != nil) == (place < states.count - 1), "seed \(seed)")
        place = min(states.count - 1, place + 1)
      case 3:
        store.close()
        store = try TriageStore(opening: .file(folder.store))
      default:
        if try !store.commit(random.edits()).edits.isEmpty {
          states = Array(states[...place]) + [try StoreState(store)]
          place += 1
        }
      }
      #expect(try StoreState(store) == states[place], "seed \(seed)")
    }
    while let outcome = try store.undo() { #expect(outcome.passedOver == 0) }
    #expect(try StoreState(store) == before, "seed \(seed)")
    while let outcome = try store.redo() { #expect(outcome.passedOver == 0) }
    #expect(try StoreState(store) == states.last, "seed \(seed)")
    try store.check()
  }

  @Test("What another machine decided since is left alone, and counted")
  func passedOver() throws {
    let (here, there) = (try TriageStore(opening: .memory), try TriageStore(opening: .memory))
    _ = try here.commit([.standing(.kept, paper: "a"), .standing(.kept, paper: "b")])
    _ = try there.merge([try here.wholeJournal()])
    _ = try there.commit([.standing(.skipped, paper: "a")])
    _ = try here.merge([try there.wholeJournal()])
    let undone = try #require(try here.undo())
    #expect(undone.passedOver == 1 && undone.edits.count == 2)
    #expect(undone.decisions == ["a": Decision(standing: .skipped), "b": .none])
    let redone = try #require(try here.redo())
    #expect(redone.passedOver == 1)
    #expect(redone.decisions["b"]?.standing == .kept && redone.decisions["a"]?.standing == .skipped)
    #expect(try here.undo()?.passedOver == 1)
    #expect(try here.undo() == nil)
  }

  @Test("A step made in parts is taken back as one, also with others' steps between")
  func parts() throws {
    let store = try TriageStore(opening: .memory)
    var mark: TriageStore.StepMark?
    _ = try store.commit([.standing(.kept, paper: "a")], continuing: &mark)
    _ = try store.commit([.standing(.read, paper: "other")])
    _ = try store.commit([.standing(.kept, paper: "a")], continuing: &mark)
    _ = try store.commit([.standing(.kept, paper: "b")], continuing: &mark)
    #expect(try store.undo()?.edits == [.standing(.read, paper: "other")])
    let undone = try #require(try store.undo())
    #expect(undone.edits == [.standing(.kept, paper: "a"), .standing(.kept, paper: "b")])
    #expect(try undone.passedOver == 0 && store.decisions().isEmpty && store.undo() == nil)
    #expect(try store.redo()?.decisions.count == 2)
    _ = try store.undo()
    // Taken back in the meantime, it is another.
    _ = try store.commit([.standing(.kept, paper: "c")], continuing: &mark)
    #expect(try store.redo() == nil)
    #expect(try store.undo()?.edits == [.standing(.kept, paper: "c")])
    #expect(try store.undo() == nil)
  }

  @Test("Steps upon steps of the same paper are each taken back")
  func sameField() throws {
    let store = try TriageStore(opening: .memory)
    let path: [Standing] = [.read, .kept, .skipped, .kept]
    for standing in path { _ = try store.commit([.standing(standing, paper: "x")]) }
    for standing in path.dropLast().reversed() {
      #expect(try store.undo()?.decisions["x"]?.standing == standing)
    }
    #expect(try store.undo()?.decisions["x"] == Decision.none)
    for standing in path { #expect(try store.redo()?.decisions["x"]?.standing == standing) }
  }
}

extension TriageStore {
  /// The journal in one piece.
  func wholeJournal(_ name: String = "journal") throws -> JournalText {
    var bytes: [UInt8] = []
    var place = 0
    while let piece = try journal(from: place, limit: 7) {
      bytes += piece.bytes
      place = piece.next
    }
    return JournalText(name: name, bytes: bytes)
  }
}
