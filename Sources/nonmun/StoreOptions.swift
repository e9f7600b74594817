import ArgumentParser
import Configuration
import Decisions
import Glibc
import Reader
import Triage

/// Where decisions are kept: `--store`, else `$XDG_DATA_HOME/nonmun/triage.sqlite`, else the same
/// below `~/.local/share`.
struct StoreOptions: ParsableArguments {
  @Option(
    name: [.customLong("store"), .customLong("state")],
    help: ArgumentHelp(
      ko: "다른 분류 기록 파일. :memory:는 저장하지 않습니다.",
      en: "Another store of decisions; :memory: is none.", .path),
    completion: .file(extensions: ["sqlite"]))
  var store: String?

  /// Opens the store of the option or the environment.
  ///
  /// - Throws: where there is no home, or the store cannot be opened.
  func open(_ environment: [String: String]) throws(Failure) -> TriageStore {
    try openStore(store, environment)
  }
}

/// The store that a path names, else the user's; nil where the environment tells of no home.
func storeLocation(_ name: String?, _ environment: [String: String]) -> TriageStore.Location? {
  if let name { return TriageStore.Location(name) }
  return UserFolder.data.path(in: environment).map { .file($0 + "/triage.sqlite") }
}

/// Opens the store that a path names, else the user's, for a command without a screen.
///
/// - Throws: where there is no home, or the store cannot be opened.
func openStore(
  _ name: String?, _ environment: [String: String]
) throws(Failure) -> TriageStore {
  guard let location = storeLocation(name, environment) else {
    throw Failure(\.noHome, hint: \.sayStore, code: .usage)
  }
  do {
    return try TriageStore(opening: location)
  } catch {
    throw Failure(error)
  }
}

extension Failure {
  /// A store that cannot be used, with the exit code of `sysexits.h` for the reason.
  init(_ error: TriageError) {
    let code: Code =
      switch error.kind {
      case .busy, .unchecked: .temporary
      case .readOnly, .unreachable, .noLocks: .cannotCreate
      case .full, .limit, .inputOutput, .moved, .overwritten: .inputOutput
      case .malformed, .empty, .truncated, .notADatabase, .foreign, .newer, .damaged, .orphan: .data
      }
    self.init({ $0.problem(error) }, code: code)
  }
}
