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
  /// The day around which it looks, where that is not the one from which it began.
  var center: DigestDate?
  /// Where the reader was when the search began; Esc goes back there.
  let origin: Snapshot
  private var found: OfLibrary<Found>?
  private var run: OfLibrary<SearchRun>?
  /// How many decisions had been made when it was begun: what was found before others cannot be
  /// narrowed.
  var decisionAge = 0
  /// What the search marks on screen.
  private(set) var marker = Marker()
  /// What is wrong with what is typed, so far.
  private(set) var mistake: QueryError?
  /// Whether Enter was pressed while what is typed had this mistake.
  var insists = false
  /// The values that Tab goes through, what stands before them, and which is shown.
  var completion: (before: String, candidates: [String], shown: Int)?
  /// How far back in the history the input is, and what was typed before.
  var recalled: (steps: Int, draft: String)?

  init(origin: Snapshot) { self.origin = origin }

  /// What is searched for.
  private(set) var query = Query()

  // MARK: What was found

  /// What was found in a library; nil until all its text is there.
  func found(in library: Library) -> Found? { found?.value(in: library) }

  /// The search of a library so large that it goes on between keys.
  func run(in library: Library) -> SearchRun? { run?.value(in: library) }

  /// Sets what was found, so far or in the end.
  ///
  /// - Parameter run: the search that goes on; nil where it has ended.
  mutating func setFound(_ found: Found?, in library: Library, run: SearchRun? = nil) {
    self.found = found.map { OfLibrary($0, of: library) }
    self.run = run.map { OfLibrary($0, of: library) }
    marker = found?.marker ?? Marker()
  }

  // MARK: The query

  /// Treats what is typed as finished.
  ///
  /// - Throws: what is wrong with it.
  mutating func finish() throws(QueryError) { query = try Query(input.text) }

  /// Shows a mistake also where it may be no more than something unfinished.
  mutating func insist(on mistake: QueryError) {
    self.mistake = mistake
    insists = true
  }
}
