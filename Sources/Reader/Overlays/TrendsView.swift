import Configuration
import Decisions
import Digest
import Search
import Surface
import TextLayout
import Theming

/// The query's papers over time: a bar a month, authors, words.
struct TrendsView: Overlay {
  /// What the figures were made of; where it is another now, they are made anew.
  struct Source: Hashable, Sendable {
    let edition: Library.Edition
    let query: Query?
    /// How many papers the query found; nil while they are not all known.
    let found: Int?
    /// How many decisions had been made when it was asked.
    var decisionAge = 0
  }

  /// What bars stand for.
  enum Measure: Sendable, Hashable { case papers, share, votes }

  /// Another query, whose papers stand beside.
  struct Other: Sendable {
    let text: String
    var trends: Trends?
  }

  /// A month kept beside the selected one, and what is frequent in each.
  struct Pair: Sendable {
    let kept: Trends.Month
    var selected: Trends.Month?
    var figures: [Trends] = []
  }

  /// The figures; nil while the query's papers are not known yet.
  var trends: Trends?
  /// The selected month, by its index among the figures' months.
  private(set) var selected = 0
  /// The first month on screen.
  private(set) var top = 0
  /// What bars stand for.
  private(set) var measure = Measure.papers
  /// The query beside this one.
  private(set) var other: Other?
  /// The months that are compared.
  private(set) var pair: Pair?
  private(set) var source: Source
  /// The counting of authors and words, until it has ended.
  private var run: TrendsRun?
  /// Whether it goes on.
  var isCounting: Bool { run != nil }
  var room: OverlayAction.Room? { .trends }

  init(_ run: TrendsRun?, of source: Source) {
    self.source = source
    show(run, of: source)
  }

  /// Counts on, until all is counted or something else is due; the first picture need not wait for
  /// it.
  mutating func countOn(_ isDue: () -> Bool) {
    run?.step(isDue: isDue)
    guard run?.isComplete == true else { return }
    trends = run?.trends
    run = nil
  }

  /// Shows other figures.
  ///
  /// The selected month stays selected where they have it; else the newest month with a paper is
  /// selected.
  mutating func show(_ run: TrendsRun?, of source: Source) {
    let before = month
    self.source = source
    (self.run, trends) = (run, run?.trends)
    let kept = before.flatMap { before in
      months.firstIndex { $0.year == before.year && $0.month == before.month }
    }
    selected = kept ?? months.lastIndex { $0.papers > 0 } ?? max(0, months.count - 1)
  }

  private var months: [Trends.Month] { trends?.months ?? [] }

  /// The selected month; nil where there is none.
  private var month: Trends.Month? { months.indices.contains(selected) ? months[selected] : nil }

