import Surface

extension Theme {
  /// The nearest theme that a terminal of this depth can draw.
  ///
  /// What it tells apart it still tells apart: where colours have become the same, attributes or
  /// other colours say the difference.
  public func reduced(to depth: ColorDepth) -> Theme {
    if depth == .direct { return self }
    let page = self[.text]
    // Reversing the whole screen would set nothing apart.
    let reducedPage = depth == .mono ? Style(attributes: page.attributes) : page.reduced(to: depth)
    func reduced(_ role: Role) -> Style {
      if role == .text { return reducedPage }
      var style = self[role]
      if style.background == page.background { style.background = nil }
      style = style.reduced(to: depth)
      return depth == .mono ? style : mended(style, was: self[role], on: reducedPage)
    }
    var theme = Theme(name: name, background: background) { role in
      let style = reduced(role)
      switch role {
      case .selectionInactive where self[role] != self[.selection]:
        // Reversed it would stand out as much as the selection, if not more.
        let isLoud = style.attributes.subtracting(self[role].attributes).contains(.reverse)
        let underlined = Style(attributes: .underline, without: .dim)
        return isLoud || style == reduced(.selection) ? underlined : style
      case .matchCurrent where self[role] != self[.match] && style == reduced(.match):
        return style.overlaid(by: Style(attributes: .underline))
      default:
        return style
      }
    }
    theme.depth = depth
    return theme
  }

  /// Mends a reduced style whose colours have become the page's, where they had not been.
  private func mended(_ reduced: Style, was original: Style, on page: Style) -> Style {
    var style = reduced
    guard let background = style.background else {
      if let foreground = style.foreground, foreground == page.background,
        original.foreground != self[.text].background
      {
        style.foreground = page.foreground
        style.attributes.insert(.dim)
      }
      return style
    }
    if background == page.background {
      // The difference was in the background: show it the other way round.
      return Style(
        foreground: page.foreground, attributes: style.attributes.union(.reverse),
        without: style.without.union(.dim))
    }
    if background != original.background, style.foreground == nil,
      case .indexed(let index) = background, index < 16
    {
      // A coarser background may be that of the text it is laid over, which it would hide.
      style.foreground = background.readable
    }
    return style
  }
}
