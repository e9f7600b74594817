import Configuration
import Decisions
import Digest
import Search
import Surface

// The search: typed, kept, left.
extension ReaderState {
  /// How much text is searched in one step, in bytes; what waits or is due is asked for within it
  /// too.
  static let searchStep = 64 << 20

  /// Opens the prompt.
  ///
  /// - Parameter scope: where a new search looks; in the list of what was missed it looks among
  ///   that.
  mutating func beginSearch(in scope: Scope = .all) {
    overlay = SearchPrompt()
    waiting.openPrompt(over: search, at: snapshot)
    if search == nil {
      search = SearchState(origin: snapshot)
      search?.scope = scope
    }
    focus = .papers
  }

  /// Handles a key of the prompt that neither ends nor leaves it.
  mutating func typeSearch(_ key: Key) {
    switch key {
    case .tab: changeSearchScope(to: search.map { Scope(rawValue: $0.scope.rawValue - 1) ?? .all })
    case .backTab:
      changeSearchScope(to: search.map { Scope(rawValue: $0.scope.rawValue + 1) ?? .day })
    case SearchPrompt.glossKey:
      seeksGlosses.toggle()
      runSearch()
    case .up: recall(by: 1)
    case .down: recall(by: -1)
    default:
      if let scroll = commands.scrollBesideText(key) {
        list.select(row: scroll.target(from: list.cursor, page: page))
      } else {
        edit(key)
      }
    }
  }

  private mutating func edit(_ key: Key) {
    guard search?.input.edit(key) == true else { return }
    search?.recalled = nil
    search?.completion = nil
    search?.insists = false
    if search?.input.isEmpty == true, let origin = search?.origin {
      // Nothing is searched for any more, so the reader is back where it was.
      search?.setFound(nil, in: library)
      goBack(to: origin)
      focus = .papers
    } else {
      runSearch()
    }
  }

  /// Enter: keeps the search that is typed.
  ///
  /// - Returns: false where the query is not as it should be; then the prompt stays, with what is
  ///   wrong in it.
  mutating func enterSearch() -> Bool {
    do {
      try search?.finish()
    } catch {
      search?.insist(on: error)
      return false
    }
    waiting.closePrompt()
    guard activeSearch != nil else {
      cancelSearch()
      return true
    }
    history.remember(search?.input.text ?? "")
    // The last word is a whole one now: what was found by half of its last syllable may not be
    // meant.
    let kept = list.isChosen ? list.selected : nil
    find()
    rebuildList(keeping: kept ?? search?.origin.paper?.index(in: library))
    if kept == nil { list.open(row: list.cursor) }
    if let found = search?.found(in: library), !found.conversions.isEmpty {
      message = Message(text: words.converted(found, list.rows.count))
    }
    if let unknown = searcher?.unknownLikes(search?.query ?? Query(), decisions).first {
      message = Message(text: words.nothingToBeLike(unknown), isError: true)
    }
    return true
  }

  /// Keeps the search that is being typed, as this query.
  mutating func keepTypedSearch(as text: String) {
    search?.input = TextInput(text)
    _ = enterSearch()
  }

  /// Searches as if a query had been typed and kept; Esc goes back to exactly where the reader was.
  mutating func keepSearch(for text: String) {
    if let search { waiting.begin(from: search, at: snapshot) }
    search = SearchState(origin: snapshot)
    search?.input = TextInput(text)
    focus = .papers
    if !enterSearch() { overlay = SearchPrompt() }
    summary.opening = .atMatch
  }

  private mutating func changeSearchScope(to scope: Scope?) {
    guard let scope else { return }
    search?.scope = scope
    rebuildList(keeping: list.selected)
  }

  // MARK: History

  /// Goes back in the history, and forth to what was being typed.
  private mutating func recall(by steps: Int) {
    guard let search else { return }
    let (before, draft) = search.recalled ?? (0, search.input.text)
    let wanted = (before + steps).held(in: 0...history.texts.count)
    guard wanted != before else { return }
    self.search?.recalled = (wanted, draft)
    self.search?.input = TextInput(
      wanted == 0 ? draft : history.texts[history.texts.count - wanted])
    runSearch()
  }

  // MARK: Finding

  /// Finds the papers that match what is typed, and lists them.
  ///
  /// The paper from which the search began stays selected where it matches.
  mutating func runSearch() {
    guard search != nil else { return }
    find()
    rebuildList(keeping: search?.origin.paper?.index(in: library))
    list.open(row: list.cursor)
  }

