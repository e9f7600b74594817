import Decisions
import Surface
import Testing

@testable import Reader

@Suite("Catching up with missed days")
struct CatchUpTests {
  /// A reader that was away since 2025-02-28: of that day something was read, of the three days since then nothing.
  private func away(_ columns: Int = 120, _ rows: Int = 40) -> Driver {
    var reader = Driver(columns, rows)
    reader.send(.decisions(["2502.00301": Decision(standing: .read)]))
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
    var reader = Driver()
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
    #expect(reader.message == "skipped · Q: the next ones · X: skip the other 9")
    reader.press("4Q")
    #expect(reader.message == "Catch-up: 4 of 9 papers, 3 days")
    #expect(reader.marks == "••••")
  }

  @Test("skips all the rest of the days in one step, and undoes that in one")
  func rest() {
    var reader = away()
    reader.press("3QmX")
    #expect(reader.message == "skipped: 13 papers · all caught up (Esc goes back)")
    #expect(reader.marks == "★××")
    reader.press("u")
    #expect(reader.marks == "★••")
    reader.press(.control("r"), "Q")
    #expect(reader.message == "Catch-up: 15 of 15 papers, 4 days")
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
    var next = Driver(library: nil)
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
    #expect(reader.message == "Catching up is always by votes")
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
