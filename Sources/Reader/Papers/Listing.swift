import Configuration
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
    let ranking = isByTaste ? currentRanking() : nil
    listedRanking = ranking == nil ? nil : self.ranking?.basis
    if let search = activeSearch {
      indices =
        search.found(in: library).flatMap {
          searcher?.list($0, of: indicesInScope(), by: sort, ranking: ranking)
        }
        ?? []
    } else if let catchUp {
      indices = self.indices(of: catchUp)
    } else {
      indices = sort.sorted(indicesInScope(), in: library, by: ranking)
    }
    if known.areHidden, catchUp == nil {
      indices = indices.filter { isUndecided($0) || known.decidedHere.contains(library.ids[$0]) }
    }
    list.show(indices, of: library, keeping: index, else: row)
  }

  /// Another list than before hides what was decided in the one before.
  private mutating func noteList() {
    let now = Listed(
      scope: listScope, days: isGathered ? "" : words.scope(listScope, of: listCenter),
      query: activeSearch?.input.text ?? "", catchUp: activeSearch == nil ? catchUp : nil)
    if now != listed { known.openList() }
    listed = now
  }

  /// The least height of the list, in lines, at which excerpts have room.
  private static let excerptHeight = 8

  /// Brings the selected row on screen, and makes the excerpts of those around it.
  mutating func scrollList(_ rect: Rect) {
    guard rect.height >= ReaderState.excerptHeight, let search = activeSearch,
      !search.marker.isEmpty
    else {
      self.search?.setExcerpts(nil, of: library)
      return list.scroll(height: rect.height)
    }
    var excerpts = search.excerpts(in: library)
    self.search?.setExcerpts(nil, of: library)
    let (rows, library, width) = (list.rows, library, rect.width - PapersPane.excerptIndent - 1)
    func lines(of row: Int) -> Int {
      excerpts.prepare(rows[row], of: library, marker: search.marker, width: width) ? 2 : 1
    }
    if !rows.isEmpty {
      list.scroll(height: rect.height, linesOf: lines)
      for row in list.top..<min(rows.count, list.top + rect.height) { _ = lines(of: row) }
    }
    self.search?.setExcerpts(excerpts, of: library)
  }

  /// The row at a line of the list on screen.
  func row(atLine line: Int) -> Int {
    guard let excerpts = activeSearch?.excerpts(in: library) else { return list.top + line }
    var (row, rest) = (list.top, line)
    while row < list.rows.count {
      rest -= excerpts[list.rows[row]] == nil ? 1 : 2
      if rest < 0 { break }
      row += 1
    }
    return row
  }

  /// The papers of the scope: newest day first, and within a day in the digest's order.
  private func indicesInScope() -> [Int] {
    // A filter of what was missed looks among that.
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
    guard catchUp == nil || activeSearch != nil else {
      message = Message(text: words.catchUpOrder)
      return
    }
    // The selected paper stays selected, once it was chosen or is being read. Before that the list
    // is shown from its top, so that the month's best voted paper is two keys away.
    let isKept = list.isChosen || summary.top > 0 || focus == .summary
    sort = order
    rebuildList(keeping: isKept ? list.selected : nil)
    message = Message(text: words.sort(order))
  }

  mutating func setScope(_ wanted: Scope) {
    if activeSearch == nil, catchUp != nil { leaveCatchUp() }
    let kept = list.selected
    if activeSearch == nil { scope = wanted } else { search?.scope = wanted }
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
