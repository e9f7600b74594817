import Search
import TextLayout

/// The last line: where one is, a message, or what is being typed.
enum StatusLine {
  static func draw(on canvas: inout Canvas, state: ReaderState) {
    let y = state.size.rows - 1
    canvas.frame.fill(x: 0, y: y, end: state.size.columns, style: canvas.style(.status))
    switch state.mode {
    case .searching: drawSearchPrompt(on: &canvas, state: state, y: y)
    case .palette(let palette):
      drawPrompt(":", palette.input, hint: state.words.paletteHint, on: &canvas, state: state, y: y)
    case .tagging(let prompt):
      drawPrompt(
        state.words.tags + ": ", prompt.input, hint: state.words.tagHint(prompt.candidates),
        on: &canvas, state: state, y: y)
    case .naming(let prompt):
      drawPrompt(
        state.words.queryName + ": ", prompt.input,
        hint: state.words.nameHint(replaces: state.replaces(prompt)), on: &canvas, state: state,
        y: y)
    case .menu(let menu):
      drawPrompt(
        menu.title, TextInput(), hint: menu.hint ?? state.words.menuHint, on: &canvas, state: state,
        y: y)
      canvas.frame.cursor = Frame.Cursor(column: 0, row: y, isVisible: false)
    case .browsing, .help, .code, .output, .trends: drawPlace(on: &canvas, state: state, y: y)
    }
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
    let columns = state.size.columns
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
    let columns = state.size.columns
    var x = drawBanner(on: &canvas, state: state, y: y)
    if let message = state.message {
      x = canvas.write(
        message.text, message.isError ? .error : .message, over: .status, x: x, y: y, end: columns)
    } else {
      x = canvas.write(place(state), .status, x: x, y: y, end: columns)
    }
    if state.isHangulOn {
      x = canvas.write("  한", .statusKey, over: .status, x: x, y: y, end: columns)
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
    let room = state.message == nil ? state.size.columns - 2 : state.size.columns * 2 / 3
    return canvas.write(
      truncated(text, to: room), .error, over: .status, x: 1, y: y, end: state.size.columns) + 2
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
    while !hints.isEmpty, left + 2 + width(hints) > state.size.columns { hints.removeLast() }
    var x = state.size.columns - width(hints)
    for hint in hints {
      x = canvas.write(hint.key, .statusKey, over: .status, x: x, y: y, end: state.size.columns)
      x = canvas.write(" \(hint.what)", .status, x: x, y: y, end: state.size.columns) + 2
    }
  }
}
