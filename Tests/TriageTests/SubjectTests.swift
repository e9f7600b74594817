import Decisions
import Foundation
import SQLite
import Synchronization
import Testing

@testable import Triage

/// Old identifiers of arXiv with their subject class and without are one paper, whatever an older
/// store or journal says.
@Suite("One paper under two identifiers")
struct SubjectTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test(
    "The class is left out of old identifiers, and of nothing else",
    arguments: [
      ("cs.LG/0112017", "cs/0112017"), ("cs/0112017", "cs/0112017"),
      ("cond-mat.stat-mech/0306415", "cond-mat/0306415"), ("math.GT/0309136", "math/0309136"),
      ("2403.19270", "2403.19270"), ("https://x.org/a.b/0112017", "https://x.org/a.b/0112017"),
      ("cs.LG/01120171", "cs.LG/01120171"), ("cs.LG/011201", "cs.LG/011201"),
      ("cs.L1/0112017", "cs.L1/0112017"), (".LG/0112017", ".LG/0112017"),
      ("a/b.c/0112017", "a/b.c/0112017"), ("논문.cs/0112017", "논문.cs/0112017"),
    ])
  func canonical(name: String, paper: String) throws {
    #expect(PaperSubject.canonical(name) == paper)
    // The migration says the same, in SQL.
    let store = try TriageStore(opening: .memory)
    let found = try store.read { database in
      try database.text(
        """
        SELECT CASE WHEN \(PaperSubject.hasClass) THEN \(PaperSubject.subjectWithoutClass) ELSE subject END
        FROM (SELECT ? AS subject, 'standing' AS field)
        """, name)
    }
    #expect(found == paper)
  }

  @Test("What is decided under either is one decision, and a saved query's name is left alone")
  func decided() throws {
    let store = try TriageStore(opening: .memory)
    _ = try store.commit([.standing(.kept, paper: "cs.LG/0112017")])
    let outcome = try store.commit([
      .tag("t", isOn: true, paper: "cs/0112017"), .query("q", name: "cs.LG/0112017"),
    ])
    #expect(outcome.decisions["cs/0112017"]?.tags == ["t"])
    #expect(try store.standings() == ["cs/0112017": .kept])
    #expect(try store.decisions(of: ["cs.LG/0112017"])["cs.LG/0112017"]?.standing == .kept)
    #expect(try store.queries().map(\.name) == ["cs.LG/0112017"])
  }

  @Test("A journal of a machine that keeps the class is joined without it, any number of times")
  func merged() throws {
    let journal = JournalText(
      name: "old",
      bytes: Array(
        [
          Journals.line(seq: 1, clock: 1, subject: "cs.LG/0112017"),
          Journals.line(seq: 2, clock: 2, subject: "cs/0112017", value: "\"skipped\""),
          Journals.line(
            seq: 3, clock: 3, subject: "cs.LG/0112017", field: "query", value: "\"agent\""),
        ].joined(separator: "\n").utf8))
    let store = try TriageStore(opening: .memory)
    #expect(try store.merge([journal]) == Merge(added: 3, known: 0))
    #expect(try store.merge([journal]) == Merge(added: 0, known: 3))
    #expect(try store.standings() == ["cs/0112017": .skipped])
    #expect(try store.queries() == [SavedQuery(name: "cs.LG/0112017", text: "agent")])
    try store.check()
  }

  /// A store of version 1 with what was decided under `a`, `b` and `c`, where these are now so
  /// named.
  private func old(
    _ names: [String: String], _ steps: [[Edit]]
  ) throws -> JournalText {
    let store = try TriageStore(opening: .file(folder.store))
    for step in steps { _ = try store.commit(step) }
    let journal = try store.wholeJournal()
    store.close()
    let database = try Connection(path: folder.store)
    for (name, subject) in names {
      for table in ["journal", "winner"] {
        try database.run("UPDATE \(table) SET subject = ? WHERE subject = ?", subject, name)
      }
    }
    try database.execute(
      """
      PRAGMA user_version = 1;
      DELETE FROM grdb_migrations WHERE identifier <> 'v1';
      """)
    database.close()
    return journal
  }

  @Test(
    "A store of version 1 is joined: the later decision wins for each field, the journal keeps its order"
  )
  func migrated() throws {
    _ = try old(
      ["a": "cs.LG/0112017", "b": "cs/0112017", "c": "cs.AI/0112017"],
      [
        [
          .standing(.kept, paper: "a"), .note("first", paper: "a"),
          .tag("x", isOn: true, paper: "a"),
        ],
        [.standing(.skipped, paper: "b"), .tag("y", isOn: true, paper: "b")],
        [.note("last", paper: "c"), .standing(.read, paper: "2403.00001")],
        [.query("agent", name: "cs.LG/0112017")],
      ])
    let store = try TriageStore(opening: .file(folder.store))
    try store.check()
    let paper = try #require(try store.decisions()["cs/0112017"])
    #expect(paper.standing == .skipped && paper.note == "last" && paper.tags == ["x", "y"])
    #expect(try store.standings() == ["cs/0112017": .skipped, "2403.00001": .read])
    #expect(try store.queries().map(\.name) == ["cs.LG/0112017"])
    let rows = try store.read { database in
      try database.all("SELECT subject || ' ' || field FROM journal ORDER BY id") { $0.text(0) }
    }
    #expect(
      rows == [
        "cs/0112017 standing", "cs/0112017 note", "cs/0112017 tag:x", "cs/0112017 standing",
        "cs/0112017 tag:y", "cs/0112017 note", "2403.00001 standing", "cs.LG/0112017 query",
      ])
    // What is undone is what counts, and what was overruled meanwhile is passed over.
    _ = try store.undo()
    #expect(try store.undo()?.passedOver == 0)
    #expect(try store.decisions()["cs/0112017"]?.standing == .skipped)
    #expect(try store.undo()?.passedOver == 0)
    #expect(try store.decisions()["cs/0112017"]?.tags == ["x"])
    #expect(try store.undo()?.passedOver == 2)
    // As it was before, the store is beside it.
    let before = folder.path + "/backups/triage-before-\(Schema.version).sqlite"
    let copy = try Connection(path: before)
    let subjects = try copy.all(
      "SELECT DISTINCT subject FROM winner WHERE field = 'standing' ORDER BY 1"
    ) { $0.text(0) }
    #expect(subjects == ["2403.00001", "cs.LG/0112017", "cs/0112017"])
    copy.close()
  }

  @Test("A store that got its own entries back without the class can take them back")
  func returned() throws {
    let journal = try old(
      ["cs/0112017": "cs.LG/0112017"], [[.standing(.kept, paper: "cs/0112017")]])
    // As version 1 took in what a newer machine had made of it.
    let database = try Connection(path: folder.store)
    let line = try #require(Journals.lines(journal).first?.noted.entry)
    try database.run(
      """
      INSERT INTO journal(origin, seq, clock, step, kind, subject, field, value, was_token, time)
      VALUES (?, ?, ?, 1, 'step', 'cs/0112017', 'standing', 'kept', 0, 0)
      """, line.origin, line.seq, line.clock)
    try database.run(
      "INSERT INTO winner VALUES ('cs/0112017', 'standing', 'kept', ?, ?, ?, 2)",
      line.clock, line.origin, line.seq)
    database.close()
    let store = try TriageStore(opening: .file(folder.store))
    try store.check()
    #expect(try store.standings() == ["cs/0112017": .kept])
    #expect(try store.undo()?.passedOver == 0)
    #expect(try store.standings() == [:])
  }

  @Test("Programs that open a store of version 1 at one moment all get it")
  func together() throws {
    _ = try old(["a": "cs.LG/0112017"], [[.standing(.kept, paper: "a")]])
    let path = folder.store
    let found = Mutex<[[String: Standing]]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      let store = try? TriageStore(opening: .file(path))
      let standings = (try? store?.standings()) ?? [:]
      found.withLock { $0.append(standings) }
      store?.close()
    }
    #expect(found.withLock { $0 } == Array(repeating: ["cs/0112017": .kept], count: 8))
  }
}

extension TriageStore {
  /// The papers that were decided, and how.
  fileprivate func standings() throws -> [String: Standing] {
    try decisions().mapValues(\.standing).filter { $0.value != .unread }
  }
}
