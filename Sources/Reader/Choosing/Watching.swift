import Configuration
import Decisions
import Digest
import Search

/// What saved queries find, each looked for once for a library, and for decisions where it asks for
/// them.
struct Watching: Sendable {
  /// What a query was looked for with.
  fileprivate struct Basis: Hashable {
    let text: String
    let edition: Library.Edition
    /// How often decisions had changed, where the query asks for them.
    let age: Int?
  }

  fileprivate struct Result: Sendable {
    var basis: Basis
    let papers: [Int]
    let marker: Marker
    /// Whether its regular expression takes so long that nothing can be said.
    var isTooSlow = false
  }

  /// What was found, by the text of the query.
  fileprivate var results: [String: Result] = [:]
  /// The search that is under way.
  private var begun: (basis: Basis, run: SearchRun)?
  /// What was put together last: the watches and what each was looked for with.
  fileprivate var shown: [String: Watch] = [:]
  fileprivate var shownBases: [String: Basis] = [:]
  /// What is marked for the watches that want papers.
  fileprivate(set) var marker = Marker()
  /// How often the marker changed.
  fileprivate(set) var age = 0
  /// Whether queries that nobody watches are looked for too, since they are listed.
  fileprivate(set) var isListing = false

  /// Whether a query asks for decisions, by its text.
  private var asks: [String: Bool] = [:]

  /// Reads the queries once, and not at every key.
  mutating func read(_ queries: [SavedQuery]) {
    asks = queries.reduce(into: [:]) { $0[$1.text] = Watching.asksForDecisions($1) }
  }

  fileprivate func asksForDecisions(_ query: SavedQuery) -> Bool {
    asks[query.text] ?? Watching.asksForDecisions(query)
  }

  private static func asksForDecisions(_ query: SavedQuery) -> Bool {
    ((try? Query(query.text)) ?? Query(typing: query.text)).asksForDecisions
  }

  /// Whether anything is watched for.
  var isEmpty: Bool { shown.isEmpty }

  /// Goes on looking for a query, until it is found or something else is due.
  fileprivate mutating func look(
    for query: SavedQuery, _ basis: Basis, in searcher: Searcher, _ decisions: DecisionTable,
    _ pace: SearchPace
  ) {
    var run =
      begun.flatMap { $0.basis == basis ? $0.run : nil }
      ?? searcher.begin(query, decisions: decisions)
    begun = nil
    do throws(PatternError) {
      try run.step(
        bytes: ReaderState.searchStep, isDue: pace.isDue,
        isInterrupted: { pace.isDue() && pace.isKeyWaiting() })
      guard run.isComplete else {
        begun = (basis, run)
        return
      }
      let found = run.found
      results[query.text] = Result(basis: basis, papers: found.papers, marker: found.marker)
    } catch {
      // A regular expression that takes too long finds nothing here; searched for, it says so.
      results[query.text] = Result(basis: basis, papers: [], marker: Marker(), isTooSlow: true)
    }
  }
}

// Saved queries that are watched: their papers are marked, counted by the day, and say which are
// new.
extension ReaderState {
  private var watches: [SavedQuery] { savedQueries.filter { $0.watch != nil } }

  /// The queries that are looked for: those that are watched, and all of them while they are
  /// listed.
  private var soughtQueries: [SavedQuery] {
    watching.isListing && overlay is Menu ? savedQueries + settings.queries : watches
  }

  private func basis(of query: SavedQuery) -> Watching.Basis {
    Watching.Basis(
      text: query.text, edition: library.edition,
      age: watching.asksForDecisions(query) ? known.age : nil)
  }

  private var nextQueryToFind: SavedQuery? {
    soughtQueries.first { watching.results[$0.text]?.basis != basis(of: $0) }
  }

  /// Whether a query is still to be looked for, or all watches were and their papers are to be
  /// shown.
  var hasWatchesToFind: Bool {
    guard searcher != nil else { return false }
    return areWatchesToShow || (watching.isListing && nextQueryToFind != nil)
  }

  private var areWatchesToShow: Bool {
    guard !(savedQueries.isEmpty && watching.isEmpty) else { return false }
    let watches = watches
    return watches.count != watching.shown.count
      || watches.contains {
        watching.shown[$0.name] != $0.watch || watching.shownBases[$0.name] != basis(of: $0)
      }
  }

  /// Lists the saved queries, with what they find as far as that is known.
  mutating func listQueries(by menu: Menu) {
    overlay = menu
    watching.isListing = true
    watchOn()
  }

  /// How many papers a saved query finds, in words: `–` until that is known, `?` where its regular
  /// expression takes too long.
  func count(of query: SavedQuery) -> String {
    guard let result = watching.results[query.text], result.basis.edition == library.edition else {
      return "–"
    }
    return result.isTooSlow ? "?" : String(result.papers.count)
  }

