import CLibc
import Glibc
import System

/// The signals that the loop takes, blocked in every thread and read from a descriptor, so that no
/// handler ever interrupts the program between two states.
package final class Signals: Sendable {
  private static let taken =
    [SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGCHLD] + ending

  /// The other signals that end a program by default (signal(7)): the terminal is given back first.
  private static let ending =
    [SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO, SIGPWR, SIGSTKFLT]
    + (nonmun_first_realtime_signal()...nonmun_last_realtime_signal())

  private let file: Descriptor

  /// Readable while a signal waits.
  var descriptor: Int32 { file.number }

  /// Blocks the signals.
  ///
  /// To be called before any other thread begins, as threads inherit what is blocked.
  package init() {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in Signals.taken {
      sigaddset(&set, signal)
    }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    signal(SIGPIPE, SIG_IGN)
    // A write beyond `ulimit -f` then fails, and does not end the program.
    signal(SIGXFSZ, SIG_IGN)
    // A parent may have ignored SIGCHLD, as some shells do; then there would be no ended child to
    // wait for.
    signal(SIGCHLD, SIG_DFL)
    file = Descriptor(signalfd(-1, &set, Int32(SFD_CLOEXEC | SFD_NONBLOCK)))
  }

  /// No signals: for a loop in tests, whose process keeps its own.
  static let none = Signals(.none)

  private init(_ file: consuming Descriptor) { self.file = file }

  /// A signal that came, and from where.
  struct Arrival {
    let number: Int32
    /// Whether the terminal sent it for a key to all of the foreground, and no process sent it to
    /// this one (sigaction(2), `SI_KERNEL`).
    let isFromKeyboard: Bool
  }

  /// The signals that wait.
  func take() -> [Int32] { takeAll().map(\.number) }

  /// The signals that wait, and where they came from.
  func takeAll() -> [Arrival] {
    var signals: [Arrival] = []
    var info = signalfd_siginfo()
    while read(descriptor, &info, MemoryLayout<signalfd_siginfo>.size) > 0 {
      let number = Int32(info.ssi_signo)
      let isKey = [SIGINT, SIGQUIT].contains(number) && info.ssi_code == nonmun_si_kernel
      signals.append(Arrival(number: number, isFromKeyboard: isKey))
    }
    return signals
  }

  /// Stops the process and its group, as the terminal's own key does, and returns when it goes on.
  ///
  /// A script that started the reader stops with it, and so the shell that waits for both knows.
  func stop() {
    signal(SIGTSTP, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTSTP)
    kill(0, SIGTSTP)
    // The signal is delivered between these two lines, as all other threads block it.
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Ends the process by a signal, as whoever waits for it expects to see.
  ///
  /// `SIGQUIT` leaves no core: dumping one takes time, and there was no fault.
  package static func end(by signal: Int32) -> Never {
    nonmun_forbid_core()
    Glibc.signal(signal, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, signal)
    raise(signal)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    exit(128 + signal)
  }
}
