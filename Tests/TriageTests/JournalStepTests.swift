import Decisions
import Testing

@testable import Triage

/// The journal as it is shown, and a step taken back out of its turn.
@Suite("Steps of the journal")
struct JournalStepTests {
  private func store(_ steps: [Edit]...) throws -> TriageStore {
    let store = try TriageStore(opening: .memory)
    for step in steps { _ = try store.commit(step) }
    return store
  }

  @Test("come newest first, each with what it did and whether that is in force")
  func steps() throws {
    let store = try store(
      [.standing(.kept, paper: "a"), .note("n", paper: "b")], [.standing(.skipped, paper: "a")])
    _ = try store.commit([.standing(.read, paper: "c")], isAutomatic: true)
    _ = try store.undo()
    let steps = try store.journal(most: 100)
    #expect(steps.map(\.kind) == [.undo, .auto, .step, .step])
    #expect(steps.allSatisfy { !$0.isForeign && $0.time > 0 })
    #expect(
      steps.last?.entries.map(\.edit) == [.standing(.kept, paper: "a"), .note("n", paper: "b")])
    #expect(steps[2].entries.map(\.isSuperseded) == [true])
    // What undo brought back counts as that of the step that had set it.
    #expect(steps[3].entries.map(\.isSuperseded) == [false, false])
    #expect(try store.journal(most: 1).count == 1)
  }

  @Test("one is taken back without those after it; what changed since is left alone and counted")
  func revert() throws {
    let store = try store(
      [.standing(.kept, paper: "a"), .note("n", paper: "a")], [.tag("t", isOn: true, paper: "a")],
      [.standing(.skipped, paper: "a")])
    let steps = try store.journal(most: 100)
    let outcome = try store.revert(steps[2].id)
    #expect(outcome?.passedOver == 1)
    #expect(outcome?.edits.count == 2)
    #expect(outcome?.decisions["a"]?.note == nil)
    let now = try #require(try store.decisions()["a"])
    #expect(now.standing == .skipped && now.note == nil && now.tags == ["t"])
    try store.check()
    // That is a step itself.
    #expect(try store.undo()?.passedOver == 0)
    #expect(try store.decisions()["a"]?.note == "n")
    #expect(try store.redo() != nil)
    #expect(try store.decisions()["a"]?.note == nil)
    // Again there is nothing to take back of it.
    #expect(try store.revert(steps[2].id)?.passedOver == 2)
    #expect(try store.revert(JournalStep.ID(origin: "0123456789abcdef", number: 1)) == nil)
  }

  @Test("of another machine are shown as such, and can be taken back as well")
  func foreign() throws {
    let other = try store([.standing(.kept, paper: "a")], [.standing(.skipped, paper: "b")])
    let store = try store([.tag("t", isOn: true, paper: "a")])
    _ = try store.merge([try other.wholeJournal()])
    let steps = try store.journal(most: 100)
    #expect(steps.map(\.isForeign) == [true, true, false])
    #expect(try store.revert(steps[1].id)?.passedOver == 0)
    let now = try store.decisions()
    #expect(now["a"] == Decision(tags: ["t"]) && now["b"]?.standing == .skipped)
  }
}
