import Configuration
import Surface
import TextLayout
import Theming

/// The help, made from the command table.
struct Help: Overlay {
  /// The first row on screen.
  private(set) var top = 0
  /// What is searched for; nil where nothing is.
  private var input: TextInput?
  /// Whether that is being typed.
  private var isSearching = false
  /// The row that was found last.
  private var found: Int?

  /// A row: a group's heading, a command with its keys, or blank.
  enum Row {
    case heading(String)
    case command(keys: String, name: String, help: String)
    case blank

    /// All that stands in it.
    var text: String {
      switch self {
      case .heading(let title): title
      case .command(let keys, let name, let help): "\(keys) \(name) \(help)"
      case .blank: ""
      }
    }
  }

  /// The names of keys; commas tell them apart where one is a sequence.
  private static func names(of keys: [Key]) -> String {
    keys.map(\.name).joined(separator: keys.contains(where: \.isSequence) ? ", " : " ")
  }

  static func rows(_ words: Words, _ commands: CommandSet = CommandSet()) -> [Row] {
    var rows: [Row] = []
    for group in Command.Group.allCases {
      if !rows.isEmpty { rows.append(.blank) }
      rows.append(.heading(words.group(group)))
      for command in commands.all where command.group == group {
        rows.append(
          .command(
            keys: names(of: command.keys), name: command.name, help: command.help[words.language]))
      }
    }
    rows += [.blank, .heading(words.overlayActions)]
    for action in OverlayAction.allCases {
      rows.append(
        .command(
          keys: names(of: commands.keys(of: action)), name: action.rawValue,
          help: action.help[words.language]))
    }
    return rows
  }

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    if isSearching { return type(key, state) }
    switch state.commands.keymap[key]?.name {
    case "search":
      (input, isSearching) = (TextInput(), true)
      return .stays
    case "next-match" where input != nil:
      find(from: (found ?? top) + 1, by: 1, state)
      return .stays
    case "previous-match" where input != nil:
      find(from: (found ?? top) - 1, by: -1, state)
      return .stays
    default: break
    }
    if state.commands.leavesText(key, openedBy: "help") { return .closes }
    if let scroll = state.commands.scroll(key) {
      top = scroll.target(from: top, page: Help.page(state))
    }
    return .stays
  }

  // MARK: Searching

  var isTyped: Bool { isSearching }

  /// Takes a key while it is typed what to search for: the first row that holds it comes on screen
  /// at once.
  private mutating func type(_ key: Key, _ state: ReaderState) -> OverlayStep {
    switch key {
    case .enter: isSearching = false
    case _ where CommandSet.leavesPrompt(key): (input, isSearching, found) = (nil, false, nil)
    case .backspace where input?.isEmpty == true: (input, isSearching, found) = (nil, false, nil)
    default: if input?.edit(key) == true { find(from: top, by: 1, state) }
    }
    return .stays
  }

  /// Goes to the next row that holds what is typed, from the last on to the first.
  private mutating func find(from start: Int, by step: Int, _ state: ReaderState) {
    let rows = Help.rows(state.words, state.commands)
    found = nil
    guard let input, !input.isEmpty, !rows.isEmpty else { return }
    for offset in 0..<rows.count {
      let index = ((start + offset * step) % rows.count + rows.count) % rows.count
      guard Help.ranges(of: input.text, in: rows[index].text).isEmpty == false else { continue }
      found = index
      let page = Help.page(state)
      if !(top..<top + page).contains(index) { top = index - page / 3 }
      return
    }
  }

  /// Where a text stands in another, in whatever case, as UTF-8 offsets.
  private static func ranges(of wanted: String, in text: String) -> [Range<Int>] {
    let (wanted, folded) = (Array(wanted.lowercased().utf8), Array(text.lowercased().utf8))
    guard !wanted.isEmpty, folded.count == text.utf8.count, wanted.count <= folded.count else {
      return []
    }
    return (0...(folded.count - wanted.count)).filter {
      folded[$0..<$0 + wanted.count].elementsEqual(wanted)
    }.map { $0..<$0 + wanted.count }
  }

  mutating func settle(_ state: ReaderState) {
    top = top.held(
      in: 0...max(0, Help.rows(state.words, state.commands).count - Help.page(state)))
  }

  /// The rows on screen.
  private static func page(_ state: ReaderState) -> Int {
    max(1, Rect.page(of: state.size).height)
  }

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine {
    guard let input else { return .hint(state.words.helpHint) }
    let isMissing = !input.isEmpty && found == nil
    let hint = isMissing ? state.words.noMatch : isSearching ? "" : state.words.helpSearchHint
    return isSearching
      ? .prompt("/", input, hint: hint) : .question("/" + input.text, hint: hint)
  }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let body = Rect.page(of: state.size)
    canvas.heading(
      title(state, seen: top + body.height), over: body, isFocused: true, from: 0,
      end: state.size.columns)
    let rows = Help.rows(state.words, state.commands)
    let keysWidth = Help.keysWidth(of: rows, in: body)
    for line in 0..<body.height {
      guard rows.indices.contains(top + line) else { break }
      draw(rows[top + line], on: &canvas, body, y: body.y + line, keysWidth: keysWidth)
      if top + line == found {
        canvas.frame.overlay(
          canvas.theme[.selection], x: 0, y: body.y + line, end: state.size.columns)
      }
    }
  }

  /// How far one has read, where there is more below or above.
  private func title(_ state: ReaderState, seen: Int) -> String {
    let words = state.words
    let count = Help.rows(words, state.commands).count
    guard count > 0 else { return words.helpTitle }
    return "\(words.helpTitle) \(min(seen, count) * 100 / count)%"
  }

  /// The cells of the column of keys, which longer ones make wider, up to a third of the screen.
  private static func keysWidth(of rows: [Row], in body: Rect) -> Int {
    let widths = rows.map { row in
      if case .command(let keys, _, _) = row { displayWidth(of: keys) } else { 0 }
    }
    let usual = body.width >= 70 ? 17 : 13
    return max(usual, min(widths.max() ?? 0, body.width / 3))
  }

  private func draw(
    _ row: Row, on canvas: inout Canvas, _ body: Rect, y: Int, keysWidth: Int
  ) {
    switch row {
    case .blank: break
    case .heading(let title): canvas.write(title, .heading, x: body.x, y: y, end: body.right)
    case .command(let keys, let name, let help):
      let nameColumn = body.x + keysWidth + 2
      let helpColumn = nameColumn + (body.width >= 70 ? 19 : 0)
      canvas.write(truncated(keys, to: keysWidth), .statusKey, x: body.x + 1, y: y, end: nameColumn)
      if body.width >= 70 { canvas.write(name, .dim, x: nameColumn, y: y, end: helpColumn - 1) }
      canvas.write(
        truncated(help, to: body.right - helpColumn), .text, x: helpColumn, y: y, end: body.right)
    }
  }
}
