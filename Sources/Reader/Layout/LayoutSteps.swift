import Configuration
import Surface

// Arranging the panes.
extension ReaderState {
  /// The next arrangement that looks other than the present one; paper and line stay.
  mutating func nextLayout() {
    let all = LayoutChoice.allCases
    let before = arrangement
    var index = all.firstIndex(of: settings.layout) ?? 0
    for _ in all {
      index = (index + 1) % all.count
      choose(all[index])
      if arrangement != before { break }
    }
    message = Message(text: words.layout(settings.layout))
  }

  private mutating func choose(_ choice: LayoutChoice) {
    settings.layout = choice
    switch choice {
    case .list: focus = .papers
    case .summary: focus = .summary
    case .auto, .columns, .stacked: break
    }
  }

  /// What tells one arrangement from another.
  private var arrangement: [Bool] {
    let layout = layout
    return [layout.form == .columns] + Pane.allCases.map(layout.isVisible)
  }

  /// Keeps the dates on screen, or no longer.
  mutating func toggleDates() {
    guard layout.form != .single else {
      focus = focus == .dates ? .papers : .dates
      return
    }
    let isShown = layout(focus: .papers).isVisible(.dates)
    settings.dates = isShown ? .hidden : .shown
    if isShown, focus == .dates { focus = .papers }
    message = Message(text: isShown ? words.datesHidden : words.datesShown)
  }

  /// Gives the list more of the room that it shares, or less, so many hundredths at a time.
  mutating func resizeList(by share: Int, times: Int?) {
    settings.resizeList(from: layout.listShare, by: share.saturatingMultiply(times ?? 1))
  }
}
