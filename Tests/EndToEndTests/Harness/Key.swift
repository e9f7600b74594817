/// What a person does at the terminal; a plain string is typed as it stands.
///
/// After `escape` a test waits for what it does before it presses more: a program cannot tell
/// Escape and a letter from Alt and that letter.
enum Key: ExpressibleByStringLiteral, Sendable {
  /// Typed characters.
  case text(String)
  /// A letter with Control held.
  case control(Character)
  /// Characters with Alt held.
  case alt(String)
  /// Text pasted, in brackets if the program asked for them.
  case paste(String)
  /// The mouse's first button at a cell.
  case click(Screen.Position)
  /// The wheel turned up over a cell.
  case wheelUp(Screen.Position)
  /// The wheel turned down over a cell.
  case wheelDown(Screen.Position)
  /// The keys that have names.
  case enter, escape, tab, backTab, backspace
  /// The arrows.
  case up, down, left, right
  /// The keys above them.
  case home, end, pageUp, pageDown
  /// A function key.
  case function(Int)

  init(stringLiteral text: String) {
    self = .text(text)
  }
}
