import Decisions
import Foundation
import Glibc
import Reader
import SQLite
import System
import TestSupport
import Testing

@testable import App
@testable import Triage

@Suite("Keeping the store")
struct StoreKeeperTests {
  /// A keeper whose store is open, and which waits for as long as only a failure takes.
  private func keeper(_ location: TriageStore.Location) -> StoreKeeper {
    let keeper = StoreKeeper(location, answerPatience: 30_000)
    _ = events(of: keeper) { _ in keeper.isOpen }
    return keeper
  }

  /// What a keeper tells until something is so; nil where that does not come.
  private func events(of keeper: StoreKeeper, until isSo: ([Event]) -> Bool) -> [Event]? {
    var events: [Event] = []
    let start = ContinuousClock.now
    while start.duration(to: .now) < .seconds(30) {
      events += keeper.take(ids: [])
      if isSo(events) { return events }
      var source = pollfd(fd: keeper.descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&source, 1, 100)
    }
    return nil
  }

  private func decided(_ events: [Event]) -> [(Act, Outcome?)] {
    events.compactMap {
      if case .decided(let act, let outcome) = $0 { (act, outcome) } else { nil }
    }
  }

  /// What was last said of saving: why it is not, and how many steps wait.
  private func saving(_ events: [Event]) -> (kind: TriageError.Kind?, unsaved: Int)? {
    events.compactMap { event -> (kind: TriageError.Kind?, unsaved: Int)? in
      guard case .saving(let problem, let unsaved) = event else { return nil }
      return (problem?.kind, unsaved)
    }.last
  }

