import Configuration
import Decisions
import Digest
import Search
import Surface
import TextLayout
import Theming

/// The list of papers: mark, sign of a note, votes, date where the list holds more than a day,
/// title, tags.
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
    let pane = PapersPane.Pane(
      rect: rect, columns: state.listColumns(rect), isFocused: state.focus == .papers)
    var (row, y) = (state.list.top, rect.y)
    while y < rect.bottom, state.list.rows.indices.contains(row) {
      y += draw(row: row, on: &canvas, state: state, pane, y: y)
      row += 1
    }
  }

  /// What the rows of a list have in common.
  private struct Pane {
    let rect: Rect
    let columns: ListColumns
    let isFocused: Bool
    var titleX: Int { rect.x + columns.titleColumn }
  }

  /// Draws a row and returns its height in lines.
  private static func draw(
    row: Int, on canvas: inout Canvas, state: ReaderState, _ pane: Pane, y: Int
  ) -> Int {
    let (rect, index) = (pane.rect, state.list.rows[row])
    let paper = state.library.papers[index]
    let isSelected = row == state.list.cursor
    let listRow =
      state.listRows[index]
      ?? ListRow(
        paper, tags: state.decisions[index].tags, columns: pane.columns, marker: state.marker,
        showsFormulaSource: state.showsFormulaSource,
        watchMarker: state.activeSearch == nil ? state.marker(of: index) : Marker())
    let role = drawFacts(of: index, on: &canvas, state: state, pane, y: y)
    let lines = listRow.titleLines(
      isSelected: isSelected, limit: state.settings.titleLines, height: rect.height)
    for line in 0..<lines where y + line < rect.bottom {
      let isCut = line == lines - 1 && lines < listRow.title.count
      let spans = listRow.title[line].spans + (isCut ? listRow.title[line + 1].spans : [])
      draw(spans, isCut: isCut, role, on: &canvas, x: pane.titleX, y: y + line, end: rect.right)
      guard state.settings.hasHyperlinks else { continue }
      canvas.frame.link(
        paper.url, x: pane.titleX, y: y + line,
        end: min(rect.right, pane.titleX + listRow.title[line].width))
    }
    let height = listRow.height(
      isSelected: isSelected, limit: state.settings.titleLines, height: rect.height)
    if let excerpt = listRow.excerpt, height > lines, y + lines < rect.bottom {
      draw(
        excerpt.spans, isCut: false, .dim, on: &canvas, x: rect.x + pane.columns.excerptColumn,
        y: y + lines, end: rect.right)
    }
    mark(row, height, isSelected, on: &canvas, state: state, pane, y: y)
    return height
  }

  /// Lays over a row that it is selected, or of the range.
  private static func mark(
    _ row: Int, _ height: Int, _ isSelected: Bool, on canvas: inout Canvas, state: ReaderState,
    _ pane: Pane, y: Int
  ) {
    let rect = pane.rect
    let isInRange = state.rangeStart != nil && state.targetRows.contains(row)
    guard isSelected || isInRange else { return }
    let role: Role = isSelected && pane.isFocused ? .selection : .selectionInactive
    for line in y..<min(y + height, rect.bottom) {
      canvas.frame.overlay(canvas.theme[role], x: rect.x, y: line, end: rect.right)
    }
    if isSelected, pane.isFocused {
      canvas.frame.cursor = Frame.Cursor(column: rect.x, row: y, isVisible: false)
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
      guard state.isComplete else { return state.words.reading }
      return state.library.unread.map(state.words.unread) ?? state.words.emptyArchive
    }
    return state.isComplete || state.day.map { state.library.days[$0].isRead } == true
      ? state.words.noPaper : state.words.reading
  }

  /// Draws what stands before a title, and returns the title's role.
  private static func drawFacts(
    of index: Int, on canvas: inout Canvas, state: ReaderState, _ pane: Pane, y: Int
  ) -> Role {
    let (paper, end) = (state.library.papers[index], pane.rect.right)
    let (mark, markRole, titleRole) = look(of: index, state, canvas.glyphs)
    var x = canvas.write(mark, markRole, x: pane.rect.x, y: y, end: end)
    let sign = sign(of: index, state, canvas.glyphs)
    x = canvas.write(sign.text, sign.role, x: x, y: y, end: end)
    let votes = paper.vote.map(String.init) ?? canvas.glyphs.unknown
    x = canvas.write(
      rightAligned(votes, pane.columns.votes) + " ", paper.vote == nil ? .dim : .vote, x: x, y: y,
      end: end)
    if pane.columns.showsPercentiles {
      x = canvas.write(padded(rank(of: index, state), to: 3) + " ", .dim, x: x, y: y, end: end)
    }
    canvas.write(pane.columns.text(of: paper.date), .dim, x: x, y: y, end: end)
    // What is not wanted steps back, and stays.
    let isUnwanted = state.decisions.watchRanks[index, default: 0] < 0
    return isUnwanted && state.decisions.isOpen(index) ? .skipped : titleRole
  }

  /// The sign behind a mark.
  ///
  /// Why a paper is listed or watched matters more than that there is a note.
  private static func sign(
    of index: Int, _ state: ReaderState, _ glyphs: Glyphs
  ) -> (text: String, role: Role) {
    if state.activeSearch?.found(in: state.library)?.reading(of: index) == .gloss {
      return (glyphs.narrowAbout, .match)
    }
    if state.decisions.watchRanks[index, default: 0] > 0 { return (glyphs.narrowWatched, .marker) }
    return (state.decisions[index].note == nil ? " " : glyphs.note, .marker)
  }

  /// The mark before a paper and the roles of mark and title: decided papers are less prominent.
  private static func look(
    of index: Int, _ state: ReaderState, _ glyphs: Glyphs
  ) -> (mark: String, Role, title: Role) {
    switch state.decisions[index].standing {
    case .unread: (glyphs.unread, .unread, .title)
    case .read: (" ", .unread, .title)
    case .kept: (glyphs.kept, .kept, .kept)
    case .skipped: (glyphs.skipped, .skipped, .skipped)
    case .later:
      // Due, it is to be decided like an unread one.
      state.decisions.isOpen(index)
        ? (glyphs.later, .unread, .title) : (glyphs.later, .skipped, .skipped)
    }
  }

  /// How a paper stands within what is listed together, in three cells at most: by its votes, where
  /// the list is sorted by taste by that, and in a list of papers like others how like it is.
  private static func rank(of index: Int, _ state: ReaderState) -> String {
    if let likeness = state.activeSearch?.found(in: state.library)?.likeness?[index] {
      return "\(min(99, Int((likeness * 100).rounded())))%"
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

  /// Draws a line, and a mark at its end where it goes on unseen.
  private static func draw(
    _ spans: [StyledSpan], isCut: Bool, _ role: Role, on canvas: inout Canvas, x: Int, y: Int,
    end: Int
  ) {
    let (style, tag) = (canvas.style(role), canvas.style(.marker))
    let match = style.overlaid(by: canvas.theme[.match])
    let room = isCut ? end - displayWidth(of: canvas.glyphs.more) : end
    var x = x
    for (index, span) in spans.enumerated() {
      // Where the next line is put behind this one.
      if isCut, index > 0, !span.text.hasPrefix(" "), !spans[index - 1].text.hasSuffix(" ") {
        x = canvas.frame.write(" ", x: x, y: y, end: room, style: style)
      }
      let own = span.style == .marker ? tag : style
      x = canvas.frame.write(span.text, x: x, y: y, end: room, style: span.isMatch ? match : own)
    }
    if isCut { canvas.frame.write(canvas.glyphs.more, x: x, y: y, end: end, style: style) }
  }
}
