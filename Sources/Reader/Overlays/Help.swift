import Configuration
import Surface
import TextLayout
import Theming

/// The help, made from the command table.
struct Help: Overlay {
  /// The first row on screen.
  private(set) var top = 0

  /// A row: a group's heading, a command with its keys, or blank.
  enum Row {
    case heading(String)
    case command(keys: String, name: String, help: String)
    case blank
  }

  static func rows(_ words: Words, _ commands: CommandSet = CommandSet()) -> [Row] {
    var rows: [Row] = []
    for group in Command.Group.allCases {
      if !rows.isEmpty { rows.append(.blank) }
      rows.append(.heading(words.group(group)))
      for command in commands.all where command.group == group {
        rows.append(
          .command(
            keys: command.keys.map(\.name).joined(separator: " "), name: command.name,
            help: command.help[words.language]))
      }
    }
    return rows
  }

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    if key == .enter || state.commands.leaves(key, openedBy: "help") { return .closes }
    if let scroll = state.commands.scroll(key) {
      top = scroll.target(from: top, page: Help.page(state))
    }
    return .stays
  }

  mutating func settle(_ state: ReaderState) {
    top = top.held(
      in: 0...max(0, Help.rows(state.words, state.commands).count - Help.page(state)))
  }

  /// The rows on screen.
  private static func page(_ state: ReaderState) -> Int {
    max(1, Rect.page(of: state.size).height)
  }

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine { .hint(state.words.helpHint) }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let body = Rect.page(of: state.size)
    canvas.heading(
      title(state, seen: top + body.height), over: body, isFocused: true, from: 0,
      end: state.size.columns)
    let rows = Help.rows(state.words, state.commands)
    for line in 0..<body.height {
      guard rows.indices.contains(top + line) else { break }
      draw(rows[top + line], on: &canvas, body, y: body.y + line)
    }
  }

  /// How far one has read, where there is more below or above.
  private func title(_ state: ReaderState, seen: Int) -> String {
    let words = state.words
    let count = Help.rows(words, state.commands).count
    guard count > 0 else { return words.helpTitle }
    return "\(words.helpTitle) \(min(seen, count) * 100 / count)%"
  }

  private func draw(_ row: Row, on canvas: inout Canvas, _ body: Rect, y: Int) {
    switch row {
    case .blank: break
    case .heading(let title): canvas.write(title, .heading, x: body.x, y: y, end: body.right)
    case .command(let keys, let name, let help):
      let helpColumn = body.x + (body.width >= 70 ? 38 : 15)
      canvas.write(keys, .statusKey, x: body.x + 1, y: y, end: helpColumn - 1)
      if body.width >= 70 { canvas.write(name, .dim, x: body.x + 19, y: y, end: helpColumn - 1) }
      canvas.write(
        truncated(help, to: body.right - helpColumn), .text, x: helpColumn, y: y, end: body.right)
    }
  }
}
