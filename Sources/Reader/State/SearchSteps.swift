import Digest
import Search

// The search: typed, kept, walked, left.
extension ReaderState {
  mutating func beginSearch() {
    mode = .searching
    guard search == nil else { return }
    search = SearchState(origin: currentPlace)
    focus = .papers
  }

  /// Takes a key while the search is being typed.
  mutating func search(_ key: Key) {
    switch key {
    case .enter:
      mode = .browsing
      if search?.query.isEmpty != false { cancelSearch() }
    case .escape, .control("g"), .control("c"): cancelSearch()
    case .backspace where search?.input.isEmpty == true: cancelSearch()
    case .tab: changeSearchScope(to: search.map { Scope(rawValue: $0.scope.rawValue - 1) ?? .all })
    case .backTab:
      changeSearchScope(to: search.map { Scope(rawValue: $0.scope.rawValue + 1) ?? .day })
    case .down, .control("n"): list.move(by: 1)
    case .up, .control("p"): list.move(by: -1)
    case .pageDown: list.move(by: page)
    case .pageUp: list.move(by: -page)
    default:
      if search?.input.edit(key) == true { runSearch() }
    }
  }

  private mutating func changeSearchScope(to scope: Scope?) {
    guard let scope else { return }
    search?.scope = scope
    rebuildList(keeping: list.selected)
  }

  /// Finds the papers that match what is typed, and lists them.
  ///
  /// The paper from which the search began stays selected where it matches.
  mutating func runSearch() {
    guard let query = search?.query else { return }
    search?.found = query.isEmpty ? [] : Set(corpus?.places(matching: query) ?? [])
    let origin = search?.origin.paper.flatMap { library.index(ofPaperIn: $0.file, line: $0.line) }
    rebuildList(keeping: origin)
  }

  /// Ends the search and goes back to exactly where it began.
  mutating func cancelSearch() {
    mode = .browsing
    guard let origin = search?.origin else { return }
    search = nil
    focus = origin.focus
    foldedMonths = origin.foldedMonths
    sort = origin.sort
    scope = origin.scope
    day = library.index(of: origin.date) ?? day
    let place = origin.paper.flatMap { library.index(ofPaperIn: $0.file, line: $0.line) }
    rebuildList(keeping: place)
    list.top = origin.listTop
    datesTop = origin.datesTop
    summary.restore(
      origin.paper, top: origin.summaryTop, areAuthorsUnfolded: origin.areAuthorsUnfolded)
  }

  private var currentPlace: Place {
    Place(
      focus: focus, date: date, paper: paper.map(PaperPlace.init), listTop: list.top,
      datesTop: datesTop, foldedMonths: foldedMonths, summaryTop: summary.top,
      areAuthorsUnfolded: summary.areAuthorsUnfolded, sort: sort, scope: scope)
  }

  /// Goes to another paper that the search found, from the last on to the first.
  mutating func moveMatch(by count: Int) {
    guard search != nil else {
      message = Message(text: words.noSearch)
      return
    }
    let rows = list.rows.count
    guard rows > 0 else {
      message = Message(text: words.noMatch)
      return
    }
    let target = list.cursor.saturatingAdd(count % rows)
    list.select(row: (target + rows) % rows)
    if target >= rows { message = Message(text: words.wrappedToTop) }
    if target < 0 { message = Message(text: words.wrappedToBottom) }
  }
}
