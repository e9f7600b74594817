import Surface

@testable import Reader

/// A frame as text: its characters, and below them how they are drawn.
///
/// The second block has a line for each row in which something has an attribute, a letter or a
/// space for each cell: b bold, d dim, i italic, u underlined, r reversed; where several meet, the
/// capital of bold (B: bold and reversed, U: bold and underlined, D: dim and reversed, I: bold and
/// italic) or `*` for any other mixture.
package enum Snapshot {
  /// The frame as text.
  package static func text(of frame: Frame) -> String {
    let size = frame.size
    var lines = ["\(size.columns)×\(size.rows)"]
    lines += frame.text
    lines.append("attributes")
    for row in 0..<size.rows {
      var letters = frame.row(row).map { letter($0.style.attributes) }
      while letters.last == " " { letters.removeLast() }
      guard !letters.isEmpty else { continue }
      lines.append(rightAligned(row, 2) + " " + String(letters))
    }
    if let cursor = frame.cursor {
      lines.append("cursor \(cursor.column),\(cursor.row)" + (cursor.isVisible ? " visible" : ""))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func letter(_ attributes: Style.Attributes) -> Character {
    switch attributes {
    case []: " "
    case .bold: "b"
    case .dim: "d"
    case .italic: "i"
    case .underline: "u"
    case .reverse: "r"
    case [.bold, .reverse]: "B"
    case [.bold, .underline]: "U"
    case [.dim, .reverse]: "D"
    case [.bold, .italic]: "I"
    default: "*"
    }
  }
}
