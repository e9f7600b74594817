import Decisions
import Glibc
import SQLite
import TestSupport
import Testing

@testable import Triage

/// Whatever stands where the store should: it opens and works, or one line says why it does not,
/// and nothing is lost.
@Suite("Hostile stores")
struct HostileStoreTests {
  /// A store with a log beside it, as a crash leaves them.
  private static let left = Result { () throws -> (store: [UInt8], log: [UInt8]) in
    let folder = try Folder()
    let store = try TriageStore(opening: .file(folder.store))
    for number in 0..<40 {
      _ = try store.commit(sampleEdits(number))
      if number % 9 == 0 { _ = try store.undo() }
      if number == 30 { store.relieve() }
    }
    defer { store.close() }
    return (folder.bytes("triage.sqlite"), folder.bytes("triage.sqlite-wal"))
  }

  private func fill(_ folder: Folder) throws {
    let (store, log) = try Self.left.get()
    try folder.write(store, to: "triage.sqlite")
    try folder.write(log, to: "triage.sqlite-wal")
  }

  /// Says what is wrong with a message, nil for nothing.
  private func fault(_ problem: TriageError, _ folder: Folder) -> String? {
    let words = problem.description
    if words.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
      return "more than a line: \(words.debugDescription)"
    }
    return words.contains(folder.path) || problem.path == ":memory:"
      ? nil : "names no file: \(words)"
  }

  /// Everything that a reader does with a store; what is wrong with what came of it, nil for
  /// nothing.
  private func use(_ folder: Folder) throws -> String? {
    let desk = Desk(opening: .file(folder.store), patience: 0.05)
    _ = desk.decisions(of: ["2403.10001", "2403.10000"])
    desk.upkeep()
    _ = (desk.changes(), desk.queries(), desk.decisions())
    let report = desk.commit([
      .standing(.kept, paper: "new"), .tag("t", isOn: true, paper: "new"), .query("x", name: "y"),
    ])
    guard report.outcome?.decisions["new"]?.standing == .kept else {
      return "not decided: \(report.problem.map { $0.description } ?? "no problem")"
    }
    for step in desk.journal().prefix(3) { _ = desk.revert(step.id) }
    _ = (desk.undo(), desk.redo(), desk.journal(), desk.retry())
    if let problem = desk.problem, let fault = fault(problem, folder) { return fault }
    let isSaved = desk.unsaved == 0 && desk.problem == nil
    let now = desk.decisions()["new"]?.standing
    if !isSaved, desk.rescue(to: [folder.path]) == nil {
      return "nothing was kept of what is unsaved"
    }
    desk.close()
    guard isSaved else { return nil }
    let again = try TriageStore(opening: .file(folder.store), patience: 0.05)
    defer { again.close() }
    try again.check()
    let then = try again.decisions(of: ["new"])["new"]?.standing
    return then == now ? nil : "said to be saved, and is not: \(String(describing: then))"
  }

  /// What the command line does with it: hand on, look at what can be brought back, bring it back.
  private func hand(_ folder: Folder) -> String? {
    do throws(TriageError) {
      let store = try TriageStore(opening: .file(folder.store), patience: 0.05)
      defer { store.close() }
      var next = 0
      while let piece = try store.journal(from: next) { next = piece.next }
      _ = try store.backUp(on: "2024-03-30")
    } catch {
      if let fault = fault(error, folder) { return "handing on: \(fault)" }
    }
    do throws(TriageError) {
      let recovery = try StoreRecovery(of: folder.store)
      _ = (recovery.decisions, recovery.candidates)
      if let problem = recovery.problem, let fault = fault(problem, folder) { return fault }
    } catch {
      if let fault = fault(error, folder) { return "recovery: \(fault)" }
    }
    return nil
  }

  private func expectSound(_ seed: UInt64, _ make: (Folder, inout SeededGenerator) throws -> Void)
    throws
  {
    var random = SeededGenerator(seed: seed)
    let folder = try Folder()
    try make(folder, &random)
    if let fault = hand(folder) { Issue.record("seed \(seed): \(fault)") }
    do {
      if let fault = try use(folder) { Issue.record("seed \(seed): \(fault)") }
    } catch {
      Issue.record("seed \(seed): called saved, and then: \(error)")
    }
  }

  @Test(
    "Rows, schema, version, log and bytes changed at random", arguments: 0..<60 as Range<UInt64>)
  func spoiled(group: UInt64) throws {
    for number in 0..<5 {
      try expectSound(group * 5 + UInt64(number)) { folder, random in
        try fill(folder)
        try HostileStore.spoil(folder, &random)
      }
    }
  }

  @Test("Databases of others, which may say that they are ours", arguments: 0..<20 as Range<UInt64>)
  func foreign(group: UInt64) throws {
    for number in 0..<5 {
      try expectSound(group * 5 + UInt64(number)) { folder, random in
        try HostileStore.makeForeign(folder, &random)
      }
    }
  }

  @Test(
    "Log and shared memory cut while a reader has the store open",
    arguments: 0..<40 as Range<UInt64>)
  func cutWhileOpen(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try Folder()
    try fill(folder)
    let desk = Desk(opening: .file(folder.store), patience: 0.05)
    desk.upkeep()
    for number in 0..<6 {
      if Bool.random(using: &random) {
        let suffix = Bool.random(using: &random) ? "-shm" : "-wal"
        let most = folder.bytes("triage.sqlite" + suffix).count
        truncate(folder.store + suffix, off_t(Int.random(in: 0...most, using: &random)))
      }
      let report = desk.commit([.standing(.kept, paper: "new-\(number)")])
      #expect(report.outcome?.decisions["new-\(number)"]?.standing == .kept, "seed \(seed)")
      _ = (desk.changes(), desk.retry())
      if let problem = desk.problem {
        #expect(fault(problem, folder) == nil, "seed \(seed): \(problem)")
      }
    }
    if desk.unsaved > 0 { #expect(desk.rescue(to: [folder.path]) != nil, "seed \(seed)") }
    desk.close()
  }
}
