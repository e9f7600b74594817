import ArgumentParser
import Decisions
import Glibc
import Triage

/// Which papers a list has, by what was decided about them, and in which store.
struct StateOptions: ParsableArguments {
  /// What was decided about a paper.
  enum Filter: String, CaseIterable {
    case kept, skipped, read, unread
    /// Neither kept nor skipped.
    case undecided
    /// With a note.
    case noted

    /// Whether a decision is so.
    func matches(_ decision: Decision) -> Bool {
      switch self {
      case .kept: decision.standing == .kept
      case .skipped: decision.standing == .skipped
      case .read: decision.standing == .read
      case .unread: decision.standing == .unread
      case .undecided: !decision.standing.isDecided
      case .noted: decision.note != nil
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      ko: "이런 논문만: kept(보관), skipped(건너뜀), read, unread, undecided(미분류), noted(메모 있음).",
      en: "Only papers that are kept, skipped, read, unread, undecided or noted.", .state),
    completion: .list(Filter.allCases.map(\.rawValue)))
  var state: [String] = []

  @Option(
    help: ArgumentHelp(ko: "다른 분류 기록 파일.", en: "Another store of decisions.", .path),
    completion: .file(extensions: ["sqlite"]))
  var store: String?

  /// What papers have to be: one of these; anything where there is none.
  var filters: [Filter] { state.compactMap(Filter.init(rawValue:)) }

  /// Whether papers are chosen by what was decided about them.
  var asksForDecisions: Bool { !filters.isEmpty }

  func validate() throws {
    for value in state where Filter(rawValue: value) == nil && !StateOptions.isPath(value) {
      let names = Filter.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        ko: "--state: \(value)가 아니라 \(names)나 기록 파일의 경로를 주세요",
        en: "--state takes \(names) or the path of a store, not \(value)")
    }
  }

  /// All decisions, by a paper's id.
  ///
  /// No store is made where there is none.
  ///
  /// - Throws: where the store cannot be read.
  func decisions(_ environment: [String: String]) throws(Failure) -> [String: Decision] {
    try storedDecisions(store ?? state.first(where: StateOptions.isPath), environment)
  }

  /// Whether a value of `--state` is the path of a store, which the reader takes under that name.
  private static func isPath(_ value: String) -> Bool {
    value.contains("/") || value.hasSuffix(".sqlite") || value == ":memory:"
  }
}

/// All decisions of the store that a path names, else of the user's; none where there is no store, and none is made.
///
/// - Throws: where the store cannot be read.
func storedDecisions(
  _ name: String?, _ environment: [String: String]
) throws(Failure) -> [String: Decision] {
  if case .file(let path) = storeLocation(name, environment), access(path, F_OK) != 0 {
    return [:]
  }
  let store = try openStore(name, environment)
  defer { store.close() }
  do {
    return try store.decisions()
  } catch {
    throw Failure(error)
  }
}
