import Decisions

@testable import Reader

/// A store that keeps decisions in memory and answers at once: what the loop's store does, without files.
struct PretendStore {
  private(set) var decisions: [String: Decision] = [:]
  private(set) var queries: [String: String] = [:]
  private var done: [Step] = []
  /// All that was ever done, oldest first.
  private var log: [(kind: JournalStep.Kind, edits: [Edit], before: [String: Decision])] = []
  private var undone: [[Edit]] = []

  private struct Step {
    let edits: [Edit]
    let before: [String: Decision]
    let queries: [String: String]
  }

  /// The answers to an effect; nil where it is not for the store.
  mutating func answers(_ effect: Effect) -> [Event]? {
    guard let answer = answer(effect) else { return nil }
    guard case .decided(_, let outcome?) = answer,
      outcome.edits.contains(where: { $0.paper == nil })
    else { return [answer] }
    return [answer, .queries(savedQueries)]
  }

  private var savedQueries: [SavedQuery] {
    queries.sorted { $0.key < $1.key }.map { SavedQuery(name: $0.key, text: $0.value) }
  }

  private mutating func answer(_ effect: Effect) -> Event? {
    switch effect {
    case .commit(let edits, let isAutomatic):
      if !isAutomatic { undone = [] }
      return .decided(
        isAutomatic ? .automatic : .step, make(edits, isStep: !isAutomatic))
    case .undo:
      guard let last = done.popLast() else { return .decided(.undo, nil) }
      undone.append(last.edits)
      let undone = last.edits.map { $0.restored(to: last.before) }
      log.append((.undo, undone, decisions))
      decisions.merge(last.before) { $1 }
      queries = last.queries
      return .decided(.undo, Outcome(decisions: last.before, edits: last.edits))
    case .redo:
      guard let edits = undone.popLast() else { return .decided(.redo, nil) }
      return .decided(.redo, make(edits, isStep: true))
    case .revert(let step): return .decided(.undo, revert(step.number))
    case .readJournal: return .journal(journal)
    default: return nil
    }
  }

  /// All steps, the newest first; the first at the beginning of 2025, each a minute after the one before.
  private var journal: [JournalStep] {
    log.enumerated().reversed().map { number, made in
      JournalStep(
        id: JournalStep.ID(origin: "own", number: number), kind: made.kind,
        time: 1_735_689_600 + 60 * number, isForeign: false,
        entries: made.edits.map {
          JournalStep.Entry($0, isSuperseded: isChanged($0, after: number))
        })
    }
  }

  /// Whether a later step changed the field that an edit of a step changed.
  private func isChanged(_ edit: Edit, after number: Int) -> Bool {
    log[(number + 1)...].contains { later in later.edits.contains { $0.field == edit.field } }
  }

  private mutating func revert(_ number: Int) -> Outcome? {
    guard log.indices.contains(number) else { return nil }
    let (edits, before) = (log[number].edits, log[number].before)
    let kept = edits.filter { !isChanged($0, after: number) }
    var outcome = make(kept.map { $0.restored(to: before) }, isStep: true)
    outcome.edits = edits
    outcome.passedOver = edits.count - kept.count
    return outcome
  }

  private mutating func make(_ edits: [Edit], isStep: Bool) -> Outcome {
    var before: [String: Decision] = [:]
    var changing: [Edit] = []
    let queriesBefore = queries
    for edit in edits {
      guard let paper = edit.paper else {
        guard case .query(let text, let name) = edit, queries[name] != text else { continue }
        queries[name] = text
        changing.append(edit)
        continue
      }
      let old = decisions[paper, default: .none]
      let new = old.changed(by: edit)
      guard new != old else { continue }
      before[paper] = before[paper] ?? old
      decisions[paper] = new
      changing.append(edit)
    }
    if !changing.isEmpty { log.append((isStep ? .step : .auto, changing, before)) }
    if isStep, !changing.isEmpty {
      done.append(Step(edits: changing, before: before, queries: queriesBefore))
    }
    return Outcome(
      decisions: before.keys.reduce(into: [:]) { $0[$1] = decisions[$1] }, edits: changing)
  }
}

extension Decision {
  fileprivate func changed(by edit: Edit) -> Decision {
    var decision = self
    switch edit {
    case .standing(let standing, _): decision.standing = standing
    case .tag(let tag, let isOn, _):
      decision.tags = (tags.filter { $0 != tag } + (isOn ? [tag] : [])).sorted()
    case .note(let note, _): decision.note = note
    case .query: break
    }
    return decision
  }
}

extension Edit {
  /// What is changed, without the value.
  fileprivate var field: String {
    switch self {
    case .standing(_, let paper): "standing \(paper)"
    case .tag(let tag, _, let paper): "tag \(tag) \(paper)"
    case .note(_, let paper): "note \(paper)"
    case .query(_, let name): "query \(name)"
    }
  }

  /// The edit that gives the field back what it was.
  fileprivate func restored(to before: [String: Decision]) -> Edit {
    switch self {
    case .standing(_, let paper): .standing(before[paper]?.standing ?? .unread, paper: paper)
    case .tag(let tag, _, let paper):
      .tag(tag, isOn: before[paper]?.tags.contains(tag) == true, paper: paper)
    case .note(_, let paper): .note(before[paper]?.note, paper: paper)
    case .query: self
    }
  }
}
