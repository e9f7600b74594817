import Decisions

/// What came of something done at the desk.
public struct DeskReport: Sendable, Hashable {
  /// What was done; nil where there was nothing to do, such as no step to take back.
  public var outcome: Outcome?
  /// Why it is not saved; nil where it is.
  public var problem: TriageError?

  /// A report.
  public init(outcome: Outcome? = nil, problem: TriageError? = nil) {
    self.outcome = outcome
    self.problem = problem
  }
}

/// The decisions as the reader works with them: saved, or else kept in memory and tried again.
///
/// Nothing here throws. While the store cannot be written, or not even opened, a copy in memory
/// stands in for it, and what is done is also noted, to be done again in the store once that is
/// possible. Used from one thread; `upkeep` is what another thread does.
public final class Desk {
  private let location: TriageStore.Location
  private let patience: Double
  private let isCheckedElsewhere: Bool
  /// The store, where it is open.
  public private(set) var store: TriageStore?
  private var standIn: StandIn?
  private var pending = PendingSteps()

  /// Why nothing is saved at the moment; nil where all is well.
  public private(set) var problem: TriageError?

  /// How many steps are not saved.
  public var unsaved: Int { pending.count }

  /// Opens the store, or goes on without.
  ///
  /// - Parameters:
  ///   - patience: how long other programs are waited for, in seconds, before memory stands in for
  ///     the store.
  ///   - isCheckedElsewhere: whether another thread does the `upkeep`; until it has, memory stands
  ///     in as well.
  public init(
    opening location: TriageStore.Location, patience: Double = TriageStore.patience,
    isCheckedElsewhere: Bool = false
  ) {
    self.location = location
    self.patience = patience
    self.isCheckedElsewhere = isCheckedElsewhere
    do {
      let store = try TriageStore(
        opening: location, patience: patience, isCheckedElsewhere: isCheckedElsewhere)
      self.store = store
      if store.isReadOnly { problem = TriageError(.readOnly, path: store.path ?? "") }
    } catch {
      begin(without: error)
    }
  }

  // MARK: Deciding

  /// Makes a step; see `TriageStore.commit`.
  public func commit(_ edits: [Edit], isAutomatic: Bool = false) -> DeskReport {
    perform(.commit(edits, isAutomatic: isAutomatic))
  }

  /// Takes back the last step.
  public func undo() -> DeskReport { perform(.undo) }

  /// Makes the step again that was taken back last.
  public func redo() -> DeskReport { perform(.redo) }

  private func perform(_ operation: Operation) -> DeskReport {
    if standIn == nil, let store {
      do {
        return DeskReport(outcome: try store.perform(operation))
      } catch {
        begin(without: error)
      }
    }
    guard let outcome = performInMemory(operation) else { return DeskReport(problem: problem) }
    if operation.changed(outcome) { pending.append(operation) }
    return DeskReport(outcome: outcome, problem: problem)
  }

  /// Does something in the copy in memory; where that fails, in one that is made of what can be
  /// read of it.
  private func performInMemory(_ operation: Operation) -> Outcome? {
    guard let standIn else { return nil }
    do {
      return try standIn.store.perform(operation)
    } catch {
      guard let other = StandIn(salvaging: standIn) else { return nil }
      standIn.store.close()
      self.standIn = other
      return try? other.store.perform(operation)
    }
  }

  /// Takes back one step and leaves those after it; see `TriageStore.revert`.
  ///
  /// Only the store itself knows the steps: while nothing can be saved, nothing comes of it.
  public func revert(_ step: JournalStep.ID) -> DeskReport {
    guard standIn == nil, let store else { return DeskReport(problem: problem) }
    do {
      return DeskReport(outcome: try store.revert(step))
    } catch {
      begin(without: error)
      return DeskReport(problem: problem)
    }
  }

  // MARK: Reading

  /// The last steps of the journal, newest first; see `TriageStore.journal`.
  public func journal() -> [JournalStep] { read { try $0.journal() } ?? [] }

  /// All decisions, by a paper's id, whether saved or not.
  public func decisions() -> [String: Decision] { read { try $0.decisions() } ?? [:] }

  /// The decisions about these papers, whether saved or not.
  public func decisions(of ids: [String]) -> [String: Decision] {
    read { try $0.decisions(of: ids) } ?? [:]
  }

  /// The saved queries, by name.
  public func queries() -> [SavedQuery] { read { try $0.queries() } ?? [] }

  /// What other processes decided since this was last asked.
  ///
  /// Also notices what `upkeep` found, so the reader asks once that is done. What changes while
  /// nothing can be saved is told by `retry()`.
  public func changes() -> Changes {
    guard standIn == nil, let store else { return Changes() }
    if let damage = store.damage {
      begin(without: damage)
      return Changes()
    }
    do {
      try store.examineFiles()
    } catch {
      // A store that is gone is made anew with the next decision, and not before.
      if error.kind != .moved { begin(without: error) }
      return Changes()
    }
    return read { try $0.changes() } ?? Changes()
  }

