import Configuration
import Digest
import ReaderDriver
import Search
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Titles in the list")
struct WrappedTitleTests {
  /// A day of papers whose titles are of these lengths, in words of four letters.
  private static func library(_ lengths: [Int]) -> Library {
    let papers = lengths.enumerated().map { number, length in
      let words = (0..<length).map { _ in "word" }.joined(separator: " ")
      return """
        ### [Title\(number) \(words) end\(number)](https://arxiv.org/abs/2503.1\(1000 + number))

        Vote: \(number + 10)

        - 글입니다.

        """
    }
    return LibraryLoader.all(TestArchive.archive([("2025-03-14", papers)]))
  }

  private func reader(
    _ lengths: [Int], _ columns: Int = 80, _ rows: Int = 24, titleLines: Int = 3
  ) -> Driver {
    var settings = Settings()
    settings.titleLines = titleLines
    return Driver(
      columns, rows, settings: settings, library: Self.library(lengths), corpus: nil, layout: .list)
  }

  @Test("takes as many lines as it needs, which hang under its first")
  func hanging() {
    let reader = reader([4, 30, 4])
    #expect(reader.screen[1].hasPrefix("• 10 Title0 word word word word end0"))
    #expect(reader.screen[2].hasPrefix("• 11 Title1 word"))
    #expect(reader.screen[3].hasPrefix("     word"))
    #expect(reader.screen[3].hasSuffix("end1") || reader.screen[4].hasSuffix("end1"))
    #expect(reader.screen.contains { $0.hasPrefix("• 12 Title2") })
  }

  @Test("is cut after the lines that are configured, and whole where it is selected")
  func limit() {
    var reader = reader([4, 60, 4], titleLines: 2)
    #expect(reader.screen[3].hasSuffix("…"))
    #expect(reader.screen[4].hasPrefix("• 12 Title2"))
    reader.press("j")
    #expect(reader.screen.contains { $0.hasSuffix("end1") })
    #expect(!reader.screen.contains { $0.hasSuffix("…") })
    reader.press("k")
    #expect(reader.screen[3].hasSuffix("…"))
  }

  @Test("selects by a click on any of its lines")
  func click() {
    var reader = reader([4, 30, 4])
    reader.press(.mouse(.press(column: 20, row: 3)))
    #expect(reader.row == 1)
  }

  @Test(
    "keeps the selected one whole on screen with lines beside it, up and down, and no blank line at the end",
    arguments: [1, 2, 3], [6, 9, 14, 30])
  func scrolling(titleLines: Int, rows: Int) {
    var random = SeededGenerator(seed: UInt64(rows * 10 + titleLines))
    let lengths = (0..<60).map { _ in Int.random(in: 1...40, using: &random) }
    var reader = reader(lengths, 80, rows, titleLines: titleLines)
    for key in Array(repeating: "j", count: 60) + Array(repeating: "k", count: 60) + ["G", "g"] {
      reader.press(key)
      let height = reader.state.layout.papers.height
      let lines = (0..<height).map { reader.state.row(atLine: $0) }
      let selected = lines.count { $0 == reader.row }
      let row = reader.state.listRows[reader.state.list.rows[reader.row]]
      #expect(selected == min(row?.title.count ?? 0, height), "row \(reader.row)")
      #expect(lines.first == reader.state.list.top)
      // Blank lines are fewer than the row above the screen would take.
      let blank = lines.count { $0 >= reader.state.list.rows.count }
      if reader.state.list.top > 0 { #expect(blank < 4) }
    }
  }

  @Test("costs no more than the screen in lists of any length")
  func onlyAroundTheScreen() {
    var list = PaperList()
    let library = Self.library([1])
    list.show(Array(repeating: 0, count: 550_000), of: library, keeping: nil, else: 0)
    for row in [0, 7, 400_000, 549_999, 3] {
      list.select(row: row)
      var asked: Set<Int> = []
      list.scroll(height: 40) { row in
        asked.insert(row)
        return row % 3 + 1
      }
      #expect(asked.count <= 3 * 40, "\(asked.count)")
      #expect((list.top...list.top + list.shown).contains(row))
    }
  }

  @Test("leaves room for what stands before it, only as wide as the list's values")
  func columns() {
    let day = ListColumns(width: 60, mostVotes: 9, scope: .day)
    #expect(day.titleColumn == 4)
    #expect(ListColumns(width: 60, mostVotes: 120, scope: .day).titleColumn == 6)
    #expect(ListColumns(width: 60, mostVotes: 9, scope: .month).titleColumn == 10)
    #expect(ListColumns(width: 60, mostVotes: 9, scope: .all).titleColumn == 13)
    #expect(ListColumns(width: 120, mostVotes: 9, scope: .all).showsPercentiles)
    // Before a title is squeezed its date goes.
    #expect(ListColumns(width: 30, mostVotes: 9, scope: .all).date == .none)
  }

  @Test("shows what was found in it, however far behind it stands")
  func matchBehind() {
    var settings = Settings()
    settings.titleLines = 1
    let library = Self.library([4, 60, 4])
    var reader = Driver(
      80, 24, settings: settings, library: library, corpus: Corpus(library.papers), layout: .list)
    reader.press("/end1")
    reader.press(.enter)
    reader.press("/")
    #expect(reader.screen.contains { $0.contains("end1") })
  }
}
