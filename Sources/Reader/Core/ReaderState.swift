import Configuration
import Decisions
import Digest
import Search
import Surface
import Theming

/// Everything the reader shows and knows: one value, changed only by `update`, drawn only by
/// `render`.
public struct ReaderState: Sendable {
  // The archive

  /// What of the archive is read so far.
  public internal(set) var library = Library()
  /// Whether all of the archive is read.
  public internal(set) var isComplete = false
  /// How much of a large archive is read, from 0 to 1, until all of it is.
  var readShare: Double?
  /// Where the papers come from.
  public internal(set) var source = ArchiveSource.other
  /// Finds papers, once the text of all of them is there.
  package internal(set) var searcher: Searcher?
  /// How the decisions rank the papers, and what that was reckoned from.
  var ranking: (basis: RankingBasis, value: TasteRanking)?
  /// What the list's order by taste was reckoned from; nil where it has none.
  var listedRanking: RankingBasis?

  // Where the reader is

  /// The pane that keys go to.
  public internal(set) var focus = Pane.papers
  /// The selected day, by its index in `library.days`.
  var day: Int?
  var foldedMonths: Set<Month> = []
  /// The first row of the dates on screen.
  var datesTop = 0
  /// The papers listed.
  public internal(set) var list = PaperList()
  /// The rows around those on screen, as they are laid out.
  var listRows = ListRows()
  /// The order of the list.
  public internal(set) var sort: SortOrder
  /// How much the list shows where no search is in force.
  public internal(set) var scope = Scope.day
  var summary = SummaryView()
  /// The search in force.
  public internal(set) var search: SearchState?
  /// The searches that Esc goes back to.
  var waiting = WaitingSearches()
  /// What was left for the day of one of its papers; Esc goes back to the last.
  var detours: [Detour] = []
  /// The library for which the count of what completion offers was last asked for.
  var countedEdition: Library.Edition?
  /// The library for which the index of words was last asked for.
  var wordsEdition: Library.Edition?
  /// Whether `i` waits for the index: why the paper ranks where it does is shown once that is
  /// there.
  var awaitsReasons = false
  /// The library for which the terms were last asked for.
  var minedEdition: Library.Edition?
  /// Whether `I` waits for the archive's terms: the paper's are listed once those are there.
  var awaitsTerms = false
  /// What was searched for.
  var history = SearchHistory()
  /// What the watches find.
  var watching = Watching()
  /// The day that it is, in the user's time zone; nil where that is not known.
  public var today: @Sendable () -> DigestDate? = { .today }
  /// When a search pauses for a key or for drawing.
  public var pace = SearchPace()
  /// Whether a search also looks for the other sides of its words.
  var seeksGlosses = true
  /// What has the keys in place of the panes; nil while they are commands.
  var overlay: (any Overlay)?

  // Decided and said

  /// What the user decided, as far as it is known.
  var known = KnownDecisions()
  /// The queries that the user saved in the store.
  public internal(set) var savedQueries: [SavedQuery] = []
  /// Whether decisions are saved.
  public internal(set) var saving = Saving()
  /// The row at which `v` began a range.
  var rangeStart: Int?
  /// What the list holds, which tells whether it is still the same list.
  var listed: Listed?
  /// The list of what was missed.
  var catchingUp = CatchingUp()
  /// Whether formulas are shown as they are written.
  var showsFormulaSource = false
  /// The part of each summary that is shown.
  var skim = Skim.all
  /// The paper whose summary is on screen.
  var dwelling = Dwelling()
  /// The bringing up to date of the archive that runs, or ran last.
  var refreshing: Refreshing?
  /// What keeps the reader where it is while the archive changes.
  var staying = Staying()
  /// The count being typed before a command.
  var pendingCount: Int?
  /// The first key of a sequence, until the second comes.
  var pendingKey: Key?
  /// Whether the last letter came as Hangul: the input method is on.
  var isHangulOn = false
  /// What was wrong when the reader began.
  let notices: [String]
  /// One line for the user, gone with the next key.
  public internal(set) var message: Message?

  // The screen

  /// The screen's size in cells.
  public internal(set) var size: Size
  /// What the configuration and the resizing keys set.
  public internal(set) var settings: Settings
  /// What keys and names run.
  let commands: CommandSet
  /// The colours.
  public internal(set) var theme: Theme

  /// A reader with an empty archive.
  public init(
    size: Size, settings: Settings = Settings(), theme: Theme, sort: SortOrder = SortOrder(),
    problems: [String] = []
  ) {
    self.size = size
    self.settings = settings
    self.theme = theme
    commands = CommandSet(settings)
    self.sort = sort
    notices = problems
    if let first = problems.first {
      message = Message(
        text: first, isError: true, more: words.allNotices(problems.count),
        alwaysShowsMore: problems.count > 1)
    }
  }

  /// The decisions about this library's papers.
  public var decisions: DecisionTable { known.table }

  /// The list of what was missed that is on screen; nil for any other list.
  var catchUp: CatchUp? { catchingUp.list }

  /// The selected paper.
  public var paper: Paper? { list.selected.map { library.papers[$0] } }

  /// The selected day's date.
  public var date: DigestDate? { day.flatMap { library.days[$0].date } }

  var words: Words { Words(settings.language, keys: commands.keyNames) }

  /// Where the panes are at present.
  var layout: PaneLayout { layout(focus: focus) }

  /// Where the panes would be if another pane had the focus.
  func layout(focus: Pane) -> PaneLayout {
    PaneLayout(
      size: size, settings: settings, focus: focus, isSearching: activeSearch != nil)
  }

  /// What the search marks on screen.
  var marker: Marker { activeSearch?.marker ?? Marker() }

  /// The search that decides what is listed: one in which something is typed.
  var activeSearch: SearchState? { search.flatMap { $0.query.isEmpty ? nil : $0 } }

  /// Whether the list holds what was gathered from many days rather than a stretch of them.
  var isGathered: Bool { activeSearch != nil || catchUp != nil }

  /// How much the list shows: the search's scope while something is searched for.
  var listScope: Scope { activeSearch?.scope ?? (catchUp == nil ? scope : .all) }

  /// The day around which `listScope` is taken.
  var listCenter: DigestDate? { activeSearch.map { $0.center ?? $0.origin.date } ?? date }
}

/// Whether what was decided is in the store.
public struct Saving: Sendable, Hashable {
  /// Why it is not saved; nil where it is.
  public internal(set) var problem: TriageError?
  /// How many steps wait to be saved.
  public internal(set) var unsaved = 0

  init(problem: TriageError? = nil, unsaved: Int = 0) {
    self.problem = problem
    self.unsaved = unsaved
  }
}

/// What decides which papers are listed, apart from their order.
struct Listed: Hashable, Sendable {
  let scope: Scope
  let days: String
  let query: String
  let catchUp: CatchUp?
}

/// One line for the user.
public struct Message: Sendable, Hashable {
  /// What it says.
  public let text: String
  /// Whether something failed.
  public let isError: Bool
  /// What stands behind the text where that is cut: how to see all of it.
  let more: String
  /// Whether that stands there always, as there is more to see.
  let alwaysShowsMore: Bool
  /// The day that it says has come; without it there is nothing to say.
  let day: DigestDate?

  init(
    text: String, isError: Bool = false, more: String = "", alwaysShowsMore: Bool = false,
    day: DigestDate? = nil
  ) {
    self.text = text
    (self.more, self.alwaysShowsMore) = (more, alwaysShowsMore)
    self.isError = isError
    self.day = day
  }
}
