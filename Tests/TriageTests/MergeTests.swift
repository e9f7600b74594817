import Decisions
import TestSupport
import Testing

@testable import Triage

/// Journals of several machines come to one state, whatever the order.
@Suite("Merge")
struct MergeTests {
  @Test(
    "Three machines' journals, shuffled, repeated, in pieces: one state everywhere",
    arguments: 1...40)
  func convergence(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let machines = try (0..<3).map { _ in try TriageStore(opening: .memory) }
    for _ in 0..<40 {
      let machine = machines[random.below(3)]
      switch random.below(7) {
      case 0: _ = try machine.undo()
      case 1: _ = try machine.redo()
      case 2: _ = try machine.merge([try machines[random.below(3)].wholeJournal()])
      case 3: _ = try machine.commit(random.edits(), isAutomatic: true)
      default: _ = try machine.commit(random.edits())
      }
    }
    let lines = try machines.flatMap { Journals.lines(try $0.wholeJournal()) }
    let expected = Journals.state(lines)
    for _ in 0..<3 {
      var pile = lines + lines.shuffled(using: &random).prefix(lines.count / 2)
      pile.shuffle(using: &random)
      let fresh = try TriageStore(opening: .memory)
      while !pile.isEmpty {
        let piece = Array(pile.prefix(1 + random.below(30)))
        pile.removeFirst(piece.count)
        _ = try fresh.merge([Journals.text(piece)])
      }
      #expect(try Journals.state(fresh) == expected, "seed \(seed)")
      try fresh.check()
    }
    // And the machines themselves, each told of the others in an order of its own.
    let journals = try machines.map { try $0.wholeJournal() }
    for machine in machines {
      for journal in journals.shuffled(using: &random) { _ = try machine.merge([journal]) }
      #expect(try Journals.state(machine) == expected, "seed \(seed)")
      try machine.check()
    }
  }

  @Test("Tags merge as a set")
  func tags() throws {
    let (one, other) = (try TriageStore(opening: .memory), try TriageStore(opening: .memory))
    _ = try one.commit([.tag("a", isOn: true, paper: "x"), .tag("b", isOn: true, paper: "x")])
    _ = try other.commit([.tag("c", isOn: true, paper: "x")])
    _ = try other.merge([try one.wholeJournal()])
    _ = try other.commit([.tag("b", isOn: false, paper: "x")])
    _ = try one.merge([try other.wholeJournal()])
    #expect(try one.decisions() == ["x": Decision(tags: ["a", "c"])])
    #expect(try other.decisions() == one.decisions())
  }

  @Test("Two stores of one origin come to one state all the same, and part")
  func copied() throws {
    let folder = try Folder()
    let copyFolder = try Folder()
    let one = try TriageStore(opening: .file(folder.store))
    _ = try one.commit([.standing(.kept, paper: "x")])
    try folder.copyStore(to: copyFolder)
    let other = try TriageStore(opening: .file(copyFolder.store))
    _ = try one.commit([.standing(.read, paper: "x"), .note("one", paper: "y")])
    _ = try other.commit([.standing(.skipped, paper: "x"), .note("other", paper: "y")])
    // Both gave the same numbers to different entries.
    let (first, second) = (try one.wholeJournal(), try other.wholeJournal())
    _ = try one.merge([second])
    _ = try other.merge([first])
    #expect(try one.decisions() == other.decisions())
    _ = try one.commit([.note("later", paper: "z")])
    let origins = Set(Journals.lines(try one.wholeJournal()).map(\.noted.entry.origin))
    #expect(origins.count == 2)
    #expect(try other.merge([try one.wholeJournal()]).added == 1)
    #expect(try one.decisions() == other.decisions())
  }

  @Test(
    "A line that is wrong is named, and nothing is taken in",
    arguments: [
      ("no json", "{"), ("a number", "7"), ("nothing known", "{}"),
      ("newer", Journals.line(nonmun: 2)), ("no origin", Journals.line(origin: "me")),
      ("no number", Journals.line(seq: 0)), ("clock too far", Journals.line(clock: 1 << 34)),
      ("clock too large", Journals.line(clock: 1 << 60)), ("clock zero", Journals.line(clock: 0)),
      ("no field", Journals.line(field: "stars")), ("no tag", Journals.line(field: "tag: ")),
      ("no standing", Journals.line(value: "\"loved\"")),
      ("no text", Journals.line(value: "[1]")), ("no subject", Journals.line(subject: "")),
    ])
  func malformed(name: String, line: String) throws {
    let store = try TriageStore(opening: .memory)
    let good = Journals.line(subject: "good")
    let text = JournalText(name: "j.jsonl", bytes: Array("\(good)\n\n\(line)\n".utf8))
    let error = #expect(throws: TriageError.self) { try store.merge([text]) }
    let words = try #require(error).description
    #expect(words.hasPrefix("j.jsonl:3: ") && !words.contains("\n"), "\(words)")
    #expect(try store.decisions().isEmpty)
    #expect(try store.journal() == nil)
  }

  @Test("A clock ahead as far as can be still leaves room")
  func poison() throws {
    let store = try TriageStore(opening: .memory)
    let far = Journals.line(clock: JournalClock.honest, subject: "x", value: "\"skipped\"")
    _ = try store.merge([JournalText(name: "j", bytes: Array(far.utf8))])
    _ = try store.commit([.standing(.kept, paper: "x")])
    #expect(try store.decisions()["x"]?.standing == .kept)
    // What this store now writes, others take in.
    let other = try TriageStore(opening: .memory)
    _ = try other.merge([try store.wholeJournal()])
    #expect(try other.decisions()["x"]?.standing == .kept)
  }
}
