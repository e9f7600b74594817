import Configuration
import Digest
import Surface
import TextLayout
import Theming

/// Where the user's papers are: the archives that were found, a path to type, the sample, and how
/// to get an archive.
struct SetupScreen: Overlay {
  /// The command that fetches the archive that everyone can have.
  static let clone =
    "git clone https://github.com/l-yohai/daily_papers_ko ~/daily_papers_ko"

  /// A row to choose.
  enum Row: Hashable {
    case archive(FoundArchive)
    case path
    case sample
  }

  /// What was found so far.
  private(set) var progress = ArchiveFinder.Progress()
  /// The row that Enter chooses.
  private(set) var selected = 0
  /// Whether the user chose that row rather than found it so.
  private var hasMoved = false

  /// Takes in what was found meanwhile; the row that the user went to stays selected.
  mutating func update(_ progress: ArchiveFinder.Progress) {
    let before = self.progress.found.count
    if hasMoved, selected >= before { selected += progress.found.count - before }
    self.progress = progress
  }

  /// The rows to choose from.
  func rows(_ state: ReaderState) -> [Row] {
    progress.found.map(Row.archive) + [.path] + (state.source.isSample ? [.sample] : [])
  }

  // MARK: Keys

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    let rows = rows(state)
    if case .scalar(let scalar) = key, let number = Int(String(scalar)), scalar.isASCII {
      guard rows.indices.contains(number - 1) else { return .stays }
      return choose(rows[number - 1], &state)
    }
    if state.commands.chooses(key) {
      return choose(rows[selected.held(in: 0...(rows.count - 1))], &state)
    }
    let last = rows.count - 1
    switch state.commands.scroll(key) {
    case .lines(let step) where step.magnitude == 1:
      select((selected + step + rows.count) % rows.count)
      return .stays
    case let scroll?:
      select(scroll.target(from: selected, page: rows.count).held(in: 0...last))
      return .stays
    case nil: break
    }
    switch state.commands.keymap[key]?.name {
    case "copy-link":
      return .closes(
        with: [.stopFinding] + state.copy(SetupScreen.clone, called: SetupScreen.clone))
    case "refresh":
      self = SetupScreen()
      return .stays(with: [.findArchives])
    default:
      return state.commands.leaves(key, openedBy: "setup") ? .closes(with: [.stopFinding]) : .stays
    }
  }

  private mutating func select(_ row: Int) { (selected, hasMoved) = (row, true) }

  private func choose(_ row: Row, _ state: inout ReaderState) -> OverlayStep {
    switch row {
    case .archive(let archive):
      return .closes(with: [.stopFinding, .openArchive(archive)])
    case .path:
      state.overlay = PathPrompt(screen: self)
      return .closes
    case .sample:
      state.source = .sample(isAnswered: true)
      state.message = Message(text: state.words.sampleStays)
      return .closes(with: [.stopFinding, .keepSample])
    }
  }

  // MARK: On screen

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine { .hint(state.words.setupHint) }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    var body = drawHead(on: &canvas, state)
    var lines: [(row: Int, text: String, role: Role, x: Int)] = []
    for (index, row) in rows(state).enumerated() {
      let number = index < 9 ? "\(index + 1)" : " "
      switch row {
      case .archive(let archive):
        lines.append((index, "\(number)  \(Sanitizer.clean(archive.name))", .text, 0))
        lines.append((index, state.words.contents(of: archive), .dim, 3))
      case .path: lines.append((index, "\(number)  \(state.words.typePath)", .text, 0))
      case .sample: lines.append((index, "\(number)  \(state.words.keepSample)", .text, 0))
      }
    }
    body = drawFoot(on: &canvas, state, in: body, below: lines.count)
    let cursor = lines.lastIndex { $0.row == selected } ?? 0
    let first = scrolledTop(0, cursor: cursor, count: lines.count, height: body.height)
    for (offset, line) in lines.dropFirst(first).prefix(max(0, body.height)).enumerated() {
      let y = body.y + offset
      canvas.write(
        truncated(line.text, to: body.width - line.x - 1), line.role, x: body.x + line.x, y: y,
        end: body.right)
      if line.row == selected {
        canvas.frame.overlay(canvas.theme[.selection], x: 0, y: y, end: body.right)
      }
    }
  }

  /// Draws the heading and what this is about; returns what is left of the screen.
  func drawHead(on canvas: inout Canvas, _ state: ReaderState) -> Rect {
    var body = Rect.page(of: state.size)
    let heading = "\(state.words.setupTitle) \(canvas.glyphs.dot) \(state.words.finding(progress))"
    canvas.heading(
      truncated(Sanitizer.clean(heading), to: state.size.columns - 2), over: body, isFocused: true,
      from: 0, end: state.size.columns)
    let intro = SetupScreen.wrap(state.words.setupIntro(state.source), body.width - 1)
    guard body.height >= intro.count + 7 else { return body }
    for (offset, line) in ([""] + intro + [""]).enumerated() {
      canvas.write(line, .text, x: body.x, y: body.y + offset, end: body.right)
    }
    let used = intro.count + 2
    body = Rect(x: body.x, y: body.y + used, width: body.width, height: body.height - used)
    return body
  }

  /// Draws how to get an archive, where the rows leave room for it; returns what is left.
  private func drawFoot(
    on canvas: inout Canvas, _ state: ReaderState, in body: Rect, below rows: Int
  ) -> Rect {
    let foot =
      SetupScreen.wrap(state.words.getArchive, body.width - 1).map { ($0, Role.text) }
      + SetupScreen.wrap(SetupScreen.clone, body.width - 3).map { ("  " + $0, Role.header) }
    guard body.height > foot.count + rows else { return body }
    let start = body.bottom - foot.count
    for (offset, line) in foot.enumerated() {
      canvas.write(line.0, line.1, x: body.x, y: start + offset, end: body.right)
    }
    return Rect(x: body.x, y: body.y, width: body.width, height: body.height - foot.count - 1)
  }

  static func wrap(_ text: String, _ width: Int) -> [String] {
    LineBreaker.wrap(StyledText(text), width: max(1, width)).map(\.plain)
  }
}
