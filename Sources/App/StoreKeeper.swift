import Decisions
import Reader
import System
import Triage
import Watching

/// The loop's side of the store: carries out what was decided, tries again what could not be saved, and notices what other
/// programs decide.
///
/// Each step is on the disk before the event that shows it is returned.
final class StoreKeeper {
  /// How long to wait before trying again to save, in milliseconds.
  static let retryInterval = 5000

  /// How long to wait before looking again after a change of the file, in milliseconds.
  ///
  /// The watch reports a writer's log before the log has reached the disk. Readers see it only then, and nothing reports that
  /// (https://www.sqlite.org/walformat.html: the index is memory that is shared).
  static let lookInterval = 100

  /// How long to try at the end, in milliseconds, while another program has the store.
  static let farewell = 5000

  private let opening: StoreOpening
  private var desk: Desk?
  private var watch: FolderWatch?
  private var problem: TriageError?
  private var unsaved = 0
  /// Whether decisions were made or changed since the store was opened.
  ///
  /// If so, those that were read at its opening are old.
  private var isAhead = false
  /// When to try again to save, in milliseconds on the loop's clock.
  private var retryDeadline: Int?
  /// When to look again at what other programs decided.
  private var lookDeadline: Int?

  /// When `retry` is due, in milliseconds on the loop's clock.
  var deadline: Int? { [retryDeadline, lookDeadline].compactMap(\.self).min() }

  init(_ opening: StoreOpening) { self.opening = opening }

  /// Whether the store is open, or known not to be.
  var isOpen: Bool { desk != nil }

  /// The descriptors to poll: until the store is open that of the opening, then those of changes.
  var descriptors: [Int32] {
    isOpen
      ? [opening.checked.descriptor] + [watch?.descriptor].compactMap(\.self)
      : [opening.opened.descriptor]
  }

  /// Takes what has come by the descriptors.
  ///
  /// - Parameter ids: the papers on screen at the first opening, whose decisions are read first.
  func take(ids: [String], now: Int) -> [Event] {
    guard isOpen else { return open(ids: ids, now: now) }
    let isChecked = opening.checked.silence()
    guard watch?.take() == true || isChecked, let desk else { return [] }
    let events = changes(of: desk)
    // What was decided before can be saved now.
    if isChecked, problem?.kind == .unchecked { retryDeadline = now }
    lookDeadline = now + StoreKeeper.lookInterval
    // What was decided while the file was looked through is saved now.
    if isChecked, desk.unsaved > 0 { retryDeadline = now }
    return events + saving(now)
  }

  /// What other programs decided since this was last asked.
  private func changes(of desk: Desk) -> [Event] {
    let changes = desk.changes()
    if !changes.isEmpty { isAhead = true }
    return (changes.decisions.isEmpty ? [] : [.changed(changes.decisions)])
      + (changes.touchesQueries ? [.queries(desk.queries())] : [])
  }

  /// Takes the open desk, waiting for it where need be.
  private func open(ids: [String], now: Int) -> [Event] {
    guard let desk = opening.takeDesk() else { return [] }
    self.desk = desk
    watch = FolderWatch(beside: desk)
    guard desk.store == nil else { return [.decisions(desk.decisions(of: ids))] + saving(now) }
    // Nothing else comes of a store that could not be opened.
    return [.decisions(desk.decisions()), .queries(desk.queries())] + saving(now)
  }

  /// Lets the rest of the opening begin, once the first screen is drawn.
  func goOn() { opening.goOn() }

  /// The decisions that were read at the opening or, where something was decided since, those of now.
  func settled(_ all: [String: Decision]) -> [String: Decision] {
    isAhead ? desk?.decisions() ?? all : all
  }

  /// The saved queries in the same way.
  func settled(_ all: [SavedQuery]) -> [SavedQuery] { isAhead ? desk?.queries() ?? all : all }

