import Digest
import Search
import TextLayout

/// A search in force: being typed, or kept with Enter until Esc.
public struct SearchState: Sendable {
  /// What is typed.
  public internal(set) var input = TextInput() {
    didSet { if input.text != oldValue.text { (query, mistake) = Query.typing(input.text) } }
  }
  /// Where it looks, around the day from which the search began.
  public internal(set) var scope = Scope.all
  /// Where the reader was when the search began; Esc goes back there.
  let origin: Place
  /// What was found; nil until all text is there.
  var found: Found? {
    didSet {
      marker = found?.marker ?? Marker()
      excerpts = Excerpts()
    }
  }
  /// The search, where the archive is so large that it goes on between keys.
  var run: SearchRun?
  /// How many decisions had been made when it was begun: what was found before others cannot be narrowed.
  var decisionAge = 0
  /// What the search marks on screen.
  private(set) var marker = Marker()
  /// The lines shown below titles that do not tell why they are listed.
  var excerpts = Excerpts()
  /// What is wrong with what is typed, so far.
  private(set) var mistake: QueryError?
  /// Whether Enter was tried with the mistake there is.
  var insists = false
  /// How far back in the history the input is, and what was typed before.
  var recalled: (steps: Int, draft: String)?

  init(origin: Place) { self.origin = origin }

  /// What is searched for.
  private(set) var query = Query()

  /// Takes what is typed as finished.
  ///
  /// - Throws: what is wrong with it.
  mutating func finish() throws(QueryError) { query = try Query(input.text) }

  /// Shows a mistake also where it may be no more than something unfinished.
  mutating func insist(on mistake: QueryError) {
    self.mistake = mistake
    insists = true
  }
}
