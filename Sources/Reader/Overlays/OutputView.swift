import Configuration
import Search
import Surface
import TextLayout

/// What a program said, on a screen of its own.
public struct OutputView: Sendable {
  /// What was run.
  public let title: String
  /// Its lines, as they may be shown.
  public private(set) var lines: [String] = []
  /// How it ended; nil while it runs.
  public private(set) var result: CommandResult?
  /// Whether it was told to end.
  private(set) var isCancelled = false
  /// The first row on screen.
  var top = 0
  private(set) var rows: [String] = []
  private var width = 0

  init(title: String) { self.title = title }

  /// Takes in the program's end.
  mutating func finish(_ result: CommandResult) {
    self.result = result
    lines = OutputView.lines(of: result.output)
    width = 0
  }

  /// Lays the lines out for a width and holds what is scrolled.
  mutating func settle(columns: Int, height: Int) {
    if width != columns {
      width = columns
      rows = lines.flatMap { OutputView.wrap($0, columns) }
    }
    top = top.held(in: 0...max(0, rows.count - height))
  }

  /// Takes a key: scrolls, and closes; while the program runs, Esc ends it first.
  ///
  /// - Returns: whether the screen is left, and whether the program is to be told to end.
  mutating func take(_ key: Key, page: Int) -> (closes: Bool, cancels: Bool) {
    switch key {
    case .escape, "q", .control("c"), .control("g"):
      guard result == nil else { return (true, false) }
      defer { isCancelled = true }
      return (isCancelled, true)
    case .enter: return (result != nil, false)
    case "j", .down: top = top.saturatingAdd(1)
    case "k", .up: top -= 1
    case " ", .pageDown, .control("f"): top += page
    case "b", .pageUp, .control("b"): top -= page
    case .control("d"): top += page / 2
    case .control("u"): top -= page / 2
    case "g", .home: top = 0
    case "G", .end: top = rows.count
    default: break
    }
    return (false, false)
  }

  /// The lines of an output: tabs as spaces, and of a line that was written over only what was left of it.
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
}

/// What came of a program that a command ran.
public struct CommandResult: Sendable, Hashable {
  /// How a program ended.
  public enum Ending: Sendable, Hashable {
    /// It exited with this status.
    case exited(Int32)
    /// This signal ended it.
    case signalled(Int32)
    /// It did not run; one line that says why.
    case failed(Localized)
  }

  /// What it wrote, output and errors together.
  public let output: [UInt8]
  /// Whether there was more than is kept.
  public let isCut: Bool
  /// How it ended.
  public let ending: Ending

  /// A result.
  public init(output: [UInt8], isCut: Bool, ending: Ending) {
    self.output = output
    self.isCut = isCut
    self.ending = ending
  }
}

extension ReaderState {
  /// The rows of an output that a screen has room for.
  var outputHeight: Int { max(1, size.rows - 2) }

  /// Takes a key while an output is on screen.
  mutating func read(_ key: Key, _ view: OutputView) -> [Effect] {
    var view = view
    let (closes, cancels) = view.take(key, page: max(1, outputHeight - 1))
    mode = closes ? .browsing : .output(view)
    return cancels ? [.cancelRun] : []
  }

  /// Takes in the end of a program; what comes after its screen was left is said in the status line only.
  mutating func take(_ result: CommandResult) {
    if case .output(var view) = mode, view.result == nil {
      view.finish(result)
      mode = .output(view)
    } else if result.ending != .exited(0) {
      message = Message(text: words.ending(result), isError: true)
    }
  }

  /// Lays an output out anew where the screen has changed.
  mutating func settleOutput() {
    guard case .output(var view) = mode else { return }
    view.settle(columns: max(1, size.columns - 2), height: outputHeight)
    mode = .output(view)
  }
}
