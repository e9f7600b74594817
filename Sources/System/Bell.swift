import CLibc
import Glibc

/// What one thread rings and another waits for, by a descriptor that is readable once it has rung
/// (eventfd(2)).
package struct Bell: ~Copyable, Sendable {
  private let event: Descriptor

  /// A bell that has not rung.
  package init() { event = Descriptor(eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))) }

  /// Readable once it has rung, until it is silenced.
  package var descriptor: Int32 { event.number }

  /// Rings.
  ///
  /// Ringing twice is the same as ringing once.
  package func ring() { _ = eventfd_write(event.number, 1) }

  /// Silences the bell.
  ///
  /// - Returns: whether it had rung.
  @discardableResult
  package func silence() -> Bool {
    var count: eventfd_t = 0
    return eventfd_read(event.number, &count) == 0
  }

  /// Waits until it has rung, and silences it.
  package func wait() {
    var source = pollfd(fd: event.number, events: Int16(POLLIN), revents: 0)
    while !silence() { _ = poll(&source, 1, -1) }
  }

  /// Waits until it has rung or so much time is over, and silences it.
  package func wait(milliseconds: Int32) {
    var source = pollfd(fd: event.number, events: Int16(POLLIN), revents: 0)
    _ = poll(&source, 1, milliseconds)
    silence()
  }
}
