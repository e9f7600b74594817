import Reader
import Synchronization
import System

/// Events on their way from other threads to the loop, to which the mailbox belongs.
package final class Mailbox: Sendable {
  private let events = Mutex<[Event]>([])
  private let bell = Bell()

  /// An empty mailbox.
  package init() {}

  /// Readable while events wait.
  package var descriptor: Int32 { bell.descriptor }

  /// Puts an event in; wakes the loop.
  package func post(_ event: Event) {
    events.withLock { $0.append(event) }
    bell.ring()
  }

  /// Removes and returns all events, in the order in which they came.
  package func take() -> [Event] {
    bell.silence()
    return events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