  /// What the bars stand for; of a share its thousandths.
  func value(of month: Trends.Month) -> Int {
    switch measure {
    case .papers: month.papers
    case .share: Int((month.share * 1000).rounded())
    case .votes: month.votes
    }
  }

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    if let action = state.commands.action(key, in: .trends) { return act(action, &state) }
    if state.commands.chooses(key) {
      guard let month else { return .stays }
      let query = state.activeSearch?.query ?? Query()
      state.keepSearch(for: query.narrowed(to: month).description)
      return .closes
    }
    if state.commands.leaves(key, openedBy: "trends") { return .closes }
    if let scroll = state.commands.scroll(key) {
      select(scroll.target(from: selected, page: TrendsView.height(state)))
    }
    return .stays
  }

  /// Changes what bars stand for, or what is compared.
  private mutating func act(_ action: OverlayAction, _ state: inout ReaderState) -> OverlayStep {
    switch action {
    case .trendsVotes: measure = measure == .votes ? .papers : .votes
    case .trendsShare: measure = measure == .share ? .papers : .share
    case .trendsMonth: pair = pair == nil ? month.map { Pair(kept: $0) } : nil
    case .trendsQuery:
      guard other == nil else {
        other = nil
        return .stays
      }
      state.chooseOtherQuery(for: self)
      return .closes
    default: break
    }
    return .stays
  }

  /// How many months are on screen.
  private static func height(_ state: ReaderState) -> Int {
    max(1, TrendsLayout(size: state.size).months.height)
  }

  /// Brings the figures up to date where the archive or what was found is another, and the selected
  /// month on screen.
  mutating func settle(_ state: ReaderState) {
    let source = state.trendsSource
    if source != self.source {
      show(state.currentTrends, of: source)
      countOn(state.pace.isDue)
      other?.trends = nil
      pair?.selected = nil
    }
    if let text = other?.text, other?.trends == nil { other?.trends = state.trends(of: text) }
    if let kept = pair?.kept, let month, pair?.selected != month {
      pair?.selected = month
      pair?.figures = [kept, month].map(state.trends)
    }
    top = scrolledTop(
      top, cursor: selected, count: months.count, height: TrendsView.height(state))
  }

  private mutating func select(_ row: Int) { selected = row.held(in: 0...max(0, months.count - 1)) }

  // MARK: On screen

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine {
    .hint(state.words.trendsHint(measure, isComparing: other != nil || pair != nil))
  }

  func cursor(_ state: ReaderState) -> Frame.Cursor? {
    let rect = TrendsLayout(size: state.size).months
    let line = selected - top
    guard let trends, trends.papers > 0, (0..<rect.height).contains(line) else { return nil }
    return Frame.Cursor(column: rect.x - 1, row: rect.y + line, isVisible: false)
  }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let layout = TrendsLayout(size: state.size)
    canvas.heading(
      heading(state, canvas.glyphs), over: Rect(x: 1, y: 1, width: 0, height: 0),
      isFocused: true, from: 0, end: state.size.columns)
    if let trends, trends.papers > 0 {
      draw(trends, on: &canvas, state, layout.months)
      let sides = pair?.figures ?? [trends] + [other?.trends].compactMap(\.self)
      let months = pair.map { [$0.kept, $0.selected].compactMap(\.self).map(\.description) } ?? []
      let (authors, names) =
        months.isEmpty
        ? ([state.words.frequentAuthors], [state.words.frequentWords])
        : (state.words.authorsOf(months), state.words.wordsOf(months))
      draw(sides.map(\.authors), authors, on: &canvas, layout.authors)
      draw(sides.map(\.words), names, on: &canvas, layout.words)
    } else {
      canvas.write(
        empty(state), .dim, x: layout.months.x, y: layout.months.y, end: state.size.columns)
    }
  }

  /// What the figures are of, and their sums; a long query gives way, and before it what matters
  /// less.
  private func heading(_ state: ReaderState, _ glyphs: Glyphs) -> String {
    let words = state.words
    let query = state.activeSearch.map { Sanitizer.clean($0.input.text) }
    var totals = trends.map { [words.total($0)] } ?? []
    if !state.isComplete {
      totals.append(words.reading)
    } else if isCounting {
      totals.append(words.counting)
    }
    let joined = { (parts: [String]) in parts.joined(separator: " \(glyphs.dot) ") }
    let room = state.size.columns - 2
    if let undated = trends?.undated, undated > 0 {
      let all = totals + [words.undated(undated)]
      if displayWidth(of: joined([query ?? words.allPapers] + all)) <= room { totals = all }
    }
    let rest = joined(totals)
    let whole = joined([query ?? words.allPapers] + totals)
    guard displayWidth(of: whole) > room else { return whole }
    guard let query else { return truncated(rest, to: room) }
    let left = room - displayWidth(of: joined(["", rest]))
    return truncated(joined([truncated(query, to: max(8, left)), rest]), to: room)
  }

  private func empty(_ state: ReaderState) -> String {
    if trends == nil {
      return state.searcher == nil || state.search?.run(in: state.library) != nil
        ? state.words.indexing : state.words.noMatch
    }
    guard state.activeSearch == nil else { return state.words.noMatch }
    return state.isComplete ? state.words.emptyArchive : state.words.reading
  }

  private func draw(
    _ trends: Trends, on canvas: inout Canvas, _ state: ReaderState, _ rect: Rect
  ) {
    let sides = [trends] + [other?.trends].compactMap(\.self)
    let heading =
      (measure == .votes ? state.words.votesAMonth : state.words.papersAMonth)
      + (other.map { " \(canvas.glyphs.dot) " + Sanitizer.clean($0.text) } ?? "")
    canvas.write(
      truncated(heading, to: rect.width), .heading, x: rect.x, y: rect.y - 1, end: rect.right)
    let most = sides.flatMap { $0.months.map(value) }.max() ?? 0
    let digits = max(3, String(sides.flatMap { $0.months.map(number) }.max() ?? 0).count)
    let width = (rect.width - 8) / sides.count
    for line in 0..<rect.height where trends.months.indices.contains(top + line) {
      let month = trends.months[top + line]
      let y = rect.y + line
      canvas.write("\(month)", .date, x: rect.x, y: y, end: rect.right)
      for (index, side) in sides.enumerated() {
        let x = rect.x + 8 + index * width
        guard let month = index == 0 ? month : side.months.first(where: { $0.isSame(as: month) })
        else { continue }
        draw(month, most, digits, on: &canvas, x: x, y: y, end: min(rect.right, x + width - 1))
      }
      guard top + line == selected else { continue }
      canvas.frame.overlay(canvas.theme[.selection], x: rect.x - 1, y: y, end: rect.right + 1)
    }
  }

  /// The number beside a bar: papers, or votes.
  private func number(of month: Trends.Month) -> Int {
    measure == .votes ? month.votes : month.papers
  }

  /// The cells of a share, which narrow columns have no room for.
  private static let shareWidth = 7

  private func draw(
    _ month: Trends.Month, _ most: Int, _ digits: Int, on canvas: inout Canvas, x: Int, y: Int,
    end: Int
  ) {
    var x = canvas.write(
      rightAligned(number(of: month), digits), .count, x: x, y: y, end: end)
    // Without a query each month's share is the whole.
    if measure != .votes, source.query != nil || other != nil, end - x > 2 * TrendsView.shareWidth {
      x = canvas.write(
        rightAligned(TrendsView.percent(month.share), TrendsView.shareWidth), .dim, x: x, y: y,
        end: end)
    }
    x += 2
    canvas.write(
      canvas.glyphs.bar(value(of: month), of: most, cells: end - x), .bar, x: x, y: y, end: end)
  }

  /// `12.3%`.
  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// Draws what is frequent, of two side by side, below a heading for all or one for each.
  private func draw(
    _ sides: [[Trends.Count]], _ headings: [String], on canvas: inout Canvas, _ rect: Rect
  ) {
    guard !rect.isEmpty, sides.contains(where: { !$0.isEmpty }) else { return }
    let width = rect.width / max(1, sides.count)
    for (index, heading) in headings.enumerated() {
      let room = headings.count == 1 || index == headings.count - 1 ? rect.width : width - 1
      let x = rect.x + index * width
      canvas.write(
        truncated(heading, to: min(room, rect.right - x)), .heading, x: x, y: rect.y - 1,
        end: rect.right)
    }
    let digits = sides.joined().map { String($0.papers).count }.max() ?? 0
    for (index, counts) in sides.enumerated() {
      let start = rect.x + index * width
      let end = index == sides.count - 1 ? rect.right : start + width - 1
      for (line, count) in counts.prefix(rect.height).enumerated() {
        let y = rect.y + line
        let x = canvas.write(
          rightAligned(count.papers, digits) + "  ", .count, x: start, y: y, end: end)
        canvas.write(
          truncated(Sanitizer.clean(count.name), to: end - x), .text, x: x, y: y, end: end)
      }
    }
  }
}

