import Glibc
import Surface

/// Something that the loop waits for, and what it does then.
struct LoopSource<Screen: TerminalSurface & ~Copyable> {
  /// What is polled; nil while there is nothing to wait for.
  let descriptor: Int32?
  /// What it is polled for: `POLL…` of poll(2).
  var events = Int16(POLLIN)
  /// Handles what has come.
  let handle: (inout ReaderLoop<Screen>) -> Void
}

/// A time that the loop waits for, and what it does then.
struct LoopDeadline<Screen: TerminalSurface & ~Copyable> {
  /// When it is due, in milliseconds of `MonotonicClock`; nil while it is not set.
  let time: Int?
  /// Does what is due, and sets the time anew or to nil.
  let handle: (inout ReaderLoop<Screen>) -> Void
}
