import Decisions
import TestSupport
import Triage

extension SeededGenerator {
  /// A number below another.
  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  /// An edit of one of a few papers, so that edits meet.
  mutating func edit() -> Edit {
    let paper = "2403.0000\(below(6))"
    switch below(5) {
    case 0: return .tag(["LLM", "로봇", "x y"][below(3)], isOn: below(2) == 0, paper: paper)
    case 1: return .note(below(3) == 0 ? nil : "note \(below(4))", paper: paper)
    case 2: return .query(below(3) == 0 ? nil : "query \(below(3))", name: "q\(below(2))")
    default: return .standing(Standing.allCases[below(4)], paper: paper)
    }
  }

  /// A step's edits, at times the same thing twice.
  mutating func edits() -> [Edit] { (0...below(5)).map { _ in edit() } }
}

/// All that a store says.
struct StoreState: Equatable {
  let decisions: [String: Decision]
  let queries: [SavedQuery]

  init(_ store: TriageStore) throws {
    decisions = try store.decisions()
    queries = try store.queries()
  }
}
