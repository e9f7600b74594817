import Configuration
import Digest
import ReaderDriver
import Search
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Whatever is pressed")
struct RandomKeysTests {
  private static let commandKeys = CommandTable.all.flatMap(\.keys)

  private static let otherKeys: [Key] = [
    "0", "1", "9", "x", "ㅓ", "\u{1112}", "\u{1161}", "\u{11AB}", "\u{301}", "가", .backspace,
    .delete, .insert, .control("w"), .control("k"), .control("a"), .control("g"), .control("n"),
    .function(7), .unknown, .paste("확산 모델"), .paste("a\u{1B}[2J\u{202E}\u{200D}\t\n"),
    .paste("e"), .enter, .escape,
  ]

  private static let libraries = [
    Library(), TestArchive.library(from: "2025-03-14"), TestArchive.library(from: "2025-02-07"),
    TestArchive.library, TestArchive.library,
  ]

  private static let searchers = libraries.map { Searcher($0) }

  private func event(_ generator: inout SeededGenerator) -> Event {
    let place = Int.random(in: 0..<RandomKeysTests.libraries.count, using: &generator)
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<4:
      return .resized(
        Size(
          columns: Int.random(in: 1...200, using: &generator),
          rows: Int.random(in: 1...60, using: &generator)))
    case 4..<6: return .loaded(RandomKeysTests.libraries[place], isComplete: place > 2)
    case 6..<8: return .indexed(RandomKeysTests.searchers[place])
    case 8: return .dwelled("2503.00201")
    case 9:
      return .failed(Problem(file: nil, what: Localized { _ in "something\u{1B}[31m failed" }))
    case 10..<14:
      let column = Int.random(in: -1...200, using: &generator)
      let row = Int.random(in: -1...60, using: &generator)
      let actions: [MouseAction] = [
        .press(column: column, row: row), .wheelUp(column: column, row: row),
        .wheelDown(column: column, row: row),
      ]
      return .key(.mouse(actions[place % 3]))
    case 14..<30:
      return .key(RandomKeysTests.otherKeys.randomElement(using: &generator) ?? .unknown)
    default:
      return .key(RandomKeysTests.commandKeys.randomElement(using: &generator) ?? .unknown)
    }
  }

  @Test(
    "never breaks, and draws a screen that every terminal can show", arguments: [UInt64](1...40))
  func sequences(group: UInt64) {
    for number in 0..<50 {
      let seed = group * 1000 + UInt64(number)
      var generator = SeededGenerator(seed: seed)
      let size = [(120, 40), (90, 24), (50, 20), (20, 5)][number % 4]
      var reader = Driver.deciding(
        size.0, size.1, language: number % 2 == 0 ? .en : .ko,
        library: number % 5 == 0 ? nil : TestArchive.library)
      let steps = Int.random(in: 1...40, using: &generator)
      for step in 0..<steps {
        reader.send(event(&generator))
        // A screen has thousands of cells: not every one is looked at.
        let isSeen = step % 5 == 0 || step == steps - 1
        let state = reader.state
        let faultOfFrame = isSeen ? reader.frame.fault(size: state.size) : nil
        if let fault = self.fault(state) ?? faultOfFrame {
          Issue.record("seed \(seed), step \(step): \(fault)")
          return
        }
      }
    }
  }

  /// What is wrong with a state, nil for nothing.
  private func fault(_ state: ReaderState) -> String? {
    let layout = state.layout
    if let fault = fault(state.list, layout) { return fault }
    if let day = state.day, !state.library.days.indices.contains(day) { return "day \(day)" }
    if state.day == nil, !state.library.days.isEmpty { return "no day" }
    let dates = state.dateRows
    if let fault = faultOfScroll(
      state.datesTop, cursor: state.dateCursor(in: dates) ?? 0, count: dates.count, layout.dates)
    {
      return "dates: " + fault
    }
    if let paper = state.paper, paper.date != state.date { return "day is not the paper's" }
    if state.summary.top < 0 || state.summary.top >= max(1, state.summary.document.lines.count) {
      return "summary top \(state.summary.top)"
    }
    return nil
  }

  private func fault(_ list: PaperList, _ layout: PaneLayout) -> String? {
    if list.rows.isEmpty { return list.cursor == 0 ? nil : "cursor in an empty list" }
    guard list.rows.indices.contains(list.cursor) else { return "cursor \(list.cursor)" }
    let rect = layout.papers
    guard !rect.isEmpty else { return nil }
    let onScreen = list.top..<max(list.top + 1, min(list.top + list.shown, list.rows.count))
    if !onScreen.contains(list.cursor) { return "papers: cursor \(list.cursor) not in \(onScreen)" }
    // Rows have lines: whether one more would have fit, only rows of one line tell.
    let isFull = list.top == 0 || onScreen.upperBound < list.rows.count || rect.height > 0
    return isFull ? nil : "papers: top \(list.top) of \(list.rows.count)"
  }

  /// A list that is on screen shows its cursor, and no blank rows that could show something.
  private func faultOfScroll(_ top: Int, cursor: Int, count: Int, _ rect: Rect) -> String? {
    guard !rect.isEmpty, count > 0 else { return top < 0 ? "top \(top)" : nil }
    if !(top..<top + rect.height).contains(cursor) { return "cursor \(cursor) not from \(top)" }
    return top == 0 || top + rect.height <= count ? nil : "top \(top) of \(count)"
  }
}
