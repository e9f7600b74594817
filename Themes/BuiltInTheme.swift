/// A theme compiled into the binary, so that the program never depends on installed files.
public enum BuiltInTheme: String, CaseIterable, Sendable {
  /// The terminal's own sixteen colours, on any background. It comes first: it is the default.
  case `default`
  /// Dark, in true colour, for long reading.
  case dusk
  /// Light, in true colour.
  case paper
  /// Every text at 7:1 or more against its background.
  case highContrast = "high-contrast"
  /// No colour at all: bold, underline and reverse only.
  case mono

  /// The bytes of the theme's file.
  public var source: [UInt8] {
    switch self {
    case .default: PackageResources.default_toml
    case .dusk: PackageResources.dusk_toml
    case .paper: PackageResources.paper_toml
    case .highContrast: PackageResources.high_contrast_toml
    case .mono: PackageResources.mono_toml
    }
  }
}
