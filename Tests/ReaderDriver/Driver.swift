import Configuration
import Decisions
import Digest
import Search
import Surface
import TextLayout
import Themes
import Theming

@testable import Reader

/// What carries out the effects that concern the store of decisions.
package protocol DriverStore {
  /// The answers to an effect; nil where it is not for the store.
  func answers(_ effect: Effect) -> [Event]?
}

/// A person at the reader: presses keys, types, and looks at the screen.
package struct Driver {
  package private(set) var state: ReaderState
  /// What the last keys or events asked for, but for what the store did at once.
  package private(set) var effects: [Effect] = []
  /// What answers the effects that concern decisions; nil where nothing does.
  package let store: (any DriverStore)?

  /// A reader of the test archive, all of it read and searchable; of nothing yet where `library`
  /// is nil.
  ///
  /// - Parameters:
  ///   - layout: how panes are arranged; nil has all of them on screen, side by side where it is
  ///     wide.
  ///   - store: what answers at once; nil has the effects that are for a store stand among the
  ///     others, unanswered.
  package init(
    _ columns: Int = 120, _ rows: Int = 40, language: Language = .en, settings: Settings? = nil,
    library: Library? = TestArchive.library, corpus: Corpus? = TestArchive.corpus,
    problems: [String] = [], layout: LayoutChoice? = nil,
    store: (any DriverStore)? = nil
  ) {
    self.store = store
    _ = TextLocale.adopt()
    var settings = settings ?? Settings()
    settings.language = language
    if let layout {
      settings.layout = layout
    } else if columns >= 70, settings.layout == .auto {
      // Whoever arranged panes so sees all three, whatever the size would suggest.
      (settings.layout, settings.dates) = (columns >= 110 ? .columns : .stacked, .shown)
    }
    settings.mouse = true
    state = ReaderState(
      size: Size(columns: columns, rows: rows), settings: settings,
      theme: ThemeCatalogue.builtIn(.mono), problems: problems)
    if let library {
      send(.loaded(library, isComplete: true))
      if let corpus { send(.indexed(Searcher(library, corpus: corpus))) }
    }
  }

  // MARK: What the person does

  /// Presses a key for each character.
  package mutating func press(_ keys: String) { press(keys.unicodeScalars.map(Key.scalar)) }

  package mutating func press(_ keys: Key...) { press(keys) }

  package mutating func press(_ keys: [Key]) {
    effects = []
    for key in keys { take(.key(key)) }
  }

  /// Types text into a prompt.
  package mutating func type(_ text: String) { press(text) }

  package mutating func resize(_ columns: Int, _ rows: Int) {
    send(.resized(Size(columns: columns, rows: rows)))
  }

  /// Another day comes.
  package mutating func turn(to today: @escaping @Sendable () -> DigestDate?) {
    state.today = today
  }

  /// Lets whatever goes on between keys come to its end.
  package mutating func searchOn() {
    for _ in 0..<100
    where state.hasWatchesToFind || state.search?.run(in: state.library) != nil
      || state.isCountingTrends
    {
      send(.searchOn)
    }
  }

  /// Has searches stop for what else there is to do.
  package mutating func pace(_ pace: SearchPace) { state.pace = pace }

  /// Opens where another reader was left.
  package mutating func resume(_ place: ReadingPosition) { state.begin(at: place) }

  /// Reads what comes from there.
  package mutating func begin(reading source: ArchiveSource) { state.begin(reading: source) }

  package mutating func send(_ events: Event...) { send(events) }

  private mutating func send(_ events: [Event]) {
    effects = []
    for event in events { take(event) }
  }

  private mutating func take(_ event: Event) {
    for effect in update(&state, event) {
      if case .hangul(let keys) = effect {
        take(.hangul(keys))
      } else if effect == .count {
        state.searcher?.count()
      } else if effect == .mineTerms || effect == .indexWords {
        // A test that wants terms or an index of words has them made.
      } else if let answers = store?.answers(effect) {
        for answer in answers { take(answer) }
      } else {
        effects.append(effect)
      }
    }
  }

  // MARK: What the person sees

  package var frame: Frame {
    var frame = Frame(size: Size(columns: 1, rows: 1))
    render(state, into: &frame)
    return frame
  }

  /// The rows of the screen.
  package var screen: [String] { frame.text }

  /// The last row.
  package var statusLine: String { screen.last ?? "" }

  package var message: String? { state.message?.text }

  /// The selected paper's title up to its first colon or space.
  package var paper: String? { state.paper.map { Driver.short($0.title) } }

  /// The titles listed, each up to its first colon or space.
  package var listed: [String] {
    state.list.rows.map { Driver.short(state.library.papers[$0].title) }
  }

  /// How papers stand, in the order listed: `•` unread, space read, `★` kept, `×` skipped.
  package var marks: String {
    let marks: [Standing: String] = [.unread: "•", .read: " ", .kept: "★", .skipped: "×"]
    return state.list.rows.map { marks[state.decisions[$0].standing] ?? "?" }.joined()
  }

  /// The selected day, `–` where it has no date.
  package var day: String? {
    state.day.map { state.library.days[$0].date.map(String.init(describing:)) ?? "–" }
  }

  package var row: Int { state.list.cursor }

  private static func short(_ title: String) -> String {
    String(title.prefix { $0 != ":" && $0 != " " })
  }

  /// Everything by which the reader is where it is.
  package var place: Place {
    Place(
      focus: state.focus, day: day, rows: state.list.rows, cursor: state.list.cursor,
      listTop: state.list.top, datesTop: state.datesTop, folded: state.foldedMonths,
      summaryTop: state.summary.top, areAuthorsUnfolded: state.summary.areAuthorsUnfolded,
      sort: state.sort, scope: state.scope, isSearching: state.search != nil)
  }

  package struct Place: Equatable {
    package let focus: Pane
    package let day: String?
    package let rows: [Int]
    package let cursor: Int
    package let listTop: Int
    package let datesTop: Int
    package let folded: Set<Month>
    package let summaryTop: Int
    package let areAuthorsUnfolded: Bool
    package let sort: SortOrder
    package let scope: Scope
    package let isSearching: Bool
  }
}

extension ReaderState {
  /// Whether keys are commands.
  package var isBrowsing: Bool { overlay == nil }
}
