import Configuration
import Search
import Surface
import TextLayout
import Theming

/// The last line of every screen: where one is, a message, what is being typed, or the keys of the
/// screen.
///
/// Wherever keys are commands, its right end says that the input method is on.
enum StatusLine {
  static func draw(on canvas: inout Canvas, state: ReaderState) {
    let y = state.size.rows - 1
    canvas.frame.fill(x: 0, y: y, end: state.size.columns, style: canvas.style(.status))
    if let first = state.pendingKey {
      drawPending(first, on: &canvas, state: state, y: y)
      drawBadge(on: &canvas, state: state, y: y)
      return
    }
    switch state.overlay?.line(state) {
    case .hint(let hint):
      canvas.write(truncated(hint, to: end(state) - 2), .status, x: 1, y: y, end: end(state))
      canvas.frame.cursor = Frame.Cursor(column: 0, row: y, isVisible: false)
    case .question(let title, let hint):
      drawPrompt(title, TextInput(), hint: hint, on: &canvas, state: state, y: y)
      canvas.frame.cursor = Frame.Cursor(column: 0, row: y, isVisible: false)
    case .prompt(let sign, let input, let hint, let mistake):
      drawPrompt(sign, input, hint: hint, on: &canvas, state: state, y: y)
      if let mistake { mark(mistake, in: input, sign, on: &canvas, state: state, y: y) }
    case nil: drawPosition(on: &canvas, state: state, y: y)
    }
    drawBadge(on: &canvas, state: state, y: y)
  }

  /// Says that the second key of a sequence is waited for, and what the keys are that would
  /// complete it, as many as there is room for.
  private static func drawPending(
    _ first: Key, on canvas: inout Canvas, state: ReaderState, y: Int
  ) {
    let columns = end(state)
    let count = state.pendingCount.map(String.init) ?? ""
    var x = canvas.write(
      count + first.name, .statusKey, over: .status, x: 1, y: y, end: columns)
    x = canvas.write(" \u{2026}", .status, x: x, y: y, end: columns) + 2
    for (key, what) in state.completions(of: first) {
      guard x + displayWidth(of: key) + displayWidth(of: what) + 2 < columns else { break }
      x = canvas.write(key, .statusKey, over: .status, x: x, y: y, end: columns)
      x = canvas.write(" \(what)", .status, x: x, y: y, end: columns) + 2
    }
    canvas.frame.cursor = Frame.Cursor(column: 0, row: y, isVisible: false)
  }

  private static let badge = "한"

  /// Where the line ends for all but the badge.
  private static func end(_ state: ReaderState) -> Int {
    state.size.columns - (showsBadge(state) ? displayWidth(of: badge) + 2 : 0)
  }

  /// Where keys are text, the text itself shows what comes of them.
  private static func showsBadge(_ state: ReaderState) -> Bool {
    state.isHangulOn && !state.isTyping
  }

  private static func drawBadge(on canvas: inout Canvas, state: ReaderState, y: Int) {
    guard showsBadge(state) else { return }
    canvas.write(
      badge, .statusKey, over: .status, x: end(state) + 1, y: y, end: state.size.columns)
  }

  /// Marks a mistake in the prompt; where something is missing at the end, the cell after it.
  private static func mark(
    _ mistake: Range<Int>, in input: TextInput, _ sign: String, on canvas: inout Canvas,
    state: ReaderState, y: Int
  ) {
    let signWidth = displayWidth(of: sign)
    let before = displayWidth(of: String(input.text.prefix(mistake.lowerBound)))
    let text = String(input.text.dropFirst(mistake.lowerBound).prefix(mistake.count))
    let room = state.size.columns - signWidth - 1
    let start = signWidth + before - max(0, displayWidth(of: input.beforeCaret) - room)
    canvas.frame.overlay(
      canvas.theme[.error], x: max(signWidth, start), y: y,
      end: min(state.size.columns, start + max(1, displayWidth(of: text))))
  }

  /// What is typed, with the cursor at its caret; the hint on the right gives way to it.
  private static func drawPrompt(
    _ sign: String, _ input: TextInput, hint: String, on canvas: inout Canvas, state: ReaderState,
    y: Int
  ) {
    let columns = end(state)
    let start = canvas.write(sign, .prompt, over: .status, x: 0, y: y, end: columns)
    // A text longer than the line is scrolled so that the caret stays on screen.
    let caret = displayWidth(of: input.beforeCaret)
    let room = columns - start - 1
    let skipped = max(0, caret - room)
    let end = canvas.frame.write(
      input.text, x: start - skipped, y: y, end: columns, style: canvas.style(.status))
    if skipped > 0 { canvas.write(sign, .prompt, over: .status, x: 0, y: y, end: columns) }
    let shown = fitting(hint, columns - end - 2)
    canvas.write(
      shown, .prompt, over: .status, x: columns - displayWidth(of: shown) - 1, y: y, end: columns)
    canvas.frame.cursor = Frame.Cursor(
      column: min(start + caret - skipped, columns - 1), row: y, isVisible: true)
  }

