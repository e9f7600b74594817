/// The 256 colours of xterm: 16 that users may change, a cube of 6 × 6 × 6, and 24 greys.
public enum XtermPalette {
  /// xterm's default values of the sixteen, all that can be known of a user's own.
  private static let sixteen: [(UInt8, UInt8, UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]

  /// The red, green and blue of an entry.
  public static func rgb(_ index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
    switch index {
    case 0..<16: return sixteen[Int(index)]
    case 16..<232:
      let cell = index - 16
      func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + 40 * step }
      return (level(cell / 36), level(cell / 6 % 6), level(cell % 6))
    default:
      let grey = 8 + 10 * (index - 232)
      return (grey, grey, grey)
    }
  }

  /// Every entry in Oklab, worked out once, and only on a terminal that needs it.
  private static let oklab: [Oklab] = (0...255).map { index in
    let (red, green, blue) = rgb(UInt8(index))
    return Oklab(red: red, green: green, blue: blue)
  }

  /// The entry of a range that looks most like a colour; of equals, the first.
  static func nearest(to color: Oklab, in range: ClosedRange<UInt8>) -> UInt8 {
    var best = range.lowerBound
    var bestDistance = Double.infinity
    for index in range {
      // The sixteen have few greys, and a grey that turned cyan would mean something else.
      if index < 16, color.chroma < 0.04, oklab[Int(index)].chroma > 0.08 { continue }
      let distance = oklab[Int(index)].squaredDistance(to: color)
      if distance < bestDistance { (best, bestDistance) = (index, distance) }
    }
    return best
  }
}
