import Decisions
import Reader
import System
import Triage
import Watching

/// The store as its thread works with it: carries out what was decided, tries again what could not
/// be saved, and notices what other programs decide.
///
/// Each step is on the disk before the event that shows it is returned.
final class StoreWorker {
  /// How long to wait before trying again to save, in milliseconds.
  static let retryInterval = 5000

  /// How long to wait, in milliseconds, where another program's transaction was in the way, which
  /// seldom takes long.
  static let busyInterval = 500

  /// How long to wait before looking again after a change of the file, in milliseconds.
  ///
  /// The watch reports a writer's log before the log has reached the disk. Readers see it only
  /// then, and nothing reports that (https://www.sqlite.org/walformat.html: the index is memory
  /// that is shared).
  static let lookInterval = 100

  let desk: Desk
  private var watch: FolderWatch?
  private var problem: TriageError?
  private var unsaved = 0
  /// Whether decisions were made or changed since the store was opened.
  ///
  /// If so, those that were read at its opening are old.
  private var isAhead = false
  /// When to try again to save, in milliseconds of `MonotonicClock`.
  private var retryDeadline: Int?
  /// When to look again at what other programs decided.
  private var lookDeadline: Int?

  /// Works with a desk.
  init(_ desk: Desk) {
    self.desk = desk
    watch = FolderWatch(beside: desk)
  }

  /// When `doWhatIsDue` has something to do, in milliseconds of `MonotonicClock`.
  var deadline: Int? { [retryDeadline, lookDeadline].compactMap(\.self).min() }

  /// Readable where the store's folder has changed.
  var descriptor: Int32? { watch?.descriptor }

  /// What the first screen needs: the decisions about its papers.
  func firstLook(at ids: [String]) -> [Event] {
    guard desk.store == nil else { return [.decisions(desk.decisions(of: ids))] + saving() }
    // A store that could not be opened has nothing more to tell.
    return [.decisions(desk.decisions()), .queries(desk.queries())] + saving()
  }

  /// All decisions and queries, as another thread has read them or, where something was decided
  /// since, as they are now.
  func settle(_ decisions: [String: Decision], _ queries: [SavedQuery]) -> [Event] {
    [
      .decisions(isAhead ? desk.decisions() : decisions),
      .queries(isAhead ? desk.queries() : queries),
    ]
  }

  /// Notes that the store was looked through.
  func finishCheck() -> [Event] {
    let events = changes()
    // What was decided before can be saved now.
    if desk.problem?.kind == .unchecked { retryDeadline = 0 }
    return events + saving() + doWhatIsDue()
  }

  /// Looks at changes in the store's folder.
  func takeChanges() -> [Event] {
    guard watch?.take() == true else { return [] }
    let events = changes()
    lookDeadline = MonotonicClock.milliseconds() + StoreWorker.lookInterval
    return events + saving()
  }

  /// What other programs decided since this was last asked.
  private func changes() -> [Event] {
    let changes = desk.changes()
    if !changes.isEmpty { isAhead = true }
    return (changes.decisions.isEmpty ? [] : [.changed(changes.decisions)])
      + (changes.touchesQueries ? [.queries(desk.queries())] : [])
  }

  /// Carries out an effect that concerns the store, and returns the events that come of it.
  func carryOut(_ effect: Effect) -> [Event] {
    let (act, report): (Act, DeskReport)
    switch effect {
    case .commit(let edits, let isAutomatic):
      (act, report) = (
        isAutomatic ? .automatic : .step, desk.commit(edits, isAutomatic: isAutomatic)
      )
    case .undo: (act, report) = (.undo, desk.undo())
    case .revert(let step): (act, report) = (.undo, desk.revert(step))
    case .readJournal: return [.journal(desk.journal())]
    case .redo: (act, report) = (.redo, desk.redo())
    default: return []
    }
    isAhead = true
    var events: [Event] = [.decided(act, report.outcome)]
    if report.outcome?.edits.contains(where: \.isQuery) == true {
      events.append(.queries(desk.queries()))
    }
    return events + saving()
  }

  /// Looks again at what other programs decided, and tries again to save what is not saved, as far
  /// as each is due.
  func doWhatIsDue() -> [Event] {
    let now = MonotonicClock.milliseconds()
    var events: [Event] = []
    if let due = lookDeadline, due <= now {
      lookDeadline = nil
      events = changes()
    }
    guard let due = retryDeadline, due <= now else { return events + saving() }
    retryDeadline = nil
    let report = desk.retry()
    let changed = report.outcome?.decisions ?? [:]
    if desk.problem == nil, watch == nil { watch = FolderWatch(beside: desk) }
    // The report does not say which queries have changed meanwhile.
    let isMended = problem != nil && desk.problem == nil
    return events + (changed.isEmpty ? [] : [.changed(changed)])
      + (isMended ? [.queries(desk.queries())] : []) + saving()
  }

  /// The event that says whether all is saved, where that has changed.
  private func saving() -> [Event] {
    if let problem = desk.problem {
      let interval = problem.isPassing ? StoreWorker.busyInterval : StoreWorker.retryInterval
      retryDeadline = retryDeadline ?? MonotonicClock.milliseconds() + interval
    } else {
      retryDeadline = nil
    }
    guard desk.problem != problem || desk.unsaved != unsaved else { return [] }
    (problem, unsaved) = (desk.problem, desk.unsaved)
    return [.saving(problem: problem, unsaved: unsaved)]
  }

  /// Tries a last time, and writes what still is not saved to a file of its own.
  ///
  /// Another program's lock is not waited for any longer than a key waits for it: what is set aside
  /// comes in at the next start.
  func leave(folders: [String]) -> Unsaved? {
    defer { desk.close() }
    // What others did to the file since is noticed before the log is copied into it.
    _ = desk.changes()
    // Leaving this soon waits until the store was looked through.
    if desk.problem?.kind == .unchecked { try? desk.store?.check() }
    if desk.problem != nil { _ = desk.retry() }
    guard desk.unsaved > 0 else { return nil }
    let (steps, problem, aside) = (desk.unsaved, desk.problem, desk.setAside())
    return Unsaved(
      steps: steps, problem: problem, rescue: aside ?? desk.rescue(to: folders),
      isTakenIn: aside != nil)
  }
}

extension TriageError {
  /// Whether it is over once another program, or whoever looks through the store, is done.
  fileprivate var isPassing: Bool { kind == .busy || kind == .unchecked }
}

extension Edit {
  /// Whether it is about a saved query.
  fileprivate var isQuery: Bool {
    switch self {
    case .query, .watch, .seen: true
    case .standing, .until, .tag, .note: false
    }
  }
}

extension FolderWatch {
  /// Watches the folder of a desk's store.
  fileprivate convenience init?(beside desk: Desk) {
    guard let path = desk.store?.path else { return nil }
    self.init(folder: Path.folder(of: path) + "/")
  }
}

/// What leaving with unsaved decisions leaves behind.
package struct Unsaved: Sendable {
  /// How many steps are not saved.
  package let steps: Int
  /// Why they are not saved.
  package let problem: TriageError?
  /// The file that holds them, as `nonmun state import` reads it; nil where none could be written.
  package let rescue: String?
  /// Whether the next reader of the store takes that in by itself.
  package let isTakenIn: Bool
}
