import Decisions
import Glibc
import SQLite
import TestSupport
import Testing

@testable import Triage

/// Other processes: killed, many at once, limited, without rights.
@Suite("Processes")
struct ProcessTests {
  /// `make soak` asks for more.
  static let rounds = getenv("NONMUN_SOAK").flatMap { Int(String(cString: $0)) } ?? 200

  @Test("kill -9 at any moment: what was acknowledged is there")
  func kill() throws {
    var random = SeededGenerator(seed: 9)
    var folder = try Folder()
    var acknowledged: Set<String> = []
    for round in 0..<ProcessTests.rounds {
      if round.isMultiple(of: 10) {
        folder = try Folder()
        acknowledged = []
      }
      let driver = try Driver(["mark", folder.store, "r\(round)"])
      // Some are killed before they could say anything, while the store is made or opened.
      if random.below(5) == 0 {
        usleep(UInt32(random.below(40_000)))
      } else {
        for _ in 0...random.below(12) {
          if let paper = driver.line() { acknowledged.insert(paper) }
        }
        usleep(UInt32(random.below(1_500)))
      }
      driver.kill9()
      acknowledged.formUnion(driver.lines())
      let store = try TriageStore(opening: .file(folder.store))
      defer { store.close() }
      let decisions = try store.decisions()
      let missing = acknowledged.filter {
        decisions[$0] != Decision(standing: .kept, tags: ["seen"])
      }
      #expect(missing.isEmpty, "round \(round)")
      let isWhole = try store.connection.use { try $0.text("PRAGMA integrity_check") }
      #expect(isWhole == "ok", "round \(round)")
      try store.check()
    }
  }

  @Test("Two processes, a thousand steps each: all are there, and neither was refused")
  func two() throws {
    let folder = try Folder()
    let drivers = try ["a", "b"].map { try Driver(["many", folder.store, $0, "1000"]) }
    for driver in drivers { #expect(driver.lines() == ["done"]) }
    let store = try TriageStore(opening: .file(folder.store))
    #expect(try store.decisions().count == 2_001)
    let (entries, steps) = try store.read { database in
      (
        try database.number("SELECT count(*) FROM journal"),
        try database.number("SELECT count(*) FROM step")
      )
    }
    #expect(entries == 4_000 && steps == 2_000)
    try store.check()
    for _ in 0..<2_000 { #expect(try store.undo()?.passedOver == 0) }
    #expect(try store.undo() == nil && store.decisions().isEmpty)
  }

  @Test("On a slow disk a program that writes without a pause does not keep another one out")
  func slowDisk() throws {
    let folder = try Folder()
    // Longer, by far, than one waits for the other.
    let drivers = try ["a", "b"].map { try Driver(["many", folder.store, $0, "200", "30"]) }
    for driver in drivers { #expect(driver.lines() == ["done"]) }
    #expect(try TriageStore(opening: .file(folder.store)).decisions().count == 401)
  }

  @Test("A limit on the size of files: kept in memory, and saved once it is lifted")
  func limited() throws {
    let folder = try Folder()
    let lines = try Driver(["limited", folder.store, "262144"]).lines()
    try #require(lines.count == 3, "\(lines)")
    let made = try #require(Int(lines[0].dropFirst(5)))
    #expect(lines[1] == "problem limit unsaved 20 decisions \(made)")
    #expect(lines[2] == "problem none unsaved 0 decisions \(made)")
    #expect(try TriageStore(opening: .file(folder.store)).decisions().count == made)
  }

  @Test("A folder that cannot be written: read, decided in memory, rescued")
  func readOnly() throws {
    guard getuid() == 0 else { return print("skipped: only root can give its rights up") }
    let folder = try Folder()
    let elsewhere = try Folder()
    let store = try TriageStore(opening: .file(folder.store))
    _ = try store.commit([.standing(.kept, paper: "old")])
    store.close()
    chmod(folder.path, 0o755)
    chmod(folder.store, 0o644)
    chmod(elsewhere.path, 0o777)
    let before = (folder.bytes("triage.sqlite"), folder.names)
    let lines = try Driver(["powerless", folder.store, elsewhere.path]).lines()
    try #require(lines.count == 3, "\(lines)")
    #expect(lines[0] == "problem readOnly unsaved 0 decisions 1")
    #expect(lines[1] == "problem readOnly unsaved 1 decisions 2")
    #expect(lines[2].hasPrefix("rescued \(elsewhere.path)/nonmun-unsaved-"))
    #expect(folder.bytes("triage.sqlite") == before.0 && folder.names == before.1)
  }

  @Test("A home that cannot be written and has no store")
  func readOnlyHome() throws {
    guard getuid() == 0 else { return print("skipped: only root can give its rights up") }
    let folder = try Folder()
    let elsewhere = try Folder()
    chmod(folder.path, 0o755)
    chmod(elsewhere.path, 0o777)
    let lines = try Driver(["powerless", folder.path + "/a/t.sqlite", elsewhere.path]).lines()
    #expect(lines.first == "problem readOnly unsaved 0 decisions 0")
    #expect(lines.last?.hasPrefix("rescued \(elsewhere.path)/") == true && folder.names.isEmpty)
  }

  @Test("Locks that do not work: said so, decided in memory, rescued")
  func lockless() throws {
    let folder = try Folder()
    let elsewhere = try Folder()
    let store = try TriageStore(opening: .file(folder.store))
    _ = try store.commit([.standing(.kept, paper: "old")])
    store.close()
    for path in [folder.store, folder.path + "/none.sqlite"] {
      let lines = try Driver(["lockless", path, elsewhere.path]).lines()
      guard !lines.isEmpty else { return print("skipped: no system call can be refused here") }
      let old = path == folder.store ? 1 : 0
      try #require(lines.count == 3, "\(lines)")
      #expect(lines[0] == "problem noLocks unsaved 0 decisions \(old)")
      #expect(lines[1] == "problem noLocks unsaved 1 decisions \(old + 1)")
      #expect(lines[2].hasPrefix("rescued \(elsewhere.path)/nonmun-unsaved-"))
    }
    #expect(folder.names == ["triage.sqlite"])
  }

  @Test("Idle is idle, also after all kinds of trouble")
  func idle() throws {
    let folder = try Folder()
    let lines = try Driver(["trouble", folder.store]).lines()
    try #require(lines.count == 3, "\(lines)")
    #expect(lines[0].hasPrefix("problem notADatabase unsaved 1 "), "\(lines)")
    #expect(lines[1].hasPrefix("problem none unsaved 0 "), "\(lines)")
    let wakes = try #require(Int(lines[2].dropFirst(5)))
    #expect(wakes <= 2, "\(wakes) times in four seconds")
  }

  @Test("A file system of 256 KB, full: kept in memory, and saved once there is room")
  func full() throws {
    let folder = try Folder()
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=256k") == 0 else {
      return print("skipped: no file system can be mounted here")
    }
    defer { umount2(folder.path, 2) }
    let ballast = folder.path + "/ballast"
    try folder.write([UInt8](repeating: 1, count: 65_536), to: "ballast")
    let lines = try Driver(["full", folder.store, ballast]).lines()
    try #require(lines.count == 3, "\(lines)")
    let made = try #require(Int(lines[0].dropFirst(5)))
    #expect(lines[1] == "problem full unsaved 20 decisions \(made)")
    #expect(lines[2] == "problem none unsaved 0 decisions \(made)")
    #expect(try TriageStore(opening: .file(folder.store)).decisions().count == made)
  }
}
