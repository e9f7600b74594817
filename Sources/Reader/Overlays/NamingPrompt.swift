import Configuration
import Decisions
import Normalization
import Search
import Surface

/// The name for a query being typed.
struct NamingPrompt: Overlay {
  /// What is typed.
  var input = TextInput()
  /// The query that gets the name.
  let query: String
  /// Whether the query itself was being typed; Esc goes back to that.
  let isSearching: Bool

  init(query: String, isSearching: Bool) {
    self.query = query
    self.isSearching = isSearching
  }

  /// The name as it is saved: in NFC, words apart by one space.
  var name: String {
    NFC.normalized(input.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  var isTyped: Bool { true }

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    switch key {
    case _ where CommandSet.leavesPrompt(key): cancel(&state)
    case .enter: return .closes(with: save(&state))
    default:
      _ = input.edit(key)
      return .stays
    }
    return .closes
  }

  func line(_ state: ReaderState) -> OverlayLine {
    .prompt(
      state.words.queryName + ": ", input,
      hint: state.words.nameHint(replaces: state.savedQueries.contains { $0.name == name }))
  }

  private func cancel(_ state: inout ReaderState) {
    if isSearching { state.overlay = SearchPrompt() }
  }

  private func save(_ state: inout ReaderState) -> [Effect] {
    let name = name
    guard !name.isEmpty else {
      cancel(&state)
      return []
    }
    // The search that was being typed is one to save now, so it is one to keep.
    if isSearching { state.keepTypedSearch(as: query) }
    guard name.count <= SavedQuery.longestName else {
      state.message = Message(text: state.words.tooLongName(SavedQuery.longestName), isError: true)
      return []
    }
    guard !state.savedQueries.contains(where: { $0.name == name && $0.text == query }) else {
      state.message = Message(text: state.words.isSaved(name))
      return []
    }
    return [.commit([.query(query, name: name)], isAutomatic: false)]
  }
}

extension ReaderState {
  /// Ctrl-s: asks for a name to save the search under.
  ///
  /// - Parameter isSearching: whether the search is still being typed.
  mutating func beginNaming(isSearching: Bool = false) {
    guard let text = activeSearch?.input.text else {
      message = Message(text: words.noSearch)
      return
    }
    // What was left unfinished is saved as it was understood.
    let query = (try? Query(text)) == nil ? Query(typing: text).description : text
    overlay = NamingPrompt(query: query, isSearching: isSearching)
  }
}