  /// Carries out an effect that concerns the store; the events that come of it.
  func carryOut(_ effect: Effect, now: Int) -> [Event] {
    var events = isOpen ? [] : open(ids: [], now: now)
    guard let desk else { return events }
    let (act, report): (Act, DeskReport)
    switch effect {
    case .commit(let edits, let isAutomatic):
      (act, report) = (
        isAutomatic ? .automatic : .step, desk.commit(edits, isAutomatic: isAutomatic)
      )
    case .undo: (act, report) = (.undo, desk.undo())
    case .revert(let step): (act, report) = (.undo, desk.revert(step))
    case .readJournal: return events + [.journal(desk.journal())]
    case .redo: (act, report) = (.redo, desk.redo())
    default: return events
    }
    isAhead = true
    events.append(.decided(act, report.outcome))
    if report.outcome?.edits.contains(where: \.isQuery) == true {
      events.append(.queries(desk.queries()))
    }
    return events + saving(now)
  }

  /// Looks again at what other programs decided, and tries again to save what is not saved, as far as each is due.
  func retry(now: Int) -> [Event] {
    guard let desk else { return [] }
    var events: [Event] = []
    if let due = lookDeadline, due <= now {
      lookDeadline = nil
      events = changes(of: desk)
    }
    guard let due = retryDeadline, due <= now else { return events + saving(now) }
    retryDeadline = nil
    let report = desk.retry()
    let changed = report.outcome?.decisions ?? [:]
    if desk.problem == nil, watch == nil { watch = FolderWatch(beside: desk) }
    // The report does not say which queries have changed meanwhile.
    let isMended = problem != nil && desk.problem == nil
    return events + (changed.isEmpty ? [] : [.changed(changed)])
      + (isMended ? [.queries(desk.queries())] : []) + saving(now)
  }

  /// The event that says whether all is saved, where that has changed.
  private func saving(_ now: Int) -> [Event] {
    guard let desk else { return [] }
    if desk.problem != nil, retryDeadline == nil { retryDeadline = now + StoreKeeper.retryInterval }
    if desk.problem == nil { retryDeadline = nil }
    guard desk.problem != problem || desk.unsaved != unsaved else { return [] }
    (problem, unsaved) = (desk.problem, desk.unsaved)
    return [.saving(problem: problem, unsaved: unsaved)]
  }

  /// Tries a last time, and writes what still is not saved to a file of its own.
  func leave(folders: [String]) -> Unsaved? {
    guard let desk else { return nil }
    defer { desk.close() }
    // The screen is given back, so there is time for what passes by itself.
    let limit = MonotonicClock.milliseconds() + StoreKeeper.farewell
    repeat {
      if desk.unsaved > 0 { _ = desk.retry() }
    } while desk.unsaved > 0 && desk.problem?.isPassing == true
      && MonotonicClock.milliseconds() < limit
    guard desk.unsaved > 0 else { return nil }
    return Unsaved(
      steps: desk.unsaved, problem: desk.problem, rescue: desk.rescue(to: folders))
  }
}

extension Edit {
  /// Whether it is about a saved query.
  fileprivate var isQuery: Bool { if case .query = self { true } else { false } }
}

extension TriageError {
  /// Whether it is over once another program, or whoever looks through the store, is done.
  fileprivate var isPassing: Bool { kind == .busy || kind == .unchecked }
}

extension FolderWatch {
  /// Watches the folder of a desk's store.
  fileprivate convenience init?(beside desk: Desk) {
    guard let path = desk.store?.path, let slash = path.lastIndex(of: "/") else { return nil }
    self.init(folder: String(path[..<slash]) + "/")
  }
}

/// What leaving with unsaved decisions leaves behind.
package struct Unsaved: Sendable {
  /// How many steps are not saved.
  package let steps: Int
  /// Why they are not saved.
  package let problem: TriageError?
  /// The file that holds them for `nonmun state import`; nil where none could be written.
  package let rescue: String?
}