  private func read<Result>(
    _ body: (TriageStore) throws -> Result
  ) -> Result? {
    if standIn == nil, let store {
      do {
        return try body(store)
      } catch {
        begin(without: TriageError(error, path: store.path ?? ""))
      }
    }
    return standIn.flatMap { try? body($0.store) }
  }

  // MARK: Keeping

  /// What another thread should do once the first screen is drawn: look through the store, take in
  /// what was set aside, and make the day's backup.
  ///
  /// `changes()` tells afterwards whether something was found. A backup that cannot be made is
  /// none.
  public var upkeep: @Sendable () -> Void {
    let store = store
    return {
      guard let store, (try? store.check()) != nil else { return }
      if let path = store.path { RescueFile.takeIn(beside: path) }
      _ = try? store.backUp()
    }
  }

  /// Tries to save what is not saved; to be called every few seconds while there is a `problem`,
  /// and before leaving.
  ///
  /// - Returns: a report whose outcome holds every decision that reads otherwise than before, as
  ///   happens when another process wrote in the meantime or a backup took a damaged file's place.
  public func retry() -> DeskReport {
    guard problem != nil else { return DeskReport() }
    do {
      let before = decisions()
      let store = try opened()
      while let operation = pending.first {
        // Each time, or the log takes all that was freed and leaves the database none to copy it
        // to.
        if problem?.kind == .full || problem?.kind == .limit { store.relieve() }
        _ = try store.perform(operation)
        pending.saveFirst()
      }
      guard !store.isReadOnly else { return DeskReport(problem: problem) }
      let after = try store.decisions()
      standIn?.store.close()
      (standIn, problem, pending) = (nil, nil, PendingSteps())
      return DeskReport(outcome: Outcome(decisions: Desk.difference(before, after), edits: []))
    } catch {
      problem = error
      if error.isAboutFile { begin(without: error) }
      return DeskReport(problem: error)
    }
  }

  /// Writes the unsaved steps to a file beside the store, which the next reader of the store takes
  /// in; nil where nothing is unsaved, or no file can be made there.
  public func setAside() -> String? {
    guard unsaved > 0, let standIn, problem?.kind != .foreign, case .file(let name) = location
    else { return nil }
    return RescueFile.write(standIn.store, after: standIn.base, beside: StoreFile.resolved(name))
  }

  /// Writes the unsaved steps to a file of their own, which `nonmun state import` takes in; nil
  /// where nothing is unsaved, or no file can be made.
  ///
  /// - Parameter folders: where to try, in this order.
  public func rescue(to folders: [String]) -> String? {
    guard unsaved > 0, let standIn else { return nil }
    return RescueFile.write(standIn.store, after: standIn.base, folders: folders)
  }

  /// Closes the store.
  public func close() {
    store?.close()
    standIn?.store.close()
    (store, standIn) = (nil, nil)
  }

  /// Goes on in memory.
  private func begin(without error: TriageError) {
    problem = error
    if standIn == nil { standIn = StandIn(for: store, at: location, why: error) }
    // What had to be read entry by entry was closed before.
    guard error.isAboutFile || standIn?.isWhole == false else { return }
    if error.kind == .moved, store?.ownsLog == true { standIn?.hasLeftLog = true }
    store?.close()
    store = nil
  }

  /// The store, opened again where it was not open or could only be read.
  private func opened() throws(TriageError) -> TriageStore {
    if let store, !store.isReadOnly { return store }
    store?.close()
    store = nil
    guard case .file(let name) = location else { return try openAnew() }
    let path = StoreFile.resolved(name)
    let isAbsent = FileIdentity(path: path) == nil
    if let problem, isAbsent {
      // Somebody moved a useless file away and is about to put a backup in its place.
      if problem.isDamage { throw problem }
      // All that is unsaved is in the copy.
      if problem.kind == .moved, try standIn?.takePlace(path) == true { pending = PendingSteps() }
    }
    if problem?.kind == .overwritten { try StrayLog.setAside(path) }
    let store = try openAnew()
    if let standIn, let kind = problem?.kind, kind == .moved || kind == .overwritten {
      // Another file is there now. What the old one held is joined to it.
      do throws(TriageError) { try standIn.join(to: store) } catch {
        store.close()
        throw error
      }
      pending.restart()
    }
    self.store = store
    return store
  }

  /// The store, as another file than the one that was looked through at the beginning: it looks for
  /// itself.
  private func openAnew() throws(TriageError) -> TriageStore {
    try TriageStore(opening: location, patience: patience)
  }

  private static func difference(
    _ before: [String: Decision], _ after: [String: Decision]
  ) -> [String: Decision] {
    var changed = after.filter { before[$0.key] != $0.value }
    for paper in before.keys where after[paper] == nil { changed[paper] = Decision.none }
    return changed
  }
}
