import CCrash
import Glibc

/// Runs work on a thread of its own, whose faults are handled as those of the main one are
/// (`CCrash`).
///
/// - Returns: false where there is no thread to be had; then the work was not begun.
///
/// No signal is taken in it but those that say what the thread itself did wrong: signals are the
/// loop's (`Signals`), and a write to a program that is gone is an error like any other.
package func startThread(_ work: @escaping @Sendable () -> Void) -> Bool {
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Work(work))
  let failure = pthread_create(
    &thread, nil,
    { argument in
      nonmun_crash_prepare_thread()
      blockSignals()
      argument.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().run() }
      return nil
    }, box.toOpaque())
  guard failure == 0 else {
    box.release()
    return false
  }
  pthread_detach(thread)
  return true
}

private func blockSignals() {
  var signals = sigset_t()
  sigfillset(&signals)
  for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS] {
    sigdelset(&signals, fault)
  }
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}

private final class Work: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
