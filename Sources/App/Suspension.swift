import Glibc
import Reader
import Surface

// Handling signals, and giving the terminal away and taking it back.
extension ReaderLoop where Screen: ~Copyable {
  /// Handles the signals that came.
  mutating func takeSignals() {
    for signal in signals.take() { take(signal: signal) }
  }

  /// Does what a signal asks for, such as ending the loop.
  mutating func take(signal: Int32) {
    switch signal {
    case SIGWINCH: take(.resized(screen.size))
    case SIGTSTP: suspend()
    // The reader was stopped from outside, and another program may have changed the terminal's
    // modes meanwhile.
    case SIGCONT: comeBack()
    // The one who started the child waits for it.
    case SIGCHLD: break
    case SIGHUP: ending = .hangup
    default: ending = .signal(signal)
    }
  }

  /// Stops as a program without handlers would.
  ///
  /// Where no shell waits that could continue the reader, the kernel does not stop it (signal(7),
  /// POSIX “orphaned process group”).
  mutating func suspend() {
    screen.giveBack()
    signals.stop()
    takeMissedSignals()
    comeBack()
  }

  /// Takes the terminal back once the shell has given it to this process.
  mutating func comeBack() {
    guard ending == nil else { return }
    ending = screen.awaitTerminal().map { $0 == SIGHUP ? .hangup : .signal($0) }
    takeMissedSignals()
    guard ending == nil else { return }
    screen.takeBack()
    take(.resized(screen.size))
  }

  /// Handles the signals that came while the process was stopped, but for those that stopped and
  /// continued it.
  private mutating func takeMissedSignals() {
    for signal in signals.take() where signal != SIGCONT && signal != SIGTSTP {
      take(signal: signal)
    }
  }
}
