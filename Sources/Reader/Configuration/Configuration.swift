import Search
import Triage

/// What the user has settled on in `config.toml`; `docs/configuration.md` explains each.
public struct Configuration: Hashable, Sendable {
  /// The sizes of panes; nil where nothing is set.
  public struct PaneSizes: Hashable, Sendable {
    /// The width of the dates in cells.
    public var datesWidth: Int?
    /// How many hundredths of the room that papers and summary share the papers take.
    public var listShare: Int?
  }

  /// The archive's folders and files; empty if none is set.
  public var archive: [String] = []
  /// The theme's name.
  public var theme = "default"
  /// The language, nil for that of the environment.
  public var language: Language?
  /// The most cells that a line of the summary takes.
  public var readingWidth = 88
  /// Whether the mouse is used.
  public var mouse = false
  /// The order of papers at the start.
  public var sort = SortOrder.Field.digest
  /// Whether that order is reversed.
  public var reverse = false
  /// Whether only ASCII is used for lines and marks.
  public var ascii = false
  /// Whether ambiguous characters are two cells wide.
  public var ambiguousWidth = TerminalChoice.auto
  /// Whether titles and links are hyperlinks of the terminal's.
  public var hyperlinks = TerminalChoice.auto
  /// Whether the window's title names the paper.
  public var title = false
  /// How long a summary stands on screen until the paper counts as read, in milliseconds; 0 is never.
  public var readAfter = 1500
  /// How many papers of missed days are gathered at once.
  public var catchUp = 20
  /// How what is copied reaches the clipboard.
  public var clipboard = Clipboard.raw
  /// The program that `R` runs to bring the archive up to date, with its arguments; `{archive}` is the archive's folder.
  public var refresh = ["git", "-C", "{archive}", "pull", "--ff-only"]
  /// Queries with a name.
  public var queries: [SavedQuery] = []
  /// The commands of the user's own.
  public var commands: [CustomCommand] = []
  /// The sizes of panes.
  public var panes = PaneSizes()

  /// The settings of someone who has set nothing.
  public init() {}

  /// The settings that a file's text makes, and what is wrong with it, from the top.
  ///
  /// What is right is used all the same.
  ///
  /// - Parameters:
  ///   - file: the file's name, for problems.
  ///   - home: the folder that `~/` stands for.
  public static func parse(
    _ source: String, file: String, home: String? = nil
  ) -> (configuration: Configuration, problems: [Problem]) {
    do {
      var file = ConfigurationFile(document: try TOMLDocument(source, file: file), home: home)
      file.read()
      return (file.configuration, file.problems.sorted { $0.line ?? 0 < $1.line ?? 0 })
    } catch {
      return (Configuration(), [error])
    }
  }

  /// The settings of the user whose environment it is, from `$XDG_CONFIG_HOME/nonmun/config.toml`.
  ///
  /// No file is no problem.
  public static func load(
    environment: [String: String]
  ) -> (configuration: Configuration, problems: [Problem]) {
    guard let path = path(environment: environment) else { return (Configuration(), []) }
    do {
      guard let source = try UserFile.text(of: path) else { return (Configuration(), []) }
      return parse(source, file: UserFile.name(path), home: environment["HOME"])
    } catch {
      return (Configuration(), [error])
    }
  }

  /// Where the user's configuration file is or would be; nil if there is no home.
  public static func path(environment: [String: String]) -> String? {
    UserFile.folder(environment: environment).map { $0 + "/config.toml" }
  }
}
