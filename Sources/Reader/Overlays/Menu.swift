import Search
import Surface
import TextLayout
import Theming

/// A list to choose from, its numbered rows over the last line: links, what to copy.
struct Menu: Overlay {
  /// A row to choose.
  struct Row: Sendable {
    /// What it is.
    let label: String
    /// What it stands for, fainter.
    let detail: String
    /// The change that choosing it makes, and the effects it asks for.
    let choose: @Sendable (_ state: inout ReaderState) -> [Effect]
    /// The same for another key of the menu's, such as that which watches a query; the menu stays.
    let toggle: (@Sendable (_ state: inout ReaderState) -> [Effect])?
    /// The same for removing it; nil where it cannot be.
    let remove: (@Sendable (_ state: inout ReaderState) -> [Effect])?

    init(
      _ label: String, detail: String = "",
      remove: (@Sendable (_ state: inout ReaderState) -> [Effect])? = nil,
      toggle: (@Sendable (_ state: inout ReaderState) -> [Effect])? = nil,
      choose: @escaping @Sendable (_ state: inout ReaderState) -> [Effect]
    ) {
      self.label = label
      self.detail = detail
      self.remove = remove
      self.toggle = toggle
      self.choose = choose
    }
  }

  /// What is chosen among.
  let title: String
  /// What keys do, where that is not the usual.
  let hint: String?
  /// The rows, numbered from 1.
  private(set) var rows: [Row]
  /// The command whose keys toggle a row.
  let toggler: String?
  /// Its rows as they are once something was toggled or changed elsewhere; nil where they stay.
  let reload: (@Sendable (_ state: ReaderState) -> [Row])?
  /// The change that leaving it without a choice makes.
  let leave: (@Sendable (_ state: inout ReaderState) -> Void)?
  /// The row that Enter chooses.
  private(set) var selected = 0
  /// The digits typed so far, where more rows begin with them.
  private var typed = 0

  init(
    title: String, hint: String? = nil, rows: [Row], toggler: String? = nil,
    reload: (@Sendable (_ state: ReaderState) -> [Row])? = nil,
    leave: (@Sendable (_ state: inout ReaderState) -> Void)? = nil
  ) {
    self.leave = leave
    (self.toggler, self.reload) = (toggler, reload)
    self.title = title
    self.hint = hint
    self.rows = rows
  }

  var leavesReading: Bool { true }
  var room: OverlayAction.Room? { .queries }

  /// Takes a key: scrolling keys move, Enter chooses, and so does a number as soon as it can be no
  /// other.
  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    if let digit = Menu.digit(key) {
      guard let row = choose(digit: digit) else { return .stays }
      return .closes(with: row.choose(&state))
    }
    typed = 0
    let row = rows.indices.contains(selected) ? rows[selected] : nil
    if state.commands.chooses(key) { return .closes(with: row?.choose(&state) ?? []) }
    if state.commands.action(key, in: .queries) == .queriesRemove, let remove = row?.remove {
      return .closes(with: remove(&state))
    }
    if let toggler, let toggle = row?.toggle, state.commands.keymap[key]?.name == toggler {
      return .stays(with: toggle(&state))
    }
    if state.commands.leaves(key) {
      leave?(&state)
      return .closes
    }
    switch state.commands.scroll(key) {
    case .lines(let step) where step.magnitude == 1: move(by: step)
    case let scroll?: select(scroll.target(from: selected, page: max(1, height(state) - 1)))
    case nil: break
    }
    return .stays
  }

  /// Takes a digit, and returns the row that it chooses.
  mutating func choose(digit: Int) -> Row? {
    var number = typed * 10 + digit
    if !(1...max(rows.count, 1)).contains(number) { number = digit }
    guard (1...max(rows.count, 1)).contains(number), !rows.isEmpty else {
      typed = 0
      return nil
    }
    select(number - 1)
    if number * 10 > rows.count { return rows[number - 1] }
    typed = number
    return nil
  }

  private static func digit(_ key: Key) -> Int? {
    guard case .scalar(let scalar) = key, ("0"..."9").contains(scalar) else { return nil }
    return Int(scalar.value) - 48
  }

  private mutating func move(by step: Int) {
    guard !rows.isEmpty else { return }
    selected = (selected + step + rows.count) % rows.count
  }

  private mutating func select(_ row: Int) { selected = row.held(in: 0...max(0, rows.count - 1)) }

  mutating func settle(_ state: ReaderState) {
    guard let reload else { return }
    rows = reload(state)
    select(selected)
  }

  // MARK: On screen

  /// The rows that there is room for.
  private func height(_ state: ReaderState) -> Int {
    min(rows.count, max(1, (state.size.rows - 3) * 2 / 3))
  }

  func area(_ state: ReaderState) -> Rect {
    .rows(height(state), atBottomOf: state.size)
  }

  func line(_ state: ReaderState) -> OverlayLine {
    .question(typed > 0 ? "\(title) \(typed)_" : title, hint: hint ?? state.words.menuHint)
  }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let area = area(state)
    let first = scrolledTop(0, cursor: selected, count: rows.count, height: area.height)
    let labels = rows.map { displayWidth(of: Sanitizer.clean($0.label)) }
    let detail = min(labels.max() ?? 0, area.width / 3) + 7
    for line in 0..<area.height where rows.indices.contains(first + line) {
      let index = first + line
      let y = area.y + line
      draw(rows[index], number: index + 1, detail: detail, on: &canvas, y: y, end: area.right)
      if index == selected {
        canvas.frame.overlay(canvas.theme[.selection], x: 0, y: y, end: area.right)
      }
    }
  }

  private func draw(
    _ row: Row, number: Int, detail: Int, on canvas: inout Canvas, y: Int, end: Int
  ) {
    canvas.frame.fill(x: 0, y: y, end: end, style: canvas.style(.status))
    let text = String(repeating: " ", count: number < 10 ? 1 : 0) + String(number)
    canvas.write(text, .statusKey, over: .status, x: 1, y: y, end: end)
    canvas.write(
      truncated(Sanitizer.clean(row.label), to: detail - 6), .status, x: 5, y: y, end: end)
    canvas.write(
      truncated(Sanitizer.clean(row.detail), to: end - detail - 1), .prompt, over: .status,
      x: detail, y: y, end: end)
  }
}
