import Surface

/// Something that has the keys in place of the panes: a list to choose from, a prompt, a screen of
/// its own.
///
/// Each is a file in this folder and a row of the command table that opens it. Nothing lists them
/// all.
protocol Overlay: Sendable {
  /// Whether keys are text: then letters are no commands, and Hangul stays Hangul.
  var isTyped: Bool { get }
  /// Which keys it has of its own beside those that move and leave everywhere; nil for none.
  var room: OverlayAction.Room? { get }
  /// Whether the summary beside it counts as being read.
  var leavesReading: Bool { get }

  /// Handles a key.
  ///
  /// The state has no overlay meanwhile: one that opens another puts it there, and is over.
  ///
  /// - Returns: whether it stays, and what is to be done outside.
  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep

  /// Follows what has changed of the state, such as the screen's size.
  mutating func settle(_ state: ReaderState)

  /// The cells that it covers, above the last line; the panes show around them.
  func area(_ state: ReaderState) -> Rect

  /// Draws what stands in its area.
  func draw(on canvas: inout Canvas, _ state: ReaderState)

  /// What stands on the last line.
  func line(_ state: ReaderState) -> OverlayLine

  /// Where the terminal's cursor stands; nil where the last line says it.
  func cursor(_ state: ReaderState) -> Frame.Cursor?
}

extension Overlay {
  var isTyped: Bool { false }
  var room: OverlayAction.Room? { nil }
  var leavesReading: Bool { false }
  mutating func settle(_ state: ReaderState) {}
  func draw(on canvas: inout Canvas, _ state: ReaderState) {}
  func cursor(_ state: ReaderState) -> Frame.Cursor? { nil }

  /// A prompt on the last line covers nothing.
  func area(_ state: ReaderState) -> Rect { .zero }

  /// Whether it leaves nothing to see of the panes.
  func coversPanes(_ state: ReaderState) -> Bool { area(state) == .screen(of: state.size) }
}

extension Rect {
  /// All of a screen but its last line.
  static func screen(of size: Size) -> Rect {
    Rect(x: 0, y: 0, width: size.columns, height: size.rows - 1)
  }

  /// So many rows right above the last line of a screen.
  static func rows(_ count: Int, atBottomOf size: Size) -> Rect {
    Rect(x: 0, y: size.rows - 1 - count, width: size.columns, height: count)
  }

  /// The text of a screen of its own: below its heading, above the last line, and a column from the
  /// left.
  static func page(of size: Size) -> Rect {
    Rect(x: 1, y: 1, width: size.columns - 1, height: size.rows - 2)
  }
}

/// What comes of a key.
struct OverlayStep {
  /// Whether the overlay is left.
  let isOver: Bool
  /// What is to be done outside.
  let effects: [Effect]

  /// The overlay stays.
  static let stays = OverlayStep(isOver: false, effects: [])
  /// The overlay is left.
  static let closes = OverlayStep(isOver: true, effects: [])

  /// The overlay stays, and something is to be done outside.
  static func stays(with effects: [Effect]) -> OverlayStep {
    OverlayStep(isOver: false, effects: effects)
  }

  /// The overlay is left, and something is to be done outside.
  static func closes(with effects: [Effect]) -> OverlayStep {
    OverlayStep(isOver: true, effects: effects)
  }
}

/// The last line of a screen whose keys go to an overlay.
enum OverlayLine {
  /// What its keys do.
  case hint(String)
  /// What is chosen among, and what keys do.
  case question(String, hint: String)
  /// A sign, and the text being typed behind it, with the cursor at its caret.
  ///
  /// - `hint`: what stands at the right end where there is room: parts two spaces apart, the first
  ///   the last to go.
  /// - `mistake`: the characters of the text that are wrong.
  case prompt(String, TextInput, hint: String, mistake: Range<Int>? = nil)
}

extension ReaderState {
  /// Whether keys are text.
  var isTyping: Bool { overlay?.isTyped == true }

  /// Gives a key to the overlay that has the keys.
  mutating func press(_ key: Key, in overlay: any Overlay) -> [Effect] {
    var open = overlay
    self.overlay = nil
    let step = open.press(key, &self)
    if !step.isOver { self.overlay = open }
    return step.effects
  }

  /// Has the overlay follow what has changed.
  mutating func settleOverlay() {
    guard var open = overlay else { return }
    open.settle(self)
    overlay = open
  }
}
