import Digest
import Search
import Theming

/// Where the reader was left, so that it opens there again.
public struct ReadingPosition: Sendable, Hashable {
  /// A setting changed by a key, with what the configuration said then.
  ///
  /// Where the configuration says something else by now, that is what the user wants.
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
  /// What was searched for, the last at the end.
  public var history: [String] = []
  /// The list of what was missed that is not finished.
  public var catchUp: CatchUp?

  /// The position of a reader that was never opened.
  public init() {}
}

extension ReaderState {
  /// Where the reader is, to be kept until it is opened again.
  ///
  /// Neither a search nor catching up is opened again: the position is where the reader was before they began.
  public var readingPosition: ReadingPosition {
    let now = search?.origin ?? catchingUp.origin ?? snapshot
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
    position.history = history.texts
    position.catchUp = catchingUp.kept
    return position
  }

  /// Begins where the reader was left: with its order and scope at once, at its paper as soon as that is read.
  public mutating func begin(at position: ReadingPosition) {
    sort = position.sort
    scope = position.scope
    skim = position.skim
    history = SearchHistory(position.history)
    catchingUp.keep(position.catchUp)
    staying.resume(at: position)
  }

  private var newestDate: DigestDate? { library.days.last { !$0.papers.isEmpty }?.date }

  /// Opens where the reader was left, as soon as that is read: unless a newer day has come, or the user went elsewhere.
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
  }
}
