import CCrash
import CLibc
import Glibc
import Reader
import TextLayout

/// What can be found out about the terminal without taking it: what `nonmun doctor` tells.
public struct TerminalFacts: Sendable {
  /// The description in use; nil where there is none.
  public let description: String?
  /// What the user should know of the description.
  public let note: Localized?
  /// How many colours would be sent.
  public let depth: ColorDepth
  /// The size in cells; nil where the terminal does not say.
  public let size: Size?

  /// Looks at the terminal of an environment.
  ///
  /// - Parameter terminal: a descriptor of it.
  public init(environment: [String: String], terminal: Int32) {
    let found = OpenTerminal.description(of: environment["TERM"] ?? "", output: terminal)
    description = found?.0.name
    note = found?.1
    depth =
      found.map { found in
        ColorDepth.choose(
          environment: environment, terminalColors: found.0.colors,
          hasDirect: found.0.hasDirectColor)
      } ?? .mono
    var window = winsize()
    let isKnown = ioctl(terminal, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    size = isKnown ? Size(columns: Int(window.ws_col), rows: Int(window.ws_row)) : nil
  }

  /// Asks the terminal how wide ambiguous characters are; nil where it does not answer within half a second.
  public static func measureAmbiguousWidth() -> AmbiguousWidth? {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { return nil }
    var raw = before
    cfmakeraw(&raw)
    tcsetattr(terminal, TCSANOW, &raw)
    defer { tcsetattr(terminal, TCSANOW, &before) }
    let question = AmbiguousWidthProbe.questionOnThisRow
    guard write(terminal, question, question.count) == question.count else { return nil }
    var probe = AmbiguousWidthProbe()
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 512)
    var source = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    while poll(&source, 1, 500) > 0 {
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
