import Decisions
import TestSupport
import Testing

@testable import Triage

/// Journals that are nearly right: what is taken in leaves a store with which one can go on.
@Suite("Hostile journals")
struct HostileJournalTests {
  private static let journal = Result { () throws -> [UInt8] in
    let store = try TriageStore(opening: .memory)
    for number in 0..<12 {
      _ = try store.commit(sampleEdits(number))
      if number % 3 == 0 { _ = try store.undo() }
    }
    return try HostileJournalTests.exported(store)
  }

  private static func exported(_ store: TriageStore) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var next = 0
    while let piece = try store.journal(from: next) {
      bytes += piece.bytes
      next = piece.next
    }
    return bytes
  }

  @Test("are refused in one line, or leave all as it should be", arguments: 0..<40 as Range<UInt64>)
  func mutated(group: UInt64) throws {
    let mutation = Mutation(words: [
      "\"clock\"", "\"seq\"", "\"origin\"", "standing", "kept", "tag:", "note", "query:", "undo",
      "redo", "auto",
    ])
    for number in 0..<10 {
      let seed = group * 10 + UInt64(number)
      var random = SeededGenerator(seed: seed)
      let bytes = mutation.changed(try Self.journal.get(), &random)
      let store = try TriageStore(opening: .memory)
      _ = try store.commit([.standing(.kept, paper: "own")])
      let before = try store.decisions()
      do throws(TriageError) {
        _ = try store.merge([JournalText(name: "theirs", bytes: bytes)])
      } catch {
        #expect(!error.description.contains("\n"), "seed \(seed): \(error)")
        #expect(try store.decisions() == before, "seed \(seed)")
      }
      // One can go on: decide, take back, hand on what there is.
      #expect(
        try store.commit([.standing(.skipped, paper: "later")]).edits.count == 1, "seed \(seed)")
      #expect(try store.undo()?.decisions["later"] == Decision.none, "seed \(seed)")
      try store.check()
      let other = try TriageStore(opening: .memory)
      _ = try other.merge([JournalText(name: "ours", bytes: try Self.exported(store))])
      #expect(try other.decisions() == store.decisions(), "seed \(seed)")
    }
  }
}
