import Decisions

@testable import Reader

/// A store that keeps decisions in memory and answers at once: what the loop's store does, without files.
struct PretendStore {
  private(set) var decisions: [String: Decision] = [:]
  private(set) var queries: [String: String] = [:]
  private var done: [Step] = []
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
      decisions.merge(last.before) { $1 }
      queries = last.queries
      return .decided(.undo, Outcome(decisions: last.before, edits: last.edits))
    case .redo:
      guard let edits = undone.popLast() else { return .decided(.redo, nil) }
      return .decided(.redo, make(edits, isStep: true))
    case .readJournal: return .journal([])
    default: return nil
    }
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
