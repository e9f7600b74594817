extension Settings {
  /// The settings that a file's text makes, and what is wrong with it, from the top.
  ///
  /// The rest of the file is used all the same.
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
    let loaded = LoadedSettings(parsing: source, file: file, home: home, usual: usual, reserved)
    return (loaded.settings, loaded.problems)
  }

  /// The settings of the user whose environment it is, and what is wrong in the file; see
  /// `LoadedSettings`.
  public static func load(
    environment: [String: String], reserved: @autoclosure () -> ReservedCommands
  ) -> (settings: Settings, problems: [Problem]) {
    let loaded = LoadedSettings(environment: environment, reserved: reserved())
    return (loaded.settings, loaded.problems)
  }

  /// Where the user's configuration file is or would be; nil if there is no home.
  public static func path(environment: [String: String]) -> String? {
    UserFile.folder(environment: environment).map { $0 + "/config.toml" }
  }
}
