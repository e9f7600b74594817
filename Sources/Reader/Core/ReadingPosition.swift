import Configuration
import Digest
import Search
import Theming

/// Where the reader was left, so that it opens there again.
public struct ReadingPosition: Sendable, Hashable {
  /// A setting changed by a key, with what the configuration said then.
  ///
  /// Where the configuration says something else by now, the configuration wins.
  public struct Choice<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What was chosen.
    public var value: Value
    /// What was configured.
    public var configured: Value

    /// A choice.
    public init(_ value: Value, configured: Value) {
      self.value = value
      self.configured = configured
    }

    /// What to begin with.
    public func settled(_ configured: Value) -> Value {
      configured == self.configured ? value : configured
    }
  }

  /// How panes are arranged, and how large they are.
  public struct Panes: Sendable, Hashable {
    /// The arrangement.
    public var layout = LayoutChoice.auto
    /// Whether the dates are always on screen.
    public var dates = DatesChoice.auto
    /// The width of the dates, in cells.
    public var datesWidth = Settings().datesWidth
    /// The list's part of the room it shares, in hundredths; nil where the screen's size decides.
    public var listShare: Int?

    /// Panes as someone has them who has set nothing.
    public init() {}

    /// Panes as settings have them.
    public init(_ settings: Settings) {
      (layout, dates) = (settings.layout, settings.dates)
      (datesWidth, listShare) = (settings.datesWidth, settings.listShare)
    }

    /// Sets these panes in settings.
    func apply(to settings: inout Settings) {
      (settings.layout, settings.dates) = (layout, dates)
      (settings.datesWidth, settings.listShare) = (datesWidth, listShare)
    }
  }

  /// A search in which the reader was left.
  public struct Search: Sendable, Hashable {
    /// What was searched for.
    public var query: String
    /// Where it looked.
    public var scope: Scope
    /// The id of the paper that was selected.
    public var paper: String?
    /// The position in its summary's text.
    public var anchor: Int
    /// The pane that had the keys.
    public var focus: Pane

    /// A search.
    public init(query: String, scope: Scope, paper: String?, anchor: Int, focus: Pane) {
      (self.query, self.scope, self.paper) = (query, scope, paper)
      (self.anchor, self.focus) = (anchor, focus)
    }
  }

  /// The newest day that there was.
  public var newest: DigestDate?
  /// The selected day.
  public var day: DigestDate?
  /// The id of the selected paper.
  public var paper: String?
  /// The position in its summary's text.
  public var anchor = 0
  /// The pane that had the keys.
  public var focus = Pane.papers
  /// How much the list showed.
  public var scope = Scope.day
  /// The order of the list.
  public var sort = SortOrder()
  /// What of summaries was shown.
  public var skim = Skim.all
  /// The theme's name.
  public var theme = ""
  /// How panes were arranged, and how large they were.
  public var panes = Panes()
  /// What was searched for, the last at the end.
  public var history: [String] = []
  /// The search that was in force.
  public var search: Search?
  /// The list of what was missed that is not finished.
  public var catchUp: CatchUp?

  /// The position of a reader that was never opened.
  public init() {}
}

extension ReaderState {
  /// Where the reader is, to be kept until it is opened again.
  ///
  /// A search is kept together with where the reader was before it. Of a catching up only where the
  /// reader was before is kept.
  public var readingPosition: ReadingPosition {
    let first = waiting.earlier.first?.search ?? search
    let now = first?.origin ?? catchingUp.origin ?? snapshot
    var position = ReadingPosition()
    position.newest = newestDate
    position.day = now.date
    position.paper = now.paper?.id
    position.anchor = now.summaryAnchor
    position.focus = now.focus
    position.scope = now.scope
    position.sort = now.sort
    position.skim = skim
    position.theme = theme.name
    position.panes = ReadingPosition.Panes(settings)
    position.history = history.texts
    position.catchUp = catchingUp.kept
    if let search = activeSearch {
      position.search = ReadingPosition.Search(
        query: search.input.text, scope: search.scope, paper: list.selected.map { library.ids[$0] },
        anchor: summary.anchor, focus: focus)
    }
    return position
  }

  /// Begins where the reader was left: with its order and scope at once, at its paper as soon as
  /// that is read.
  public mutating func begin(at position: ReadingPosition) {
    sort = position.sort
    scope = position.scope
    skim = position.skim
    position.panes.apply(to: &settings)
    if settings.layout == .summary { focus = .summary }
    history = SearchHistory(position.history)
    catchingUp.keep(position.catchUp)
    staying.resume(at: position)
  }

  private var newestDate: DigestDate? { library.newestDay.flatMap { library.days[$0].date } }

  /// Opens where the reader was left, as soon as that is read: unless a newer day has come, or the
  /// user went elsewhere.
  mutating func resume() {
    guard let position = staying.resumed else { return }
    if isComplete { staying.endResuming() }
    guard !staying.hasMoved, let newest = newestDate, position.newest.map({ newest <= $0 }) == true,
      let date = position.day, let day = library.index(of: date), library.days[day].isRead
    else { return }
    self.day = day
    let paper = library.days[day].papers.first { library.ids[$0] == position.paper }
    rebuildList(keeping: paper)
    if let paper, list.selected == paper {
      list.select(row: list.cursor)
      focus = position.focus
      summary.restore(
        PaperReference(library.papers[paper]), anchor: position.anchor, areAuthorsUnfolded: false)
    } else {
      list.open(row: list.rows.firstIndex(where: library.days[day].papers.contains) ?? 0)
    }
    staying.resume(in: position.search)
  }

  /// Goes on with the search in which the reader was left, once its text is there.
  mutating func resumeSearch() {
    guard let kept = staying.resumedSearch else { return }
    staying.resume(in: nil)
    guard !staying.hasMoved, search == nil else { return }
    keepSearch(for: kept.query)
    guard activeSearch != nil else { return }
    search?.scope = kept.scope
    let paper = list.rows.first { library.ids[$0] == kept.paper }
    rebuildList(keeping: paper)
    guard let paper, list.selected == paper else { return }
    list.select(row: list.cursor)
    focus = kept.focus
    message = nil
    summary.restore(
      PaperReference(library.papers[paper]), anchor: kept.anchor, areAuthorsUnfolded: false)
  }
}
