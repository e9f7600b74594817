import Search

/// A search in force: being typed, or kept with Enter until Esc.
public struct SearchState: Sendable {
  /// What is typed.
  public internal(set) var input = TextInput() {
    didSet { query = Query(typing: input.text) }
  }
  /// Where it looks, around the day from which the search began.
  public internal(set) var scope = Scope.all
  /// Where the reader was when the search began; Esc goes back there.
  let origin: Place
  /// What was found; nil until all text is there.
  var found: Found? {
    didSet { marker = found?.marker ?? Marker() }
  }
  /// What the search marks on screen.
  private(set) var marker = Marker()

  /// Takes the last word as finished: from now on half a syllable counts only where the word stands nowhere.
  mutating func finishTyping() { query.isBeingTyped = false }

  init(origin: Place) { self.origin = origin }

  /// What is searched for.
  private(set) var query = Query()
}
