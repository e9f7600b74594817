import Decisions
import Digest
import ReaderDriver
import Search
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Later")
struct LaterTests {
  private static func day(_ day: Int) -> DigestDate? { DigestDate(year: 2031, month: 4, day: day) }

  private func reader(on day: Int = 10) -> Driver {
    var reader = Driver.deciding()
    reader.turn { LaterTests.day(day) }
    return reader
  }

  @Test("a number of days puts a paper aside at once, and undo brings it back")
  func days() {
    var reader = reader()
    let id = reader.state.list.selected.map { reader.state.library.ids[$0] } ?? ""
    reader.press("3P")
    #expect(reader.decisions[id] == Decision(standing: .later, until: "2031-04-13"))
    #expect(reader.message?.contains("later until 2031-04-13") == true)
    reader.press("u")
    #expect(reader.decisions[id, default: .none] == .none)
  }

  @Test("a later day is said with what it is for, in the message, at undo and in the journal")
  func moved() {
    var reader = reader()
    reader.press("3P")
    reader.press("5P")
    #expect(reader.message?.hasPrefix("later until 2031-04-15") == true)
    reader.press("u")
    #expect(reader.message?.hasPrefix("undone: later until") == true)
    reader.press("U")
    #expect(reader.screen.contains { $0.contains("later until 2031-04-15") })
  }

  @Test(
    "a day is one that there is, and without a year the next one that there is",
    arguments: [
      ("02-29", DigestDate(year: 2032, month: 2, day: 29)), ("2031-02-29", nil), ("04-31", nil),
      ("2031-04-10", nil), ("04-11", DigestDate(year: 2031, month: 4, day: 11)),
      ("4월 9일", DigestDate(year: 2032, month: 4, day: 9)), ("0d", nil),
      ("2w", DigestDate(year: 2031, month: 4, day: 24)),
    ])
  func typed(text: String, day: DigestDate?) throws {
    let today = try #require(LaterTests.day(10))
    #expect(LaterDay.read(text, from: today) == day)
  }

  @Test("without a number it is asked until when, a week where nothing is typed")
  func prompt() {
    var reader = reader()
    let id = reader.state.list.selected.map { reader.state.library.ids[$0] } ?? ""
    reader.press("P")
    #expect(reader.statusLine.contains("2031-04-17"))
    reader.press(.enter)
    #expect(reader.decisions[id]?.until == "2031-04-17")
    reader.press("uP")
    reader.type("yesterday")
    reader.press(.enter)
    #expect(reader.state.overlay is LaterPrompt)
    reader.press(.escape)
    #expect(reader.decisions[id, default: .none] == .none)
  }

  @Test("what was put aside is passed over until its day, and is to be decided then")
  func due() {
    var reader = reader()
    let index = reader.state.list.selected ?? 0
    let left = reader.state.known.counts.left[reader.state.day ?? 0]
    reader.press("3P")
    #expect(!reader.state.isUndecided(index))
    #expect(reader.state.known.counts.left[reader.state.day ?? 0] == left - 1)
    reader.press("/is:due")
    reader.press(.enter)
    #expect(reader.listed.isEmpty)
    reader.press(.escape)
    reader.turn { LaterTests.day(13) }
    reader.press("j")
    #expect(reader.state.isUndecided(index))
    #expect(reader.state.known.counts.left[reader.state.day ?? 0] == left)
    reader.press("/is:later")
    reader.press(.enter)
    #expect(reader.listed.count == 1)
  }

  @Test("what is due is said once a day")
  func said() {
    var reader = reader()
    reader.press("3P2P")
    reader.press("j")
    #expect(reader.message == nil)
    reader.turn { LaterTests.day(13) }
    reader.press("j")
    #expect(reader.message == "2 papers put aside are due (/is:due)")
    reader.press("j")
    #expect(reader.message == nil)
  }

  @Test(
    "days are read as one types them",
    arguments: [
      ("", "2031-04-17"), ("3", "2031-04-13"), ("3d", "2031-04-13"), ("2w", "2031-04-24"),
      ("3일", "2031-04-13"), ("2주", "2031-04-24"), ("12-24", "2031-12-24"),
      ("04-09", "2032-04-09"), ("2031-05-01", "2031-05-01"), ("12월 24일", "2031-12-24"),
      ("25", "2031-05-05"), ("2031-04-10", nil), ("0", nil), ("soon", nil), ("99999", nil),
    ] as [(String, String?)])
  func read(text: String, expected: String?) throws {
    let today = try #require(LaterTests.day(10))
    #expect(LaterDay.read(text, from: today)?.description == expected)
  }

  @Test("adding days goes through months, years and leap days", arguments: 0..<40 as Range<UInt64>)
  func calendar(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let start = try #require(
      DigestDate(
        year: Int.random(in: 1999...2101, using: &random),
        month: Int.random(in: 1...12, using: &random), day: Int.random(in: 1...28, using: &random)))
    var day = start
    for _ in 0..<800 {
      let next = try #require(day.adding(days: 1))
      #expect(next > day)
      #expect(next.day == day.day + 1 || next.day == 1)
      day = next
    }
    #expect(start.adding(days: 800) == day)
  }
}
