import Decisions
import Glibc
import SQLite
import Testing

@testable import Triage

/// What a store keeps, and how it opens.
@Suite("Store")
struct StoreTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func open() throws -> TriageStore { try TriageStore(opening: .file(folder.store)) }

  @Test("Decisions are there after the store was closed")
  func keeps() throws {
    let store = try open()
    let outcome = try store.commit([
      .standing(.kept, paper: "2403.00001"), .tag("언어 모델", isOn: true, paper: "2403.00001"),
      .tag("a", isOn: true, paper: "2403.00001"), .note("다시 볼 것", paper: "2403.00002"),
      .query("is:kept vote:>10", name: "좋은 것"),
    ])
    let kept = Decision(standing: .kept, tags: ["a", "언어 모델"])
    let noted = Decision(note: "다시 볼 것")
    #expect(outcome.decisions == ["2403.00001": kept, "2403.00002": noted])
    #expect(outcome.edits.count == 5 && outcome.passedOver == 0)
    store.close()
    let again = try open()
    #expect(try again.decisions() == ["2403.00001": kept, "2403.00002": noted])
    #expect(try again.decisions(of: ["2403.00002", "x"]) == ["2403.00002": noted])
    #expect(try again.queries() == [SavedQuery(name: "좋은 것", text: "is:kept vote:>10")])
  }

  @Test("The live connection writes ahead and waits for the disk")
  func pragmas() throws {
    let store = try open()
    func pragma(_ name: String) throws -> Int? {
      try store.connection.use { try $0.number("PRAGMA \(name)") }
    }
    #expect(try store.connection.use { try $0.text("PRAGMA journal_mode") } == "wal")
    #expect(try pragma("synchronous") == 2)
    #expect(try pragma("wal_autocheckpoint") == 1000)
    #expect(try pragma("application_id") == Int(Schema.applicationID))
    #expect(try pragma("user_version") == Schema.version)
    for migration in Schema.migrations {
      #expect(try store.read { try migration.isApplied(to: $0) }, "\(migration.name)")
    }
  }

  @Test("Folders and files are the user's alone, and no draft is left")
  func rights() throws {
    let path = folder.path + "/a/b/triage.sqlite"
    let store = try TriageStore(opening: .file(path))
    _ = try store.commit([.standing(.read, paper: "x")])
    for (name, mode) in [
      ("/a", 0o700), ("/a/b", 0o700), ("/a/b/triage.sqlite", 0o600),
      ("/a/b/triage.sqlite-wal", 0o600), ("/a/b/triage.sqlite-shm", 0o600),
    ] {
      var status = stat()
      #expect(stat(folder.path + name, &status) == 0)
      #expect(Int(status.st_mode) & 0o777 == mode, "\(name)")
    }
    store.close()
    let other = try TriageStore(opening: .file(folder.path + "/a/b/other.sqlite"))
    other.close()
    #expect(try Folder.contents(folder.path + "/a/b") == ["other.sqlite", "triage.sqlite"])
  }

  @Test("What changes nothing makes no entry, and no step")
  func nothing() throws {
    let store = try open()
    _ = try store.commit([.standing(.kept, paper: "x")])
    let outcome = try store.commit([
      .standing(.kept, paper: "x"), .tag("t", isOn: false, paper: "x"), .note("", paper: "x"),
      .tag(" \u{1}", isOn: true, paper: "x"), .standing(.unread, paper: "y"),
    ])
    #expect(outcome.edits.isEmpty)
    #expect(try store.undo()?.edits == [.standing(.kept, paper: "x")])
    #expect(try store.undo() == nil)
    #expect(try store.decisions().isEmpty)
  }

  @Test("A tag is one however it was composed")
  func composed() throws {
    let store = try open()
    _ = try store.commit([.tag("한글", isOn: true, paper: "x")])
    let decomposed = "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"
    #expect(try store.commit([.tag(" \(decomposed)", isOn: true, paper: "x")]).edits.isEmpty)
    _ = try store.commit([.tag(decomposed, isOn: false, paper: "x")])
    #expect(try store.decisions().isEmpty)
  }

  @Test("What comes by itself is no step, and takes no decision's place")
  func automatic() throws {
    let store = try open()
    _ = try store.commit([.standing(.kept, paper: "x")])
    #expect(try store.commit([.standing(.read, paper: "x")], isAutomatic: true).edits.isEmpty)
    _ = try store.commit([.standing(.read, paper: "y")], isAutomatic: true)
    #expect(try store.undo()?.edits == [.standing(.kept, paper: "x")])
    #expect(try store.decisions() == ["y": Decision(standing: .read)])
    // Read in between, it can still be made again.
    _ = try store.commit([.standing(.read, paper: "x")], isAutomatic: true)
    let again = try store.redo()
    #expect(again?.passedOver == 0 && again?.decisions["x"]?.standing == .kept)
  }

  @Test("Memory works like a file")
  func memory() throws {
    let store = try TriageStore(opening: .memory)
    _ = try store.commit([.standing(.kept, paper: "x")])
    #expect(try store.decisions()["x"]?.standing == .kept)
    #expect(try store.undo() != nil)
    try store.check()
    #expect(TriageStore.Location(":memory:") == .memory)
  }

  @Test("A store of an older version is brought up to date, and not where it is damaged")
  func migration() throws {
    let store = try open()
    _ = try store.commit([.standing(.kept, paper: "x")])
    try store.check()
    store.close()
    let next = Migration("next", "ALTER TABLE step ADD COLUMN name TEXT; PRAGMA user_version = 99")
    let migrations = Schema.migrations + [next]
    let good = folder.bytes("triage.sqlite")
    var bad = good
    for place in bad.count / 2..<bad.count / 2 + 4_096 { bad[place] = 0xFF }
    try folder.write(bad, to: "triage.sqlite")
    #expect(throws: TriageError.self) {
      try StoreConnection.open(folder.store, version: 99, migrations: migrations)
    }
    #expect(folder.bytes("triage.sqlite") == bad)
    try folder.write(good, to: "triage.sqlite")
    let connection = try StoreConnection.open(folder.store, version: 99, migrations: migrations)
    let names = try connection.use {
      try $0.all("SELECT name FROM pragma_table_info('step')") { $0.text(0) }
    }
    #expect(names.contains("name"))
    #expect(try connection.use(DecisionRows.all) == ["x": Decision(standing: .kept)])
    connection.close()
    // And for this program it is a newer version's then.
    #expect(throws: TriageError.self) { try open() }
  }

  @Test("Another connection's decisions are told, once, and one's own are not")
  func changes() throws {
    let (one, other) = (try open(), try open())
    #expect(try one.changes().isEmpty)
    _ = try one.commit([.standing(.kept, paper: "own")])
    #expect(try one.changes().isEmpty)
    _ = try other.commit([.standing(.kept, paper: "x")])
    _ = try one.commit([.standing(.skipped, paper: "own")])
    _ = try other.undo()
    _ = try other.commit([.standing(.read, paper: "y"), .query("q", name: "n")])
    let changes = try one.changes()
    #expect(changes.decisions["y"]?.standing == .read && changes.decisions["x"] != nil)
    #expect(changes.touchesQueries)
    #expect(try one.changes().isEmpty)
  }
}

extension Folder {
  /// The names in a folder.
  static func contents(_ path: String) throws -> [String] {
    var names: [String] = []
    guard let directory = opendir(path) else { throw Failure(what: path) }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