  /// Begins to find the papers that match, and in all but enormous archives ends.
  ///
  /// Where the query narrows the one before, only what that found is looked at.
  mutating func find() {
    guard let now = search, let searcher, !now.query.isEmpty else {
      search?.setFound(nil, in: library)
      return
    }
    let earlier = now.decisionAge == known.age ? now.found(in: library) : nil
    let begun = earlier.map(\.isComplete) == true ? earlier : nil
    search?.decisionAge = known.age
    step(searcher.begin(now.query, decisions: decisions, after: begun))
  }

  /// Looks at the next papers.
  private mutating func step(_ run: consuming SearchRun) {
    // Nothing else holds what was found so far, so that it grows without a copy.
    search?.setFound(nil, in: library)
    let pace = pace
    // To list half a million papers takes as long as to find some: the first are shown at once, and
    // more of them a few times a second.
    let isOver = run.found.papers.isEmpty ? pace.isDue : pace.isLong
    do {
      // Text that came as so many keys is searched for once, after the last of them.
      while !pace.isBurst(), !run.isComplete {
        try run.step(
          bytes: ReaderState.searchStep, isDue: isOver,
          isInterrupted: { pace.isDue() && pace.isKeyWaiting() })
        if isOver() || pace.isDue() && pace.isKeyWaiting() { break }
      }
      var found = run.found
      if seeksGlosses, let searcher, searcher.existingGlossary != nil {
        try searcher.addGlosses(to: &found, decisions: decisions)
      }
      search?.setFound(found, in: library, run: found.isComplete ? nil : run)
    } catch {
      message = Message(text: words.tooSlow(error), isError: true)
    }
  }

  /// Goes on with a search that was not finished between two keys; what is selected stays so.
  mutating func searchOn() {
    guard let run = search?.run(in: library) else { return }
    let held = heldSelection
    step(run)
    listFound(keeping: held)
  }

  /// Finds once more what is typed, where more can be found now; what is selected stays so.
  mutating func findAgain() {
    let held = heldSelection
    find()
    listFound(keeping: held)
  }

  /// What is to stay selected while more is found: the paper that was chosen, else the one from
  /// which the search began.
  private var heldSelection: (index: Int?, isChosen: Bool) {
    let kept = list.isChosen ? list.selected : search?.origin.paper?.index(in: library)
    return (kept ?? list.selected, list.isChosen)
  }

  private mutating func listFound(keeping held: (index: Int?, isChosen: Bool)) {
    rebuildList(keeping: held.index)
    if !held.isChosen { list.open(row: list.cursor) }
    // Only now may the list have the paper again that was selected before the archive changed.
    returnToLost()
  }

  // MARK: Leaving

  /// Goes back to exactly where the prompt was opened: the search kept before, or where one was
  /// without any.
  mutating func leaveSearchPrompt() {
    guard let kept = waiting.closePrompt() else { return cancelSearch() }
    reopen(kept)
  }

  /// Goes back to a search that waited; in a library that came meanwhile it is made anew.
  mutating func reopen(_ kept: WaitingSearches.Waiting) {
    search = kept.search
    if kept.search.found(in: library) == nil { find() }
    goBack(to: kept.snapshot)
  }

  /// Ends the search and goes back to exactly where it began, which may be in another search.
  mutating func cancelSearch() {
    guard let origin = search?.origin else { return }
    search = nil
    if let earlier = waiting.leave() {
      reopen(earlier)
    } else {
      goBack(to: origin)
    }
  }

  mutating func goBack(to snapshot: Snapshot) {
    focus = snapshot.focus
    foldedMonths = snapshot.foldedMonths
    sort = snapshot.sort
    scope = snapshot.scope
    day = snapshot.day.flatMap { library.index(of: $0.date) } ?? day
    let paper = snapshot.paper?.index(in: library)
    rebuildList(keeping: paper)
    list.top = snapshot.listTop
    datesTop = snapshot.datesTop
    summary.restore(
      paper.map { PaperReference(library.papers[$0]) }, anchor: snapshot.summaryAnchor,
      areAuthorsUnfolded: snapshot.areAuthorsUnfolded)
  }

  var snapshot: Snapshot {
    Snapshot(
      focus: focus, day: day.map { library.days[$0] }, paper: paper.map(PaperReference.init),
      listTop: list.top, datesTop: datesTop, foldedMonths: foldedMonths,
      summaryAnchor: summary.anchor, areAuthorsUnfolded: summary.areAuthorsUnfolded, sort: sort,
      scope: scope)
  }
}
