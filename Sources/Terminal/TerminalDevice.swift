import Glibc
import System

/// A terminal opened anew, so that the reader's descriptor does not block and the shell's stays as
/// it is.
///
/// `O_NONBLOCK` belongs to what descriptors share (open(2), "open file description"), and a shell
/// that finds its own input not blocking logs out.
package enum TerminalDevice {
  /// Opens the terminal that a descriptor leads to once more, without blocking.
  ///
  /// Where that may not be, as after `su`, the process's own terminal is tried, which is the same;
  /// else the descriptor itself is used, and written to only where it has room.
  package static func reopen(_ descriptor: Int32) -> Descriptor {
    let flags = O_RDWR | O_NOCTTY | O_NONBLOCK
    let same = Descriptor(opening: "/proc/self/fd/\(descriptor)", flags)
    if same.isOpen { return same }
    let own = Descriptor(opening: "/dev/tty", flags)
    if own.isOpen, tcgetsid(own.number) == tcgetsid(descriptor) { return own }
    return Descriptor(fcntl(descriptor, F_DUPFD_CLOEXEC, 3))
  }
}
