import Decisions
import Foundation
import Glibc
import Reader
import TestSupport
import Testing

@testable import App
@testable import Triage

@Suite("Keeping the store")
struct StoreKeeperTests {
  /// A keeper whose store is open.
  private func keeper(_ location: TriageStore.Location) -> (StoreKeeper, Mailbox) {
    let mailbox = Mailbox()
    let keeper = StoreKeeper(StoreOpening(location, mailbox: mailbox))
    var events: [Event] = []
    while !keeper.isOpen {
      var source = pollfd(fd: keeper.descriptors[0], events: Int16(POLLIN), revents: 0)
      _ = poll(&source, 1, 1000)
      events += keeper.take(ids: [], now: 0)
    }
    return (keeper, mailbox)
  }

  private func decided(_ events: [Event]) -> [(Act, Outcome?)] {
    events.compactMap {
      if case .decided(let act, let outcome) = $0 { (act, outcome) } else { nil }
    }
  }

  @Test("A step is decided at once, taken back, and made again")
  func steps() {
    let (keeper, _) = keeper(.memory)
    defer { _ = keeper.leave(folders: []) }
    let edit = Edit.standing(.kept, paper: "2503.1")
    let made = decided(keeper.carryOut(.commit([edit], isAutomatic: false), now: 0))
    #expect(made.count == 1 && made[0].0 == .step)
    #expect(made.first?.1?.decisions == ["2503.1": Decision(standing: .kept)])
    let undone = decided(keeper.carryOut(.undo, now: 0))
    #expect(undone.first?.1?.decisions == ["2503.1": .none])
    let redone = decided(keeper.carryOut(.redo, now: 0))
    #expect(redone.first?.1?.decisions == ["2503.1": Decision(standing: .kept)])
    #expect(decided(keeper.carryOut(.redo, now: 0)).first?.1 == nil)
    #expect(keeper.deadline == nil)
  }

  @Test("Decisions read at the opening are old once something was decided since")
  func settled() {
    let (keeper, _) = keeper(.memory)
    defer { _ = keeper.leave(folders: []) }
    let old = ["a": Decision(standing: .skipped)]
    #expect(keeper.settled(old) == old)
    _ = keeper.carryOut(.commit([.standing(.kept, paper: "b")], isAutomatic: false), now: 0)
    #expect(keeper.settled(old) == ["b": Decision(standing: .kept)])
  }

  /// What the events say last of what is not saved.
  private func saving(_ events: [Event]) -> (problem: TriageError.Kind?, unsaved: Int)? {
    var last: (problem: TriageError.Kind?, unsaved: Int)?
    for case .saving(let problem, let unsaved) in events { last = (problem?.kind, unsaved) }
    return last
  }

  @Test("While another program keeps the store to itself, memory stands in; then it is saved")
  func busy() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nonmun-busy-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let location = TriageStore.Location.file(folder.path + "/triage.sqlite")
    let (keeper, _) = keeper(location)
    keeper.goOn()
    let other = try TriageStore(opening: location)
    defer { other.close() }
    // In the other program's transaction, which does not end before the key was answered.
    let events = try other.write { _ in
      keeper.carryOut(.commit([.standing(.kept, paper: "a")], isAutomatic: false), now: 0)
    }
    #expect(decided(events).first?.1?.decisions == ["a": Decision(standing: .kept)])
    #expect(saving(events)?.unsaved == 1)
    #expect(try other.decisions() == [:])
    let due = try #require(keeper.deadline)
    #expect(due <= StoreKeeper.retryInterval)
    var now = due
    // The file may still be looked through.
    while try other.decisions() == [:], now < 100 * StoreKeeper.retryInterval {
      _ = keeper.retry(now: now)
      now += StoreKeeper.retryInterval
    }
    #expect(try other.decisions() == ["a": Decision(standing: .kept)])
    #expect(keeper.leave(folders: []) == nil)
  }

  @Test("What another program decides comes by the file's watch")
  func others() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nonmun-keeper-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let location = TriageStore.Location.file(folder.path + "/triage.sqlite")
    let (keeper, _) = keeper(location)
    defer { _ = keeper.leave(folders: []) }
    keeper.goOn()
    let other = try TriageStore(opening: location)
    _ = try other.commit([.standing(.kept, paper: "theirs")])
    var changed: [String: Decision] = [:]
    let start = ContinuousClock.now
    while changed.isEmpty, start.duration(to: .now) < .seconds(30) {
      var sources = keeper.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      _ = poll(&sources, nfds_t(sources.count), 100)
      // Far in the future, so that whatever is to be tried again is due.
      for case .changed(let decisions) in keeper.take(ids: [], now: 0) + keeper.retry(now: .max / 2)
      {
        changed.merge(decisions) { $1 }
      }
    }
    #expect(changed == ["theirs": Decision(standing: .kept)])
    other.close()
  }
}
