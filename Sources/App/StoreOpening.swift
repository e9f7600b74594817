import CLibc
import Glibc
import Reader
import Synchronization
import System
import Triage

/// The store of decisions being opened on a thread of its own, while the terminal is opened and the newest day is read.
///
/// What the first screen needs is there as soon as it is open. Reading all decisions and looking through the file wait
/// until that screen is drawn.
public final class StoreOpening: Sendable {
  private let location: TriageStore.Location
  private let desk = Mutex<Desk?>(nil)
  /// Becomes readable once when the desk can be taken.
  let opened = eventfd(0, Int32(EFD_CLOEXEC))
  /// Becomes readable when the file was looked through.
  let checked = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
  /// Becomes readable when the rest may be done.
  private let gate = eventfd(0, Int32(EFD_CLOEXEC))
  private let mailbox: Mailbox

  /// Begins to open; events go where those of the archive go.
  ///
  /// Signals must be blocked before (see `Signals`), as the thread inherits what is.
  public init(_ location: TriageStore.Location, beside loading: ArchiveLoading) {
    self.location = location
    mailbox = loading.mailbox
    if !startThread({ self.run() }) {
      goOn()
      run()
    }
  }

  /// Lets the rest be done; saying so again changes nothing.
  func goOn() { _ = eventfd_write(gate, 1) }

  /// The desk, waited for where it is not open yet; to be taken once.
  func takeDesk() -> Desk? {
    wait(opened)
    return desk.withLock { desk in
      let taken = desk
      desk = nil
      return taken
    }
  }

  private func run() {
    let (store, upkeep) = desk.withLock { desk in
      let opening = Desk(opening: location)
      let rest = (opening.store, opening.upkeep)
      desk = opening
      return rest
    }
    _ = eventfd_write(opened, 1)
    wait(gate)
    if let store, let all = try? store.decisions() { mailbox.post(.decisions(all)) }
    if let store, let queries = try? store.queries() { mailbox.post(.queries(queries)) }
    upkeep()
    _ = eventfd_write(checked, 1)
  }

  private func wait(_ descriptor: Int32) {
    var count: eventfd_t = 0
    while eventfd_read(descriptor, &count) != 0, errno == EINTR {}
  }
}
