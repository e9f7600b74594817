import Decisions
import SQLite
import Testing

@testable import Triage

/// Numbers at the end of their range: damage, or made up.
///
/// Nothing is counted on from there.
@Suite("Numbers at their end")
struct NumberTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  static let largest = "9223372036854775807"

  static let changes = [
    "UPDATE store SET clock = \(largest)", "UPDATE store SET seq = \(largest)",
    "UPDATE store SET done = \(largest)", "UPDATE store SET clock = -1",
    "UPDATE store SET seq = -\(largest)", "UPDATE store SET done = -1", "UPDATE store SET done = 4",
    "UPDATE store SET clock = 0", "DELETE FROM store",
    "UPDATE journal SET id = \(largest) WHERE id = 3",
    "UPDATE journal SET id = -\(largest) WHERE id = 1",
    "UPDATE journal SET seq = \(largest) WHERE id = 3",
    "UPDATE step SET id = \(largest) WHERE id = 3", "UPDATE step SET last = \(largest)",
    "UPDATE step SET first = -\(largest)",
  ]

  private func fill() throws {
    let store = try TriageStore(opening: .file(folder.store))
    for paper in ["a", "b", "c"] { _ = try store.commit([.standing(.kept, paper: paper)]) }
    store.close()
  }

  private func change(_ sql: String) throws {
    try Connection(path: folder.store).execute(sql)
  }

  /// The desk goes on, keeps what is decided, and does not say that it is saved.
  private func expectKept(_ desk: Desk, _ comment: Comment) throws {
    let report = desk.commit([.standing(.kept, paper: "new")])
    #expect(report.outcome?.decisions["new"]?.standing == .kept, comment)
    #expect(report.problem?.kind == .damaged && desk.unsaved == 1, comment)
    _ = desk.undo()
    _ = desk.redo()
    _ = desk.retry()
    #expect(desk.unsaved == 1, comment)
    let rescue = try #require(desk.rescue(to: [folder.path]), comment)
    #expect(!rescue.isEmpty)
    desk.close()
  }

  @Test("In a store that is opened", arguments: changes)
  func opened(sql: String) throws {
    try fill()
    try change(sql)
    let desk = Desk(opening: .file(folder.store))
    try expectKept(desk, "\(sql)")
  }

  @Test("In a store that is open and was looked through", arguments: changes.prefix(6))
  func whileOpen(sql: String) throws {
    try fill()
    let desk = Desk(opening: .file(folder.store))
    desk.upkeep()
    try change(sql)
    _ = desk.undo()
    try expectKept(desk, "\(sql)")
  }

  @Test(
    "In a journal: refused, or of no consequence",
    arguments: ["clock", "seq"], ["9223372036854775807", "9007199254740992", "-1"])
  func journal(key: String, number: String) throws {
    let store = try TriageStore(opening: .memory)
    let line = Journals.line().replacing("\"\(key)\":1,", with: "\"\(key)\":\(number),")
    #expect(line.contains(number))
    let text = JournalText(name: "j", bytes: Array(line.utf8))
    if key == "seq", number == "9007199254740992" {
      _ = try store.merge([text])
    } else {
      #expect(throws: TriageError.self) { try store.merge([text]) }
    }
    _ = try store.commit([.standing(.kept, paper: "x")])
    let other = try TriageStore(opening: .memory)
    _ = try other.merge([try store.wholeJournal()])
    #expect(try other.decisions()["x"]?.standing == .kept)
  }

  @Test("Numbers of a journal that decide nothing are not kept where they cannot be")
  func asides() throws {
    let store = try TriageStore(opening: .memory)
    let line = Journals.line().replacing(
      "}", with: #","step":\#(NumberTests.largest),"at":\#(NumberTests.largest)}"#)
    _ = try store.merge([JournalText(name: "j", bytes: Array(line.utf8))])
    let noted = try #require(Journals.lines(try store.wholeJournal()).first).noted
    #expect(noted.step == 1 && noted.time == 0)
  }

  @Test("No chain of clocks gets to where others would refuse what is decided later")
  func chain() throws {
    let store = try TriageStore(opening: .memory)
    let lines = (1...3_000).map {
      Journals.line(seq: $0, clock: $0 << 32, subject: "p\($0)")
    }
    let chain = JournalText(name: "j", bytes: Array(lines.joined(separator: "\n").utf8))
    let error = #expect(throws: TriageError.self) { try store.merge([chain]) }
    #expect(error?.line == 2)
    // Pushed as far as can be, and decided on: another store takes it in, also without what came
    // before.
    let far = Journals.line(clock: JournalClock.honest, subject: "x", value: "\"skipped\"")
    _ = try store.merge([JournalText(name: "j", bytes: Array(far.utf8))])
    for number in 0..<50 { _ = try store.commit([.standing(.kept, paper: "q\(number)")]) }
    let all = Journals.lines(try store.wholeJournal())
    let fresh = try TriageStore(opening: .memory)
    #expect(try fresh.merge([Journals.text([try #require(all.last)])]).added == 1)
    #expect(try fresh.merge([Journals.text(all)]).added == 50)
  }
}
