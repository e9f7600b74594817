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

  /// The key that turns bars of papers into bars of votes, and back.
  static let votesKey: Key = "v"

  /// The figures; nil while the query's papers are not known yet.
  var trends: Trends?
  /// The selected month, by its index among the figures' months.
  private(set) var selected = 0
  /// The first month on screen.
  private(set) var top = 0
  /// Whether bars are votes rather than papers.
  private(set) var showsVotes = false
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

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    if key == TrendsView.votesKey {
      showsVotes.toggle()
    } else if key == .enter {
      guard let month else { return .stays }
      let query = state.activeSearch?.query ?? Query()
      state.keepSearch(for: query.narrowed(to: month).description)
      return .closes
    } else if state.commands.leaves(key, openedBy: "trends") {
      return .closes
    } else if let scroll = state.commands.scroll(key) {
      select(scroll.target(from: selected, page: TrendsView.height(state)))
    }
    return .stays
  }

  /// How many months are on screen.
  private static func height(_ state: ReaderState) -> Int {
    max(1, TrendsLayout(size: state.size).months.height)
  }

  /// Brings the figures up to date where the archive or what was found is another, and the selected month on screen.
  mutating func settle(_ state: ReaderState) {
    let source = state.trendsSource
    if source != self.source { show(state.currentTrends, of: source) }
    top = scrolledTop(
      top, cursor: selected, count: months.count, height: TrendsView.height(state))
  }

  private mutating func select(_ row: Int) { selected = row.held(in: 0...max(0, months.count - 1)) }

  // MARK: On screen

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine {
    .hint(state.words.trendsHint(showsVotes: showsVotes))
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
      draw(trends.authors, state.words.frequentAuthors, on: &canvas, layout.authors)
      draw(trends.words, state.words.frequentWords, on: &canvas, layout.words)
    } else {
      canvas.write(
        empty(state), .dim, x: layout.months.x, y: layout.months.y, end: state.size.columns)
    }
  }

  /// What the figures are of, and their sums; a long query gives way, and before it what matters less.
  private func heading(_ state: ReaderState, _ glyphs: Glyphs) -> String {
    let words = state.words
    let query = state.activeSearch.map { Sanitizer.clean($0.input.text) }
    var totals = trends.map { [words.total($0)] } ?? []
    if !state.isComplete { totals.append(words.reading) }
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
    let heading = showsVotes ? state.words.votesAMonth : state.words.papersAMonth
    canvas.write(heading, .heading, x: rect.x, y: rect.y - 1, end: rect.right)
    let values = trends.months.map(value)
    let most = values.max() ?? 0
    let digits = max(3, String(most).count)
    for line in 0..<rect.height where trends.months.indices.contains(top + line) {
      let index = top + line
      let y = rect.y + line
      var x = canvas.write("\(trends.months[index])", .date, x: rect.x, y: y, end: rect.right)
      let number = " " + rightAligned(values[index], digits) + "  "
      x = canvas.write(number, .count, x: x, y: y, end: rect.right)
      let bar = canvas.glyphs.bar(values[index], of: most, cells: rect.right - x)
      canvas.write(bar, .bar, x: x, y: y, end: rect.right)
      guard index == selected else { continue }
      canvas.frame.overlay(canvas.theme[.selection], x: rect.x - 1, y: y, end: rect.right + 1)
    }
  }

  private func draw(
    _ counts: [Trends.Count], _ heading: String, on canvas: inout Canvas, _ rect: Rect
  ) {
    guard !rect.isEmpty, !counts.isEmpty else { return }
    canvas.write(
      truncated(heading, to: rect.width), .heading, x: rect.x, y: rect.y - 1, end: rect.right)
    let digits = counts.map { String($0.papers).count }.max() ?? 0
    for (line, count) in counts.prefix(rect.height).enumerated() {
      let y = rect.y + line
      let x = canvas.write(
        rightAligned(count.papers, digits) + "  ", .count, x: rect.x, y: y, end: rect.right)
      canvas.write(
        truncated(Sanitizer.clean(count.name), to: rect.right - x), .text, x: x, y: y,
        end: rect.right)
    }
  }
}

extension ReaderState {
  /// `C`: shows the papers of the search in force over time, else all papers, whatever is listed of them.
  mutating func showTrends() { overlay = TrendsView(currentTrends, of: trendsSource) }

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

  fileprivate var currentTrends: Trends? {
    guard let search = activeSearch else {
      return Trends(of: Array(library.papers.indices), in: library)
    }
    guard let found = search.found(in: library), found.isComplete else { return nil }
    return Trends(of: found.places, in: library)
  }
}
