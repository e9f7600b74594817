/// Which terminals are known to have OSC 8 hyperlinks; others pass over them, but some print them.
///
/// The list is that of the specification's adopters (github.com/Alhadis/OSC8-Adoption), by what
/// each says of itself in the environment. Over SSH only `TERM` comes along.
public enum HyperlinkSupport {
  private static let terminals = [
    "xterm-kitty", "kitty", "foot", "alacritty", "contour", "wezterm", "ghostty", "xterm-ghostty",
    "rio", "iterm2", "mintty", "domterm",
  ]
  private static let programs = [
    "iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "mintty", "Hyper", "contour", "Tabby",
  ]

  /// Whether the terminal that an environment tells of is one of them.
  public static func isKnown(_ environment: [String: String]) -> Bool {
    let term = environment["TERM"] ?? ""
    let program = environment["TERM_PROGRAM"] ?? ""
    // A multiplexer decides for the terminal around it, whatever of that one's environment is left.
    if environment["TMUX"] != nil || program == "tmux" || term.hasPrefix("tmux") {
      return program == "tmux" && version(environment["TERM_PROGRAM_VERSION"]) >= (3, 4)
    }
    if environment["STY"] != nil || term.hasPrefix("screen") { return false }
    if terminals.contains(where: { term == $0 || term.hasPrefix($0 + "-") }) { return true }
    if programs.contains(program) { return true }
    if let vte = environment["VTE_VERSION"].flatMap({ Int($0) }), vte >= 5000 { return true }
    if let konsole = environment["KONSOLE_VERSION"].flatMap({ Int($0) }), konsole >= 201_200 {
      return true
    }
    return ["KITTY_WINDOW_ID", "WEZTERM_PANE", "WT_SESSION", "DOMTERM", "GHOSTTY_RESOURCES_DIR"]
      .contains { environment[$0]?.isEmpty == false }
  }

  /// The first two numbers of a version, such as `3.4` or `3.3a`.
  private static func version(_ text: String?) -> (Int, Int) {
    let numbers = (text ?? "").split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    return (numbers.first ?? 0, numbers.dropFirst().first ?? 0)
  }
}
