import Configuration
import Decisions
import Normalization
import Search
import Surface

/// The name for a query being typed.
public struct NamingPrompt: Sendable {
  /// What is typed.
  public internal(set) var input = TextInput()
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
}

extension ReaderState {
  /// Ctrl-s: asks for a name to save the search under.
  mutating func beginNaming() {
    guard let text = activeSearch?.input.text else {
      message = Message(text: words.noSearch)
      return
    }
    let isSearching = if case .searching = mode { true } else { false }
    // What was left unfinished is saved as it was understood.
    let query = (try? Query(text)) == nil ? Query(typing: text).description : text
    mode = .naming(NamingPrompt(query: query, isSearching: isSearching))
  }

  /// Takes a key while a name is being typed.
  mutating func name(_ key: Key, _ prompt: NamingPrompt) -> [Effect] {
    switch key {
    case .escape, .control("g"), .control("c"):
      mode = prompt.isSearching ? .searching : .browsing
      return []
    case .enter: return save(prompt)
    default:
      var prompt = prompt
      _ = prompt.input.edit(key)
      mode = .naming(prompt)
      return []
    }
  }

  /// Whether there is a query of the name already that Enter would replace.
  func replaces(_ prompt: NamingPrompt) -> Bool {
    let name = prompt.name
    return savedQueries.contains { $0.name == name }
  }

  private mutating func save(_ prompt: NamingPrompt) -> [Effect] {
    let name = prompt.name
    guard !name.isEmpty else {
      mode = prompt.isSearching ? .searching : .browsing
      return []
    }
    // The search that was being typed is one to save now, so it is one to keep.
    if prompt.isSearching {
      search?.input = TextInput(prompt.query)
      search(.enter)
    }
    mode = .browsing
    guard name.count <= SavedQuery.longestName else {
      message = Message(text: words.tooLongName(SavedQuery.longestName), isError: true)
      return []
    }
    guard !savedQueries.contains(SavedQuery(name: name, text: prompt.query)) else {
      message = Message(text: words.isSaved(name))
      return []
    }
    return [.commit([.query(prompt.query, name: name)], isAutomatic: false)]
  }
}
