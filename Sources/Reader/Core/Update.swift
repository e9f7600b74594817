import Configuration
import Decisions
import Digest
import Search
import Surface
import Theming

/// The one door: changes the state by an event and returns what is to be done outside.
///
/// Draws nothing.
public func update(_ state: inout ReaderState, _ event: Event) -> [Effect] {
  var effects: [Effect] = []
  switch event {
  case .key(let key):
    // Whoever carries effects out between keys asks for their events first.
    let events = state.events(of: key)
    if case .hangul = events.first { return events.flatMap { update(&state, $0) } }
    effects = state.press(key)
  case .hangul(let scalar):
    state.isHangulOn = true
    effects = state.press(.scalar(scalar), isHangul: true)
  case .pastePaused: state.message = Message(text: state.words.pastePaused)
  case .resized(let size): state.size = size
  case .loaded(let library, let isComplete): state.load(library, isComplete: isComplete)
  case .indexed(let searcher): state.take(searcher)
  case .reloaded(let searcher):
    state.load(searcher.library, isComplete: true, searcher: searcher)
  case .measured(let width): state.settings.ambiguousWidth = width
  case .theme(let theme):
    state.theme = theme
    state.message = Message(text: state.words.theme(theme.name))
  case .failed(let problem):
    state.message = Message(text: problem.text(in: state.settings.language), isError: true)
  case .decisions(let decisions): state.take(decisions: decisions)
  case .decided(let act, let outcome): state.take(act, outcome)
  case .queries(let queries): state.savedQueries = queries
  case .changed(let decisions): state.change(decisions)
  case .saving(let problem, let unsaved): state.saving = Saving(problem: problem, unsaved: unsaved)
  case .noteEdited(let paper, let text): effects = state.takeNote(text, of: paper)
  case .finished(let result): state.finishRun(result)
  case .notHandedOn(let problem):
    state.message = Message(text: state.words.problem(problem), isError: true)
  case .noBrowser(let isRemote): state.takeNoBrowser(isRemote: isRemote)
  case .searchOn: state.searchOn()
  case .dwelled(let id): if id == state.watchedID { effects = state.countAsRead(id) }
  }
  state.settle()
  if state.search?.run(in: state.library) != nil { effects.append(.searchOn) }
  return effects + state.watch()
}

extension ReaderState {
  /// What happens when a key is pressed: with the input method on, a command comes as the Hangul that its keys type, and
  /// each of them is an event of its own.
  public func events(of key: Key) -> [Event] {
    guard !isTyping, case .scalar(let scalar) = key, let latin = Dubeolsik.keys(for: scalar) else {
      return [.key(key)]
    }
    return latin.map { .hangul($0) }
  }

  fileprivate mutating func press(_ key: Key, isHangul: Bool = false) -> [Effect] {
    hasMoved = true
    lost = nil
    message = nil
    // Digits and signs are the same with the input method on, and tell nothing.
    if !isHangul, !isTyping, case .scalar(let scalar) = key, scalar.properties.isAlphabetic {
      isHangulOn = false
    }
    return act(on: key)
  }

  private mutating func act(on key: Key) -> [Effect] {
    if let overlay { return press(key, in: overlay) }
    return command(key)
  }

  private mutating func command(_ key: Key) -> [Effect] {
    if case .mouse(let action) = key {
      return point(action)
    }
    if countDigit(key) { return [] }
    let count = pendingCount
    pendingCount = nil
    // Esc ends a count and does nothing more.
    if key == .escape, count != nil { return [] }
    guard let command = commands.keymap[key] else {
      // A paste or an unknown sequence says nothing.
      if count == nil, !key.name.isEmpty {
        message = Message(text: words.noCommand(on: key.name))
      }
      return []
    }
    return command.run(&self, count)
  }

  /// Takes a digit of a count; 0 only after another digit.
  private mutating func countDigit(_ key: Key) -> Bool {
    guard case .scalar(let scalar) = key, let digit = Int(String(Character(scalar))),
      scalar.isASCII,
      digit > 0 || pendingCount != nil
    else { return false }
    // Nine digits are more rows than any list has.
    pendingCount = min((pendingCount ?? 0) * 10 + digit, 999_999_999)
    return true
  }

  /// Brings everything that follows from the state up to date: the day, what is scrolled, the laid out summary.
  mutating func settle() {
    followSelection()
    settleOverlay()
    let layout = layout
    scrollList(layout.papers)
    scrollDates(layout.dates)
    // Behind another pane the summary stays laid out as it would be seen.
    let column = PaneLayout(size: size, settings: settings, focus: .summary).summary
    if !column.isEmpty {
      summary.refresh(
        paper, width: min(column.width, settings.readingWidth), marker: marker, skim: skim,
        decision: list.selected.map { decisions[$0] } ?? .none, percentiles: percentiles,
        settings: settings)
    }
    summary.scroll(height: max(1, column.height))
  }

  /// Asks for word when the paper on screen has been there long enough to count as read.
  fileprivate mutating func watch() -> [Effect] {
    let id = seesSummary ? list.selected.map { library.ids[$0] } : nil
    let (seenID, seenTop) = (watchedID, watchedTop)
    (watchedID, watchedTop) = (id, summary.top)
    guard let id, settings.readAfter > 0,
      decisionsByID[id, default: .none].standing == .unread
    else { return [] }
    if id != seenID { return [.dwell(on: id, milliseconds: settings.readAfter)] }
    // Scrolled to its end it was read, however fast.
    let hasEnded =
      summary.top > seenTop && summary.top + summaryHeight >= summary.document.lines.count
    return hasEnded ? countAsRead(id) : []
  }

  /// How the selected paper's votes stand among those of its day and its month, in words.
  private var percentiles: String {
    guard let selected = list.selected, let votes = searcher?.percentiles else { return "" }
    return words.percentiles(day: votes.inDay(selected), month: votes.inMonth(selected))
  }

  private var seesSummary: Bool {
    // What comes and goes while a search is typed was not chosen to be read.
    overlay.map(\.leavesReading) != false && layout.isVisible(.summary)
  }
}
