/// What the panes draw on: a frame, with the theme's styles by role.
struct Canvas {
  var frame: Frame
  let theme: Theme
  let glyphs: Glyphs

  /// The style of a role, laid over the screen's own.
  func style(_ role: Role) -> Style { theme.style(role) }

  /// Writes in a role's style, laid over another role's where it is not the plain screen's, and returns the column after the
  /// text.
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

  /// A vertical border beside panes.
  mutating func border(x: Int, y: Int, height: Int, isFocused: Bool) {
    let style = style(isFocused ? .borderFocused : .border)
    for row in y..<(y + height) {
      frame.fill(glyphs.vertical, x: x, y: row, end: x + 1, style: style)
    }
  }
}
