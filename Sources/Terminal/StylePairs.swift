import CNcurses
import Surface

/// Styles as ncurses has them: attributes and a colour pair, each made once.
///
/// The styles are already reduced to what the terminal can draw.
struct StylePairs {
  /// The attributes and the number of the colour pair.
  struct Drawn {
    let attributes: attr_t
    let pair: Int32
  }

  private static let attributes: [(Style.Attributes, attr_t)] = [
    (.bold, nonmun_bold), (.dim, nonmun_dim), (.italic, nonmun_italic),
    (.underline, nonmun_underline), (.reverse, nonmun_reverse),
  ]

  private let hasColors: Bool
  /// How many of the first colour numbers are palette entries; the rest are true colours.
  private let paletteSize: Int
  private var known: [Style: Drawn] = [:]
  /// The style asked for last, as neighbours mostly share one.
  private var last: (style: Style, drawn: Drawn)?

  init(hasColors: Bool, paletteSize: Int) {
    self.hasColors = hasColors
    self.paletteSize = paletteSize
  }

  mutating func drawn(_ style: Style) -> Drawn {
    if let last, last.style == style { return last.drawn }
    let drawn = known[style] ?? make(style)
    last = (style, drawn)
    return drawn
  }

  private mutating func make(_ style: Style) -> Drawn {
    var attributes: attr_t = 0
    for (attribute, bits) in StylePairs.attributes where style.attributes.contains(attribute) {
      attributes |= bits
    }
    var pair: Int32 = 0
    let (foreground, background) = (number(style.foreground), number(style.background))
    if hasColors, foreground >= 0 || background >= 0 {
      pair = max(0, alloc_pair(foreground, background))
    }
    let drawn = Drawn(attributes: attributes, pair: pair)
    known[style] = drawn
    return drawn
  }

  /// ncurses' number for a colour, -1 for the terminal's default.
  private func number(_ color: Color?) -> Int32 {
    switch color {
    case nil, .terminalDefault: -1
    case .indexed(let index) where Int(index) < paletteSize: Int32(index)
    case .indexed(let index): number(XtermPalette.rgb(index))
    case .rgb(let red, let green, let blue): number((red, green, blue))
    }
  }

  /// The number of a true colour.
  ///
  /// The lowest numbers are the palette's, so that a colour that would be one of them gets a trace
  /// of green, which nobody sees.
  private func number(_ rgb: (red: UInt8, green: UInt8, blue: UInt8)) -> Int32 {
    let number = Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
    return number < paletteSize ? number | 0x100 : number
  }
}