  /// The parts of a hint that there is room for, the first the last to go; of a single one as much
  /// as makes sense.
  private static func fitting(_ hint: String, _ room: Int) -> String {
    var parts = hint.split(separator: "  ").map(String.init)
    while parts.count > 1, displayWidth(of: parts.joined(separator: "  ")) > room {
      parts.removeLast()
    }
    let rest = parts.joined(separator: "  ")
    if displayWidth(of: rest) <= room { return rest }
    return room < leastHint ? "" : truncated(rest, to: room)
  }

  /// The cells below which the beginning of a hint says nothing.
  private static let leastHint = 16

  private static func drawPosition(on canvas: inout Canvas, state: ReaderState, y: Int) {
    let columns = end(state)
    var x = drawBanner(on: &canvas, state: state, y: y)
    if let message = state.message {
      let count = state.pendingCount.map { "\($0)".count + 2 } ?? 0
      x = canvas.write(
        text(of: message, to: max(1, columns - x - count - 1)),
        message.isError ? .error : .message, over: .status, x: x, y: y, end: columns)
    } else {
      x = canvas.write(
        truncated(position(state), to: max(1, columns - x)), .status, x: x, y: y, end: columns)
    }
    if let count = state.pendingCount {
      x = canvas.write("  \(count)", .statusKey, over: .status, x: x, y: y, end: columns)
    }
    drawHints(on: &canvas, state: state, after: x, y: y)
  }

  /// What a message says in so many cells; how to see the rest of it is not cut.
  private static func text(of message: Message, to cells: Int) -> String {
    let isCut = displayWidth(of: message.text) > cells
    guard !message.more.isEmpty, isCut || message.alwaysShowsMore else {
      return truncated(message.text, to: cells)
    }
    let room = cells - displayWidth(of: message.more) - 1
    guard room > 0 else { return truncated(message.more, to: cells) }
    return truncated(message.text, to: room) + " " + message.more
  }

  /// Says that decisions are not saved, as long as it is so, and leaves room for a message; returns
  /// where that begins.
  private static func drawBanner(on canvas: inout Canvas, state: ReaderState, y: Int) -> Int {
    guard let problem = state.saving.problem else { return 1 }
    let text = state.words.notSaved(problem, unsaved: state.saving.unsaved)
    let columns = end(state)
    let room = state.message == nil ? columns - 2 : columns * 2 / 3
    return canvas.write(
      truncated(text, to: room), .error, over: .status, x: 1, y: y, end: columns) + 2
  }

  private static func position(_ state: ReaderState) -> String {
    var parts: [String] = []
    if state.rangeStart != nil { parts.append(state.words.range(state.targetRows.count)) }
    if let search = state.search { parts.append("/\(search.input.text) \(state.searchCount)") }
    let rows = state.list.rows.count
    if rows > 0 { parts.append("\(state.list.cursor + 1)/\(rows)") }
    parts.append(state.orderName)
    if state.source.isSample { parts.append(state.words.sampleStatus) }
    if state.refreshing?.isRunning == true { parts.append(state.words.fetching) }
    if !state.isComplete { parts.append(state.words.reading(state.readShare)) }
    return parts.joined(separator: "  ")
  }

  /// The keys that are of use here, as many as there is room for; the key of help is dropped last.
  private static func drawHints(
    on canvas: inout Canvas, state: ReaderState, after left: Int, y: Int
  ) {
    var hints = state.hints
    let width = { (hints: [(key: String, what: String)]) in
      hints.reduce(0) { $0 + displayWidth(of: $1.key) + displayWidth(of: $1.what) + 3 }
    }
    let columns = end(state)
    while !hints.isEmpty, left + 2 + width(hints) > columns { hints.removeLast() }
    var x = columns - width(hints)
    for hint in hints {
      x = canvas.write(hint.key, .statusKey, over: .status, x: x, y: y, end: columns)
      x = canvas.write(" \(hint.what)", .status, x: x, y: y, end: columns) + 2
    }
  }
}

extension ReaderState {
  /// What would complete a sequence where one is, each with what it does.
  fileprivate func completions(of first: Key) -> [(key: String, what: String)] {
    let escape = (key: words.escape, what: words.cancels)
    let own = overlay?.room.map { commands.completions(of: first, in: $0) } ?? []
    return own
      + commands.keymap.completions(of: first).filter { _, command in
        overlay == nil || command.worksInOverlays
      }.map { ($0.name, $1.name) } + [escape]
  }

  /// The keys that are of use where one is, the most useful first.
  fileprivate var hints: [(key: String, what: String)] {
    var names = ["help"]
    if source.isAsking { names.append("setup") }
    if search != nil { names += ["next-match", "day", "leave"] }
    if focus != .dates, list.selected.map(isUndecided) == true {
      names += ["keep", "skip", "next-undecided"]
    } else if focus != .dates, !list.rows.isEmpty {
      names += ["next-undecided", "undo"]
    }
    names += ["leave", "search", "sort", "widen", "layout"]
    let isAtTop = isAtTop
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
      .compactMap { words.hint($0, isAtTop: isAtTop) }
  }
}
