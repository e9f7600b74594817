import Configuration
import Search
import Surface
import TextLayout
import Theming

/// The command palette: what is typed on the last line, and over it the commands that match.
struct Palette: Overlay {
  /// What is typed.
  var input = TextInput()
  /// The chosen row among the commands that match.
  var selected = 0
  /// The commands that there are.
  private let all: [Command]

  init(_ commands: [Command]) { all = commands }

  /// The commands whose name or help holds what is typed; names that begin with it come first.
  ///
  /// What is in none may be a name that was typed with the input method on.
  func commands(_ language: Language) -> [Command] {
    let wanted = input.text.lowercased()
    guard !wanted.isEmpty else { return all }
    let found = commands(holding: wanted, language)
    guard found.isEmpty, let latin = Dubeolsik.latin(wanted) else { return found }
    return commands(holding: latin.lowercased(), language)
  }

  private func commands(holding wanted: String, _ language: Language) -> [Command] {
    let rank = { (command: Command) -> Int? in
      if command.name.hasPrefix(wanted) { return 0 }
      if command.name.contains(wanted) { return 1 }
      return command.help[language].lowercased().contains(wanted) ? 2 : nil
    }
    return (0...2).flatMap { wantedRank in
      all.filter { rank($0) == wantedRank }
    }
  }

  /// Completes what is typed to the longest beginning that all names with it share; where there is
  /// no more of it, the selection goes down instead.
  mutating func complete(_ language: Language) {
    let names = all.map(\.name).filter { $0.hasPrefix(input.text.lowercased()) }
    guard var common = names.first else { return move(by: 1, language) }
    for name in names.dropFirst() { common = common.commonPrefix(with: name) }
    if common.count > input.text.count {
      input = TextInput(common)
      selected = 0
    } else {
      move(by: 1, language)
    }
  }

  mutating func move(by rows: Int, _ language: Language) {
    let count = commands(language).count
    guard count > 0 else { return }
    selected = (selected + rows % count + count) % count
  }

  // MARK: Keys

  var isTyped: Bool { true }
  var leavesReading: Bool { true }

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    let language = state.settings.language
    switch key {
    case _ where CommandSet.leavesPrompt(key): return .closes
    case .backspace where input.isEmpty: return .closes
    case .enter: return .closes(with: run(&state))
    case .tab: complete(language)
    default:
      if let scroll = state.commands.scrollBesideText(key) {
        move(scroll, page: max(1, height(state) - 1), language)
      } else if input.edit(key) {
        selected = 0
      }
    }
    return .stays
  }

  private func run(_ state: inout ReaderState) -> [Effect] {
    if let effects = state.run(line: input.text) { return effects }
    let commands = commands(state.settings.language)
    guard commands.indices.contains(selected) else {
      let reason =
        DateExpression.looksLikeDate(input.text)
        ? state.words.noSuchDay : state.words.noSuchCommand
      state.message = Message(text: input.text + ": " + reason, isError: true)
      return []
    }
    return commands[selected].run(&state, nil)
  }

  private mutating func move(_ scroll: Scroll, page: Int, _ language: Language) {
    if case .lines(let step) = scroll, step.magnitude == 1 { return move(by: step, language) }
    let last = max(0, commands(language).count - 1)
    selected = scroll.target(from: selected, page: page).held(in: 0...last)
  }

  // MARK: On screen

  /// The rows that there is room for.
  private func height(_ state: ReaderState) -> Int {
    min(commands(state.settings.language).count, max(1, (state.size.rows - 3) * 2 / 3), 14)
  }

  func area(_ state: ReaderState) -> Rect {
    .rows(state.meaning(ofLine: input.text) == nil ? height(state) : 1, atBottomOf: state.size)
  }

  func line(_ state: ReaderState) -> OverlayLine {
    .prompt(":", input, hint: state.words.paletteHint)
  }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let area = area(state)
    // A date or a way to quit: that is what Enter does.
    if let meaning = state.meaning(ofLine: input.text) {
      canvas.frame.fill(x: 0, y: area.y, end: area.right, style: canvas.style(.status))
      canvas.write(
        truncated(meaning, to: area.width - 2), .status, x: 1, y: area.y, end: area.right)
      canvas.frame.overlay(canvas.theme[.selection], x: 0, y: area.y, end: area.right)
      return
    }
    let commands = commands(state.settings.language)
    let first = scrolledTop(0, cursor: selected, count: commands.count, height: area.height)
    for line in 0..<area.height {
      let index = first + line
      guard commands.indices.contains(index) else { break }
      draw(commands[index], isSelected: index == selected, on: &canvas, state, y: area.y + line)
    }
  }

  private func draw(
    _ command: Command, isSelected: Bool, on canvas: inout Canvas, _ state: ReaderState, y: Int
  ) {
    let end = state.size.columns
    canvas.frame.fill(x: 0, y: y, end: end, style: canvas.style(.status))
    canvas.write(command.name, .statusKey, over: .status, x: 1, y: y, end: min(end, 20))
    let keys = command.keys.first?.name ?? ""
    canvas.write(keys, .prompt, over: .status, x: 21, y: y, end: end)
    canvas.write(
      truncated(command.help[state.settings.language], to: end - 32), .status, x: 31, y: y, end: end
    )
    if isSelected { canvas.frame.overlay(canvas.theme[.selection], x: 0, y: y, end: end) }
  }
}

extension String {
  /// The characters that both begin with.
  func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
