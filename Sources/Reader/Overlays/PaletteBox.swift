import Configuration
import Surface
import TextLayout
import Theming

/// The command palette: the commands that match, over the status line in which the command is typed.
enum PaletteBox {
  static func draw(on canvas: inout Canvas, state: ReaderState, palette: Palette) {
    let commands = palette.commands(state.settings.language)
    let height = min(commands.count, max(1, (state.size.rows - 3) * 2 / 3), 14)
    let bottom = state.size.rows - 1
    let first = scrolledTop(0, cursor: palette.selected, count: commands.count, height: height)
    for line in 0..<height {
      let index = first + line
      guard commands.indices.contains(index) else { break }
      draw(
        commands[index], isSelected: index == palette.selected, on: &canvas, state: state,
        y: bottom - height + line)
    }
  }

  private static func draw(
    _ command: Command, isSelected: Bool, on canvas: inout Canvas, state: ReaderState, y: Int
  ) {
    let end = state.size.columns
    canvas.frame.fill(x: 0, y: y, end: end, style: canvas.style(.status))
    canvas.write(command.name, .statusKey, over: .status, x: 1, y: y, end: min(end, 20))
    let keys = command.keys.first?.name ?? ""
    canvas.write(keys, .prompt, over: .status, x: 21, y: y, end: end)
    canvas.write(
      truncated(command.help[state.settings.language], to: end - 32), .status, x: 31, y: y, end: end
    )
    if isSelected { canvas.frame.overlay(canvas.theme[.selection], x: 0, y: y, end: end) }
  }
}
