import Testing

@testable import Digest

@Suite("Dates of digests")
struct DigestDateTests {
  @Test(
    "weekdays of known days, 0 for Monday",
    arguments: [
      ("1969-07-20", 6), ("1970-01-01", 3), ("2000-01-01", 5), ("2000-02-29", 1), ("2000-03-01", 2),
      ("1900-03-01", 3), ("2023-11-20", 0), ("2024-02-29", 3), ("2024-03-29", 4), ("2025-05-09", 4),
      ("2100-03-01", 0), ("0000-01-01", 5), ("0000-02-29", 1), ("0000-03-01", 2), ("9999-12-31", 4),
    ])
  func knownWeekdays(text: String, weekday: Int) {
    #expect(DigestDate(text)?.weekday == weekday)
  }

  @Test("weekdays follow one another through all the years there are")
  func weekdays() throws {
    var expected = try #require(DigestDate("0000-01-01")).weekday
    for year in 0...9999 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        .enumerated()
      {
        // The first and the last day stand for the month.
        let first = try #require(DigestDate(year: year, month: month + 1, day: 1))
        let last = try #require(DigestDate(year: year, month: month + 1, day: length))
        let isRight = first.weekday == expected && last.weekday == (expected + length - 1) % 7
        if !isRight { Issue.record("\(first): \(first.weekday), not \(expected)") }
        expected = (expected + length) % 7
      }
    }
  }

  @Test(
    "dates are written as they are read",
    arguments: ["2031-04-05", "0000-01-31", "9999-12-01", "0987-06-05"])
  func text(text: String) {
    #expect(DigestDate(text)?.description == text)
  }

  @Test(
    "other text is no date",
    arguments: [
      "", "2031-4-5", "2031-04-05 ", "x2031-04-0", "2031/04/05", "20310405", "2031-13-01",
      "2031-00-01",
      "2031-01-00", "2031-01-32", "٢031-04-05", "-031-04-05",
    ])
  func noDate(text: String) {
    #expect(DigestDate(text) == nil)
  }

  @Test("months and days are taken as written, within bounds")
  func bounds() {
    #expect(DigestDate(year: 2031, month: 2, day: 30) != nil)
    #expect(DigestDate(year: -1, month: 1, day: 1) == nil)
    #expect(DigestDate(year: 10000, month: 1, day: 1) == nil)
    #expect(DigestDate(year: 2031, month: 13, day: 1) == nil)
    #expect(DigestDate(year: 2031, month: 1, day: 32) == nil)
  }

  @Test("dates come in the calendar's order")
  func order() {
    let dates = ["2030-12-31", "2031-01-01", "2031-01-02", "2031-02-01", "2032-01-01"].compactMap(
      day)
    #expect(dates.count == 5)
    #expect(dates.reversed().sorted() == dates)
  }

  @Test(
    "paths tell the day with their last digits",
    arguments: [
      ("2031/04/05", "2031-04-05"), ("digest-2031-04-05", "2031-04-05"), ("20310405", "2031-04-05"),
      ("/data7/run12/2031/04/05", "2031-04-05"), ("2031/2031-04-05", "2031-04-05"),
      ("2031-04/05 요약", "2031-04-05"),
    ])
  func guess(path: String, date: String) {
    #expect(DigestDate.guess(fromPath: Array(path.utf8)) == day(date))
  }

  @Test(
    "other paths tell none",
    arguments: [
      "README", "2031/04", "2031/4/5", "2031/04/05-v2", "2031/13/05", "1234/05/06", "2031/04/00",
      "",
    ])
  func noGuess(path: String) {
    #expect(DigestDate.guess(fromPath: Array(path.utf8)) == nil)
  }
}
