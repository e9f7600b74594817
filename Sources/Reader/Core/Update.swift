import Configuration
import Decisions
import Digest
import Search
import Surface
import Theming

/// Changes the state by an event, and returns what is to be done outside; nothing else changes it.
///
/// Draws nothing.
public func update(_ state: inout ReaderState, _ event: Event) -> [Effect] {
  var effects: [Effect] = []
  state.known.turn(to: state.today()?.description ?? "", in: state.library)
  switch event {
  // Answers of the terminal, and sequences that are no key, change nothing.
  case .key(.unknown): return []
  // Reports that a program before this one left switched on.
  case .key(.mouse) where !state.settings.mouse: return []
  case .key(let key):
    effects = state.press(chord: key) ?? state.pressTyped(key)
  case .hangul(let keys): effects = state.press(hangul: keys)
  case .pastePaused: state.message = Message(text: state.words.pastePaused)
  case .answerLost: state.message = Message(text: state.words.answerLost)
  case .threadless: state.message = Message(text: state.words.threadless)
  case .resized(let size): state.size = size
  case .loaded(let library, let isComplete): state.load(library, isComplete: isComplete)
  case .reading(let done, let all): state.readShare = all > 0 ? Double(done) / Double(all) : nil
  case .indexed(let searcher): state.adopt(searcher)
  case .choosing(let edition): state.takeChoosing(edition)
  case .termsMined(let edition): state.applyTerms(of: edition)
  case .reloaded(let searcher):
    state.load(searcher.library, isComplete: true, searcher: searcher)
  case .archivesFound(let progress): state.apply(progress)
  case .archiveLookedAt(let path, let result): effects = state.apply(path, result)
  case .pathCompleted(let completion): state.apply(completion)
  case .archiveOpened(let archive): state.apply(archive)
  case .measured(let width): state.settings.ambiguousWidth = width
  case .theme(let theme):
    state.theme = theme
    state.message = Message(text: state.words.theme(theme.name))
  case .failed(let problem):
    state.message = Message(text: problem.text(in: state.settings.language), isError: true)
  case .decisions(let decisions): state.apply(all: decisions)
  case .decided(let act, let outcome): state.apply(act, outcome)
  case .queries(let queries):
    state.savedQueries = queries
    state.watching.read(queries)
  case .changed(let decisions):
    state.apply(changed: decisions)
    state.listAgain(decisions)
  case .journal(let steps): state.showJournal(steps)
  case .saving(let problem, let unsaved): state.saving = Saving(problem: problem, unsaved: unsaved)
  case .noteEdited(let papers, let text): effects = state.applyNote(text, of: papers)
  case .finished(let result): effects = state.finishRun(result)
  case .refreshed(let result): state.finishRefresh(result)
  case .notHandedOn(let problem):
    state.message = Message(text: state.words.problem(problem), isError: true)
  case .noBrowser(let isRemote): state.sayNoBrowser(isRemote: isRemote)
  case .searchOn:
    if state.search?.run(in: state.library) != nil {
      state.searchOn()
    } else if state.isCountingTrends {
      state.countTrendsOn()
    } else {
      state.watchOn()
    }
  case .dwelled(let id): if id == state.dwelling.id { effects = state.countAsRead(id) }
  }
  state.settle()
  state.sayWhatIsDue()
  if state.search?.run(in: state.library) != nil || state.hasWatchesToFind
    || state.isCountingTrends
  {
    effects.append(.searchOn)
  }
  if state.wantsCounts() { effects.append(.count) }
  if state.wantsWords() { effects.append(.indexWords) }
  if state.wantsTerms() { effects.append(.mineTerms) }
  return effects + state.watch()
}

extension ReaderState {
  /// Alt and a letter outside of prompts, which terminals send as Esc and the letter: both, one
  /// after the other.
  ///
  /// An arrow is an arrow whatever is held down with it.
  fileprivate mutating func press(chord key: Key) -> [Effect]? {
    guard !isTyping else { return nil }
    // With the input method on the letter comes as Hangul.
    if case .alt(let scalar) = key, let latin = Dubeolsik.keys(for: scalar)?.first,
      isBound(.alt(latin))
    {
      return press(.alt(latin), isHangul: true)
    }
    guard !isBound(key) else { return nil }
    switch key {
    case .alt(let scalar):
      let effects = press(.escape)
      settle()
      return scalar == "\u{7F}" ? effects : effects + pressTyped(.scalar(scalar))
    case .wordLeft: return press(.left)
    case .wordRight: return press(.right)
    default: return nil
    }
  }

