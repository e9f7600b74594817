import Decisions

@testable import Reader

/// A store that keeps decisions in memory and answers at once: what the loop's store does, without files.
struct PretendStore {
  private(set) var decisions: [String: Decision] = [:]
  private(set) var saved: [String: SavedQuery] = [:]
  /// The texts of the saved queries, by name.
  var queries: [String: String] { saved.filter { !$0.value.text.isEmpty }.mapValues(\.text) }
  private var done: [Step] = []
  private var undone: [[Edit]] = []

  private struct Step {
    let edits: [Edit]
    let before: [String: Decision]
    let queries: [String: SavedQuery]
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
    saved.values.filter { !$0.text.isEmpty }.sorted { $0.name < $1.name }
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
      saved = last.queries
      return .decided(.undo, Outcome(decisions: last.before, edits: last.edits))
    case .redo:
      guard let edits = undone.popLast() else { return .decided(.redo, nil) }
      return .decided(.redo, make(edits, isStep: true))
    case .readJournal: return .journal([])
    default: return nil
    }
  }

  /// Changes a saved query; false where it is so already.
  private mutating func change(_ edit: Edit) -> Bool {
    let (name, next): (String, (SavedQuery) -> SavedQuery)
    switch edit {
    case .query(let text, let query):
      (name, next) = (
        query, { SavedQuery(name: query, text: text ?? "", watch: $0.watch, seen: $0.seen) }
      )
    case .watch(let watch, let query):
      (name, next) = (
        query, { SavedQuery(name: query, text: $0.text, watch: watch, seen: $0.seen) }
      )
    case .seen(let day, let query):
      (name, next) = (
        query, { SavedQuery(name: query, text: $0.text, watch: $0.watch, seen: day) }
      )
    case .standing, .until, .tag, .note: return false
    }
    let old = saved[name] ?? SavedQuery(name: name, text: "")
    saved[name] = next(old)
    return saved[name] != old
  }

  private mutating func make(_ edits: [Edit], isStep: Bool) -> Outcome {
    var before: [String: Decision] = [:]
    var changing: [Edit] = []
    let queriesBefore = saved
    for edit in edits {
      guard let paper = edit.paper else {
        if change(edit) { changing.append(edit) }
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
    case .until(let day, _): decision.until = day
    case .query, .watch, .seen: break
    }
    return decision
  }
}
