import Configuration
import Decisions
import Digest

// Deciding: what a key is for, what is asked of the store, and what comes back from it.
extension ReaderState {
  /// The rows that a deciding key is for: the range, else the selected row.
  var targetRows: Range<Int> {
    guard !list.rows.isEmpty else { return 0..<0 }
    let start = rangeStart ?? list.cursor
    return min(start, list.cursor)..<max(start, list.cursor) + 1
  }

  /// The ids of these papers, none twice: a paper can stand on more than one day.
  func ids(_ indices: some Sequence<Int>) -> [String] {
    var seen: Set<String> = []
    return indices.map { library.ids[$0] }.filter { seen.insert($0).inserted }
  }

  /// The papers that a key is for: those of the range, else the selected one.
  var targets: [Int] { targetRows.map { list.rows[$0] } }

  /// Keeps, skips or reads the papers that the key is for.
  mutating func decide(_ standing: Standing) -> [Effect] {
    let ids = ids(targets)
    guard !ids.isEmpty else {
      message = Message(text: words.noPaper)
      return []
    }
    return [.commit(ids.map { .standing(standing, paper: $0) }, isAutomatic: false)]
  }

  /// `r`: read, or unread where all of them are read already.
  mutating func toggleRead() -> [Effect] {
    decide(targets.allSatisfy { decisions[$0].standing == .read } ? .unread : .read)
  }

  /// `X`: skips what is undecided of what the list shows, in one step.
  mutating func skipRest() -> [Effect] { skip(list.rows) }

  /// Skips those of some papers that are undecided.
  mutating func skip(_ positions: [Int]) -> [Effect] {
    let rest = ids(positions.filter(isUndecided))
    guard !rest.isEmpty else {
      message = Message(text: words.nothingLeft)
      return []
    }
    return [.commit(rest.map { .standing(.skipped, paper: $0) }, isAutomatic: false)]
  }

  /// `v`: begins a range at the selected row, or ends it.
  mutating func toggleRange() {
    rangeStart = rangeStart == nil && !list.rows.isEmpty ? list.cursor : nil
    if rangeStart != nil { focus = .papers }
  }

  func isUndecided(_ index: Int) -> Bool { known.table.isOpen(index) }

  // MARK: What the store says

  /// Takes in all decisions, when the store is opened or the archive was read anew.
  mutating func apply(all: [String: Decision]) {
    known.replace(by: all, in: library)
    if known.areHidden { rebuildList(keeping: list.selected) }
  }

  /// Takes in what came of a step, or of taking one back.
  mutating func apply(_ act: Act, _ outcome: Outcome?) {
    guard let outcome else {
      message = Message(text: act == .undo ? words.nothingToUndo : words.nothingToRedo)
      return
    }
    let targets = targetRows
    apply(changed: outcome.decisions)
    if act == .undo || act == .redo { listAgain(outcome.decisions) }
    switch act {
    case .automatic: break
    case .step: finishStep(outcome, targets)
    case .undo, .redo:
      message = Message(text: words.report(act, outcome, title: title(of: outcome)))
      // An overlay, such as the journal, stays where it is.
      if overlay == nil { showAgain(outcome) }
    }
  }

  /// Takes in decisions that another program made.
  mutating func apply(changed: [String: Decision]) {
    known.apply(changed, in: library)
  }

  /// Lists what is undecided again, where decided papers are hidden.
  mutating func listAgain(_ changed: [String: Decision]) {
    guard known.areHidden, changed.values.contains(where: { !$0.standing.isDecided })
    else { return }
    rebuildList(keeping: list.selected, else: list.cursor)
  }

