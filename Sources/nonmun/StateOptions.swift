import ArgumentParser
import Decisions
import Digest
import Glibc
import Search
import Triage

/// Which papers a list has, by what was decided about them, and in which store.
struct StateOptions: ParsableArguments {
  /// What was decided about a paper.
  enum Filter: String, CaseIterable {
    case kept, skipped, read, unread
    /// Put aside until a day.
    case later
    /// Put aside until a day that has come.
    case due
    /// Neither kept nor skipped, nor put aside until a day to come.
    case undecided
    /// With a note.
    case noted

    private static var today: String { DigestDate.today?.description ?? "" }

    /// Whether a decision is so.
    func matches(_ decision: Decision) -> Bool {
      switch self {
      case .kept: decision.standing == .kept
      case .skipped: decision.standing == .skipped
      case .read: decision.standing == .read
      case .unread: decision.standing == .unread
      case .later: decision.standing == .later
      case .due: decision.isDue(on: Filter.today)
      case .undecided: decision.isOpen(on: Filter.today)
      case .noted: decision.note != nil
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      ko: """
        이런 논문만: kept(보관), skipped(건너뜀), read, unread, later(나중에), due(그날이 됨), undecided(미분류), \
        noted(메모 있음).
        """,
      en: "Only papers that are kept, skipped, read, unread, later, due, undecided or noted.",
      .state),
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

  /// The saved queries; none where there is no store, and none is made.
  ///
  /// - Throws: where the store cannot be read.
  func queries(_ environment: [String: String]) throws(Failure) -> [SavedQuery] {
    try reading(store ?? state.first(where: StateOptions.isPath), environment, else: []) {
      store throws(TriageError) in try store.queries()
    }
  }

  /// Whether a value of `--state` is the path of a store, which the reader takes under that name.
  private static func isPath(_ value: String) -> Bool {
    value.contains("/") || value.hasSuffix(".sqlite") || value == ":memory:"
  }
}

/// All decisions of the store that a path names, else of the user's; none where there is no store,
/// and none is made.
///
/// - Throws: where the store cannot be read.
func storedDecisions(
  _ name: String?, _ environment: [String: String]
) throws(Failure) -> [String: Decision] {
  try reading(name, environment, else: [:]) { store throws(TriageError) in
    try store.decisions()
  }
}

/// Reads from the store that a path names, else from the user's; where there is none, none is made.
private func reading<Value>(
  _ name: String?, _ environment: [String: String], else none: Value,
  _ read: (TriageStore) throws(TriageError) -> Value
) throws(Failure) -> Value {
  if case .file(let path) = storeLocation(name, environment), access(path, F_OK) != 0 {
    return none
  }
  let store = try openStore(name, environment)
  defer { store.close() }
  do {
    return try read(store)
  } catch {
    throw Failure(error)
  }
}
