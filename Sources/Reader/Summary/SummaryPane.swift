import Configuration
import Surface
import TextLayout
import Theming

/// The summary of the selected paper.
enum SummaryPane {
  static func draw(on canvas: inout Canvas, state: ReaderState, layout: PaneLayout) {
    let rect = layout.summary
    let document = state.summary.document
    let heading = heading(state, height: rect.height)
    let isFocused = state.focus == .summary
    if layout.form == .stacked {
      canvas.divider(heading, over: rect, isFocused: isFocused)
    } else {
      canvas.heading(
        heading, over: rect, isFocused: isFocused, from: rect.x - 1, end: rect.right + 1)
    }
    for line in 0..<rect.height {
      let index = state.summary.top + line
      guard document.lines.indices.contains(index) else { break }
      let current = state.summary.currentMatch.flatMap { $0.line == index ? $0.run : nil }
      draw(
        document.lines[index], current: current, links: document.links, on: &canvas, x: rect.x,
        y: rect.y + line,
        end: rect.right)
    }
    if state.focus == .summary {
      canvas.frame.cursor = Frame.Cursor(column: rect.x, row: rect.y, isVisible: false)
    }
  }

  /// How far one has read, where the summary is longer than the pane.
  private static func heading(_ state: ReaderState, height: Int) -> String {
    let name =
      state.skim == .all
      ? state.words.summary : "\(state.words.summary): \(state.words.skim(state.skim))"
    let count = state.summary.document.lines.count
    guard count > height else { return name }
    let seen = min(count, state.summary.top + height)
    return "\(name) \(seen * 100 / max(1, count))%"
  }

  private static func draw(
    _ line: SummaryDocument.Line, current: Int?, links: [LinkTable.Link],
    on canvas: inout Canvas, x: Int, y: Int, end: Int
  ) {
    var x = x + line.indent
    for (index, run) in line.runs.enumerated() {
      let style = canvas.style(run.role)
      let mark: Role = index == current ? .matchCurrent : .match
      let start = x
      x = canvas.frame.write(
        run.text, x: x, y: y, end: end,
        style: run.isMatch ? style.overlaid(by: canvas.theme[mark]) : style)
      if let link = run.link, links.indices.contains(link - 1) {
        canvas.frame.link(links[link - 1].url, x: start, y: y, end: x)
      }
    }
  }
}
