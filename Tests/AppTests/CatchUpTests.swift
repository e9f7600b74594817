import Decisions
import Digest
import ReaderDriver
import Search
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Catching up with missed days")
struct CatchUpTests {
  /// A reader that was away since 2025-02-28: that day was finished, of the three days since then
  /// nothing was read.
  private func away(_ columns: Int = 120, _ rows: Int = 40) -> Driver {
    var reader = Driver.deciding(columns, rows)
    let library = TestArchive.library
    let finished =
      DigestDate("2025-02-28").flatMap(library.index).map { library.days[$0].papers } ?? 0..<0
    reader.send(
      .decisions(
        Dictionary(
          uniqueKeysWithValues: finished.map { (library.ids[$0], Decision(standing: .skipped)) })))
    return reader
  }

  @Test("gathers the undecided papers of the missed days, best voted first, each once")
  func gathered() {
    var reader = away()
    reader.press("Q")
    #expect(reader.message == "Catch-up: 14 of 14 papers, 3 days")
    #expect(reader.listed.prefix(4) == ["한국어", "Yarrow", "Umber", "Violet"])
    #expect(reader.listed.count { $0 == "Lantern" } == 1)
    #expect(reader.screen[0].contains("Catch-up: 14 of 14 papers, 3 days"))
  }

  @Test("counts a day as missed also when today's was looked into first")
  func todayFirst() {
    var reader = away()
    reader.press("xx")
    reader.press("Q")
    #expect(reader.message == "Catch-up: 12 of 12 papers, 3 days")
  }

  @Test("goes back seven days where nothing tells what was missed")
  func first() {
    var reader = Driver.deciding()
    reader.press("Q")
    #expect(reader.message == "Catch-up: 20 of 29 papers, 7 days")
  }

  @Test("keeps within a budget, and goes on with the next papers after it")
  func budget() {
    var reader = away()
    reader.press("5Q")
    #expect(reader.message == "Catch-up: 5 of 14 papers, 3 days")
    reader.press("mxxm")
    #expect(reader.marks == "★××★•")
    reader.press("x")
    #expect(reader.marks == "★××★×")
    #expect(reader.message == "skipped · Q: the next ones · B: skip the other 9")
    reader.press("4Q")
    #expect(reader.message == "Catch-up: 4 of 9 papers, 3 days")
    #expect(reader.marks == "••••")
  }

  @Test("X skips what the list shows and no more, and says the number first")
  func rest() {
    var reader = away()
    reader.press("3QmX")
    #expect(reader.message?.hasPrefix("2 papers skipped · Q: the next ones") == true)
    #expect(reader.marks == "★××")
    reader.press("u")
    #expect(reader.marks == "★••")
    reader.press(.control("r"), "Q")
    #expect(reader.message == "Catch-up: 3 of 11 papers, 3 days")
  }

  @Test("in a search X skips what was found, not the day it is of")
  func found() {
    var reader = Driver.deciding()
    reader.press("/tidepool")
    reader.press(.enter, "X")
    #expect(reader.marks == "×")
    #expect(reader.decisions.count == 1)
  }

  @Test("the whole backlog is skipped by a command of its own, in one step")
  func backlog() {
    var reader = away()
    reader.press("3QmB")
    #expect(reader.message == "13 papers skipped · all caught up (Esc goes back)")
    #expect(reader.marks == "★××")
    reader.press("u")
    #expect(reader.marks == "★••")
    reader.press("Q")
    #expect(reader.message == "Catch-up: 3 of 14 papers, 3 days")
  }

  @Test("a day of which one paper was read, or one decided, is not out")
  func touched() {
    var reader = Driver.deciding()
    let days = TestArchive.library.days
    var decisions = Dictionary(
      uniqueKeysWithValues: days[days.count - 4].papers.map {
        (TestArchive.library.ids[$0], Decision(standing: .skipped))
      })
    // Of each day since then one paper was looked at, and one found by a search was kept.
    for day in days.suffix(3) {
      decisions[TestArchive.library.ids[day.papers.lowerBound]] = Decision(standing: .read)
    }
    reader.send(.decisions(decisions))
    reader.press("99Q")
    let undecided = Set(
      days.suffix(3).flatMap(\.papers).map { TestArchive.library.ids[$0] }
        .filter { decisions[$0]?.standing.isDecided != true })
    #expect(reader.state.catchUp.map { Set($0.papers) } == undecided)
  }

