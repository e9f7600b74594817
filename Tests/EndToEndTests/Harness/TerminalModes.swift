import Glibc

/// The modes of a terminal as the kernel keeps them: what `stty` shows, as a value.
struct TerminalModes: Equatable, Sendable {
  /// Input, output, control and local flags, in this order.
  let flags: [tcflag_t]
  /// The control characters.
  let controlCharacters: [cc_t]
  /// Input and output speed.
  let speeds: [speed_t]

  /// Reads the modes; on Linux the master's descriptor gives those of the slave.
  init(descriptor: Int32) throws {
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { throw SystemError("reading terminal modes") }
    flags = [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
    controlCharacters = withUnsafeBytes(of: modes.c_cc) { Array($0) }
    speeds = [cfgetispeed(&modes), cfgetospeed(&modes)]
  }

  /// Whether what is typed is shown by the terminal itself.
  var echoes: Bool { flags[3] & tcflag_t(ECHO) != 0 }

  /// Whether input comes a line at a time.
  var isCanonical: Bool { flags[3] & tcflag_t(ICANON) != 0 }
}