extension Trends.Month {
  fileprivate func isSame(as other: Trends.Month) -> Bool {
    year == other.year && month == other.month
  }
}

extension TrendsView {
  /// The same with another query beside.
  fileprivate func beside(_ text: String) -> TrendsView {
    var view = self
    view.other = Other(text: text)
    return view
  }
}

extension ReaderState {
  /// `C`: shows the papers of the search in force over time, else all papers, whatever is listed of
  /// them.
  mutating func showTrends() {
    overlay = TrendsView(currentTrends, of: trendsSource)
    countTrendsOn(isFirst: true)
  }

  /// Whether the figures on screen are still being counted.
  var isCountingTrends: Bool { (overlay as? TrendsView)?.isCounting ?? false }

  /// Counts on what the figures on screen are of.
  ///
  /// - Parameter isFirst: whether none of them are on the screen yet.
  mutating func countTrendsOn(isFirst: Bool = false) {
    guard var view = overlay as? TrendsView else { return }
    // Nothing else holds what was counted so far, so that it grows without a copy.
    overlay = nil
    let pace = pace
    view.countOn {
      isFirst ? pace.isDue() : pace.isLong() || pace.isDue() && pace.isKeyWaiting()
    }
    overlay = view
  }

  /// What figures would be made of at present.
  fileprivate var trendsSource: TrendsView.Source {
    guard let search = activeSearch else {
      return TrendsView.Source(
        edition: library.edition, query: nil, found: library.papers.count)
    }
    let found = search.found(in: library).flatMap { $0.isComplete ? $0.count : nil }
    return TrendsView.Source(
      edition: library.edition, query: search.query, found: found, decisionAge: search.decisionAge)
  }

  fileprivate var currentTrends: TrendsRun? {
    guard let papers = trendsPapers else { return nil }
    return TrendsRun(
      of: papers, in: library, for: activeSearch?.query, everyday: searcher?.existingEverydayWords)
  }

  /// The papers that figures are made of; nil while they are not all known.
  private var trendsPapers: [Int]? {
    guard let search = activeSearch else { return Array(library.papers.indices) }
    return search.found(in: library).flatMap { $0.isComplete ? $0.papers : nil }
  }

  /// The figures of one month.
  fileprivate func trends(of month: Trends.Month) -> Trends {
    Trends(
      of: Trends.papers(trendsPapers ?? [], of: month, in: library), in: library,
      for: (activeSearch?.query ?? Query()).narrowed(to: month), everyday: searcher?.everydayWords)
  }

  /// The figures of another query.
  fileprivate func trends(of text: String) -> Trends? {
    let query = (try? Query(text)) ?? Query(typing: text)
    guard let searcher, let found = try? searcher.find(query, decisions: decisions) else {
      return nil
    }
    return Trends(
      of: found.papers, in: library, for: query, everyday: searcher.everydayWords)
  }

  /// Chooses a query to set beside the one whose figures are shown: a saved one, or one searched
  /// for before.
  fileprivate mutating func chooseOtherQuery(for view: TrendsView) {
    let saved =
      savedQueries.map { ($0.name, $0.text) } + settings.queries.map { ($0.name, $0.text) }
    let own = activeSearch?.input.text
    let texts = saved + history.texts.reversed().filter { $0 != own }.map { ($0, "") }
    guard !texts.isEmpty else {
      message = Message(text: words.noSavedQuery)
      overlay = view
      return
    }
    overlay = Menu(
      title: words.compareWith,
      rows: texts.map { name, text in
        Menu.Row(name, detail: text) { state in
          state.overlay = view.beside(text.isEmpty ? name : text)
          return []
        }
      }, leave: { $0.overlay = view })
  }
}
