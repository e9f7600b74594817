import Search
import Surface

/// A list to choose from, over the status line: links, what to copy.
public struct Menu: Sendable {
  /// A row to choose.
  public struct Row: Sendable {
    /// What it is.
    public let label: String
    /// What it stands for, fainter.
    public let detail: String
    /// The change that choosing it makes, and the effects it asks for.
    let choose: @Sendable (_ state: inout ReaderState) -> [Effect]
    /// The same for removing it; nil where it cannot be.
    let remove: (@Sendable (_ state: inout ReaderState) -> [Effect])?

    init(
      _ label: String, detail: String = "",
      remove: (@Sendable (_ state: inout ReaderState) -> [Effect])? = nil,
      choose: @escaping @Sendable (_ state: inout ReaderState) -> [Effect]
    ) {
      self.label = label
      self.detail = detail
      self.remove = remove
      self.choose = choose
    }
  }

  /// What a key came to.
  enum Step {
    case stays
    case closes
    case chooses(Row)
    case removes(Row)
  }

  /// What is chosen among.
  public let title: String
  /// What keys do, where that is not the usual.
  let hint: String?
  /// The rows, numbered from 1.
  public let rows: [Row]
  /// The row that Enter chooses.
  public private(set) var selected = 0
  /// The digits typed so far, where more rows begin with them.
  private var typed = 0

  init(title: String, hint: String? = nil, rows: [Row]) {
    self.title = title
    self.hint = hint
    self.rows = rows
  }

  /// Takes a key: arrows and `j` `k` move, Enter chooses, and so does a number as soon as it can be no other.
  mutating func take(_ key: Key, page: Int) -> Step {
    if let digit = Menu.digit(key) { return take(digit: digit) }
    typed = 0
    switch key {
    case .escape, "q", .control("c"), .control("g"), .backspace: return .closes
    case .enter, " ": return rows.indices.contains(selected) ? .chooses(rows[selected]) : .closes
    case .delete, "x":
      if rows.indices.contains(selected), rows[selected].remove != nil {
        return .removes(rows[selected])
      }
    case .down, "j", .tab, .control("n"): move(by: 1)
    case .up, "k", .backTab, .control("p"): move(by: -1)
    case .pageDown, .control("f"): select(selected + page)
    case .pageUp, .control("b"): select(selected - page)
    case .home, "g": select(0)
    case .end, "G": select(rows.count - 1)
    default: break
    }
    return .stays
  }

  private mutating func take(digit: Int) -> Step {
    var number = typed * 10 + digit
    if !(1...max(rows.count, 1)).contains(number) { number = digit }
    guard (1...max(rows.count, 1)).contains(number), !rows.isEmpty else {
      typed = 0
      return .stays
    }
    select(number - 1)
    if number * 10 > rows.count { return .chooses(rows[number - 1]) }
    typed = number
    return .stays
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
}

extension ReaderState {
  /// Takes a key while a menu is open.
  mutating func choose(_ key: Key, _ menu: Menu) -> [Effect] {
    var menu = menu
    switch menu.take(key, page: max(1, MenuBox.height(of: menu, in: size) - 1)) {
    case .stays:
      mode = .menu(menu)
      return []
    case .closes:
      mode = .browsing
      return []
    case .chooses(let row):
      mode = .browsing
      return row.choose(&self)
    case .removes(let row):
      mode = .browsing
      return row.remove?(&self) ?? []
    }
  }
}
