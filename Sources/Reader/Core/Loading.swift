import Configuration
import Digest
import Search
import Surface

// Taking in the archive: while it is first read, and when it changes later.
extension ReaderState {
  /// Takes in what was read of the archive.
  ///
  /// Nothing moves the reader: the selected paper, the line being read, the rows around them, the
  /// range and the search stay. A paper that is gone leaves its row; where it comes back before the
  /// next key, so does the reader.
  mutating func load(_ library: Library, isComplete: Bool, searcher: Searcher? = nil) {
    let isReload = self.isComplete && isComplete
    let held = Held(self)
    let before = self.library
    self.library = library
    self.isComplete = isComplete
    if isComplete { readShare = nil }
    self.searcher = searcher
    known.lineUp(with: library)
    let kept = held.paper.flatMap { $0.index(in: library) }
    // While a paper is gone, the one that is selected in its place stays so.
    let selected = kept ?? held.shown.flatMap { $0.index(in: library) }
    day =
      selected.flatMap(library.day(of:)) ?? (before.days.isEmpty ? nil : nearestDay(to: held.date))
    if day == nil || !(staying.hasMoved || isReload) { openNewestDay() }
    search?.setFound(nil, in: library)
    if search != nil, searcher != nil { find() }
    rebuildList(keeping: selected, else: held.row)
    restore(held, kept, returns: staying.hasMoved || isReload)
    resume()
    if isComplete { sayWhatIsNew(since: before, isReload: isReload) }
  }

  /// Makes the library searchable; the searcher of another library comes too late and is left
  /// alone.
  mutating func adopt(_ searcher: Searcher) {
    guard searcher.library.edition == library.edition else { return }
    self.searcher = searcher
    if search != nil { runSearch() }
    resumeSearch()
    // A search that had to wait for its text had no list to be in.
    returnToLost()
  }

  /// Goes back to the paper that was gone, where the list has it again.
  mutating func returnToLost() {
    guard let lost = staying.lost, let index = lost.paper?.index(in: library) else { return }
    restore(lost, index, returns: true)
  }

  /// The newest day that has papers, else the newest.
  private mutating func openNewestDay() {
    day = library.newestDay ?? library.days.indices.last
  }

  /// The index of a day; where the day is gone, the index of the day before it, else of the day
  /// after.
  private func nearestDay(to date: DigestDate?) -> Int? {
    if let day = library.index(of: date) { return day }
    guard let date else { return nil }
    return library.days.lastIndex { $0.date.map { $0 < date } == true && !$0.papers.isEmpty }
      ?? library.days.firstIndex { $0.date.map { $0 > date } == true && !$0.papers.isEmpty }
  }

  // MARK: Staying

  /// Where the reader is in an archive that is about to change.
  struct Held: Sendable {
    /// The selected paper, or the one that was selected until it was gone.
    let paper: PaperReference?
    /// The selected paper.
    fileprivate let shown: PaperReference?
    fileprivate let date: DigestDate?
    fileprivate let row: Int
    /// Rows of the list above the selected one on screen.
    fileprivate let rowsAbove: Int
    /// The paper at which a range began.
    fileprivate let rangeStart: PaperReference?
    /// Rows of the dates above the selected one on screen; nil where the list stands at its top,
    /// which stays its top.
    fileprivate let datesAbove: Int?
    fileprivate let summary: SummaryView

    fileprivate init(_ state: ReaderState) {
      let reference = { (row: Int) in PaperReference(state.library.papers[state.list.rows[row]]) }
      let rows = state.list.rows.indices
      shown = rows.contains(state.list.cursor) ? reference(state.list.cursor) : nil
      paper = state.staying.lost?.paper ?? shown
      date = state.date
      row = state.list.cursor
      rowsAbove = state.staying.lost?.rowsAbove ?? state.list.cursor - state.list.top
      rangeStart = state.rangeStart.flatMap { rows.contains($0) ? reference($0) : nil }
      let cursor = state.dateCursor(in: state.dateRows) ?? 0
      datesAbove = state.datesTop == 0 ? nil : cursor - state.datesTop
      summary = state.staying.lost?.summary ?? state.summary
    }
  }

  /// Restores the screen around the paper that was selected, where the list still has the paper.
  ///
  /// - Parameter returns: whether the reader goes back to the paper once the archive has it again.
  private mutating func restore(_ held: Held, _ kept: Int?, returns: Bool) {
    if let above = held.datesAbove, let cursor = dateCursor(in: dateRows) {
      datesTop = max(0, cursor - above)
    }
    if let start = held.rangeStart?.index(in: library).flatMap(list.rows.firstIndex(of:)) {
      rangeStart = start
    }
    guard let kept, let row = list.rows.firstIndex(of: kept) else {
      if returns, held.paper != nil { staying.lose(held) }
      return
    }
    // A search that goes on finding leaves what was chosen, and else selects the paper from which it began.
    if row != list.cursor || activeSearch != nil { list.select(row: row) }
    list.top = max(0, row - held.rowsAbove)
    if staying.lost != nil { summary = held.summary }
    summary.follow(PaperReference(library.papers[kept]))
    staying.find()
  }

  // MARK: Saying what is new

  private mutating func sayWhatIsNew(since before: Library, isReload: Bool) {
    if let day = message?.day,
      library.index(of: day).map({ library.days[$0].papers.isEmpty }) != false
    {
      message = nil
    }
    let known = Set(isReload ? before.unreadable : [])
    if message?.isError != true,
      let problem = library.unreadable.first(where: { !known.contains($0) })
    {
      let others = library.unreadable.filter { $0 != problem }
      message = Message(text: words.unreadable([problem] + others), isError: true)
      return
    }
    guard isReload, message?.isError != true,
      let newest = before.newestDay.flatMap({ before.days[$0].date })
    else { return }
    let new = library.days.filter { day in
      day.date.map { $0 > newest } == true && !day.papers.isEmpty
    }
    guard let last = new.last?.date else { return }
    let papers = new.reduce(0) { $0 + $1.papers.count }
    message = Message(
      text: words.newDays(new.count, last, papers: papers, isNext: date == newest), day: last)
  }
}
