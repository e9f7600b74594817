/// What the user should know of a terminal that is drawn on by another's description.
public enum TerminalNote: Sendable, Hashable {
  /// Nobody knows the terminal of this name; the description in use is of another.
  case unknown(String, using: String)
  /// By its description the terminal of this name cannot move its cursor; it is taken for a VT100.
  case immobile(String)
}