  /// Keys of a person who decides, searches, undoes and comes back.
  private static let keys: [[Key]] = [
    ["m"], ["x"], ["r"], ["j"], ["k"], ["u"], [.control("r")], ["X"], ["v", "j", "j", "m"], ["."],
    ["Q"], ["3", "Q"], [.escape], ["]"], ["["], ["H"], ["w"], ["W"],
    ["/", "확", "산", .enter], ["/", "t", "i", "d", "e", .enter],
  ]

  @Test(
    "no undecided paper of the span is missing from the queue, whatever was pressed",
    arguments: [UInt64](1...200))
  func nothingMissing(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var reader = seed % 2 == 0 ? away() : Driver.deciding()
    var since: DigestDate?
    for step in 0..<Int.random(in: 1...60, using: &generator) {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0:
        // Another machine's decisions.
        let id = TestArchive.library.ids.randomElement(using: &generator) ?? ""
        let standing = Standing.allCases.randomElement(using: &generator) ?? .kept
        reader.send(.changed([id: Decision(standing: standing)]))
      case 1:
        var next = Driver.deciding(library: nil)
        next.resume(reader.state.readingPosition)
        next.send(.loaded(TestArchive.library, isComplete: true))
        next.send(.indexed(Searcher(TestArchive.library, corpus: TestArchive.corpus)))
        next.send(.decisions(reader.state.known.byID))
        reader = next
      default:
        reader.press(CatchUpTests.keys.randomElement(using: &generator) ?? [])
      }
      guard Int.random(in: 0..<4, using: &generator) == 0 else { continue }
      reader.press(.escape, .escape, .escape)
      reader.press("999Q")
      let state = reader.state
      guard state.message?.text != "Nothing was missed", let catchUp = state.catchUp else {
        continue
      }
      // Once begun, a span is not shortened while anything in it is undecided.
      if let since, since < catchUp.since {
        #expect(
          !state.missedPapers(since: since).contains {
            state.isUndecided($0)
              && state.library.papers[$0].date.map { $0 < catchUp.since } == true
          }, "seed \(seed), step \(step)")
      }
      since = catchUp.since
      let undecided = Set(
        state.missedPapers(since: catchUp.since).filter(state.isUndecided).map {
          state.library.ids[$0]
        })
      #expect(undecided.isSubset(of: catchUp.papers), "seed \(seed), step \(step)")
      #expect(catchUp.total == catchUp.papers.count, "seed \(seed), step \(step)")
    }
  }

  @Test("is left with Esc to exactly where one was, and gone on with by Q")
  func resumed() {
    var reader = away()
    reader.press("2j3J")
    let place = reader.place
    reader.press("4Qxxj")
    reader.press(.escape)
    #expect(reader.place == place)
    reader.press("Q")
    #expect(reader.marks == "××••")
    #expect(reader.row == 2)
    #expect(reader.message == "Catch-up: 4 of 14 papers, 3 days")
  }

  @Test("goes on after the program was left")
  func kept() {
    var reader = away()
    reader.press("4Qxx")
    var next = Driver.deciding(library: nil)
    next.resume(reader.state.readingPosition)
    next.send(.loaded(TestArchive.library, isComplete: true))
    next.send(.decisions(reader.state.known.byID))
    next.press("Q")
    #expect(next.marks == "××••")
    #expect(next.row == 2)
  }

  @Test("stays by votes, and days are gone to among its papers")
  func order() {
    var reader = away()
    reader.press("Q")
    let listed = reader.listed
    reader.press("s")
    #expect(reader.listed == listed)
    #expect(reader.message == "Catching up is by votes; begun in the order of taste, by that")
    reader.press("[")
    #expect(reader.day == "2025-03-12")
    #expect(reader.listed == listed)
  }

  @Test("can be searched, and Esc comes back to it")
  func searched() {
    var reader = away()
    reader.press("Q")
    let listed = reader.listed
    reader.press("/확산")
    reader.press(.enter)
    #expect(reader.listed != listed)
    reader.press(.escape)
    #expect(reader.listed == listed)
  }
}
