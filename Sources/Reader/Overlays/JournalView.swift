import Configuration
import Decisions
import Digest
import Search
import Surface
import TextLayout
import Theming

/// What was decided, a step a row, the newest first; a step can be taken back without those after
/// it.
struct JournalView: Overlay {
  /// A row: a step, and what of it is searched.
  struct Row {
    let step: JournalStep
    /// When, what and which paper.
    let text: String
  }

  private var steps: [JournalStep]
  /// What is looked for.
  private(set) var input = TextInput()
  /// Whether that is being typed.
  private(set) var isTyped = false
  var room: OverlayAction.Room? { .journal }
  private(set) var selected = 0
  private(set) var top = 0

  init(_ steps: [JournalStep]) { self.steps = steps }

  /// Shows the journal as it is now; the selected row stays selected.
  mutating func show(_ steps: [JournalStep]) { self.steps = steps }

  /// The steps that hold all words looked for.
  func rows(_ state: ReaderState) -> [Row] {
    let wanted = input.text.lowercased().split(whereSeparator: \.isWhitespace)
    return steps.map { Row(step: $0, text: state.words.journal($0, titleOf: state.title)) }
      .filter { row in wanted.allSatisfy { row.text.lowercased().contains($0) } }
  }

  // MARK: Keys

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    let rows = rows(state)
    if isTyped, type(key) { return .stays }
    let scroll = isTyped ? state.commands.scrollBesideText(key) : state.commands.scroll(key)
    if let scroll {
      let page = max(1, Rect.page(of: state.size).height)
      selected = scroll.target(from: selected, page: page).held(in: 0...max(0, rows.count - 1))
      return .stays
    }
    if isTyped { return .stays }
    if state.commands.keymap[key]?.name == "search" {
      isTyped = true
      return .stays
    }
    guard rows.indices.contains(selected) else {
      return state.commands.leaves(key, openedBy: "journal") ? .closes : .stays
    }
    if state.commands.action(key, in: .journal) == .journalRevert {
      return .stays(with: [.revert(rows[selected].step.id), .readJournal])
    }
    if state.commands.chooses(key) {
      state.goToPaper(rows[selected].step.entries.lazy.compactMap(\.edit.paper).first)
      return .closes
    }
    return state.commands.leaves(key, openedBy: "journal") ? .closes : .stays
  }

  /// Takes a key of what is looked for; false where it is none.
  private mutating func type(_ key: Key) -> Bool {
    switch key {
    case _ where key == .enter || CommandSet.leavesPrompt(key):
      if key != .enter { input = TextInput() }
      isTyped = false
    case .up, .down, .pageUp, .pageDown: return false
    default:
      guard input.edit(key) else { return false }
      selected = 0
    }
    return true
  }

  mutating func settle(_ state: ReaderState) {
    let count = rows(state).count
    selected = selected.held(in: 0...max(0, count - 1))
    top = scrolledTop(
      top, cursor: selected, count: count, height: Rect.page(of: state.size).height)
  }

  // MARK: On screen

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine {
    if isTyped { return .prompt("/", input, hint: state.words.journalHint) }
    return .hint(state.message?.text ?? state.words.journalHint)
  }

  func cursor(_ state: ReaderState) -> Frame.Cursor? {
    guard !isTyped else { return nil }
    let body = Rect.page(of: state.size)
    return Frame.Cursor(column: body.x, row: body.y + selected - top, isVisible: false)
  }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let body = Rect.page(of: state.size)
    let rows = rows(state)
    canvas.heading(
      state.words.journalTitle(rows.count, input.text), over: body, isFocused: true, from: 0,
      end: state.size.columns)
    if rows.isEmpty {
      canvas.write(state.words.noMatch, .dim, x: body.x, y: body.y, end: body.right)
    }
    for line in 0..<body.height where rows.indices.contains(top + line) {
      let row = rows[top + line]
      let isInForce = row.step.entries.contains { !$0.isSuperseded }
      canvas.write(
        truncated(row.text, to: body.width - 1), isInForce ? .text : .dim, x: body.x,
        y: body.y + line, end: body.right)
      guard top + line == selected else { continue }
      canvas.frame.overlay(
        canvas.theme[.selection], x: body.x, y: body.y + line, end: body.right)
    }
  }
}

extension ReaderState {
  /// Shows the journal, or brings what is shown of it up to date.
  mutating func showJournal(_ steps: [JournalStep]) {
    if var view = overlay as? JournalView {
      view.show(steps)
      overlay = view
    } else if overlay == nil {
      overlay = JournalView(steps)
    }
  }

  /// The title of a paper; its id where the archive has it not.
  func title(of id: String) -> String {
    library.indices(of: id).last.map { library.papers[$0].title } ?? id
  }

  /// Goes to a paper: in the list where that holds it, else to its newest day, else, from a search
  /// or from catching up, to a list of it alone, from which Esc comes back.
  mutating func goToPaper(_ id: String?) {
    guard let id else { return }
    let indices = library.indices(of: id)
    if let row = list.rows.firstIndex(where: indices.contains) {
      list.select(row: row)
      focus = .papers
      return
    }
    guard let position = indices.last else {
      message = Message(text: words.notInArchive(id))
      return
    }
    guard !isGathered else {
      let said = message
      keepSearch(for: Query.paper(id))
      message = said
      return
    }
    if let day = library.day(of: position) { selectDay(day) }
    if !list.rows.contains(position) { rebuildList(keeping: position) }
    if let row = list.rows.firstIndex(of: position) { list.select(row: row) }
    focus = .papers
  }
}
