import Configuration
import Surface
import TextLayout
import Theming

/// What a program said, and how it ended.
enum OutputScreen {
  static func draw(on canvas: inout Canvas, state: ReaderState, view: OutputView) {
    let size = state.size
    let body = Rect(x: 1, y: 1, width: size.columns - 1, height: size.rows - 2)
    var title = Sanitizer.clean(view.title)
    if let result = view.result {
      title += " \(canvas.glyphs.dot) \(state.words.ending(result))"
    } else {
      title += " \(canvas.glyphs.dot) \(state.words.running)"
    }
    canvas.heading(
      truncated(title, to: size.columns - 2), over: body, isFocused: true, from: 0,
      end: size.columns)
    for line in 0..<body.height where view.rows.indices.contains(view.top + line) {
      canvas.write(view.rows[view.top + line], .text, x: body.x, y: body.y + line, end: body.right)
    }
    if view.result != nil, view.rows.isEmpty {
      canvas.write(state.words.noOutput, .dim, x: body.x, y: body.y, end: body.right)
    }
    canvas.frame.cursor = Frame.Cursor(column: 0, row: size.rows - 1, isVisible: false)
  }
}
