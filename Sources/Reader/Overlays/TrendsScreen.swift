import Configuration
import Search
import Surface
import TextLayout
import Theming

/// The query's papers over time: a bar a month, authors, words.
enum TrendsScreen {
  static func draw(on canvas: inout Canvas, state: ReaderState, view: TrendsView) {
    let layout = TrendsLayout(size: state.size)
    canvas.heading(
      title(state, view, canvas.glyphs), over: Rect(x: 1, y: 1, width: 0, height: 0),
      isFocused: true, from: 0, end: state.size.columns)
    canvas.frame.cursor = Frame.Cursor(column: 0, row: state.size.rows - 1, isVisible: false)
    if let trends = view.trends, trends.papers > 0 {
      draw(trends, view, on: &canvas, state: state, layout.months)
      draw(trends.authors, state.words.frequentAuthors, on: &canvas, layout.authors)
      draw(trends.words, state.words.frequentWords, on: &canvas, layout.words)
    } else {
      canvas.write(
        empty(state, view), .dim, x: layout.months.x, y: layout.months.y, end: state.size.columns)
    }
  }

  /// What the figures are of, and their sums; a long query gives way, and before it what matters less.
  private static func title(_ state: ReaderState, _ view: TrendsView, _ glyphs: Glyphs) -> String {
    let words = state.words
    let query = state.activeSearch.map { Sanitizer.clean($0.input.text) }
    var totals = view.trends.map { [words.total($0)] } ?? []
    if !state.isComplete { totals.append(words.reading) }
    let joined = { (parts: [String]) in parts.joined(separator: " \(glyphs.dot) ") }
    let room = state.size.columns - 2
    if let undated = view.trends?.undated, undated > 0 {
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

  private static func empty(_ state: ReaderState, _ view: TrendsView) -> String {
    if view.trends == nil {
      return state.searcher == nil || state.search?.run != nil
        ? state.words.indexing : state.words.noMatch
    }
    guard state.activeSearch == nil else { return state.words.noMatch }
    return state.isComplete ? state.words.emptyArchive : state.words.reading
  }

  private static func draw(
    _ trends: Trends, _ view: TrendsView, on canvas: inout Canvas, state: ReaderState, _ rect: Rect
  ) {
    let heading = view.showsVotes ? state.words.votesAMonth : state.words.papersAMonth
    canvas.write(heading, .heading, x: rect.x, y: rect.y - 1, end: rect.right)
    let values = trends.months.map(view.value)
    let most = values.max() ?? 0
    let digits = max(3, String(most).count)
    for line in 0..<rect.height where trends.months.indices.contains(view.top + line) {
      let index = view.top + line
      let y = rect.y + line
      var x = canvas.write("\(trends.months[index])", .date, x: rect.x, y: y, end: rect.right)
      let number = " " + rightAligned(values[index], digits) + "  "
      x = canvas.write(number, .count, x: x, y: y, end: rect.right)
      let bar = canvas.glyphs.bar(values[index], of: most, cells: rect.right - x)
      canvas.write(bar, .bar, x: x, y: y, end: rect.right)
      guard index == view.selected else { continue }
      canvas.frame.overlay(canvas.theme[.selection], x: rect.x - 1, y: y, end: rect.right + 1)
      canvas.frame.cursor = Frame.Cursor(column: rect.x - 1, row: y, isVisible: false)
    }
  }

  private static func draw(
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
