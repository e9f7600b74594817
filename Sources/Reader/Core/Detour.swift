import Digest
import Search

/// The list that was left for the day of one of its papers, to come back to.
struct Detour: Sendable {
  let search: SearchState?
  let waiting: WaitingSearches
  let catchingUp: CatchingUp
  let snapshot: Snapshot
}

// From a list to a day of its papers and back.
extension ReaderState {
  /// `d`: the day of the selected paper, in the day's own order; again, back to where one came
  /// from.
  mutating func showDay() {
    if !detours.isEmpty, !isGathered, scope == .day { return leaveDetour() }
    guard let day = list.selected.flatMap(library.day(of:)) else {
      message = Message(text: words.noPaper)
      return
    }
    guard isGathered || scope != .day else {
      message = Message(text: words.isDayAlready)
      return
    }
    show(day: day, keeping: list.selected)
    focus = .papers
    message = Message(text: words.dayOfPaper(words.scope(.day, of: date)))
  }

  /// Goes to a date that was typed.
  mutating func go(to wanted: DateExpression) {
    guard let (day, isExact) = wanted.resolve(in: library, from: date) else {
      message = Message(text: words.noDays, isError: true)
      return
    }
    if isGathered {
      show(day: day, keeping: nil)
    } else {
      selectDay(day)
    }
    if !isExact { message = Message(text: words.nearestDay(words.scope(.day, of: date))) }
  }

  /// Shows a day's list, and keeps what was shown before for the way back.
  private mutating func show(day: Int, keeping paper: Int?) {
    detours.append(
      Detour(
        search: search, waiting: waiting, catchingUp: catchingUp, snapshot: snapshot))
    if let origin = (waiting.earlier.first?.search ?? search)?.origin { sort = origin.sort }
    (search, waiting) = (nil, WaitingSearches())
    _ = catchingUp.leave()
    scope = .day
    self.day = day
    rebuildList(keeping: paper)
    if paper == nil { list.open(row: 0) }
  }

  /// Goes back to the list from which a day was shown.
  mutating func leaveDetour() {
    guard let detour = detours.popLast() else { return }
    (waiting, catchingUp) = (detour.waiting, detour.catchingUp)
    if let search = detour.search {
      reopen(WaitingSearches.Waiting(search: search, snapshot: detour.snapshot))
    } else {
      goBack(to: detour.snapshot)
    }
  }

  /// `q`: one level back, and from the top the end.
  mutating func leaveLevel() -> [Effect] {
    if rangeStart != nil {
      rangeStart = nil
    } else if focus == .dates, !layout(focus: .papers).isVisible(.dates) {
      focus = .papers
    } else if !layout.isVisible(.papers), focus == .summary {
      focus = .papers
    } else if !leaveWhatWasBegun() {
      return [.quit]
    }
    return []
  }

  /// Leaves the search, the catching up or the detour that one is in.
  ///
  /// - Returns: false where there is none of them.
  mutating func leaveWhatWasBegun() -> Bool {
    if search != nil {
      cancelSearch()
    } else if catchUp != nil {
      leaveCatchUp()
    } else if !detours.isEmpty {
      leaveDetour()
    } else {
      return false
    }
    return true
  }

  /// Whether `q` ends the reader.
  var isAtTop: Bool {
    rangeStart == nil && search == nil && catchUp == nil && detours.isEmpty
      && layout.isVisible(.papers) && (focus != .dates || layout(focus: .papers).isVisible(.dates))
  }
}
