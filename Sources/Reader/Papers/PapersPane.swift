import Configuration
import Decisions
import Digest
import Search
import Surface
import TextLayout
import Theming

/// The list of papers: mark, votes, date where the list holds more than a day, title.
enum PapersPane {
  static func draw(on canvas: inout Canvas, state: ReaderState, layout: PaneLayout) {
    let rect = layout.papers
    canvas.heading(
      " " + heading(state, canvas.glyphs), over: rect, isFocused: state.focus == .papers,
      from: rect.x, end: rect.right)
    guard !state.list.rows.isEmpty else {
      canvas.write(emptyReason(state), .dim, x: rect.x + 1, y: rect.y, end: rect.right)
      if state.focus == .papers {
        canvas.frame.cursor = Frame.Cursor(column: rect.x, row: rect.y, isVisible: false)
      }
      return
    }
    // As wide as the largest number, so that titles begin in one column.
    let votes = max(3, String(state.list.mostVotes).count)
    var (row, y) = (state.list.top, rect.y)
    while y < rect.bottom, state.list.rows.indices.contains(row) {
      let height = draw(row: row, votes, on: &canvas, state: state, rect: rect, y: y)
      row += 1
      y += height
    }
  }

  /// Draws a row, and below it why it is listed where its title does not tell; returns its height in lines.
  private static func draw(
    row: Int, _ votes: Int, on canvas: inout Canvas, state: ReaderState, rect: Rect, y: Int
  ) -> Int {
    let index = state.list.rows[row]
    draw(index, votes, on: &canvas, state: state, rect: rect, y: y)
    var height = 1
    if let excerpt = state.activeSearch?.excerpts(in: state.library)[index] {
      height = 2
      if y + 1 < rect.bottom {
        draw(excerpt, on: &canvas, x: rect.x + excerptIndent, y: y + 1, end: rect.right)
      }
    }
    if state.rangeStart != nil, state.targetRows.contains(row) {
      canvas.frame.overlay(canvas.theme[.selectionInactive], x: rect.x, y: y, end: rect.right)
    }
    guard row == state.list.cursor else { return height }
    let role: Role = state.focus == .papers ? .selection : .selectionInactive
    canvas.frame.overlay(canvas.theme[role], x: rect.x, y: y, end: rect.right)
    if state.focus == .papers {
      canvas.frame.cursor = Frame.Cursor(column: rect.x, row: y, isVisible: false)
    }
    return height
  }

  /// How far an excerpt is set in below its title, in cells.
  static let excerptIndent = 5

  private static func draw(
    _ excerpt: StyledText, on canvas: inout Canvas, x: Int, y: Int, end: Int
  ) {
    var x = x
    let style = canvas.style(.dim)
    for span in excerpt.spans {
      x = canvas.frame.write(
        span.text, x: x, y: y, end: end,
        style: span.isMatch ? style.overlaid(by: canvas.theme[.match]) : style)
    }
  }

  private static func heading(_ state: ReaderState, _ glyphs: Glyphs) -> String {
    let words = state.words
    if state.activeSearch == nil, let catchUp = state.catchUp { return words.catchUp(catchUp) }
    return words.scope(state.listScope, of: state.listCenter) + " \(glyphs.dot) "
      + words.papers(state.list.rows.count)
  }

  private static func emptyReason(_ state: ReaderState) -> String {
    if state.activeSearch != nil {
      return state.searcher == nil ? state.words.indexing : state.words.noMatch
    }
    if state.library.days.isEmpty {
      return state.isComplete ? state.words.emptyArchive : state.words.reading
    }
    return state.isComplete || state.day.map { state.library.days[$0].isRead } == true
      ? state.words.noPaper : state.words.reading
  }

