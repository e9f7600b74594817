import Configuration
import Surface
import TextLayout
import Theming

/// All that was said when the reader began, whole: mistakes in the configuration before all.
struct NoticesView: Overlay {
  private let notices: [String]
  /// The notices' lines for the screen's width.
  private var rows: [String] = []
  private var width = 0
  /// The first row on screen.
  private(set) var top = 0

  init(_ notices: [String]) { self.notices = notices }

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    if state.commands.leavesText(key, openedBy: "notices") { return .closes }
    if let scroll = state.commands.scroll(key) {
      top = scroll.target(from: top, page: NoticesView.height(state))
    }
    return .stays
  }

  mutating func settle(_ state: ReaderState) {
    let columns = max(1, state.size.columns - 2)
    if width != columns {
      width = columns
      rows = notices.flatMap { NoticesView.lines(of: $0, columns) }
    }
    top = top.held(in: 0...max(0, rows.count - NoticesView.height(state)))
  }

  /// A notice's lines, those after the first indented.
  private static func lines(of notice: String, _ columns: Int) -> [String] {
    let text = StyledText(Sanitizer.clean(notice))
    return LineBreaker.wrap(text, width: columns, hangingIndent: 2).map(\.plain)
  }

  private static func height(_ state: ReaderState) -> Int {
    max(1, Rect.page(of: state.size).height)
  }

  // MARK: On screen

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine { .hint(state.words.helpHint) }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let body = Rect.page(of: state.size)
    canvas.heading(
      state.words.notices(notices.count), over: body, isFocused: true, from: 0,
      end: state.size.columns)
    for line in 0..<body.height where rows.indices.contains(top + line) {
      canvas.write(rows[top + line], .text, x: body.x, y: body.y + line, end: body.right)
    }
  }
}

extension ReaderState {
  /// Shows all that was said when the reader began.
  mutating func showNotices() {
    guard !notices.isEmpty else {
      message = Message(text: words.noNotices)
      return
    }
    overlay = NoticesView(notices)
  }
}
