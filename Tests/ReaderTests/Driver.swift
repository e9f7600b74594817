import Configuration
import Decisions
import Digest
import Search
import Surface
import TextLayout
import Themes
import Theming

@testable import Reader

/// A person at the reader: presses keys, types, and looks at the screen.
struct Driver {
  private(set) var state: ReaderState
  /// What the last keys or events asked for, but for what the store did at once.
  private(set) var effects: [Effect] = []
  /// What was decided.
  private(set) var store = PretendStore()

  /// A reader of the test archive, all of it read and searchable; of nothing yet where `library`
  /// is nil.
  ///
  /// - Parameter layout: how panes are arranged; nil has all of them on screen, side by side where it is wide.
  init(
    _ columns: Int = 120, _ rows: Int = 40, language: Language = .en, settings: Settings? = nil,
    library: Library? = TestArchive.library, corpus: Corpus? = TestArchive.corpus,
    problems: [String] = [], layout: LayoutChoice? = nil
  ) {
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
  mutating func press(_ keys: String) { press(keys.unicodeScalars.map(Key.scalar)) }

  mutating func press(_ keys: Key...) { press(keys) }

  mutating func press(_ keys: [Key]) {
    effects = []
    for key in keys { take(.key(key)) }
  }

  /// Types text into a prompt.
  mutating func type(_ text: String) { press(text) }

  mutating func resize(_ columns: Int, _ rows: Int) {
    send(.resized(Size(columns: columns, rows: rows)))
  }

  /// Another day comes.
  mutating func turn(to today: @escaping @Sendable () -> DigestDate?) { state.today = today }

  /// Lets whatever goes on between keys come to its end.
  mutating func searchOn() {
    for _ in 0..<100 where state.hasWatchesToFind || state.search?.run(in: state.library) != nil {
      send(.searchOn)
    }
  }

  /// Has searches stop for what else there is to do.
  mutating func pace(_ pace: SearchPace) { state.pace = pace }

  /// Opens where another reader was left.
  mutating func resume(_ place: ReadingPosition) { state.begin(at: place) }

  mutating func send(_ events: Event...) { send(events) }

  private mutating func send(_ events: [Event]) {
    effects = []
    for event in events { take(event) }
  }

  private mutating func take(_ event: Event) {
    for effect in update(&state, event) {
      if case .hangul(let keys) = effect {
        take(.hangul(keys))
      } else if let answers = store.answers(effect) {
        for answer in answers { take(answer) }
      } else {
        effects.append(effect)
      }
    }
  }

  // MARK: What the person sees

  var frame: Frame {
    var frame = Frame(size: Size(columns: 1, rows: 1))
    render(state, into: &frame)
    return frame
  }

  /// The rows of the screen.
  var screen: [String] { frame.text }

  /// The last row.
  var statusLine: String { screen.last ?? "" }

  var message: String? { state.message?.text }

  /// The selected paper's title up to its first colon or space.
  var paper: String? { state.paper.map { Driver.short($0.title) } }

  /// The titles listed, each up to its first colon or space.
  var listed: [String] { state.list.rows.map { Driver.short(state.library.papers[$0].title) } }

  /// How papers stand, in the order listed: `•` unread, space read, `★` kept, `×` skipped.
  var marks: String {
    let marks: [Standing: String] = [.unread: "•", .read: " ", .kept: "★", .skipped: "×"]
    return state.list.rows.map { marks[state.decisions[$0].standing] ?? "?" }.joined()
  }

  /// The selected day, `–` where it has no date.
  var day: String? {
    state.day.map { state.library.days[$0].date.map(String.init(describing:)) ?? "–" }
  }

  var row: Int { state.list.cursor }

  private static func short(_ title: String) -> String {
    String(title.prefix { $0 != ":" && $0 != " " })
  }

  /// Everything by which the reader is where it is.
  var place: Place {
    Place(
      focus: state.focus, day: day, rows: state.list.rows, cursor: state.list.cursor,
      listTop: state.list.top, datesTop: state.datesTop, folded: state.foldedMonths,
      summaryTop: state.summary.top, areAuthorsUnfolded: state.summary.areAuthorsUnfolded,
      sort: state.sort, scope: state.scope, isSearching: state.search != nil)
  }

  struct Place: Equatable {
    let focus: Pane
    let day: String?
    let rows: [Int]
    let cursor: Int
    let listTop: Int
    let datesTop: Int
    let folded: Set<Month>
    let summaryTop: Int
    let areAuthorsUnfolded: Bool
    let sort: SortOrder
    let scope: Scope
    let isSearching: Bool
  }
}
