import Surface

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
  /// The colours of the terminal that the styles are for.
  public internal(set) var depth = ColorDepth.direct
  private var styles: [Style]

  /// A theme that gives every role the style that the closure says.
  public init(name: String, background: Background, style: (Role) -> Style) {
    self.name = name
    self.background = background
    styles = Role.allCases.map(style)
  }

  /// A role's style as the theme has it, to be laid over what is beneath.
  public subscript(role: Role) -> Style { styles[role.rawValue] }

  /// A role's style laid over `text`: what it leaves open, only the terminal decides.
  public func style(_ role: Role) -> Style {
    role == .text ? self[.text] : self[.text].overlaid(by: self[role])
  }

  /// A role's style laid over another, as for a match in a title in the selected row.
  public func style(_ role: Role, over below: Style) -> Style { below.overlaid(by: self[role]) }

  /// What is left when no theme can be read: the least that tells things apart anywhere.
  public static let plain = Theme(name: "plain", background: .any) { role in
    switch role {
    case .selection, .status: Style(attributes: .reverse, without: .dim)
    case .selectionInactive, .match, .link: Style(attributes: .underline)
    case .matchCurrent: Style(attributes: [.reverse, .bold])
    case .unread, .strong, .heading, .headerFocused, .error: Style(attributes: .bold)
    default: Style()
    }
  }
}
