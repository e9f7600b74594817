import Configuration
import Digest
import Surface
import TextLayout
import Theming

/// An address for a phone: a QR code, and below it the address as one line.
///
/// Two squares of the code share a cell, one above the other, so that they are nearly square; in
/// ASCII one takes two cells.
struct QRScreen: Overlay {
  /// What the code says.
  let address: WebAddress

  /// Where things are on the screen.
  private struct Plan {
    /// The margin in squares; nil where the code has no room.
    var margin: Int?
    /// The address's pieces, a row each.
    var rows: [String]
  }

  /// The margin that a camera wants (ISO/IEC 18004, 6.3.8), and the least that is tried.
  private static let margins = [4, 3, 2, 1]

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    let command = state.commands.keymap[key]?.name
    // As in vi, in which `Z` alone does nothing yet.
    if key == "Z", command == "qr-code" { return .closes(with: [.quit]) }
    switch command {
    case "copy-link": return .closes(with: state.copy(address.text, called: state.words.link))
    case "open-link": return .closes(with: state.open(address.text))
    default:
      return key == " " || state.commands.leavesText(key, openedBy: "qr-code") ? .closes : .stays
    }
  }

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine { .hint(state.words.codeHint) }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let text = Sanitizer.clean(address.text)
    let code = QRCode(address.text)
    let plan = QRScreen.plan(code, text, state)
    var y = 0
    if let code, let margin = plan.margin {
      y = draw(code, margin: margin, on: &canvas, state)
    } else {
      canvas.write(state.words.codeTooLarge, .error, x: 0, y: 0, end: state.size.columns)
      y = state.size.rows > 3 ? 2 : 1
    }
    draw(plan.rows, text, on: &canvas, y: y, state)
  }

  private static func plan(_ code: QRCode?, _ text: String, _ state: ReaderState) -> Plan {
    let rows = pieces(text, state.size.columns)
    guard let code else { return Plan(margin: nil, rows: rows) }
    let fits = margins.first { margin in
      let side = code.size + 2 * margin
      let isASCII = state.settings.hasPlainSigns
      return (isASCII ? 2 * side : side) <= state.size.columns
        && (isASCII ? side : (side + 1) / 2) + rows.count <= state.size.rows - 1
    }
    return Plan(margin: fits, rows: rows)
  }

  /// Draws the code at the left and returns the row below it.
  private func draw(
    _ code: QRCode, margin: Int, on canvas: inout Canvas, _ state: ReaderState
  ) -> Int {
    let side = code.size + 2 * margin
    let paint = Paint(state)
    if state.settings.hasPlainSigns {
      for y in 0..<side {
        for x in 0..<side {
          let isDark = code.isDark(x: x - margin, y: y - margin)
          canvas.frame.write(
            isDark ? "##" : "  ", x: 2 * x, y: y, end: state.size.columns,
            style: isDark ? paint.dark : paint.light)
        }
      }
      return side
    }
    let height = (side + 1) / 2
    for row in 0..<height {
      for x in 0..<side {
        let upper = code.isDark(x: x - margin, y: 2 * row - margin)
        let lower = code.isDark(x: x - margin, y: 2 * row + 1 - margin)
        canvas.frame.write(
          paint.block(upper, lower), x: x, y: row, end: state.size.columns, style: paint.blocks)
      }
    }
    return height
  }

  /// Dark on light, whatever the theme: many cameras read no other.
  private struct Paint {
    let blocks: Style
    let dark: Style
    let light: Style
    private let isInverted: Bool

    init(_ state: ReaderState) {
      let depth = state.theme.depth
      // Without colours the letters are taken to be the lighter of the two, as on most such
      // terminals.
      isInverted = depth == .mono
      let (black, white) = (Color.rgb(0, 0, 0), Color.rgb(255, 255, 255))
      func style(_ foreground: Color, _ background: Color) -> Style {
        Style(foreground: foreground, background: background).reduced(to: depth)
      }
      blocks = isInverted ? Style() : style(black, white)
      dark = isInverted ? Style() : style(black, black)
      light = isInverted ? Style(attributes: .reverse) : style(white, white)
    }

    /// The block whose foreground covers the dark squares, or the light ones where letters are
    /// light.
    func block(_ upper: Bool, _ lower: Bool) -> String {
      switch (upper != isInverted, lower != isInverted) {
      case (true, true): "█"
      case (true, false): "▀"
      case (false, true): "▄"
      case (false, false): " "
      }
    }
  }

  /// Draws the address in the terminal's own colours, and asks the terminal to break it itself
  /// where it takes more than a row: only so do terminals select it as one line.
  private func draw(
    _ pieces: [String], _ text: String, on canvas: inout Canvas, y: Int, _ state: ReaderState
  ) {
    let room = max(0, state.size.rows - 1 - y)
    for (line, piece) in pieces.prefix(room).enumerated() {
      canvas.frame.fill(x: 0, y: y + line, end: state.size.columns, style: Style())
      canvas.frame.write(piece, x: 0, y: y + line, end: state.size.columns, style: Style())
    }
    if pieces.count > 1, pieces.count <= room {
      canvas.frame.unbroken = Frame.Unbroken(text: text, row: y)
    }
  }

  /// The text in the pieces in which a terminal breaks it.
  private static func pieces(_ text: String, _ columns: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var width = 0
    for scalar in text.unicodeScalars {
      let cells = displayWidth(of: scalar)
      if width + cells > columns {
        pieces.append(piece)
        (piece, width) = ("", 0)
      }
      piece.unicodeScalars.append(scalar)
      width += cells
    }
    return pieces + [piece]
  }
}
