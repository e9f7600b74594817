import Surface

/// What a key does to something longer than the screen, wherever there is such a thing: a list, a
/// text, a screen of its own.
///
/// The keys are those of the command table, so that a changed row changes them everywhere.
enum Scroll: Sendable, Hashable {
  /// By lines, halves of a page, or pages; upwards where negative.
  case lines(Int)
  case halfPages(Int)
  case pages(Int)
  /// To the first line, or to the last.
  case start, end

  /// How many lines the mouse's wheel turns.
  static let wheelLines = 3

  /// Where it leads from a line.
  ///
  /// - Parameter page: the lines of a page, at least 1.
  /// - Returns: a line, which can be before the first or after the last.
  func target(from line: Int, page: Int) -> Int {
    switch self {
    case .lines(let count): line.saturatingAdd(count)
    case .halfPages(let count): line.saturatingAdd(count.saturatingMultiply(max(1, page / 2)))
    case .pages(let count): line.saturatingAdd(count.saturatingMultiply(page))
    case .start: 0
    case .end: .max
    }
  }
}

extension CommandSet {
  /// What a key does to what an overlay shows; nil where the key does not scroll.
  func scroll(_ key: Key) -> Scroll? {
    switch key {
    case .mouse(.wheelDown): return .lines(Scroll.wheelLines)
    case .mouse(.wheelUp): return .lines(-Scroll.wheelLines)
    default:
      if let scroll = keymap[key]?.scroll { return scroll }
      if leaves(key) { return nil }
      // An arrow that no command has moves all the same.
      return CommandSet.listScroll(key) ?? (keymap[key] == nil ? CommandSet.arrowScroll(key) : nil)
    }
  }

  /// What a key does to a list while text is typed: letters and the keys that move the caret do not
  /// scroll, nor does the wheel, since the pointer is not on the list.
  func scrollBesideText(_ key: Key) -> Scroll? {
    switch key {
    case .home, .end: nil
    default: CommandSet.listScroll(key) ?? CommandSet.arrowScroll(key)
    }
  }

  /// Keys that move in lists of programs that have no commands, such as the shell's.
  private static func listScroll(_ key: Key) -> Scroll? {
    switch key {
    case .control("n"), .tab: .lines(1)
    case .control("p"), .backTab: .lines(-1)
    default: nil
    }
  }

  /// What the keys between letters and digits do wherever something can be scrolled.
  private static func arrowScroll(_ key: Key) -> Scroll? {
    switch key {
    case .down: .lines(1)
    case .up: .lines(-1)
    case .pageDown: .pages(1)
    case .pageUp: .pages(-1)
    case .home: .start
    case .end: .end
    default: nil
    }
  }

  /// Whether a key leaves an overlay in which keys are no text: what quits or goes back elsewhere,
  /// what opened it, and always what leaves prompts.
  func leaves(_ key: Key, openedBy command: String? = nil) -> Bool {
    let bound = keymap[key]
    if bound?.scroll != nil { return false }
    if CommandSet.leavesPrompt(key) { return true }
    return bound.map { $0.leavesOverlays || $0.name == command } ?? false
  }

  /// What would complete a sequence to what an overlay has of its own.
  func completions(of first: Key, in room: OverlayAction.Room) -> [(key: String, what: String)] {
    OverlayAction.allCases.filter { $0.room == room }.flatMap { action in
      keys(of: action).compactMap { key in
        guard case .sequence(first, let second) = key else { return nil }
        return (second.name, action.rawValue)
      }
    }
  }

  /// Whether a key leaves a prompt, whatever commands have it.
  static func leavesPrompt(_ key: Key) -> Bool {
    [.escape, .control("g"), .control("c")].contains(key)
  }

  /// Whether a key chooses in a list: Enter, and what goes deeper elsewhere.
  func chooses(_ key: Key) -> Bool { key == .enter || keymap[key]?.name == "open" }

  /// Whether a key leaves what is only read: what leaves any overlay, and Enter where that does not
  /// scroll.
  func leavesText(_ key: Key, openedBy command: String? = nil) -> Bool {
    leaves(key, openedBy: command) || (key == .enter && keymap[key]?.scroll == nil)
  }
}

extension Command {
  /// Whether its keys leave an overlay too.
  fileprivate var leavesOverlays: Bool { ["quit", "leave", "back"].contains(name) }

  /// Whether its keys do something in most overlays.
  var worksInOverlays: Bool { scroll != nil || leavesOverlays || name == "open" }
}
