import Configuration
import Decisions
import Digest
import Search
import Surface

/// The day until which papers are put aside, being typed: so many days, or a date.
struct LaterPrompt: Overlay {
  /// What is typed.
  var input = TextInput()
  /// The ids of the papers.
  let papers: [String]

  init(papers: [String]) { self.papers = papers }

  var isTyped: Bool { true }
  var leavesReading: Bool { true }

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    switch key {
    case .escape, .control("g"), .control("c"): return .closes
    case .enter:
      guard let today = state.today(), let day = LaterDay.read(input.text, from: today) else {
        return .stays
      }
      return .closes(with: LaterPrompt.putAside(papers, until: day))
    default:
      _ = input.edit(key)
      return .stays
    }
  }

  func line(_ state: ReaderState) -> OverlayLine {
    let day = state.today().flatMap { LaterDay.read(input.text, from: $0) }
    return .prompt(state.words.laterUntil + ": ", input, hint: state.words.laterHint(day))
  }

  /// The step that puts papers aside.
  static func putAside(_ papers: [String], until day: DigestDate) -> [Effect] {
    let edits = papers.flatMap { paper -> [Edit] in
      [.standing(.later, paper: paper), .until(day.description, paper: paper)]
    }
    return [.commit(edits, isAutomatic: false)]
  }
}

extension ReaderState {
  /// `P`: puts the papers that the key is for aside, for so many days, or until what the prompt is
  /// told.
  mutating func beginPuttingAside(days: Int?) -> [Effect] {
    let papers = ids(targets)
    guard !papers.isEmpty else {
      message = Message(text: words.noPaper)
      return []
    }
    guard let days else {
      overlay = LaterPrompt(papers: papers)
      return []
    }
    guard let day = today().flatMap({ LaterDay.read(String(days), from: $0) }) else {
      message = Message(text: words.laterHint(nil), isError: true)
      return []
    }
    return LaterPrompt.putAside(papers, until: day)
  }

  /// Says once a day how many papers that were put aside are due, where nothing else is said.
  mutating func sayWhatIsDue() {
    guard isComplete, message == nil, overlay == nil, let due = known.dueToday(in: library), due > 0
    else { return }
    message = Message(text: words.due(due))
  }
}
