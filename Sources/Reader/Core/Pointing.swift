import Surface

// What the mouse does.
extension ReaderState {
  /// Click selects what is under it, or opens it where it is a link; the wheel scrolls the pane
  /// under it.
  mutating func point(_ action: MouseAction) -> [Effect] {
    let layout = layout
    switch action {
    case .press(let column, let row):
      guard let pane = layout.pane(atColumn: column, row: row) else { return [] }
      focus = pane
      let line = row - layout.rect(of: pane).y
      switch pane {
      case .dates: move(to: datesTop + line)
      case .papers: list.select(row: self.row(atLine: line))
      case .summary:
        let line = summary.top + line
        let link = summary.document.link(line: line, column: column - layout.summary.x)
        if let link { return openLink(link) }
      }
    case .wheelDown(let column, let row), .wheelUp(let column, let row):
      let step = if case .wheelDown = action { Scroll.wheelLines } else { -Scroll.wheelLines }
      guard let pane = layout.pane(atColumn: column, row: row) else { return [] }
      switch pane {
      case .dates: turnDates(by: step)
      case .papers: turnList(by: step)
      case .summary: scrollSummary(by: step)
      }
    }
    return []
  }

  // MARK: The wheel

  // The view turns, as in vim's Ctrl-E: the selected row stays selected until it would leave the
  // screen, and is then the one nearest to it that does not.

  private mutating func turnList(by rows: Int) {
    let rect = layout.papers
    let start = list
    // As far as the view goes at all.
    list.select(row: .max)
    scrollList(rect)
    let lowest = max(list.top, start.top)
    list = start
    let wanted = (start.top + rows).held(in: 0...lowest)
    list.top = wanted
    scrollList(rect)
    while rows > 0 ? list.top < wanted : list.top > wanted {
      guard list.move(by: rows.signum()) else { break }
      list.top = wanted
      scrollList(rect)
    }
  }

  private mutating func turnDates(by rows: Int) {
    let rect = layout.dates
    let start = datesTop
    datesTop = max(0, min(start + rows, dateRows.count - rect.height))
    let wanted = datesTop
    scrollDates(rect)
    while rows > 0 ? datesTop < wanted : datesTop > wanted {
      let before = day
      moveDate(by: rows.signum())
      if day == before { break }
      datesTop = wanted
      scrollDates(rect)
    }
  }
}
