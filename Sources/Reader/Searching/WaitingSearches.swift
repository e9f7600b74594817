/// The searches that wait while another one is typed or looked at, each with where the reader was
/// in it.
struct WaitingSearches: Sendable {
  /// A search, and where the reader was in it.
  struct Waiting: Sendable {
    let search: SearchState
    let snapshot: Snapshot
  }

  /// The search kept before the one that is being typed.
  private(set) var underPrompt: Waiting?
  /// The searches from which others were begun, the latest at the end.
  private(set) var earlier: [Waiting] = []

  /// A prompt opens over a search, or over none.
  mutating func openPrompt(over search: SearchState?, at snapshot: Snapshot) {
    underPrompt = search.map { Waiting(search: $0, snapshot: snapshot) }
  }

  /// The prompt is left or its search kept; returns the search that was under it.
  @discardableResult
  mutating func closePrompt() -> Waiting? {
    defer { underPrompt = nil }
    return underPrompt
  }

  /// Another search begins from one, which waits.
  mutating func begin(from search: SearchState, at snapshot: Snapshot) {
    earlier.append(Waiting(search: search, snapshot: snapshot))
  }

  /// The search from which the one that is left was begun; nil where it began from none.
  mutating func leave() -> Waiting? {
    underPrompt = nil
    return earlier.popLast()
  }
}

/// What was searched for, none twice, the last at the end.
struct SearchHistory: Sendable {
  /// How many searches are remembered.
  private static let limit = 100

  /// The searches as they were typed.
  private(set) var texts: [String]

  /// A history; an earlier run's, or none.
  init(_ texts: [String] = []) { self.texts = texts }

  /// Remembers a search as the last one.
  mutating func remember(_ text: String) {
    texts.removeAll { $0 == text }
    texts.append(text)
    texts.removeFirst(max(0, texts.count - SearchHistory.limit))
  }
}
