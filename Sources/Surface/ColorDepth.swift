/// How many colours the terminal has.
public enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  /// None, or none wanted.
  case mono
  /// Eight; a bright foreground is drawn bold.
  case eight
  /// Sixteen, all the user's own.
  case sixteen
  /// xterm's 256.
  case indexed256
  /// Any red, green and blue.
  case direct

  /// Fewer colours come first.
  public static func < (less: ColorDepth, more: ColorDepth) -> Bool {
    less.rawValue < more.rawValue
  }

  /// Terminals that have true colour and whose names arrive over SSH, where COLORTERM does not.
  private static let directTerminals = [
    "xterm-kitty", "xterm-ghostty", "ghostty", "alacritty", "foot", "wezterm", "contour",
  ]

  /// The depth to use, from what the user says and the terminal has.
  ///
  /// - Parameters:
  ///   - environment: for `NO_COLOR`, `COLORTERM`, `TERM`, `TMUX` and `STY`.
  ///   - terminalColors: the number of colours in the terminal's description, or less than 1.
  ///   - hasDirect: whether the description promises true colour (`RGB` or `Tc`).
  public static func choose(
    environment: [String: String], terminalColors: Int, hasDirect: Bool
  ) -> ColorDepth {
    if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return .mono }
    if environment["TERM"] == "dumb" || terminalColors < 8 { return .mono }
    if hasDirect || claimsDirect(environment) { return .direct }
    if terminalColors >= 256 { return .indexed256 }
    return terminalColors >= 16 ? .sixteen : .eight
  }

  private static func claimsDirect(_ environment: [String: String]) -> Bool {
    let terminal = environment["TERM"] ?? ""
    // GNU screen passes on the COLORTERM of the terminal around it, and then drops the colours;
    // tmux, which may have the same TERM, turns them into the nearest that it has.
    let inScreen = environment["STY"] != nil || terminal.hasPrefix("screen")
    if inScreen && environment["TMUX"] == nil { return false }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]) { return true }
    return directTerminals.contains { terminal == $0 || terminal.hasPrefix($0 + "-") }
  }
}
