/// A key as the program understands it, whatever bytes the terminal sent for it.
public enum Key: Hashable, Sendable {
  /// A character that was typed, one scalar at a time.
  case scalar(Unicode.Scalar)
  /// Ctrl with a letter, given in lower case.
  case control(Unicode.Scalar)
  /// Alt with a character; with U+007F, Alt and Backspace.
  case alt(Unicode.Scalar)
  /// A function key, from 1.
  case function(Int)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// Ctrl or Alt with an arrow.
  case wordLeft, wordRight
  /// Text pasted between the terminal's paste brackets: never keys.
  case paste(String)
  /// A mouse button or wheel; only where the configuration switched the mouse on.
  case mouse(MouseAction)
  /// Two keys, one after the other, as a command may be bound to; no terminal sends it, and neither
  /// is one itself.
  indirect case sequence(Key, Key)
  /// Where the terminal says that its cursor is, rows and columns from 1: an answer, which nobody
  /// pressed.
  case cursorReport(row: Int, column: Int)
  /// A sequence that no key is known for.
  case unknown

  /// The key as help shows it: `j`, `Ctrl-d`, `Space`, `F1`, `↑`.
  public var name: String {
    switch self {
    case .scalar(" "): "Space"
    case .scalar(let scalar): String(Character(scalar))
    case .control(let letter): "Ctrl-\(Character(letter))"
    case .alt("\u{7F}"): "Alt-Backspace"
    case .alt(let scalar): "Alt-\(Character(scalar))"
    case .function(let number): "F\(number)"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .wordLeft: "Ctrl-←"
    case .wordRight: "Ctrl-→"
    case .sequence(let first, let second): "\(first.name) \(second.name)"
    case .paste, .mouse, .cursorReport, .unknown: ""
    }
  }
}

extension Key {
  /// The key that is pressed first: of a sequence the first of the two, else the key itself.
  public var first: Key { if case .sequence(let first, _) = self { first } else { self } }

  /// Whether it is two keys, one after the other.
  public var isSequence: Bool { if case .sequence = self { true } else { false } }

  /// Whether one would never come to the other: they are the same, or one is pressed first in the
  /// other.
  public func isInTheWay(of other: Key) -> Bool {
    self == other || (isSequence != other.isSequence && first == other.first)
  }
}

/// What the mouse did, at a cell counted from 0 at the top left.
public enum MouseAction: Hashable, Sendable {
  case press(column: Int, row: Int)
  case wheelUp(column: Int, row: Int)
  case wheelDown(column: Int, row: Int)
}

extension Key: ExpressibleByUnicodeScalarLiteral {
  /// `"j"` is the key that types it.
  public init(unicodeScalarLiteral scalar: Unicode.Scalar) { self = .scalar(scalar) }
}
