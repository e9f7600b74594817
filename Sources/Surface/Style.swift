/// How a character is drawn; what is not specified shows what is beneath.
public struct Style: Hashable, Sendable {
  /// The ways to draw a character that every terminal knows, colour or none.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The set's bits.
    public let rawValue: UInt8

    /// A set of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier, on some terminals also brighter.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter.
    public static let dim = Attributes(rawValue: 2)
    /// Slanted.
    public static let italic = Attributes(rawValue: 4)
    /// Underlined.
    public static let underline = Attributes(rawValue: 8)
    /// Foreground and background change places.
    public static let reverse = Attributes(rawValue: 16)

    /// The attributes by the names that theme files use.
    package static let named: [(name: String, attribute: Attributes)] = [
      ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
      ("reverse", .reverse),
    ]
  }

  /// The colour of the character, nil for the one beneath.
  public var foreground: Color?
  /// The colour behind the character, nil for the one beneath.
  public var background: Color?
  /// The attributes added to those beneath.
  public var attributes: Attributes
  /// The attributes taken away from those beneath.
  public var without: Attributes

  /// A style; without arguments, one that changes nothing.
  public init(
    foreground: Color? = nil, background: Color? = nil, attributes: Attributes = [],
    without: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.without = without
  }

  /// This style with another laid over it, which wins where it says anything.
  ///
  /// Styles are laid from the screen upwards, so what is taken away is gone, and the result says no
  /// more of it.
  public func overlaid(by other: Style) -> Style {
    Style(
      foreground: other.foreground ?? foreground,
      background: other.background ?? background,
      attributes: attributes.subtracting(other.without).union(other.attributes),
      without: without)
  }
}