  /// Looks for saved queries until something else is due, and once all that are watched are known
  /// shows what they found.
  mutating func watchOn() {
    if !(overlay is Menu) { watching.isListing = false }
    guard hasWatchesToFind, let searcher else { return }
    // A watch that asks for watched papers would ask for its own result.
    var unranked = decisions
    unranked.watchRanks = [:]
    while let next = nextQueryToFind {
      watching.look(
        for: next, basis(of: next), in: searcher, next.watch == nil ? decisions : unranked, pace)
      if pace.isDue() { break }
    }
    let watches = watches
    guard areWatchesToShow,
      watches.allSatisfy({ watching.results[$0.text]?.basis == basis(of: $0) })
    else { return }
    showWatches(watches)
  }

  private mutating func showWatches(_ watches: [SavedQuery]) {
    let found = watches.compactMap { query in
      watching.results[query.text].flatMap { result in
        query.watch.map { (watch: $0, papers: result.papers, marker: result.marker) }
      }
    }
    let ranks = WatchRanks(found)
    let saved = Set((savedQueries + settings.queries).map(\.text))
    watching.results = watching.results.filter { saved.contains($0.key) }
    watching.shown = watches.reduce(into: [:]) { $0[$1.name] = $1.watch }
    let isNew = known.watch(ranks.ranks, in: library)
    if isNew || watching.marker != ranks.marker { watching.age += 1 }
    watching.marker = ranks.marker
    // What asks for decisions was asked with these ranks as well as with those before.
    watching.shownBases = watches.reduce(into: [:]) { $0[$1.name] = basis(of: $1) }
    for query in watches {
      let basis = basis(of: query)
      watching.results[query.text]?.basis = basis
    }
    guard isNew, activeSearch?.query.asksForWatches ?? (sort.field == .watch) else { return }
    if search != nil { find() }
    rebuildList(keeping: list.isChosen ? list.selected : nil, else: list.cursor)
  }

  /// What is marked in a paper's texts: what was searched for, else what it is watched for.
  func marker(of index: Int?) -> Marker {
    if activeSearch != nil { return marker }
    guard let index, decisions.watchRanks[index, default: 0] > 0 else { return Marker() }
    return watching.marker
  }

  /// How many wanted papers of a day are still to be decided.
  func watched(on day: Int) -> Int {
    library.days[day].papers.count { decisions.watchRanks[$0, default: 0] > 0 && isUndecided($0) }
  }

  /// How many papers a watch has found on days that were not looked at by it yet.
  func newPapers(of query: SavedQuery) -> Int {
    guard let result = watching.results[query.text], result.basis.edition == library.edition else {
      return 0
    }
    return result.papers.count { isNew($0, to: query) }
  }

  private func isNew(_ index: Int, to query: SavedQuery) -> Bool {
    guard let date = library.papers[index].date?.description else { return false }
    return query.seen.map { $0 < date } ?? true
  }

  /// Selects the first paper of the list that a watch has found since it was looked at, where there
  /// is one.
  mutating func selectNew(of query: SavedQuery) {
    guard query.watch != nil, search != nil, overlay == nil,
      let row = list.rows.firstIndex(where: { isNew($0, to: query) })
    else { return }
    list.open(row: row)
  }

  /// The effect that notes that a watch's papers were looked at.
  func look(at query: SavedQuery) -> [Effect] {
    guard query.watch != nil, let newest = newestDate, query.seen != newest else { return [] }
    return [.commit([.seen(newest, name: query.name)], isAutomatic: true)]
  }

  private var newestDate: String? {
    library.newestDay.flatMap { library.days[$0].date?.description }
  }

  // MARK: The key

  /// `D`: watches for what the search in force finds, then for what is not wanted, then no more;
  /// else lists what is saved.
  mutating func toggleWatch() -> [Effect] {
    guard let text = activeSearch?.input.text else {
      chooseQuery()
      if overlay == nil { message = Message(text: words.nothingToWatch) }
      return []
    }
    let query = (try? Query(text)) == nil ? Query(typing: text).description : text
    if let saved = savedQueries.first(where: { $0.text == query }) { return toggleWatch(saved) }
    let name = freeName(for: query)
    return [
      .commit(
        [.query(query, name: name), .watch(.wanted, name: name)]
          + (newestDate.map { [.seen($0, name: name)] } ?? []), isAutomatic: false)
    ]
  }

  /// The next of wanted, unwanted and not watched.
  func toggleWatch(_ query: SavedQuery) -> [Effect] {
    let next: Watch? =
      switch query.watch {
      case nil: .wanted
      case .wanted: .unwanted
      case .unwanted: nil
      }
    // What was there before a watch began is nothing new.
    let seen = query.watch == nil ? newestDate.map { [Edit.seen($0, name: query.name)] } ?? [] : []
    return [.commit([.watch(next, name: query.name)] + seen, isAutomatic: false)]
  }

  /// The query's own text as its name, cut to the length of a name and unlike every other name.
  private func freeName(for query: String) -> String {
    let words = query.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let name = String(words.prefix(SavedQuery.longestName))
    let taken = Set(savedQueries.map(\.name))
    guard taken.contains(name) else { return name }
    return (2...).lazy.map { "\(name.prefix(SavedQuery.longestName - 4)) \($0)" }
      .first { !taken.contains($0) } ?? name
  }
}
