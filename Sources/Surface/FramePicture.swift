import TextLayout

/// A frame as a picture (SVG): each character on the grid of its cells, whatever font shows it.
///
/// Runs of characters of one width are texts with a length of their own (`textLength`), so that a
/// fallback font for Hangul moves nothing. Lines and bars are drawn as shapes, as terminals do.
package struct FramePicture {
  /// The colours of a terminal that is told nothing: what text and screen have.
  package struct Ground: Sendable {
    /// Of text, as `#rrggbb`.
    package let foreground: String
    /// Of the screen.
    package let background: String

    /// A dark screen.
    package static let dark = Ground(foreground: "#d8d8d8", background: "#1c1c1c")
    /// A light screen.
    package static let light = Ground(foreground: "#262626", background: "#fcfcfc")
  }

  /// The pixels of a cell: six tenths of the font's size, which is what monospaced fonts have.
  private static let (cellWidth, cellHeight, fontSize) = (9, 20, 15)
  /// The pixels around the screen.
  private static let margin = 12
  /// Where letters stand, in pixels from the top of their cells.
  private static let baseline = 15
  private static let fonts =
    "ui-monospace, 'D2Coding', 'Noto Sans Mono CJK KR', 'Sarasa Mono K', Menlo, 'DejaVu Sans Mono', Consolas, monospace"

  /// How a run is drawn, with colours that are none of the terminal's.
  private struct Look: Hashable {
    var foreground: String
    var background: String
    var attributes: Style.Attributes
  }

  private let frame: Frame
  private let ground: Ground
  private let title: String

  /// A picture.
  ///
  /// - Parameter title: what it shows, for whoever does not see it.
  package init(_ frame: Frame, ground: Ground, title: String) {
    self.frame = frame
    self.ground = ground
    self.title = title
  }

  /// The picture's text.
  package var svg: String {
    let (margin, size) = (FramePicture.margin, frame.size)
    let width = size.columns * FramePicture.cellWidth + 2 * margin
    let height = size.rows * FramePicture.cellHeight + 2 * margin
    let screen =
      (size.rows > 0 ? frame.row(0).last.map(look)?.background : nil) ?? ground.background
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
        + " viewBox=\"0 0 \(width) \(height)\" role=\"img\" font-family=\"\(FramePicture.fonts)\""
        + " font-size=\"\(FramePicture.fontSize)\">",
      "<title>\(FramePicture.escaped(title))</title>",
      "<rect width=\"\(width)\" height=\"\(height)\" rx=\"8\" fill=\"\(screen)\"/>",
    ]
    for row in 0..<size.rows { lines += drawing(ofRow: row, on: screen) }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  // MARK: Rows

  private func drawing(ofRow row: Int, on screen: String) -> [String] {
    let y = FramePicture.margin + row * FramePicture.cellHeight
    var (grounds, shapes, texts): ([String], [String], [String]) = ([], [], [])
    for run in runs(inRow: row) {
      let x = FramePicture.margin + run.column * FramePicture.cellWidth
      let width = run.cells * FramePicture.cellWidth
      if run.look.background != screen {
        grounds.append(rectangle(x, y, width, FramePicture.cellHeight, run.look.background))
      }
      for part in parts(of: run) {
        let x = FramePicture.margin + part.column * FramePicture.cellWidth
        if let shape = part.shape {
          shapes.append(drawing(shape, x, y, part.cells * FramePicture.cellWidth, run.look))
        } else {
          texts.append(text(part, x, y, run.look))
        }
      }
    }
    return grounds + shapes + texts
  }

  /// Cells of a row that are drawn alike.
  private struct Run {
    let row: Int
    let column: Int
    var cells: Int
    let look: Look
  }

  private func runs(inRow row: Int) -> [Run] {
    var runs: [Run] = []
    for (column, cell) in frame.row(row).enumerated() {
      let look = look(cell)
      if let last = runs.indices.last, runs[last].look == look {
        runs[last].cells += 1
      } else {
        runs.append(Run(row: row, column: column, cells: 1, look: look))
      }
    }
    return runs
  }

  /// Characters of a run that have the same width, or a line or bar.
  private struct Part {
    let column: Int
    var cells: Int
    var text: String
    let isWide: Bool
    let shape: Shape?
  }

  private func parts(of run: Run) -> [Part] {
    var parts: [Part] = []
    let cells = Array(frame.row(run.row, columns: run.column..<run.column + run.cells))
    for (offset, cell) in cells.enumerated() {
      guard let scalar = Unicode.Scalar(cell.scalar), !cell.isContinuation else { continue }
      let isWide = offset + 1 < cells.count && cells[offset + 1].isContinuation
      let column = run.column + offset
      if scalar == " " {
        // Spaces within a line of text keep its parts together, as one selects it.
        if var last = parts.last, last.shape == nil, !last.isWide,
          last.column + last.cells == column
        {
          last.text += " "
          last.cells += 1
          parts[parts.count - 1] = last
        }
        continue
      }
      let shape = Shape(scalar)
      let text = frame.marks(of: cell).reduce(into: String(Character(scalar))) {
        $0.unicodeScalars.append($1)
      }
      if var last = parts.last, last.shape == shape, shape?.joins != false, last.isWide == isWide,
        last.column + last.cells == column
      {
        last.text += text
        last.cells += isWide ? 2 : 1
        parts[parts.count - 1] = last
      } else {
        parts.append(
          Part(column: column, cells: isWide ? 2 : 1, text: text, isWide: isWide, shape: shape))
      }
    }
    return parts.map { part in
      var part = part
      while part.shape == nil, part.text.last == " " {
        part.text.removeLast()
        part.cells -= 1
      }
      return part
    }
  }

  private func text(_ part: Part, _ x: Int, _ y: Int, _ look: Look) -> String {
    var attributes = ""
    if look.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if look.attributes.contains(.italic) { attributes += " font-style=\"italic\"" }
    if look.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
    if look.attributes.contains(.dim) { attributes += " opacity=\"0.65\"" }
    return "<text x=\"\(x)\" y=\"\(y + FramePicture.baseline)\""
      + " textLength=\"\(part.cells * FramePicture.cellWidth)\" fill=\"\(look.foreground)\""
      + " xml:space=\"preserve\"\(attributes)>\(FramePicture.escaped(part.text))</text>"
  }

  // MARK: Shapes

  /// A character that terminals draw from edge to edge of its cell.
  private enum Shape: Hashable {
    case horizontal, vertical, tee
    /// So many eighths of the cell, from its left.
    case block(Int)

    init?(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "─": self = .horizontal
      case "│": self = .vertical
      case "├": self = .tee
      case "\u{2588}"..."\u{258F}": self = .block(8 - Int(scalar.value - 0x2588))
      default: return nil
      }
    }

    /// Whether several in a row are one shape.
    var joins: Bool { self == .horizontal || self == .block(8) }
  }

  private func drawing(_ shape: Shape, _ x: Int, _ y: Int, _ width: Int, _ look: Look) -> String {
    let (middleX, middleY) = (x + FramePicture.cellWidth / 2, y + FramePicture.cellHeight / 2)
    let height = FramePicture.cellHeight
    switch shape {
    case .horizontal: return rectangle(x, middleY, width, 1, look.foreground)
    case .vertical: return rectangle(middleX, y, 1, height, look.foreground)
    case .tee:
      return rectangle(middleX, y, 1, height, look.foreground)
        + rectangle(middleX, middleY, x + width - middleX, 1, look.foreground)
    case .block(let eighths):
      let part = eighths == 8 ? width : max(1, width * eighths / 8)
      return rectangle(x, y + 3, part, height - 6, look.foreground)
    }
  }

  private func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ color: String) -> String
  {
    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(color)\"/>"
  }

  // MARK: Colours

  private func look(_ cell: Cell) -> Look {
    let style = cell.style
    var look = Look(
      foreground: color(style.foreground) ?? ground.foreground,
      background: color(style.background) ?? ground.background,
      attributes: style.attributes.subtracting(.reverse))
    if style.attributes.contains(.reverse) { swap(&look.foreground, &look.background) }
    return look
  }

  private func color(_ color: Color?) -> String? {
    switch color {
    case nil, .terminalDefault: nil
    case .rgb(let red, let green, let blue): FramePicture.hexadecimal(red, green, blue)
    case .indexed(let index):
      if index >= 16 {
        FramePicture.hexadecimal(
          XtermPalette.rgb(index).0, XtermPalette.rgb(index).1, XtermPalette.rgb(index).2)
      } else {
        FramePicture.palette[Int(index)]
      }
    }
  }

  /// The sixteen colours of a terminal that are the user's own, as readable on dark as on light.
  private static let palette = [
    "#000000", "#c23b3b", "#3d8b40", "#a67c00", "#3a76c4", "#a04fb0", "#2b8a8a", "#b8b8b8",
    "#6e6e6e", "#e06c6c", "#6fbf73", "#d9b44a", "#6fa3e8", "#c78bd6", "#5fc2c2", "#ffffff",
  ]

  private static func hexadecimal(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// A text without what XML takes for its own.
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      // XML 1.0 has no such characters (2.2).
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
