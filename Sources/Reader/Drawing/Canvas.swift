import Surface
import Theming

/// What the panes draw on: a frame, with the theme's styles by role.
struct Canvas {
  var frame: Frame
  let theme: Theme
  let glyphs: Glyphs

  /// The style of a role, laid over the screen's own.
  func style(_ role: Role) -> Style { theme.style(role) }

  /// Writes in a role's style, laid over another role's where it is not the plain screen's, and
  /// returns the column after the text.
  @discardableResult
  mutating func write(
    _ text: String, _ role: Role, over below: Role = .text, x: Int, y: Int, end: Int
  ) -> Int {
    frame.write(text, x: x, y: y, end: end, style: theme.style(role, over: style(below)))
  }

  /// The heading of a pane, over the row above its content.
  mutating func heading(_ text: String, over rect: Rect, isFocused: Bool, from x: Int, end: Int) {
    let role: Role = isFocused ? .headerFocused : .header
    frame.fill(x: x, y: rect.y - 1, end: end, style: style(role))
    write(text, role, x: rect.x, y: rect.y - 1, end: end)
  }

  /// The heading of a pane that has another above it: a line across, with the text in it.
  mutating func divider(_ text: String, over rect: Rect, isFocused: Bool) {
    let y = rect.y - 1
    let line = style(isFocused ? .borderFocused : .border)
    frame.fill(glyphs.horizontal, x: rect.x - 1, y: y, end: rect.right + 1, style: line)
    write(" \(text) ", isFocused ? .headerFocused : .header, x: rect.x, y: y, end: rect.right)
  }

  /// A vertical border beside panes, with a tee where a divider meets it.
  mutating func border(x: Int, height: Int, isFocused: Bool, divider: Int? = nil) {
    let style = style(isFocused ? .borderFocused : .border)
    for row in 0..<height {
      let glyph = row == divider ? glyphs.teeRight : glyphs.vertical
      frame.fill(glyph, x: x, y: row, end: x + 1, style: style)
    }
  }
}
