import Configuration
import Digest
import Search
import Surface

// Going from row to row, from pane to pane and from day to day.
extension ReaderState {
  /// How many rows of the focused pane are on screen.
  var page: Int { focus == .papers ? list.shown : max(1, layout.rect(of: focus).height) }

  var halfPage: Int { max(1, page / 2) }

  mutating func move(by count: Int) {
    switch focus {
    case .dates: moveDate(by: count)
    case .papers: list.move(by: count)
    case .summary: scrollSummary(by: count)
    }
  }

  /// `5G`: goes to a row, counted from 1, or among the dates to that day of the month.
  mutating func move(toNumber number: Int) {
    guard focus == .dates, let day = DateExpression(day: number) else {
      return move(to: number - 1)
    }
    go(to: day)
  }

  /// Goes to a row, counted from 0.
  mutating func move(to row: Int) {
    switch focus {
    case .dates:
      let rows = dateRows
      guard !rows.isEmpty else { return }
      selectDate(min(max(row, 0), rows.count - 1), in: rows, towards: 1)
    case .papers: list.select(row: row)
    case .summary: summary.top = max(row, 0)
    }
  }

  mutating func focusNext(by step: Int, wraps: Bool) {
    let count = Pane.allCases.count
    let next = focus.rawValue + step
    focus = Pane(rawValue: wraps ? (next + count) % count : next) ?? focus
  }

  /// Enter: from the dates to the papers, from the papers to the summary; a folded month opens.
  mutating func goDeeper() {
    if focus == .dates, let month = Month(date), foldedMonths.remove(month) != nil { return }
    // A paper that a search found is opened at what was found.
    if focus == .papers, activeSearch != nil { summary.opening = .atMatch }
    focusNext(by: 1, wraps: false)
  }

  /// Esc: out of the summary, then out of a search, then to the dates.
  mutating func goBack() {
    if rangeStart != nil {
      rangeStart = nil
    } else if focus == .summary {
      focus = .papers
    } else if leaveWhatWasBegun() {
      return
    } else if focus == .papers {
      // Where the dates show only with the focus, Esc does not open them.
      if layout.form == .single || layout.isVisible(.dates) { focus = .dates }
    } else if !layout(focus: .papers).isVisible(.dates), layout.form != .single {
      focus = .papers
    }
  }

  // MARK: Dates

  mutating func moveDate(by count: Int) {
    let rows = dateRows
    guard let cursor = dateCursor(in: rows), count != 0 else { return }
    let target = min(max(cursor.saturatingAdd(count), 0), rows.count - 1)
    selectDate(target, in: rows, towards: count > 0 ? 1 : -1)
  }

  /// Selects the day of a row.
  ///
  /// Rows that cannot be selected, such as the heading of an open month, are passed over in the
  /// direction of the move. Nothing stands above the first heading, so the move goes down from
  /// there.
  private mutating func selectDate(_ row: Int, in rows: [DateRow], towards step: Int) {
    let step = row == 0 ? 1 : step
    var row = row
    while rows.indices.contains(row) {
      if let index = selectableDay(of: rows[row]) { return selectDay(index) }
      row += step
    }
  }

  /// The day that a row stands for: its own, or the newest of a folded month.
  private func selectableDay(of row: DateRow) -> Int? {
    switch row {
    case .day(let index): isSelectable(index) ? index : nil
    case .month(_, let days, isFolded: true): days.last(where: isSelectable)
    case .month: nil
    }
  }

  /// Whether a day can be the selected one.
  ///
  /// The selected day is that of the selected paper. So where the list shows more than one day, a
  /// day needs a paper that is listed, or would be.
  private func isSelectable(_ index: Int) -> Bool {
    let papers = library.days[index].papers
    if isGathered { return list.rows.contains(where: papers.contains) }
    return scope == .day || !papers.isEmpty
  }

  /// Brings the selected day's row on screen.
  mutating func scrollDates(_ rect: Rect) {
    let rows = dateRows
    datesTop = scrolledTop(
      datesTop, cursor: dateCursor(in: rows) ?? 0, count: rows.count, height: rect.height)
  }

  /// The day before or after, by the calendar: -1 is older.
  mutating func moveDay(by count: Int) {
    guard let day, !library.days.isEmpty else { return }
    let days = library.days.indices
    let target = min(max(day.saturatingAdd(count), 0), days.count - 1)
    let index =
      count < 0
      ? days[...target].last(where: isSelectable) : days[target...].first(where: isSelectable)
    if let index, index != day {
      selectDay(index)
    } else {
      message = Message(text: count < 0 ? words.firstDay : words.lastDay)
    }
  }

  /// Shows a day: its list, or its first paper in a list that holds more than the day.
  mutating func selectDay(_ index: Int) {
    guard index != day else { return }
    day = index
    if !isGathered { rebuildList(keeping: nil) }
    let papers = library.days[index].papers
    list.open(row: list.rows.firstIndex(where: papers.contains) ?? 0)
  }

  mutating func toggleMonth() {
    guard let month = Month(date) else { return }
    if foldedMonths.remove(month) == nil { foldedMonths.insert(month) }
  }

  mutating func toggleAllMonths() {
    let months = Set(library.days.compactMap { Month($0.date) })
    foldedMonths = foldedMonths.isSuperset(of: months) ? [] : months
  }

  // MARK: Summary

  mutating func scrollSummary(by lines: Int) { summary.top = summary.top.saturatingAdd(lines) }

  var summaryHeight: Int { max(1, layout.summary.height) }

  /// Whether Space goes on in the summary; among dates, and where the list alone is on screen, it
  /// pages those.
  private var readsSummary: Bool { focus != .dates && layout.isVisible(.summary) }

  /// Space: a page of the summary, and after its end the next paper.
  mutating func readOn() {
    guard readsSummary else { return move(by: page) }
    if summary.top + summaryHeight < summary.document.lines.count {
      // A line of the page before stays, to go on from.
      scrollSummary(by: max(1, summaryHeight - 1))
    } else if !list.move(by: 1) {
      message = Message(text: words.lastPaper)
    }
  }

  mutating func readBack() {
    guard readsSummary else { return move(by: -page) }
    if summary.top > 0 {
      scrollSummary(by: -max(1, summaryHeight - 1))
    } else if list.move(by: -1) {
      summary.opening = .atEnd
    } else {
      message = Message(text: words.firstPaper)
    }
  }
}
