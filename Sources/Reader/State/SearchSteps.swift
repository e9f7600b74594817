import Digest
import Search

// The search: typed, kept, walked, left.
extension ReaderState {
  mutating func beginSearch() {
    mode = .searching
    keptSearch = search.map { ($0, currentPlace) }
    if search == nil { search = SearchState(origin: currentPlace) }
    focus = .papers
  }

  /// Takes a key while the search is being typed.
  mutating func search(_ key: Key) {
    switch key {
    case .enter:
      mode = .browsing
      keptSearch = nil
      if activeSearch == nil { cancelSearch() }
    case .escape, .control("g"), .control("c"): leavePrompt()
    case .backspace where search?.input.isEmpty == true: leavePrompt()
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
    guard search != nil else { return }
    find()
    rebuildList(keeping: search?.origin.paper?.place(in: library))
    list.open(row: list.cursor)
  }

  /// Finds the papers that match what is typed.
  mutating func find() {
    guard let query = search?.query else { return }
    do {
      let earlier = search?.found
      search?.found = query.isEmpty ? nil : try searcher?.find(query, after: earlier)
    } catch {
      search?.found = nil
      message = Message(text: words.tooSlow(error), isError: true)
    }
  }

  /// Goes back to exactly where the prompt was opened: the search kept before, or the place without any.
  private mutating func leavePrompt() {
    guard let kept = keptSearch else { return cancelSearch() }
    mode = .browsing
    keptSearch = nil
    search = kept.search
    goBack(to: kept.place)
  }

  /// Ends the search and goes back to exactly where it began.
  mutating func cancelSearch() {
    mode = .browsing
    keptSearch = nil
    guard let origin = search?.origin else { return }
    search = nil
    goBack(to: origin)
  }

  mutating func goBack(to place: Place) {
    focus = place.focus
    foldedMonths = place.foldedMonths
    sort = place.sort
    scope = place.scope
    day = place.day.flatMap { library.index(of: $0.date) } ?? day
    let paper = place.paper?.place(in: library)
    rebuildList(keeping: paper)
    list.top = place.listTop
    datesTop = place.datesTop
    summary.restore(
      paper.map { PaperPlace(library.papers[$0]) }, anchor: place.summaryAnchor,
      areAuthorsUnfolded: place.areAuthorsUnfolded)
  }

  var currentPlace: Place {
    Place(
      focus: focus, day: day.map { library.days[$0] }, paper: paper.map(PaperPlace.init),
      listTop: list.top, datesTop: datesTop, foldedMonths: foldedMonths,
      summaryAnchor: summary.anchor, areAuthorsUnfolded: summary.areAuthorsUnfolded, sort: sort,
      scope: scope)
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
    summary.opening = .atMatch
    if target >= rows { message = Message(text: words.wrappedToTop) }
    if target < 0 { message = Message(text: words.wrappedToBottom) }
  }
}