  /// Says what was done, and where it was about how papers stand goes on to the next undecided one.
  private mutating func finishStep(_ outcome: Outcome, _ targets: Range<Int>) {
    rangeStart = nil
    let report = words.report(.step, outcome, title: title(of: outcome))
    let isAboutStanding = outcome.edits.contains { if case .standing = $0 { true } else { false } }
    guard isAboutStanding || outcome.edits.isEmpty else {
      message = Message(text: report)
      return
    }
    let left = list.rows.count(where: decisions.isOpen)
    if left > 0 { selectUndecided(after: targets.upperBound - 1) }
    message = Message(text: report + " · " + whatIsLeft(left))
  }

  private func whatIsLeft(_ left: Int) -> String {
    if left > 0 { return words.left(left) }
    guard let catchUp else { return words.allDecided }
    return words.batchDecided(
      library.countOnce(missedPapers(since: catchUp.since).filter(decisions.isOpen)))
  }

  /// Selects the next row with an undecided paper, from the last on to the first.
  private mutating func selectUndecided(after row: Int) {
    let rows = list.rows
    let next =
      rows.indices.first { $0 > row && isUndecided(rows[$0]) }
      ?? rows.indices.first { $0 != row && isUndecided(rows[$0]) }
    if let next { list.select(row: next) }
  }

  /// Goes to the paper whose decision was taken back or made again; of several to the first that
  /// the list holds.
  private mutating func showAgain(_ outcome: Outcome) {
    let changed = Set(outcome.decisions.keys.flatMap(library.indices(of:)))
    if let row = list.rows.firstIndex(where: changed.contains) {
      list.select(row: row)
    } else {
      goToPaper(outcome.edits.lazy.compactMap(\.paper).first)
    }
  }

  /// The title of the one paper that an outcome is about.
  private func title(of outcome: Outcome) -> String? {
    let ids = Set(outcome.edits.compactMap(\.paper))
    guard ids.count == 1, let id = ids.first else { return nil }
    return library.indices(of: id).first.map { library.papers[$0].title } ?? id
  }

  // MARK: Going on

  /// `.`: the next undecided paper: further down the list, above, then on older days, then on newer
  /// ones.
  mutating func goToNextUndecided() {
    let rows = list.rows
    let below = rows.indices.first { $0 > list.cursor && isUndecided(rows[$0]) }
    if let row = below ?? rows.indices.first(where: { isUndecided(rows[$0]) }), row != list.cursor {
      if below == nil { message = Message(text: words.wrappedToTop) }
      list.select(row: row)
      return
    }
    let days = listScope == .day && !isGathered ? library.days.indices.reversed() : []
    let older = days.first { $0 < day ?? 0 && known.counts.left[$0] > 0 }
    guard let next = older ?? days.first(where: { $0 != day && known.counts.left[$0] > 0 }) else {
      let isHere = list.selected.map(isUndecided) == true
      message = Message(text: isHere ? words.onlyOneLeft : words.nothingLeft)
      return
    }
    selectDay(next)
    if let row = list.rows.firstIndex(where: isUndecided) { list.select(row: row) }
  }

  /// Hides what was decided, or shows it again; what is decided from now on stays until the list is
  /// left.
  mutating func toggleDecided() {
    known.toggleHidden()
    rebuildList(keeping: list.selected, else: list.cursor)
    message = Message(text: known.areHidden ? words.decidedHidden : words.decidedShown)
  }

  // MARK: Read by itself

  /// Asks that a paper count as read: nobody decided on it, but it was seen.
  func countAsRead(_ id: String) -> [Effect] {
    guard known[id].standing == .unread else { return [] }
    return [.commit([.standing(.read, paper: id)], isAutomatic: true)]
  }
}

extension Edit {
  /// The id of the paper that the edit is about; nil for a saved query.
  var paper: String? {
    switch self {
    case .standing(_, let paper), .until(_, let paper), .tag(_, _, let paper),
      .note(_, let paper):
      paper
    case .query, .watch, .seen: nil
    }
  }
}

/// What the store was asked to do.
public enum Act: Sendable, Hashable {
  /// A step of the user's.
  case step
  /// Something that counts without being asked for, and is no step to undo.
  case automatic
  case undo, redo
}
