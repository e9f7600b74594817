import Surface
import TextLayout
import Theming

/// A menu: its numbered rows over the status line, which says what is chosen among.
enum MenuBox {
  /// The rows that a menu has room for.
  static func height(of menu: Menu, in size: Size) -> Int {
    min(menu.rows.count, max(1, (size.rows - 3) * 2 / 3))
  }

  static func draw(on canvas: inout Canvas, state: ReaderState, menu: Menu) {
    let height = height(of: menu, in: state.size)
    let bottom = state.size.rows - 1
    let first = scrolledTop(0, cursor: menu.selected, count: menu.rows.count, height: height)
    let labels = menu.rows.map { displayWidth(of: Sanitizer.clean($0.label)) }
    let detail = min(labels.max() ?? 0, state.size.columns / 3) + 7
    for line in 0..<height where menu.rows.indices.contains(first + line) {
      let index = first + line
      let y = bottom - height + line
      draw(menu.rows[index], number: index + 1, detail: detail, on: &canvas, state: state, y: y)
      if index == menu.selected {
        canvas.frame.overlay(canvas.theme[.selection], x: 0, y: y, end: state.size.columns)
      }
    }
  }

  private static func draw(
    _ row: Menu.Row, number: Int, detail: Int, on canvas: inout Canvas, state: ReaderState, y: Int
  ) {
    let end = state.size.columns
    canvas.frame.fill(x: 0, y: y, end: end, style: canvas.style(.status))
    let text = String(repeating: " ", count: number < 10 ? 1 : 0) + String(number)
    canvas.write(text, .statusKey, over: .status, x: 1, y: y, end: end)
    canvas.write(
      truncated(Sanitizer.clean(row.label), to: detail - 6), .status, x: 5, y: y, end: end)
    canvas.write(
      truncated(Sanitizer.clean(row.detail), to: end - detail - 1), .prompt, over: .status,
      x: detail, y: y, end: end)
  }
}
