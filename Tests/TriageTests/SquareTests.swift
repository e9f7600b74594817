import CSQLite
import Decisions
import SQLite
import Testing

@testable import Triage

/// What takes the square of its time with hostile journals: steps are counted, not time.
@Suite("Squares")
struct SquareTests {
  /// Counts what SQLite's machine does for a connection, in hundreds of steps.
  private final class Counter {
    var hundreds = 0

    init(_ store: TriageStore) throws {
      try store.connection.use { database in
        sqlite3_progress_handler(
          database.handle, 100,
          { counter in
            counter.map { Unmanaged<Counter>.fromOpaque($0).takeUnretainedValue().hundreds += 1 }
            return 0
          }, Unmanaged.passUnretained(self).toOpaque())
      }
    }
  }

  /// Journals that are made to be slow, by how many lines they have.
  enum Shape: CaseIterable {
    case oneNumber, oneField, oneStep, manyTags, ownOrigin

    func journal(_ count: Int) -> JournalText {
      let lines = (1...count).map { number in
        switch self {
        case .oneNumber: Journals.line(seq: 1, clock: number, subject: "p\(number)")
        case .oneField: Journals.line(seq: number, clock: number, value: "\"kept\"")
        case .oneStep: Journals.line(seq: number, clock: 1, subject: "p\(number)")
        case .manyTags:
          Journals.line(seq: number, clock: 1, field: "tag:t\(number)", value: "\"on\"")
        case .ownOrigin: Journals.line(seq: 1, clock: number, subject: "p\(number % 7)")
        }
      }
      return JournalText(name: "j", bytes: Array(lines.joined(separator: "\n").utf8))
    }
  }

  /// What it takes to take a journal in twice, to look through the store, to decide, and to take
  /// that back.
  private func steps(_ shape: Shape, _ count: Int) throws -> Int {
    let store = try TriageStore(opening: .memory)
    let counter = try Counter(store)
    let journal = shape.journal(count)
    #expect(try store.merge([journal]).added == count)
    #expect(try store.merge([journal]).known == count)
    try store.connection.use { try StoreCheck.run($0, ":memory:") }
    _ = try store.commit([.standing(.skipped, paper: "x")])
    _ = try store.undo()
    _ = try store.decisions()
    _ = try store.changes()
    return counter.hundreds
  }

  @Test("Four times the lines take at most five times the steps", arguments: Shape.allCases)
  func linear(shape: Shape) throws {
    let (few, many) = (try steps(shape, 1_500), try steps(shape, 6_000))
    #expect(few > 0 && many < few * 5, "\(few) and \(many) hundred steps")
  }

  @Test("An import is many transactions, with room for others between them")
  func transactions() throws {
    let folder = try Folder()
    let store = try TriageStore(opening: .file(folder.store))
    let counter = try Commits(store)
    let journal = Shape.oneStep.journal(5_200)
    #expect(try store.merge([journal]).added == 5_200)
    #expect(counter.count == 11)
    #expect(try store.decisions().count == 5_200)
    store.close()
  }

  private final class Commits {
    var count = 0

    init(_ store: TriageStore) throws {
      try store.connection.use { database in
        _ = sqlite3_commit_hook(
          database.handle,
          { counter in
            counter.map { Unmanaged<Commits>.fromOpaque($0).takeUnretainedValue().count += 1 }
            return 0
          }, Unmanaged.passUnretained(self).toOpaque())
      }
    }
  }

  @Test("A wrong line at the end of a long journal: nothing is taken in")
  func wrongLast() throws {
    let store = try TriageStore(opening: .memory)
    var journal = Shape.oneStep.journal(2_000).bytes
    journal += Array(("\n" + Journals.line(clock: 1 << 40)).utf8)
    let error = #expect(throws: TriageError.self) {
      try store.merge([JournalText(name: "j", bytes: journal)])
    }
    #expect(error?.line == 2_001)
    #expect(try store.decisions().isEmpty)
  }
}
