import Configuration
import Search
import Surface
import TextLayout
import Theming

/// The last line of every screen: where one is, a message, what is being typed, or the keys of the screen.
///
/// Wherever keys are commands, its right end says that the input method is on.
enum StatusLine {
  static func draw(on canvas: inout Canvas, state: ReaderState) {
    let y = state.size.rows - 1
    canvas.frame.fill(x: 0, y: y, end: state.size.columns, style: canvas.style(.status))
    let words = state.words
    switch state.mode {
    case .searching: drawSearchPrompt(on: &canvas, state: state, y: y)
    case .palette(let palette):
      drawPrompt(":", palette.input, hint: words.paletteHint, on: &canvas, state: state, y: y)
    case .tagging(let prompt):
      drawPrompt(
        words.tags + ": ", prompt.input, hint: words.tagHint(prompt.candidates), on: &canvas,
        state: state, y: y)
    case .naming(let prompt):
      drawPrompt(
        words.queryName + ": ", prompt.input,
        hint: words.nameHint(replaces: state.replaces(prompt)),
        on: &canvas, state: state, y: y)
    case .menu(let menu):
      drawPrompt(
        menu.title, TextInput(), hint: menu.hint ?? words.menuHint, on: &canvas, state: state, y: y)
      canvas.frame.cursor = Frame.Cursor(column: 0, row: y, isVisible: false)
    case .help: drawHint(words.helpHint, on: &canvas, state: state, y: y)
    case .code: drawHint(words.codeHint, on: &canvas, state: state, y: y)
    case .output(let view):
      let hint = view.result == nil ? words.runningHint : words.outputHint
      drawHint(hint, on: &canvas, state: state, y: y)
    case .trends(let view):
      let hint = words.trendsHint(showsVotes: view.showsVotes)
      drawHint(hint, on: &canvas, state: state, y: y)
    case .browsing: drawPlace(on: &canvas, state: state, y: y)
    }
    drawBadge(on: &canvas, state: state, y: y)
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

  /// The keys of a screen of its own.
  private static func drawHint(
    _ hint: String, on canvas: inout Canvas, state: ReaderState, y: Int
  ) {
    canvas.write(hint, .status, x: 1, y: y, end: end(state))
  }

  private static func drawSearchPrompt(on canvas: inout Canvas, state: ReaderState, y: Int) {
    guard let search = state.search else { return }
    let place = state.words.scope(search.scope, of: search.origin.date)
    var hint = state.words.searchIn(place)
    if state.activeSearch != nil { hint = count(state) + "  " + hint }
    let mistake = shownMistake(search)
    if let mistake { hint = state.words.mistake(mistake) }
    drawPrompt("/", search.input, hint: hint, on: &canvas, state: state, y: y)
    if let mistake { mark(mistake, in: search.input, on: &canvas, state: state, y: y) }
  }

  /// What is wrong with the query, unless it may be no more than unfinished.
  private static func shownMistake(_ search: SearchState) -> QueryError? {
    search.mistake.flatMap {
      search.insists || $0.place.upperBound < search.input.text.count ? $0 : nil
    }
  }

  /// Marks the place of a mistake in the prompt; where something is missing at the end, the cell after it.
  private static func mark(
    _ mistake: QueryError, in input: TextInput, on canvas: inout Canvas, state: ReaderState, y: Int
  ) {
    let before = displayWidth(of: String(input.text.prefix(mistake.place.lowerBound)))
    let text = String(input.text.dropFirst(mistake.place.lowerBound).prefix(mistake.place.count))
    let start = 1 + before - scrolled(input, sign: 1, state)
    canvas.frame.overlay(
      canvas.theme[.error], x: max(1, start), y: y,
      end: min(state.size.columns, start + max(1, displayWidth(of: text))))
  }

  /// How many cells of a text longer than the line are scrolled off, so that the caret stays on screen.
  private static func scrolled(_ input: TextInput, sign: Int, _ state: ReaderState) -> Int {
    max(0, displayWidth(of: input.beforeCaret) - (state.size.columns - sign - 1))
  }

  private static func count(_ state: ReaderState) -> String {
    guard state.searcher != nil else { return state.words.indexing }
    guard let search = state.search, let found = search.found else {
      return state.words.found(state.list.rows.count)
    }
    if !found.conversions.isEmpty { return state.words.converted(found, state.list.rows.count) }
    return state.words.found(state.list.rows.count) + (search.run == nil ? "" : " \u{2026}")
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
    // The whole hint where there is room for it, else its first part, which is the number found.
    for hint in [hint, hint.split(separator: "  ").first.map(String.init) ?? ""] {
      let hintStart = columns - displayWidth(of: hint) - 1
      guard end + 1 <= hintStart else { continue }
      canvas.write(hint, .prompt, over: .status, x: hintStart, y: y, end: columns)
      break
    }
    canvas.frame.cursor = Frame.Cursor(
      column: min(start + caret - skipped, columns - 1), row: y, isVisible: true)
  }

  private static func drawPlace(on canvas: inout Canvas, state: ReaderState, y: Int) {
    let columns = end(state)
    var x = drawBanner(on: &canvas, state: state, y: y)
    if let message = state.message {
      x = canvas.write(
        message.text, message.isError ? .error : .message, over: .status, x: x, y: y, end: columns)
    } else {
      x = canvas.write(place(state), .status, x: x, y: y, end: columns)
    }
    if let count = state.pendingCount {
      x = canvas.write("  \(count)", .statusKey, over: .status, x: x, y: y, end: columns)
    }
    drawHints(on: &canvas, state: state, after: x, y: y)
  }

  /// Says that decisions are not saved, as long as it is so, and leaves room for a message; returns where that begins.
  private static func drawBanner(on canvas: inout Canvas, state: ReaderState, y: Int) -> Int {
    guard let problem = state.saving.problem else { return 1 }
    let text = state.words.notSaved(problem, unsaved: state.saving.unsaved)
    let columns = end(state)
    let room = state.message == nil ? columns - 2 : columns * 2 / 3
    return canvas.write(
      truncated(text, to: room), .error, over: .status, x: 1, y: y, end: columns) + 2
  }

  private static func place(_ state: ReaderState) -> String {
    var parts: [String] = []
    if state.rangeStart != nil { parts.append(state.words.range(state.targetRows.count)) }
    if let search = state.search { parts.append("/\(search.input.text) \(count(state))") }
    let rows = state.list.rows.count
    if rows > 0 { parts.append("\(state.list.cursor + 1)/\(rows)") }
    parts.append(state.words.sort(state.sort))
    if !state.isComplete { parts.append(state.words.reading) }
    return parts.joined(separator: "  ")
  }

  /// The keys that a newcomer needs, as many as there is room for.
  private static func drawHints(
    on canvas: inout Canvas, state: ReaderState, after left: Int, y: Int
  ) {
    var hints = state.words.keyHints
    if state.search != nil { hints.insert(state.words.leaveSearch, at: 0) }
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
