/// A key of `config.toml`.
///
/// The comments here are also the English table of `docs/configuration.md`; a test compares the two.
enum ConfigurationKey: String, CaseIterable {
  /// A folder or a file to read, or an array of them, each a whole path or one that begins with `~/`
  case archive
  /// The name of a theme: one of nonmun's or of your own (`default`)
  case theme
  /// The language of help and messages, `ko` or `en` (that of the environment)
  case language
  /// The most cells that a line of the summary takes, 20 to 400 (88)
  case readingWidth = "reading-width"
  /// Whether the mouse scrolls and selects, which takes away the terminal's own selecting (`false`)
  case mouse
  /// The order of papers: `digest`, `vote`, `title` or `date` (`digest`)
  case sort
  /// Whether that order is reversed (`false`)
  case reverse
  /// Whether lines and marks are drawn with ASCII only (`false`)
  case ascii
  /// How many cells the terminal gives to characters such as `é`, `×` and `…`: `"auto"` asks it, 1 or 2 settles it (`"auto"`)
  case ambiguousWidth = "ambiguous-width"
  /// Whether titles and links can be clicked in the terminal: `"auto"` where it is known to have OSC 8, `true` or `false` (`"auto"`)
  case hyperlinks
  /// Whether the window's title names the paper; what it was comes back (`false`)
  case title
  /// How many milliseconds a summary stands on screen until the paper counts as read; 0 for never (1500)
  case readAfter = "read-after"
  /// How many papers of the days you missed `Q` gathers at once, 1 to 999 (20)
  case catchUp = "catch-up"
  /// How what is copied reaches the terminal's clipboard: `raw`, `tmux` or `off` (`raw`)
  case clipboard
  /// What `R` runs to bring the archive up to date: a program and its arguments, `{archive}` for the archive's folder; `[]` for nothing (`["git", "-C", "{archive}", "pull", "--ff-only"]`)
  case refresh
  /// The table `[queries]`: queries with a name, for `F` (none)
  case queries
  /// The width of the dates in cells, 12 to 40 (24)
  case datesWidth = "panes.dates-width"
  /// How much of the room that papers and summary share the papers take, 15 to 80 percent (45)
  case listShare = "panes.list-share"

  /// The tables and the key within them, outermost first.
  var path: [String] { rawValue.split(separator: ".").map(String.init) }

  /// The names that can stand in a table: in the outermost, when it is nil.
  static func names(in table: String?) -> [String] {
    let paths = allCases.map(\.path)
    guard let table else {
      return paths.filter { $0.count == 1 }.compactMap(\.last) + ["panes", "command"]
    }
    return paths.filter { $0.count == 2 && $0.first == table }.compactMap(\.last)
  }
}
