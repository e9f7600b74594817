import System

/// The settings of a user, and how they came about.
public struct LoadedSettings: Sendable {
  /// What holds.
  public private(set) var settings: Settings
  /// What is wrong in the file, from the top.
  public private(set) var problems: [Problem] = []
  /// Where the configuration file is or would be; nil if there is no home.
  public private(set) var path: String?
  /// Whether there is one.
  public private(set) var hasFile = false
  /// The lines, from 1, of what the file sets, by the names of its keys: `theme`, `panes.dates`,
  /// `keys.keep`.
  package private(set) var lines: [String: Int] = [:]

  /// Those of someone who has set nothing.
  package static let usual = LoadedSettings()

  private init() { settings = Settings() }

  /// The settings of the user whose environment it is, from `$XDG_CONFIG_HOME/nonmun/config.toml`;
  /// the language is that of the environment where the file does not say.
  ///
  /// No file is no problem.
  ///
  /// - Parameters:
  ///   - reserved: the commands that there are without the user's own; not asked for where there is
  ///     no file.
  ///   - notesLines: whether it is noted on which lines the file says what.
  public init(
    environment: [String: String], reserved: @autoclosure () -> ReservedCommands,
    notesLines: Bool = false
  ) {
    settings = Settings()
    settings.language = Language(environment: environment)
    path = Settings.path(environment: environment)
    guard let path else { return }
    do {
      guard let source = try UserFile.text(of: path) else { return }
      hasFile = true
      read(
        source, file: Path.name(of: path), home: environment["HOME"], reserved(),
        notesLines: notesLines)
    } catch {
      hasFile = true
      settings.isArchiveLost = true
      problems = [error]
    }
  }

  /// The settings that a file's text makes; see `Settings.parse`.
  init(
    parsing source: String, file: String, home: String?, usual: Settings,
    _ reserved: ReservedCommands
  ) {
    settings = usual
    read(source, file: file, home: home, reserved, notesLines: false)
  }

  private mutating func read(
    _ source: String, file name: String, home: String?, _ reserved: ReservedCommands,
    notesLines: Bool
  ) {
    let salvage = TOMLSalvage(source, file: name)
    guard let document = salvage.document else {
      settings.isArchiveLost = true
      problems = salvage.problems
      return
    }
    var file = ConfigurationFile(
      document: document, home: home, usual: settings, reserved: reserved)
    file.read()
    if let value = salvage.lostValues["archive"] { file.salvage(archive: value) }
    settings = file.settings
    problems = (salvage.problems + file.problems).sorted { $0.line ?? 0 < $1.line ?? 0 }
    if notesLines { lines = file.lines }
  }
}
