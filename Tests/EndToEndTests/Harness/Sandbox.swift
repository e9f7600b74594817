/// A home of its own for one run of a program, so that no test reads or writes the user's files.
final class Sandbox: Sendable {
  /// The home folder; what the program keeps is under it.
  let home: TemporaryFolder

  /// Makes a home.
  ///
  /// Its configuration says that no paper comes to count as read by itself, since a screen that
  /// changes after a time cannot be compared.
  init() throws {
    home = try TemporaryFolder()
    try home.write(Array("read-after = 0\n".utf8), to: "config/nonmun/config.toml")
  }

  /// Makes a home with these lines in its configuration besides.
  convenience init(configuration: String) throws {
    try self.init()
    try home.write(
      Array("read-after = 0\n\(configuration)\n".utf8), to: "config/nonmun/config.toml")
  }

  /// The whole environment of a program: nothing is inherited.
  ///
  /// - Parameter extra: what is added, or said otherwise; an empty value takes a variable away.
  func environment(term: String?, extra: [String: String] = [:]) -> [String: String] {
    var variables = [
      "PATH": "/usr/local/bin:/usr/bin:/bin",
      "HOME": home.path,
      "LANG": "C.UTF-8",
      "XDG_CONFIG_HOME": "\(home.path)/config",
      "XDG_STATE_HOME": "\(home.path)/state",
      "XDG_DATA_HOME": "\(home.path)/data",
      "XDG_CACHE_HOME": "\(home.path)/cache",
      "XDG_RUNTIME_DIR": "\(home.path)/run",
    ]
    variables["TERM"] = term
    variables.merge(extra) { _, new in new }
    return variables.filter { !$0.value.isEmpty }
  }
}
