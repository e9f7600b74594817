/// The characters that the screen is drawn with, and their stand-ins where a terminal has only ASCII.
struct Glyphs {
  let vertical: Unicode.Scalar
  let horizontal: Unicode.Scalar
  let teeRight: Unicode.Scalar
  let unread: String
  let left: String
  let kept: String
  let skipped: String
  let folded: String
  let open: String
  let unknown: String
  let dot: String
  let more: String
  /// Bars of one to eight eighths of a cell.
  private let eighths: [Unicode.Scalar]

  init(isASCII: Bool) {
    vertical = isASCII ? "|" : "│"
    horizontal = isASCII ? "-" : "─"
    teeRight = isASCII ? "+" : "├"
    unread = isASCII ? "*" : "•"
    left = isASCII ? "." : "◦"
    kept = isASCII ? "+" : "★"
    skipped = isASCII ? "x" : "×"
    folded = isASCII ? "+" : "▸"
    open = isASCII ? "-" : "▾"
    unknown = isASCII ? "-" : "–"
    dot = isASCII ? "-" : "·"
    more = isASCII ? "+" : "…"
    eighths = isASCII ? ["#"] : ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  }

  /// A bar whose length is `value` of `most`, in at most `cells` cells.
  ///
  /// Anything above nothing shows at least a sliver.
  func bar(_ value: Int, of most: Int, cells: Int) -> String {
    guard value > 0, most > 0, cells > 0, let full = eighths.last else { return "" }
    let steps = eighths.count
    let share = Double(value) / Double(most) * Double(cells * steps)
    let units = min(max(1, Int(share.rounded())), cells * steps)
    var bar = String(repeating: String(Character(full)), count: units / steps)
    if units % steps > 0 { bar.unicodeScalars.append(eighths[units % steps - 1]) }
    return bar
  }
}
