import CNcurses
import Glibc
import Reader

/// Chooses the terminfo entry to open: the terminal's own, or its direct-colour twin where the terminal has true colour.
///
/// ncurses sends true colours only for an entry that promises them; redefining the palette of another, the other way there is,
/// would change the colours of the user's shell. Debian has those entries in `ncurses-term`.
struct TerminalEntry {
  /// The entry's name.
  let name: String
  /// How many of its first colour numbers are palette entries.
  let paletteSize: Int

  /// Direct-colour entries by the beginning of the terminal's name.
  private static let twins: [(prefix: String, entry: TerminalEntry)] = [
    ("tmux", TerminalEntry(name: "tmux-direct", paletteSize: 8)),
    ("xterm-kitty", TerminalEntry(name: "kitty-direct", paletteSize: 8)),
    ("alacritty", TerminalEntry(name: "alacritty-direct", paletteSize: 8)),
    ("konsole", TerminalEntry(name: "konsole-direct", paletteSize: 8)),
    ("vte", TerminalEntry(name: "vte-direct", paletteSize: 8)),
    ("st-", TerminalEntry(name: "st-direct", paletteSize: 8)),
    ("mintty", TerminalEntry(name: "mintty-direct", paletteSize: 8)),
    ("iterm2", TerminalEntry(name: "iterm2-direct", paletteSize: 8)),
    ("xterm", TerminalEntry(name: "xterm-direct256", paletteSize: 256)),
  ]

  /// What most terminals understand whose own description is missing or, as that of `dumb`, cannot move the cursor.
  private static let fallbacks = ["xterm-256color", "vt100"]

  /// The entries to try, best first.
  static func candidates(terminal: String, isDirectWanted: Bool) -> [TerminalEntry] {
    let own = TerminalEntry(name: terminal, paletteSize: terminal.hasSuffix("-direct256") ? 256 : 8)
    let others = (terminal == "dumb" ? ["vt100"] : fallbacks)
      .map { TerminalEntry(name: $0, paletteSize: 8) }
    guard isDirectWanted, !terminal.contains("-direct"),
      let twin = twins.first(where: { terminal.hasPrefix($0.prefix) })
    else { return [own] + others }
    return [twin.entry, own] + others
  }
}
