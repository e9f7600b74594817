import Glibc

/// The width of the terminal that standard output is, in cells; nil where it is none.
var terminalWidth: Int? {
  var window = winsize()
  guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
  return Int(window.ws_col)
}
