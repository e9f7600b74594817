import System

extension Settings {
  /// The settings that a file's text makes, and what is wrong with it, from the top.
  ///
  /// What is right is used all the same.
  ///
  /// - Parameters:
  ///   - file: the file's name, for problems.
  ///   - home: the folder that `~/` stands for.
  ///   - usual: the settings where the file says nothing.
  ///   - reserved: the commands that there are without the user's own.
  public static func parse(
    _ source: String, file: String, home: String? = nil, usual: Settings = Settings(),
    reserved: ReservedCommands
  ) -> (settings: Settings, problems: [Problem]) {
    let salvage = TOMLSalvage(source, file: file)
    guard let document = salvage.document else {
      var settings = usual
      settings.isArchiveLost = true
      return (settings, salvage.problems)
    }
    var file = ConfigurationFile(document: document, home: home, usual: usual, reserved: reserved)
    file.read()
    if let value = salvage.lostValues["archive"] { file.salvage(archive: value) }
    let problems = salvage.problems + file.problems
    return (file.settings, problems.sorted { $0.line ?? 0 < $1.line ?? 0 })
  }

  /// The settings of the user whose environment it is, from `$XDG_CONFIG_HOME/nonmun/config.toml`; the language is that of
  /// the environment where the file does not say.
  ///
  /// No file is no problem.
  public static func load(
    environment: [String: String], reserved: ReservedCommands
  ) -> (settings: Settings, problems: [Problem]) {
    var usual = Settings()
    usual.language = Language(environment: environment)
    guard let path = path(environment: environment) else { return (usual, []) }
    do {
      guard let source = try UserFile.text(of: path) else { return (usual, []) }
      return parse(
        source, file: UserFile.name(path), home: environment["HOME"], usual: usual,
        reserved: reserved)
    } catch {
      usual.isArchiveLost = true
      return (usual, [error])
    }
  }

  /// Where the user's configuration file is or would be; nil if there is no home.
  public static func path(environment: [String: String]) -> String? {
    UserFile.folder(environment: environment).map { $0 + "/config.toml" }
  }
}
