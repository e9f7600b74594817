import Glibc
import Surface

extension Size {
  /// The most that is drawn on.
  ///
  /// No screen has so many cells. Of a terminal that claims more, up to 65,535 each way, the first
  /// ones are drawn on, since ncurses counts columns in 16 bits with a sign.
  static let most = Size(columns: 2_000, rows: 1_000)

  /// The size of a terminal's window as the kernel knows it (ioctl_tty(2)); nil where it knows
  /// none.
  ///
  /// - Parameter terminal: the terminal's descriptor.
  package init?(ofTerminal terminal: Int32) {
    var window = winsize()
    guard ioctl(terminal, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    self.init(
      columns: min(Int(window.ws_col), Size.most.columns),
      rows: min(Int(window.ws_row), Size.most.rows))
  }
}
