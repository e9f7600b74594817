/// A folder of the program's in the user's home, as the XDG Base Directory Specification has it.
public enum UserFolder: Sendable {
  /// For what the user sets.
  case configuration
  /// For what the user made and would miss.
  case data
  /// For what the program notes for itself.
  case state
  /// For what the program can make again.
  case cache

  /// Where the folder is for the user whose environment it is; nil if there is no home to have it
  /// in.
  public func path(in environment: [String: String]) -> String? {
    // The specification says that a relative path is to be ignored.
    if let base = environment[names.variable], base.hasPrefix("/") { return base + "/nonmun" }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return home + names.usual + "/nonmun"
  }

  private var names: (variable: String, usual: String) {
    switch self {
    case .configuration: ("XDG_CONFIG_HOME", "/.config")
    case .data: ("XDG_DATA_HOME", "/.local/share")
    case .state: ("XDG_STATE_HOME", "/.local/state")
    case .cache: ("XDG_CACHE_HOME", "/.cache")
    }
  }
}