  private static func draw(
    _ index: Int, _ votesWidth: Int, on canvas: inout Canvas, state: ReaderState, rect: Rect, y: Int
  ) {
    let paper = state.library.papers[index]
    let (mark, markRole, titleRole) = look(of: state.decisions[index].standing, canvas.glyphs)
    var x = canvas.write(mark, markRole, x: rect.x, y: y, end: rect.right)
    let votes = paper.vote.map(String.init) ?? canvas.glyphs.unknown
    x = canvas.write(
      rightAligned(votes, votesWidth) + " ", paper.vote == nil ? .dim : .vote, x: x, y: y,
      end: rect.right)
    let date = state.listScope == .day ? "" : dateColumn(paper.date, state) + " "
    if rect.width - date.utf8.count >= percentileWidth {
      let text = rank(of: index, state)
      x = canvas.write(padded(text, to: 3) + " ", .dim, x: x, y: y, end: rect.right)
    }
    x = canvas.write(date, .dim, x: x, y: y, end: rect.right)
    if state.activeSearch?.found(in: state.library)?.reading(of: index) == .gloss {
      x = canvas.write(canvas.glyphs.about + " ", .match, x: x, y: y, end: rect.right)
    }
    let title = truncated(
      InlineMarkdown.title(
        paper.title(prefix: 16 * rect.width), showsSource: state.showsFormulaSource),
      to: rect.right - x)
    draw(title, titleRole, on: &canvas, state: state, x: x, y: y, end: rect.right)
    if state.settings.hasHyperlinks {
      canvas.frame.link(paper.url, x: x, y: y, end: min(rect.right, x + displayWidth(of: title)))
    }
  }

  /// The mark before a paper and the roles of mark and title: what is decided steps back.
  private static func look(
    of standing: Standing, _ glyphs: Glyphs
  ) -> (mark: String, Role, title: Role) {
    switch standing {
    case .unread: (glyphs.unread, .unread, .title)
    case .read: (" ", .unread, .title)
    case .kept: (glyphs.kept, .kept, .titleRead)
    case .skipped: (glyphs.skipped, .skipped, .skipped)
    }
  }

  /// The least width of the list beside its dates, in cells, at which titles leave room for percentiles.
  private static let percentileWidth = 36

  /// How a paper stands within what is listed together, in three cells at most: by its votes, where the list is sorted by
  /// taste by that, and in a list of papers like others how like it is.
  private static func rank(of index: Int, _ state: ReaderState) -> String {
    if let likeness = state.activeSearch?.found(in: state.library)?.likeness?[index] {
      return "\(Int(min(0.99, likeness) * 100))%"
    }
    if state.listedRanking != nil, let ranking = state.ranking?.value, ranking.taste.isKnown {
      return percentile(of: index, ranking.percentiles, state).map { "t\($0)" } ?? ""
    }
    guard let votes = state.searcher?.percentiles else { return "" }
    return percentile(of: index, votes, state).map { "p\($0)" } ?? ""
  }

  /// Within its day in a day's list, else within its month.
  private static func percentile(
    of index: Int, _ percentiles: VotePercentiles, _ state: ReaderState
  ) -> Int? {
    state.listScope == .day ? percentiles.inDay(index) : percentiles.inMonth(index)
  }

  /// As much of the date as the scope leaves open.
  private static func dateColumn(_ date: DigestDate?, _ state: ReaderState) -> String {
    guard let date else { return state.listScope == .all ? "        " : "     " }
    let text = "\(date)"
    return String(text.dropFirst(state.listScope == .all ? 2 : 5))
  }

  private static func draw(
    _ title: String, _ role: Role, on canvas: inout Canvas, state: ReaderState, x: Int, y: Int,
    end: Int
  ) {
    let marker = state.marker
    guard !marker.isEmpty else {
      canvas.write(title, role, x: x, y: y, end: end)
      return
    }
    var x = x
    for span in StyledText(title).marking({ marker.ranges(in: $0, part: .title) }).spans {
      let style = canvas.style(role)
      x = canvas.frame.write(
        span.text, x: x, y: y, end: end,
        style: span.isMatch ? style.overlaid(by: canvas.theme[.match]) : style)
    }
  }
}
