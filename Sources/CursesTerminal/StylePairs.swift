import CNcurses
import Reader

/// Styles as ncurses has them: attributes and a colour pair, asked for once each.
struct StylePairs {
  /// The attributes and the number of the colour pair.
  struct Drawn {
    let attributes: attr_t
    let pair: Int32
  }

  private let depth: ColorDepth
  private let colors: Int
  /// How many of the first colour numbers are palette entries.
  private let paletteSize: Int
  private var known: [Style: Drawn] = [:]

  init(depth: ColorDepth, colors: Int, paletteSize: Int) {
    self.depth = depth
    self.colors = colors
    self.paletteSize = paletteSize
  }

  mutating func drawn(_ style: Style) -> Drawn {
    if let drawn = known[style] { return drawn }
    let reduced = style.reduced(to: depth)
    var attributes: attr_t = 0
    if reduced.attributes.contains(.bold) { attributes |= nonmun_bold }
    if reduced.attributes.contains(.dim) { attributes |= nonmun_dim }
    if reduced.attributes.contains(.italic) { attributes |= nonmun_italic }
    if reduced.attributes.contains(.underline) { attributes |= nonmun_underline }
    if reduced.attributes.contains(.reverse) { attributes |= nonmun_reverse }
    var pair: Int32 = 0
    if depth != .mono {
      let foreground = number(reduced.foreground, &attributes, bright: nonmun_bold)
      let background = number(reduced.background, &attributes, bright: 0)
      if foreground >= 0 || background >= 0 { pair = max(0, alloc_pair(foreground, background)) }
    }
    let drawn = Drawn(attributes: attributes, pair: pair)
    known[style] = drawn
    return drawn
  }

  /// ncurses' number for a colour, -1 for the terminal's default.
  private func number(_ color: Color?, _ attributes: inout attr_t, bright: attr_t) -> Int32 {
    switch color {
    case nil, .terminalDefault: return -1
    case .indexed(let index):
      // A terminal of eight colours has the bright ones as bold.
      if index >= 8, colors < 16 {
        attributes |= bright
        return Int32(index) - 8
      }
      guard depth == .direct, index >= paletteSize else { return Int32(index) }
      return rgb(XtermPalette.rgb(index))
    case .rgb(let red, let green, let blue): return rgb((red, green, blue))
    }
  }

  /// The number of a true colour. The lowest numbers are the palette's, so that a colour that would be one of them gets a
  /// trace of green, which nobody sees.
  private func rgb(_ value: (red: UInt8, green: UInt8, blue: UInt8)) -> Int32 {
    let number = Int32(value.red) << 16 | Int32(value.green) << 8 | Int32(value.blue)
    return number < paletteSize ? number | 0x100 : number
  }
}
