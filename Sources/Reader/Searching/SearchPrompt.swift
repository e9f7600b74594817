import Configuration
import Search
import Surface

/// A search being typed; what is typed so far is the state's own, since it lists papers already.
struct SearchPrompt: Overlay {
  var isTyped: Bool { true }
  var room: OverlayAction.Room? { .search }

  /// Looks for the other sides of the words too, or no more.
  static let glossKey = Key.alt("t")

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    switch key {
    case _ where CommandSet.leavesPrompt(key):
      state.leaveSearchPrompt()
      return .closes
    case _ where key.standsBesideText && state.commands.keymap[key]?.name == "save-query":
      state.beginNaming(isSearching: true)
      // Without anything to save there is a message, and the prompt stays.
      return state.overlay == nil ? .stays : .closes
    case .enter: return state.enterSearch() ? .closes : .stays
    case .backspace where state.search?.input.isEmpty == true:
      state.leaveSearchPrompt()
      return .closes
    case _ where state.commands.action(key, in: .search) == .searchFields:
      state.overlay = QueryHelp.menu(state.words)
      return .closes
    case .tab where state.completeValue(): return .stays
    default:
      state.typeSearch(key)
      return .stays
    }
  }

  func line(_ state: ReaderState) -> OverlayLine {
    guard let search = state.search else { return .hint("") }
    let words = state.words
    var hint = words.searchIn(words.scope(search.scope, of: search.origin.date))
    if state.activeSearch != nil { hint = state.searchCount + "  " + hint }
    if !state.history.texts.isEmpty { hint += "  " + words.historyHint }
    let mistake = search.shownMistake
    let candidates = state.candidates
    if !candidates.isEmpty { hint = words.completionHint(candidates) + "  " + hint }
    if let mistake, candidates.isEmpty { hint = words.mistake(mistake) }
    return .prompt("/", search.input, hint: hint, mistake: mistake?.range)
  }
}

extension SearchState {
  /// What is wrong with the query, unless it may be no more than unfinished.
  fileprivate var shownMistake: QueryError? {
    mistake.flatMap { insists || $0.range.upperBound < input.text.count ? $0 : nil }
  }
}

extension ReaderState {
  /// How many papers the search found, in words.
  var searchCount: String {
    guard searcher != nil else { return words.indexing }
    guard let search, let found = search.found(in: library) else {
      return words.found(list.rows.count)
    }
    if !found.conversions.isEmpty { return words.converted(found, list.rows.count) }
    // The list may be of fewer papers than were found: of a day's, or of those still undecided.
    let all = found.glossCount
    let glosses =
      all == 0 || list.rows.count == found.count
      ? all : list.rows.count { found.reading(of: $0) == .gloss }
    if glosses > 0 {
      return words.found(
        list.rows.count - glosses, glosses: glosses, key: overlay is SearchPrompt ? .prompt : .list)
    }
    if let within = found.countWithinWords, within > 0, within < found.count,
      found.count == list.rows.count
    {
      return words.found(found.count - within) + words.andWithin(within)
    }
    return words.found(list.rows.count) + (search.run(in: library) == nil ? "" : " \u{2026}")
  }
}