  /// Whether a key does something by itself, or with another before or behind it.
  private func isBound(_ key: Key) -> Bool {
    if let pendingKey, commands.keymap[.sequence(pendingKey, key)] != nil { return true }
    return commands.keymap[key] != nil
      || commands.begins(key, isOverlay: overlay != nil, in: overlay?.room)
      || overlay?.room.flatMap { commands.action(key, in: $0) } != nil
  }

  /// Presses a key, or the keys that a Hangul syllable was typed with.
  fileprivate mutating func pressTyped(_ key: Key) -> [Effect] {
    keys(typing: key).map { press(hangul: $0) } ?? press(key)
  }

  /// The keys that a Hangul syllable was typed with, where keys are commands: with the input method
  /// on, commands come so.
  fileprivate func keys(typing key: Key) -> [Unicode.Scalar]? {
    guard !isTyping, case .scalar(let scalar) = key else { return nil }
    return Dubeolsik.keys(for: scalar)
  }

  /// Presses the first of the keys of a syllable; the others come when what it asked for is done.
  fileprivate mutating func press(hangul keys: [Unicode.Scalar]) -> [Effect] {
    guard let first = keys.first else { return [] }
    isHangulOn = true
    let effects = press(.scalar(first), isHangul: true)
    return keys.count == 1 ? effects : effects + [.hangul(Array(keys.dropFirst()))]
  }

  fileprivate mutating func press(_ key: Key, isHangul: Bool = false) -> [Effect] {
    staying.move()
    message = nil
    // What was asked for before is not to open over what this key does.
    (awaitsReasons, awaitsTerms) = (false, false)
    // Digits and signs are the same with the input method on, and tell nothing.
    if !isHangul, !isTyping, case .scalar(let scalar) = key, scalar.properties.isAlphabetic {
      isHangulOn = false
    }
    return act(on: key)
  }

  private mutating func act(on key: Key) -> [Effect] {
    guard let key = completed(key) else { return [] }
    if let overlay { return press(key, in: overlay) }
    return command(key)
  }

  /// A key, or the sequence that it is the second of; nil while a second is waited for, or when Esc
  /// takes the first back.
  private mutating func completed(_ key: Key) -> Key? {
    let first = pendingKey
    pendingKey = nil
    switch key {
    case _ where isTyping: return key
    case .mouse, .paste: return key
    case .escape where first != nil:
      pendingCount = nil
      return nil
    default: break
    }
    if let first { return .sequence(first, key) }
    guard commands.begins(key, isOverlay: overlay != nil, in: overlay?.room) else { return key }
    pendingKey = key
    return nil
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

  /// Brings everything that follows from the state up to date: the day, what is scrolled, the laid
  /// out summary.
  mutating func settle() {
    followTaste()
    followSelection()
    settleOverlay()
    let layout = layout
    scrollList(layout.papers)
    scrollDates(layout.dates)
    // A summary behind another pane stays laid out as it would be seen.
    let column = layout.isVisible(.summary) ? layout.summary : self.layout(focus: .summary).summary
    if !column.isEmpty {
      summary.refresh(
        paper, words: words, width: min(column.width, settings.readingWidth),
        marker: marker(of: list.selected), skim: skim, showsFormulaSource: showsFormulaSource,
        decision: list.selected.map { decisions[$0] } ?? .none, percentiles: percentiles,
        settings: settings)
    }
    summary.scroll(height: max(1, column.height))
  }

  /// Asks for an event at the moment when the paper on screen will have been there long enough to
  /// count as read.
  fileprivate mutating func watch() -> [Effect] {
    let id = seesSummary ? list.selected.map { library.ids[$0] } : nil
    let step = dwelling.look(at: id, top: summary.top)
    guard let id, settings.readAfter > 0,
      known[id].standing == .unread
    else { return [] }
    switch step {
    case .begins: return [.dwell(on: id, milliseconds: settings.readAfter)]
    case .scrolled:
      // A summary that was scrolled to its end was read, however fast.
      let hasEnded = summary.top + summaryHeight >= summary.document.lines.count
      return hasEnded ? countAsRead(id) : []
    case .stays: return []
    }
  }

  /// How the selected paper's votes stand among those of its day and its month, in words.
  private var percentiles: String {
    guard let selected = list.selected, let votes = searcher?.percentiles else { return "" }
    return words.percentiles(day: votes.inDay(selected), month: votes.inMonth(selected))
  }

  private var seesSummary: Bool {
    // Papers that come and go while a search is typed were not chosen to be read.
    overlay.map(\.leavesReading) != false && layout.isVisible(.summary)
  }
}
