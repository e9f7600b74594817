/// What the program is to do outside its state.
///
/// `update` returns effects; whoever runs the loop carries them out.
public enum Effect: Sendable, Hashable {
  /// Leave the program.
  case quit
  /// Give the terminal back and stop, as on Ctrl-Z.
  case suspend
  /// Draw the whole screen again, whatever the terminal may show.
  case repaint
  /// Read the theme that comes after this one; the result comes back as an event.
  case loadTheme(after: String)
  /// Come back with `Event.dwelled` of this paper after so many milliseconds, unless another paper comes first.
  case dwell(on: String, milliseconds: Int)
}
