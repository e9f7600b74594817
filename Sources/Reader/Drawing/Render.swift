import Configuration
import Surface
import TextLayout
import Theming

/// Draws the state into a frame.
///
/// Changes nothing but the frame, whose buffer is used again.
public func render(_ state: ReaderState, into frame: inout Frame) {
  frame.clear(size: state.size, style: state.theme[.text])
  var canvas = Canvas(
    frame: frame, theme: state.theme, glyphs: Glyphs(isASCII: state.settings.hasPlainSigns))
  // The buffer moves into the canvas and back, so that it is never copied.
  frame = Frame(size: Size(columns: 1, rows: 1))
  canvas.frame.isASCII = state.settings.isASCII
  canvas.frame.hasLinks = state.settings.hasHyperlinks
  if state.settings.showsTitle { canvas.frame.title = state.windowTitle }
  canvas.frame.control = state.theme[.control]
  canvas.draw(state)
  frame = canvas.frame
}

extension Canvas {
  fileprivate mutating func draw(_ state: ReaderState) {
    let layout = state.layout
    guard layout.form != .tooSmall else {
      write(state.words.tooSmall, .error, x: 0, y: 0, end: state.size.columns)
      frame.cursor = Frame.Cursor(column: 0, row: 0, isVisible: false)
      return
    }
    if state.overlay?.coversPanes(state) != true { drawPanes(state, layout) }
    state.overlay?.draw(on: &self, state)
    StatusLine.draw(on: &self, state: state)
    if let cursor = state.overlay?.cursor(state) { frame.cursor = cursor }
  }

  private mutating func drawPanes(_ state: ReaderState, _ layout: PaneLayout) {
    if layout.isVisible(.dates) { DatesPane.draw(on: &self, state: state, layout: layout) }
    if layout.isVisible(.papers) { PapersPane.draw(on: &self, state: state, layout: layout) }
    if layout.isVisible(.summary) { SummaryPane.draw(on: &self, state: state, layout: layout) }
    drawBorders(state, layout)
  }

  private mutating func drawBorders(_ state: ReaderState, _ layout: PaneLayout) {
    let height = state.size.rows - 1
    let hasDates = layout.isVisible(.dates)
    switch layout.form {
    case .columns:
      if hasDates {
        border(x: layout.dates.right, height: height, isFocused: state.focus != .summary)
      }
      border(x: layout.papers.right, height: height, isFocused: state.focus != .dates)
    case .stacked where hasDates:
      border(
        x: layout.dates.right, height: height, isFocused: state.focus == .dates,
        divider: layout.summary.y - 1)
    case .stacked: break
    case .single, .tooSmall: break
    }
  }
}
