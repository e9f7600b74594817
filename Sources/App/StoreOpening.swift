import Reader
import Synchronization
import System
import Triage

/// The store of decisions being opened on a thread of its own, while the terminal is opened and the newest day is read.
///
/// What the first screen needs is there as soon as it is open. Reading all decisions and looking through the file wait
/// until that screen is drawn.
package final class StoreOpening: Sendable {
  /// How long the store is waited for, in seconds, before memory stands in for it: once for whoever looks through it and once
  /// for another program, so that no key waits for longer than 200 ms.
  static let patience = 0.1

  private let location: TriageStore.Location
  private let desk = Mutex<Desk?>(nil)
  /// Rings once when the desk can be taken.
  let opened = Bell()
  /// Rings when the file was looked through.
  let checked = Bell()
  /// Rings when the rest may be done.
  private let gate = Bell()
  private let mailbox: Mailbox

  /// Begins to open.
  ///
  /// Signals must be blocked before (see `Signals`), as the thread inherits what is.
  ///
  /// - Parameter mailbox: where all decisions and saved queries go.
  package init(_ location: TriageStore.Location, mailbox: Mailbox) {
    self.location = location
    self.mailbox = mailbox
    if !startThread({ self.run() }) {
      goOn()
      run()
    }
  }

  /// Lets the rest be done; a second call changes nothing.
  func goOn() { gate.ring() }

  /// Waits until the desk is open, and hands it over: once.
  func takeDesk() -> Desk? {
    opened.wait()
    return desk.withLock { desk in
      let taken = desk
      desk = nil
      return taken
    }
  }

  private func run() {
    let (store, upkeep) = desk.withLock { desk in
      let opening = Desk(
        opening: location, patience: StoreOpening.patience, isCheckedElsewhere: true)
      let rest = (opening.store, opening.upkeep)
      desk = opening
      return rest
    }
    opened.ring()
    gate.wait()
    if let store, let all = try? store.decisions() { mailbox.post(.decisions(all)) }
    if let store, let queries = try? store.queries() { mailbox.post(.queries(queries)) }
    upkeep()
    checked.ring()
  }
}
