import Surface

/// What a key does to something longer than the screen, wherever there is such a thing: a list, a text, a screen of its own.
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
  /// What a key does to what an overlay shows; nil where it is none for that.
  func scroll(_ key: Key) -> Scroll? {
    switch key {
    case .mouse(.wheelDown): .lines(Scroll.wheelLines)
    case .mouse(.wheelUp): .lines(-Scroll.wheelLines)
    default: CommandSet.listScroll(key) ?? keymap[key]?.scroll
    }
  }

  /// The same while text is typed, where letters and the keys that move the caret are none; nor is the wheel, since what is
  /// listed is not what one points at.
  func scrollBesideText(_ key: Key) -> Scroll? {
    switch key {
    case .up, .down, .pageUp, .pageDown: keymap[key]?.scroll
    default: CommandSet.listScroll(key)
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

  /// Whether a key leaves an overlay in which keys are no text: what quits or goes back elsewhere, and what opened it.
  func leaves(_ key: Key, openedBy command: String? = nil) -> Bool {
    if key == .control("g") || key == .control("c") { return true }
    guard let name = keymap[key]?.name else { return false }
    return ["quit", "leave", "back", command].contains(name)
  }
}
