/// A style for every role.
public struct Theme: Hashable, Sendable {
  /// The screen that a theme is made for.
  public enum Background: String, CaseIterable, Sendable {
    /// Light text on dark.
    case dark
    /// Dark text on light.
    case light
    /// Either.
    case any
  }

  /// The theme's name: that of its file, without `.toml`.
  public let name: String
  /// The screen that it is made for.
  public let background: Background
  private var styles: [Style]

  /// A theme that gives every role the style that the closure says.
  public init(name: String, background: Background, style: (Role) -> Style) {
    self.name = name
    self.background = background
    styles = Role.allCases.map(style)
  }

  /// A role's style as the theme has it, to be laid over what is beneath.
  public subscript(role: Role) -> Style { styles[role.rawValue] }

  /// A role's style with nothing left open but what the terminal decides: laid over `text`.
  public func style(_ role: Role) -> Style {
    role == .text ? self[.text] : self[.text].overlaid(by: self[role])
  }

  /// A role's style laid over another, as for a match in a title in the selected row.
  public func style(_ role: Role, over below: Style) -> Style { below.overlaid(by: self[role]) }

  /// What is left when no theme can be read: the least that tells things apart anywhere.
  public static let plain = Theme(name: "plain", background: .any) { role in
    switch role {
    case .selection, .status: Style(attributes: .reverse)
    case .selectionInactive, .match, .link: Style(attributes: .underline)
    case .matchCurrent: Style(attributes: [.reverse, .bold])
    case .unread, .strong, .heading, .headerFocused, .error: Style(attributes: .bold)
    default: Style()
    }
  }

  /// The nearest theme that a terminal of this depth can draw.
  public func reduced(to depth: ColorDepth) -> Theme {
    if depth == .direct { return self }
    let page = self[.text]
    // Reversing the whole screen would set nothing apart.
    let reducedPage = depth == .mono ? Style(attributes: page.attributes) : page.reduced(to: depth)
    return Theme(name: name, background: background) { role in
      if role == .text { return reducedPage }
      var style = self[role]
      if style.background == page.background { style.background = nil }
      style = style.reduced(to: depth)
      return depth == .mono ? style : keepApart(style, from: reducedPage, was: self[role])
    }
  }

  /// Mends a reduced style whose colours have become the page's, where they had not been.
  private func keepApart(_ reduced: Style, from page: Style, was original: Style) -> Style {
    var style = reduced
    if let background = style.background, background == page.background {
      // The difference was in the background: show it the other way round.
      style = Style(foreground: page.foreground, attributes: style.attributes.union(.reverse))
    } else if style.background == nil, let foreground = style.foreground,
      foreground == page.background, original.foreground != self[.text].background
    {
      style.foreground = page.foreground
      style.attributes.insert(.dim)
    }
    return style
  }
}
