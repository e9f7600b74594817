import Search

/// A search in force: being typed, or kept with Enter until Esc.
public struct SearchState: Sendable {
  /// What is typed.
  public internal(set) var input = TextInput() {
    didSet { query = Query(input.text) }
  }
  /// Where it looks, around the day from which the search began.
  public internal(set) var scope = Scope.all
  /// Where the reader was when the search began; Esc goes back there.
  let origin: Place
  /// The papers found, as a set of places in the library.
  var found: Set<Int> = []

  init(origin: Place) { self.origin = origin }

  /// What is searched for.
  private(set) var query = Query("")
}