  private func keep(_ paper: String) -> Effect {
    .commit([.standing(.kept, paper: paper)], isAutomatic: false)
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let path = try Folder.makeTemporary("/tmp/nonmun-keeper-")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path + "/triage.sqlite")
  }

  @Test("A step is decided at once, taken back, and made again")
  func steps() {
    let keeper = keeper(.memory)
    defer { _ = keeper.leave(folders: []) }
    let made = decided(keeper.carryOut(keep("2503.1"), interrupts: []))
    #expect(made.count == 1 && made[0].0 == .step)
    #expect(made.first?.1?.decisions == ["2503.1": Decision(standing: .kept)])
    let undone = decided(keeper.carryOut(.undo, interrupts: []))
    #expect(undone.first?.1?.decisions == ["2503.1": .none])
    let redone = decided(keeper.carryOut(.redo, interrupts: []))
    #expect(redone.first?.1?.decisions == ["2503.1": Decision(standing: .kept)])
    #expect(decided(keeper.carryOut(.redo, interrupts: [])).first?.1 == nil)
  }

  @Test("Decisions read at the opening never take the place of those made since")
  func settled() throws {
    try withFolder { path in
      let before = try TriageStore(opening: .file(path))
      _ = try before.commit([.standing(.skipped, paper: "a")])
      before.close()
      let keeper = keeper(.file(path))
      defer { _ = keeper.leave(folders: []) }
      _ = keeper.carryOut(keep("b"), interrupts: [])
      keeper.goOn()
      let events = events(of: keeper) { events in
        events.contains { if case .queries = $0 { true } else { false } }
      }
      let all = events?.compactMap { if case .decisions(let all) = $0 { all } else { nil } }.last
      #expect(all == ["a": Decision(standing: .skipped), "b": Decision(standing: .kept)])
    }
  }

  /// What the events say last of what is not saved.
  @Test("What another program decides comes by the file's watch")
  func others() throws {
    try withFolder { path in
      let keeper = keeper(.file(path))
      defer { _ = keeper.leave(folders: []) }
      keeper.goOn()
      let other = try TriageStore(opening: .file(path))
      _ = try other.commit([.standing(.kept, paper: "theirs")])
      let events = events(of: keeper) { events in
        events.contains { if case .changed(let all) = $0 { all["theirs"] != nil } else { false } }
      }
      #expect(events != nil)
      other.close()
    }
  }

  @Test("A lock that is held for long: memory stands in while the key is answered, and saves later")
  func locked() throws {
    try withFolder { path in
      let keeper = keeper(.file(path))
      keeper.goOn()
      if saving(keeper.carryOut(keep("first"), interrupts: []))?.kind != nil {
        // Not looked through yet.
        #expect(self.events(of: keeper) { saving($0).map { $0.kind == nil } ?? false } != nil)
      }
      // F_OFD_SETLK of fcntl(2): as another process would have it. The lock is that of who writes
      // (https://www.sqlite.org/walformat.html, 2.3.1).
      let ownLock: Int32 = 37
      let descriptor = open(path + "-shm", O_RDWR)
      var lock = flock()
      (lock.l_type, lock.l_start, lock.l_len) = (Int16(F_WRLCK), 120, 1)
      #expect(fcntl(descriptor, ownLock, &lock) == 0)
      let events = keeper.carryOut(keep("second"), interrupts: [])
      #expect(decided(events).count == 1)
      #expect(saving(events)?.kind == .busy && saving(events)?.unsaved == 1)
      lock.l_type = Int16(F_UNLCK)
      #expect(fcntl(descriptor, ownLock, &lock) == 0)
      let later = self.events(of: keeper) { saving($0).map { $0.kind == nil } ?? false }
      #expect(later.flatMap(saving)?.unsaved == 0)
      #expect(keeper.leave(folders: []) == nil)
      let store = try TriageStore(opening: .file(path))
      #expect(try store.decisions().keys.sorted() == ["first", "second"])
    }
  }

  @Test("Leaving under a lock waits for nobody, and what is not saved comes in at the next start")
  func lockedAtTheEnd() throws {
    try withFolder { path in
      let store = try TriageStore(opening: .file(path))
      _ = try store.commit([.standing(.kept, paper: "first")])
      let worker = StoreWorker(Desk(opening: .file(path), patience: 0.05))
      worker.desk.upkeep()
      // Held until the end is over, however long that takes.
      try store.connection.use { try $0.execute("BEGIN IMMEDIATE") }
      _ = worker.carryOut(keep("second"))
      #expect(worker.desk.problem?.kind == .busy)
      let start = ContinuousClock.now
      let left = worker.leave(folders: [])
      // It took five seconds.
      #expect(start.duration(to: .now) < .seconds(2))
      #expect(left?.steps == 1 && left?.problem?.kind == .busy && left?.isTakenIn == true)
      #expect(left?.rescue.map { FileManager.default.fileExists(atPath: $0) } == true)
      try store.connection.use { try $0.execute("ROLLBACK") }
      store.close()

      let keeper = keeper(.file(path))
      keeper.goOn()
      let events = events(of: keeper) { events in
        events.contains { if case .changed(let all) = $0 { all["second"] != nil } else { false } }
      }
      #expect(events != nil)
      #expect(keeper.leave(folders: []) == nil)
      #expect(left?.rescue.map { FileManager.default.fileExists(atPath: $0) } == false)
    }
  }

  @Test("A store that was not looked through yet is not written, and no key waits for that")
  func unchecked() throws {
    try withFolder { path in
      let keeper = keeper(.file(path))
      let events = keeper.carryOut(keep("a"), interrupts: [])
      #expect(decided(events).count == 1)
      #expect(saving(events)?.kind == .unchecked && saving(events)?.unsaved == 1)
      keeper.goOn()
      let later = self.events(of: keeper) { saving($0).map { $0.kind == nil } ?? false }
      #expect(later.flatMap(saving)?.unsaved == 0)
      #expect(keeper.leave(folders: []) == nil)
    }
  }

  @Test("A signal does not wait for the store")
  func interrupted() throws {
    try withFolder { path in
      let keeper = keeper(.file(path))
      defer { _ = keeper.leave(folders: []) }
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      defer { for end in ends { close(end) } }
      #expect(write(ends[1], "s", 1) == 1)
      // Not looked through, it takes its time to answer.
      #expect(decided(keeper.carryOut(keep("a"), interrupts: [ends[0]])).isEmpty)
      #expect(self.events(of: keeper) { !decided($0).isEmpty } != nil)
    }
  }
}
