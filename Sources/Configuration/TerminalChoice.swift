/// Something of the terminal's that is found out unless it is set.
public enum TerminalChoice: Sendable, Hashable {
  /// As the terminal is known or found to be.
  case auto
  /// Whatever the terminal is.
  case on, off
}
