import CLibc
import Glibc
import System
import TextLayout

/// Asks a terminal whose screen is a shell's how wide it draws ambiguous characters: what
/// `nonmun doctor` measures.
public enum AmbiguousWidthQuestion {
  /// How long answers are waited for, in milliseconds.
  private static let patience = 400

  /// The signals that wait until the terminal has its modes again: what ends or stops the program.
  private static let held = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

  /// Asks the process's own terminal; nil where it does not answer in time.
  public static func ask() -> AmbiguousWidth? {
    let terminal = Descriptor(opening: "/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK)
    guard terminal.isOpen else { return nil }
    var (signals, before) = (sigset_t(), sigset_t())
    sigemptyset(&signals)
    for signal in held { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    // Signals that came meanwhile are delivered now that the terminal is as it was found.
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let arrived = Descriptor(signalfd(-1, &signals, Int32(SFD_CLOEXEC | SFD_NONBLOCK)))
    let (keys, signalled) = (terminal.number, arrived.number)
    return withoutEcho(keys) { answer(of: keys, until: signalled) }
  }

  /// Sets modes in which keys and answers arrive at once and without an echo; Ctrl-C stays a
  /// signal.
  private static func withoutEcho<Answer>(_ terminal: Int32, _ body: () -> Answer?) -> Answer? {
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { return nil }
    var changed = before
    changed.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(terminal, TCSANOW, &changed)
    defer { tcsetattr(terminal, TCSANOW, &before) }
    return body()
  }

  private static func answer(of terminal: Int32, until arrived: Int32) -> AmbiguousWidth? {
    let question = AmbiguousWidthProbe.questionOnThisRow
    guard write(terminal, question, question.count) == question.count else { return nil }
    let end = ContinuousClock.now + .milliseconds(patience)
    var probe = AmbiguousWidthProbe()
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 512)
    while case let rest = ContinuousClock.now.duration(to: end), rest > .zero {
      var sources = [
        pollfd(fd: terminal, events: Int16(POLLIN), revents: 0),
        pollfd(fd: arrived, events: Int16(POLLIN), revents: 0),
      ]
      let milliseconds = rest.components.attoseconds / 1_000_000_000_000_000 + 1
      guard poll(&sources, 2, Int32(milliseconds)) > 0, sources[1].revents == 0 else { return nil }
      let count = read(terminal, &buffer, buffer.count)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      while let end = bytes.firstIndex(of: UInt8(ascii: "R")) {
        let column = bytes[..<end].split(separator: UInt8(ascii: ";")).last
        let number = column.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        bytes.removeFirst(end + 1)
        if let number, let width = probe.take(column: number) { return width }
      }
    }
    return nil
  }
}
