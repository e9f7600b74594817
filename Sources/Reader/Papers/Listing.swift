import Configuration
import Decisions
import Digest
import Search
import Surface

// Which papers are listed, in which order.
extension ReaderState {
  /// Lists the papers of the scope anew.
  ///
  /// The kept paper stays selected where it is still listed.
  mutating func rebuildList(keeping index: Int?, else row: Int = 0) {
    noteList()
    rangeStart = nil
    var indices: [Int]
    let ranking = tellsTaste ? currentRanking() : nil
    listedRanking = ranking == nil ? nil : self.ranking?.basis
    if let search = activeSearch {
      indices =
        search.found(in: library).flatMap {
          searcher?.list(
            $0, of: indicesInScope(), by: sort, ranking: ranking, watchRanks: decisions.watchRanks)
        }
        ?? []
    } else if let catchUp {
      indices = self.indices(of: catchUp)
    } else {
      let listed = indicesInScope()
      indices = sort.sorted(
        listed, in: library, by: ranking, watchRanks: decisions.watchRanks,
        titles: sort.field == .title ? searcher?.titleOrder(for: listed.count) : nil)
    }
    if known.areHidden, catchUp == nil {
      let (table, ids) = (decisions, library.ids)
      indices = indices.filter { table.isOpen($0) || known.decidedHere.contains(ids[$0]) }
    }
    list.show(indices, of: library, keeping: index, else: row)
  }

  /// Where the list is another than before, what was decided in the one before is hidden too.
  private mutating func noteList() {
    let now = Listed(
      scope: listScope, days: isGathered ? "" : words.scope(listScope, of: listCenter),
      query: activeSearch?.input.text ?? "", catchUp: activeSearch == nil ? catchUp : nil)
    if now != listed { known.openList() }
    listed = now
  }

  /// What stands before the titles of the list.
  func listColumns(_ rect: Rect) -> ListColumns {
    ListColumns(
      width: rect.width, mostVotes: list.mostVotes, scope: listScope,
      isRanked: listedRanking != nil || activeSearch?.query.likes != nil)
  }

  /// Brings the selected row on screen, and lays out those around it.
  mutating func scrollList(_ rect: Rect) {
    guard !rect.isEmpty, !list.rows.isEmpty else {
      return list.scroll(height: rect.height) { _ in 1 }
    }
    let key = ListRows.Key(
      edition: library.edition, columns: listColumns(rect), marker: marker,
      ambiguousWidth: settings.ambiguousWidth, showsFormulaSource: showsFormulaSource,
      watchMarker: watching.marker,
      watchAge: watching.age)
    var rows = listRows
    listRows = ListRows()
    rows.use(key)
    let (papers, cursor, library, limit) = (list.rows, list.cursor, library, settings.titleLines)
    let decisions = decisions
    list.scroll(height: rect.height) { row in
      rows.row(
        papers[row], of: library, tags: decisions[papers[row]].tags, key,
        isWanted: decisions.watchRanks[papers[row], default: 0] > 0
      )
      .height(isSelected: row == cursor, limit: limit, height: rect.height)
    }
    listRows = rows
  }

  /// The row at a line of the list on screen.
  func row(atLine line: Int) -> Int {
    var (row, rest) = (list.top, line)
    while row < list.rows.count {
      rest -= height(ofRow: row, layout.papers)
      if rest < 0 { break }
      row += 1
    }
    return row
  }

  /// How many lines a row on screen takes.
  private func height(ofRow row: Int, _ rect: Rect) -> Int {
    listRows[list.rows[row]]?.height(
      isSelected: row == list.cursor, limit: settings.titleLines, height: rect.height) ?? 1
  }

  /// The papers of the scope: newest day first, and within a day in the digest's order.
  private func indicesInScope() -> [Int] {
    // A filter that was opened over the missed papers searches only those.
    if activeSearch?.scope == .day, let catchUp { return self.indices(of: catchUp) }
    let (scope, center) = (listScope, listCenter)
    guard day != nil || scope == .all else { return [] }
    var indices: [Int] = []
    for day in library.days.reversed() where scope.contains(day.date, around: center) {
      indices += day.papers
    }
    return indices
  }

  mutating func setSort(_ order: SortOrder) {
    if let catchUp, activeSearch == nil {
      message = Message(text: words.catchUpOrder(catchUp))
      return
    }
    guard activeSearch?.query.order == nil else {
      message = Message(text: words.queryOrders)
      return
    }
    // The selected paper stays selected, once it was chosen or is being read. Before that the list
    // is shown from its top, so that the month's best voted paper is two keys away.
    let isKept = list.isChosen || summary.top > 0 || focus == .summary
    sort = order
    rebuildList(keeping: isKept ? list.selected : nil)
    message = Message(text: orderName)
  }

  /// The order that the list has, in words.
  var orderName: String {
    if activeSearch == nil, let catchUp {
      return words.sort(SortOrder(catchUp.isByTaste ? .taste : .vote))
    }
    var order = activeSearch?.query.order ?? sort
    if activeSearch == nil, order.field == .relevance { order.field = .digest }
    if order.field == .digest, activeSearch?.query.likes != nil {
      return words.likestFirst(isReversed: order.isReversed)
    }
    let isOneDay = activeSearch == nil && listScope == .day
    return order.field == .digest && !isOneDay
      ? words.newestFirst(isReversed: order.isReversed) : words.sort(order)
  }

  /// Shows more of the archive, or less, around the selected paper, which stays selected.
  mutating func setScope(_ wanted: Scope) {
    let kept = list.selected
    if activeSearch != nil {
      if let date = paper?.date { search?.center = date }
      search?.scope = wanted
    } else {
      _ = catchingUp.leave()
      scope = wanted
    }
    rebuildList(keeping: kept)
    message = Message(
      text: words.scope(wanted, of: listCenter) + " · " + words.papers(list.rows.count))
  }

  /// The day of the selected paper is the selected day.
  mutating func followSelection() {
    guard let paper, let index = library.index(of: paper.date) else { return }
    day = index
  }
}
