import Digest
import Search
import Surface

/// The query's papers over time, on a screen of its own.
public struct TrendsView: Sendable {
  /// What the figures were made of; where it is another now, they are made anew.
  struct Source: Hashable, Sendable {
    let edition: Library.Edition
    let query: Query?
    /// How many papers the query found; nil while they are not all known.
    let found: Int?
    /// How many decisions had been made when it was asked.
    var decisionAge = 0
  }

  /// What a key came to.
  enum Step {
    case stays
    case closes
    case lists(Trends.Month)
  }

  /// The figures; nil while the query's papers are not known yet.
  public internal(set) var trends: Trends?
  /// The selected month, as a place in the figures' months.
  public private(set) var selected = 0
  /// The first month on screen.
  public private(set) var top = 0
  /// Whether bars are votes rather than papers.
  public private(set) var showsVotes = false
  private(set) var source: Source

  init(_ trends: Trends?, of source: Source) {
    self.source = source
    show(trends, of: source)
  }

  /// Shows other figures; the selected month stays selected where it is among theirs, else the newest with a paper is.
  mutating func show(_ trends: Trends?, of source: Source) {
    let before = month
    self.source = source
    self.trends = trends
    let kept = before.flatMap { before in
      months.firstIndex { $0.year == before.year && $0.month == before.month }
    }
    selected = kept ?? months.lastIndex { $0.papers > 0 } ?? max(0, months.count - 1)
  }

  private var months: [Trends.Month] { trends?.months ?? [] }

  /// The selected month; nil where there is none.
  private var month: Trends.Month? { months.indices.contains(selected) ? months[selected] : nil }

  /// What the bars stand for.
  func value(of month: Trends.Month) -> Int { showsVotes ? month.votes : month.papers }

  /// Takes a key.
  ///
  /// - Parameter page: how many months are on screen.
  mutating func take(_ key: Key, page: Int) -> Step {
    switch key {
    case .escape, "q", "C", .function(5), .control("c"), .control("g"): return .closes
    case .enter: return month.map { .lists($0) } ?? .stays
    case "v": showsVotes.toggle()
    case "j", .down, .control("n"): select(selected + 1)
    case "k", .up, .control("p"): select(selected - 1)
    case " ", .pageDown, .control("f"): select(selected + page)
    case "b", .pageUp, .control("b"): select(selected - page)
    case .control("d"): select(selected + page / 2)
    case .control("u"): select(selected - page / 2)
    case "g", .home: select(0)
    case "G", .end: select(.max)
    case .mouse(.wheelDown): select(selected + 3)
    case .mouse(.wheelUp): select(selected - 3)
    default: break
    }
    return .stays
  }

  private mutating func select(_ row: Int) { selected = row.held(in: 0...max(0, months.count - 1)) }

  /// Brings the selected month on screen.
  mutating func scroll(height: Int) {
    top = scrolledTop(top, cursor: selected, count: months.count, height: height)
  }
}

extension ReaderState {
  /// `C`: shows the papers of the search in force over time, else all papers, whatever is listed of them.
  mutating func showTrends() { mode = .trends(TrendsView(currentTrends, of: trendsSource)) }

  /// What figures would be made of at present.
  private var trendsSource: TrendsView.Source {
    guard let search = activeSearch else {
      return TrendsView.Source(
        edition: library.edition, query: nil, found: library.papers.count)
    }
    let found = search.found.flatMap { $0.isComplete ? $0.count : nil }
    return TrendsView.Source(
      edition: library.edition, query: search.query, found: found, decisionAge: search.decisionAge)
  }

  private var currentTrends: Trends? {
    guard let search = activeSearch else {
      return Trends(of: Array(library.papers.indices), in: library)
    }
    guard let found = search.found, found.isComplete else { return nil }
    return Trends(of: found.places, in: library)
  }

  /// Takes a key while trends are on screen.
  mutating func read(_ key: Key, _ view: TrendsView) -> [Effect] {
    var view = view
    switch view.take(key, page: max(1, TrendsLayout(size: size).months.height)) {
    case .stays: mode = .trends(view)
    case .closes: mode = .browsing
    case .lists(let month):
      mode = .browsing
      let query = activeSearch?.query ?? Query()
      keepSearch(for: query.narrowed(to: month).description)
    }
    return []
  }

  /// Brings the figures up to date where the archive or what was found is another, and the selected month on screen.
  mutating func settleTrends() {
    guard case .trends(var view) = mode else { return }
    let source = trendsSource
    if source != view.source { view.show(currentTrends, of: source) }
    view.scroll(height: max(1, TrendsLayout(size: size).months.height))
    mode = .trends(view)
  }
}
