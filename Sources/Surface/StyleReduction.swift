extension Style {
  /// The nearest style that a terminal of this depth can draw.
  ///
  /// Without colours, a background becomes reverse, so that what it set apart still stands apart.
  public func reduced(to depth: ColorDepth) -> Style {
    if depth == .direct { return self }
    if depth == .mono {
      var style = Style(attributes: attributes, without: without)
      if let background, background != .terminalDefault { style.attributes.insert(.reverse) }
      return style
    }
    var style = self
    style.foreground = foreground?.nearest(at: depth)
    style.background = background?.nearest(at: depth, behind: true)
    style.keepApart(from: self)
    if depth == .eight { style.dropBright() }
    return style
  }

  /// Two colours that have become the same one would hide the text: black or white is readable.
  private mutating func keepApart(from original: Style) {
    guard let background, foreground == background, original.foreground != original.background
    else { return }
    foreground = background.readable
  }

  /// Says by bold what a terminal of eight colours cannot say by a bright one.
  private mutating func dropBright() {
    guard case .indexed(let index) = foreground, index >= 8 else { return }
    // Bold black is invisible on many terminals, where bright black is a grey.
    foreground = .indexed(index == 8 ? 7 : index - 8)
    attributes.insert(index == 8 ? .dim : .bold)
  }
}

extension Color {
  /// The nearest colour that a terminal of this depth has, to the eye.
  ///
  /// The terminal's own colours stay as they are where they can, since only the terminal knows how
  /// they look.
  package func nearest(at depth: ColorDepth, behind: Bool = false) -> Color {
    let own: ClosedRange<UInt8> = depth == .eight && behind ? 0...7 : 0...15
    switch self {
    case .terminalDefault: return self
    case .indexed(let index) where depth >= .indexed256 || own.contains(index): return self
    case .rgb where depth == .direct: return self
    case .indexed, .rgb: break
    }
    guard let oklab else { return self }
    return .indexed(XtermPalette.nearest(to: oklab, in: depth == .indexed256 ? 16...255 : own))
  }

  /// Black or white, whichever can be read on this colour.
  package var readable: Color {
    guard let oklab else { return .terminalDefault }
    return .indexed(oklab.lightness > 0.6 ? 0 : 15)
  }

  /// How the colour looks, as far as that is known: not for the terminal's default.
  package var oklab: Oklab? {
    switch self {
    case .terminalDefault: return nil
    case .indexed(let index):
      let (red, green, blue) = XtermPalette.rgb(index)
      return Oklab(red: red, green: green, blue: blue)
    case .rgb(let red, let green, let blue): return Oklab(red: red, green: green, blue: blue)
    }
  }
}
