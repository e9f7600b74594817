/// A terminal as the loop has it: it shows frames, and is lent to other programs.
///
/// `CursesScreen` is the real one. Tests have another, which keeps what it was shown.
package protocol TerminalSurface: ~Copyable {
  /// The size in cells, as it is now.
  var size: Size { get }
  /// How many colours there are; themes are reduced to it.
  var depth: ColorDepth { get }
  /// The bytes of the keys that this terminal has sequences of its own for.
  var keySequences: [[UInt8]: Key] { get }
  /// The terminal's descriptor for programs that are lent it.
  var descriptor: Int32 { get }
  /// A descriptor that is writable once the terminal has room for the rest of what was drawn; nil
  /// where there is no rest.
  ///
  /// Nothing is drawn while there is a rest.
  var waitingDescriptor: Int32? { get }

  /// Makes the terminal show a frame.
  mutating func show(_ frame: Frame)
  /// Sends what the terminal had no room for.
  mutating func sendRest()
  /// Has the next frame drawn whole, whatever the terminal may show.
  mutating func invalidate()
  /// Sends a control sequence between frames.
  mutating func send(_ sequence: [UInt8])
  /// Asks how wide ambiguous characters are, before the next frame; false where the terminal would
  /// not understand.
  mutating func askAmbiguousWidth() -> Bool

  /// Gives the terminal back as it was found.
  ///
  /// - Parameter patience: how many milliseconds a terminal that is slow has for what is sent.
  mutating func giveBack(patience: Int)
  /// Waits until the terminal listens to this process again, and sets its modes.
  ///
  /// - Returns: the signal to end by where the terminal is not to be had any more, nil where it is.
  func awaitTerminal() -> Int32?
  /// Takes the screen over, again after `giveBack`; the next frame is drawn whole.
  mutating func takeBack()
  /// Has the terminal given back at the end, although another program has it now.
  func claim()
}

extension TerminalSurface where Self: ~Copyable {
  /// Gives the terminal back as it was found, with the usual patience.
  package mutating func giveBack() { giveBack(patience: 300) }
}
