import Decisions
import Triage

@testable import Reader

/// A store that keeps decisions in memory and answers at once: what the loop's store does, without files.
struct PretendStore {
  private(set) var decisions: [String: Decision] = [:]
  private var done: [(edits: [Edit], before: [String: Decision])] = []
  private var undone: [[Edit]] = []

  /// The answer to an effect; nil where it is not for the store.
  mutating func answer(_ effect: Effect) -> Event? {
    switch effect {
    case .commit(let edits, let isAutomatic):
      if !isAutomatic { undone = [] }
      return .decided(
        isAutomatic ? .automatic : .step, make(edits, isStep: !isAutomatic))
    case .undo:
      guard let last = done.popLast() else { return .decided(.undo, nil) }
      undone.append(last.edits)
      decisions.merge(last.before) { $1 }
      return .decided(.undo, Outcome(decisions: last.before, edits: last.edits))
    case .redo:
      guard let edits = undone.popLast() else { return .decided(.redo, nil) }
      return .decided(.redo, make(edits, isStep: true))
    default: return nil
    }
  }

  private mutating func make(_ edits: [Edit], isStep: Bool) -> Outcome {
    var before: [String: Decision] = [:]
    var changing: [Edit] = []
    for edit in edits {
      guard let paper = edit.paper else { continue }
      let old = decisions[paper, default: .none]
      let new = old.changed(by: edit)
      guard new != old else { continue }
      before[paper] = before[paper] ?? old
      decisions[paper] = new
      changing.append(edit)
    }
    if isStep, !changing.isEmpty { done.append((changing, before)) }
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
