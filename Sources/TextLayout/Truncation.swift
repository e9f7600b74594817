/// `text` cut to at most `cells` cells, ending in `…` if anything was cut off.
///
/// Cuts between grapheme clusters (UAX #29), never through a wide character, so that the result may
/// be a cell short; the text must be clean (see `Sanitizer`).
public func truncated(_ text: String, to cells: Int) -> String {
  // No scalar is wider than its UTF-8 is long.
  if text.utf8.count <= cells { return text }
  let ellipsis: Unicode.Scalar = "…"
  let room = cells - displayWidth(of: ellipsis)
  let scalars = text.unicodeScalars
  var width = 0
  var cut = scalars.startIndex
  var index = scalars.startIndex
  while index < scalars.endIndex {
    width += displayWidth(of: scalars[index])
    if width > cells {
      guard room >= 0 else { return "" }
      return String(text[..<text.startOfCharacter(at: cut)]) + String(ellipsis)
    }
    index = scalars.index(after: index)
    if width <= room { cut = index }
  }
  return text
}

/// `text` cut or filled up with spaces to exactly `cells` cells.
public func padded(_ text: String, to cells: Int) -> String {
  let text = truncated(text, to: cells)
  return text + String(repeating: " ", count: max(0, cells - displayWidth(of: text)))
}
