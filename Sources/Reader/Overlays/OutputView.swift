import Search
import Surface
import TextLayout
import Theming

/// What a program said, on a screen of its own.
struct OutputView: Overlay {
  /// What was run.
  let title: String
  /// Its lines, as they may be shown.
  private(set) var lines: [String] = []
  /// How it ended; nil while it runs.
  private(set) var result: CommandResult?
  /// What is run after it.
  private var waiting: [Effect] = []
  /// Whether it was told to end.
  private(set) var isCancelled = false
  /// The first row on screen.
  var top = 0
  private(set) var rows: [String] = []
  private var width = 0

  /// Whether it brings the archive up to date: then one reads on meanwhile.
  let isRefresh: Bool

  /// - Parameters:
  ///   - waiting: what is run after it, one after the other, as long as each succeeds.
  ///   - isRefresh: whether it brings the archive up to date.
  init(title: String, waiting: [Effect] = [], isRefresh: Bool = false) {
    self.title = title
    self.waiting = waiting
    self.isRefresh = isRefresh
  }

  /// Notes the program's end.
  ///
  /// - Returns: what is run next.
  mutating func finish(_ result: CommandResult) -> [Effect] {
    lines += OutputView.lines(of: result.output)
    width = 0
    guard !isCancelled, result.ending == .exited(0), !waiting.isEmpty else {
      self.result = result
      return []
    }
    return [waiting.removeFirst()]
  }

  /// Lays the lines out for the screen's width, and holds what is scrolled.
  mutating func settle(_ state: ReaderState) {
    let columns = max(1, state.size.columns - 2)
    if width != columns {
      width = columns
      rows = lines.flatMap { OutputView.wrap($0, columns) }
    }
    top = top.held(in: 0...max(0, rows.count - OutputView.height(state)))
  }

  /// The rows that a screen has room for.
  private static func height(_ state: ReaderState) -> Int {
    max(1, Rect.page(of: state.size).height)
  }

  /// Takes a key: scrolls, and closes; while the program runs, what closes ends it first.
  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    if state.commands.leaves(key) {
      guard result == nil else { return .closes }
      defer { isCancelled = true }
      return isCancelled ? .closes(with: [.cancelRun]) : .stays(with: [.cancelRun])
    }
    if state.commands.leavesText(key) { return result == nil && !isRefresh ? .stays : .closes }
    if let scroll = state.commands.scroll(key) {
      top = scroll.target(from: top, page: max(1, OutputView.height(state) - 1))
    }
    return .stays
  }

  /// The lines of an output: tabs as spaces, and of a line that was written over only what was left
  /// of it.
  private static func lines(of bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { line in
      var line = line
      if line.last == 0x0D { line.removeLast() }
      if let over = line.lastIndex(of: 0x0D) { line = line[(over + 1)...] }
      return Sanitizer.clean(expandingTabs(String(decoding: line, as: UTF8.self)))
    }
  }

  private static func expandingTabs(_ line: String) -> String {
    guard line.utf8.contains(9) else { return line }
    var expanded = ""
    for part in line.split(separator: "\t", omittingEmptySubsequences: false) {
      if !expanded.isEmpty || part.startIndex != line.startIndex {
        let column = displayWidth(of: expanded)
        expanded += String(repeating: " ", count: 8 - column % 8)
      }
      expanded += part
    }
    return expanded
  }

  /// A line in pieces that fit: output is no prose, and is cut where the screen ends.
  private static func wrap(_ line: String, _ columns: Int) -> [String] {
    guard line.utf8.count > columns else { return [line] }
    var rows: [String] = []
    var row = ""
    var width = 0
    for character in line {
      let cells = displayWidth(of: character)
      if width + cells > columns, width > 0 {
        rows.append(row)
        (row, width) = ("", 0)
      }
      row.append(character)
      width += cells
    }
    return rows + [row]
  }

  // MARK: On screen

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine {
    guard result == nil else { return .hint(state.words.outputHint) }
    if isCancelled { return .hint(state.words.endingHint) }
    return .hint(isRefresh ? state.words.refreshingHint : state.words.runningHint)
  }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let body = Rect.page(of: state.size)
    let ending = result.map(state.words.ending) ?? state.words.running
    let heading = "\(Sanitizer.clean(title)) \(canvas.glyphs.dot) \(ending)"
    canvas.heading(
      truncated(heading, to: state.size.columns - 2), over: body, isFocused: true, from: 0,
      end: state.size.columns)
    for line in 0..<body.height where rows.indices.contains(top + line) {
      canvas.write(rows[top + line], .text, x: body.x, y: body.y + line, end: body.right)
    }
    if result != nil, rows.isEmpty {
      canvas.write(state.words.noOutput, .dim, x: body.x, y: body.y, end: body.right)
    }
  }
}

extension ReaderState {
  /// Notes the end of a program.
  ///
  /// Where its screen was left before, only the status line says it.
  mutating func finishRun(_ result: CommandResult) -> [Effect] {
    if var view = overlay as? OutputView, view.result == nil, !view.isRefresh {
      let next = view.finish(result)
      overlay = view
      return next
    }
    if result.ending != .exited(0) {
      message = Message(text: words.ending(result), isError: true)
    }
    return []
  }
}
