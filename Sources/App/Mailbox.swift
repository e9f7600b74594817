import CLibc
import Glibc
import Reader
import Synchronization

/// Events on their way from other threads to the loop, with a descriptor that becomes readable when there are any.
final class Mailbox: Sendable {
  private let events = Mutex<[Event]>([])
  /// Readable while events wait.
  let descriptor: Int32

  init() { descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK)) }

  /// Puts an event in; wakes the loop.
  func post(_ event: Event) {
    events.withLock { $0.append(event) }
    _ = eventfd_write(descriptor, 1)
  }

  /// Takes all events out.
  func take() -> [Event] {
    var count: eventfd_t = 0
    _ = eventfd_read(descriptor, &count)
    return events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
