import Decisions
import Glibc
import Triage

extension TriageStore.Location {
  /// Where decisions are kept: in `$XDG_DATA_HOME/nonmun/triage.sqlite`, or in memory where there is no home.
  init(environment: [String: String]) {
    // The standard says that a relative XDG_DATA_HOME is to be ignored.
    if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") {
      self = .file(base + "/nonmun/triage.sqlite")
    } else if let home = environment["HOME"], !home.isEmpty {
      self = .file(home + "/.local/share/nonmun/triage.sqlite")
    } else {
      self = .memory
    }
  }
}

/// The decisions of the user whose environment it is, for a command that only reads them.
///
/// No store is made where there is none. One that cannot be read ends the command: what is handed on without a word that
/// decisions are missing would be wrong.
func storedDecisions(_ environment: [String: String]) throws(Failure) -> [String: Decision] {
  guard case .file(let path) = TriageStore.Location(environment: environment),
    access(path, F_OK) == 0
  else { return [:] }
  do {
    let store = try TriageStore(opening: .file(path))
    defer { store.close() }
    return try store.decisions()
  } catch {
    throw Failure("\(error)", code: .noInput)
  }
}
