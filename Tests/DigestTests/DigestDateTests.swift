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

  @Test("months and days are within bounds, and no month has more days than it has")
  func bounds() {
    #expect(DigestDate(year: -1, month: 1, day: 1) == nil)
    #expect(DigestDate(year: 10000, month: 1, day: 1) == nil)
    #expect(DigestDate(year: 2031, month: 13, day: 1) == nil)
    #expect(DigestDate(year: 2031, month: 1, day: 32) == nil)
    #expect(DigestDate(year: 2031, month: 2, day: 30)?.exists == false)
    #expect(DigestDate(year: 2032, month: 2, day: 29)?.exists == true)
    #expect(DigestDate(year: 2100, month: 2, day: 29)?.exists == false)
    #expect(DigestDate(year: 2031, month: 6, day: 31)?.exists == false)
    #expect(DigestDate("2031-02-30") == nil)
  }

  @Test(
    "days are counted on across months and years, and from seconds",
    arguments: [
      (0, "1970-01-01"), (1_709_164_799, "2024-02-28"), (1_709_164_800, "2024-02-29"),
      (1_709_251_200, "2024-03-01"),
      (4_102_444_800, "2100-01-01"), (951_782_400, "2000-02-29"),
    ])
  func seconds(seconds: Int, date: String) {
    #expect(DigestDate(secondsSince1970: seconds) == day(date))
    let later = DigestDate(secondsSince1970: seconds + 2 * 86_400)
    #expect(day(date)?.adding(days: 2) == later)
  }

  @Test("dates come in the calendar's order")
  func order() {
    let dates = ["2030-12-31", "2031-01-01", "2031-01-02", "2031-02-01", "2032-01-01"].compactMap(
      day)
    #expect(dates.count == 5)
    #expect(dates.reversed().sorted() == dates)
  }

  @Test(
    "paths tell the day with their last date that is one",
    arguments: [
      ("2031/04/05.md", "2031-04-05"), ("digest-2031-04-05.md", "2031-04-05"),
      ("20310405.md", "2031-04-05"),
      ("/data7/run12/2031/04/05.md", "2031-04-05"), ("2031/2031-04-05.md", "2031-04-05"),
      ("2031-04/05 요약.md", "2031-04-05"), ("2031/0405.md", "2031-04-05"),
      ("2031/0401-0405.md", "2031-04-05"), ("2030/1230-0103.md", "2031-01-03"),
      ("203104/05.md", "2031-04-05"),
      ("2031-04-05-top10.md", "2031-04-05"), ("2031-04-05/part-02.md", "2031-04-05"),
      ("2031.4.5.md", "2031-04-05"), ("2031_04_05.md", "2031-04-05"),
      ("20310405_Sat/notes.md", "2031-04-05"),
      ("05-Apr-2031.md", "2031-04-05"), ("5 April 2031.md", "2031-04-05"),
      ("April 5, 2031.md", "2031-04-05"),
      ("2031년 4월 5일.md", "2031-04-05"), ("2031年4月5日.md", "2031-04-05"),
      (
        "2031\u{1102}\u{1167}\u{11AB} 4\u{110B}\u{116F}\u{11AF} 5\u{110B}\u{1175}\u{11AF}.md",
        "2031-04-05"
      ),
      ("2031-04-01_2031-04-05.md", "2031-04-05"), ("2031/04/05-v2.md", "2031-04-05"),
      ("2031/4/5.md", "2031-04-05"),
      ("2031-04-05/2031-02-30.md", "2031-04-05"),
      ("2031/04/05.sync-conflict-20310407-101010-ABCDEFG.md", "2031-04-05"),
      ("2031-04-05 (Ada's conflicted copy 2031-04-07).md", "2031-04-05"),
    ])
  func path(path: String, date: String) {
    #expect(DateToken.last(inPath: Array(path.utf8).span) == day(date))
  }

  @Test(
    "other paths tell none",
    arguments: [
      "README.md", "2031/04.md", "2031/13/05.md", "1234/05/06.md", "2031/04/00.md", "",
      "2031-02-30.md",
      "12031-04-05.md", "2031-04-056.md", "09_April_Daily.md", "2403.19270.md",
      "papers-2031.md",
      "230411 Paper.md",
    ])
  func noDate(inPath path: String) {
    #expect(DateToken.last(inPath: Array(path.utf8).span) == nil)
  }

  @Test(
    "headings tell the day in the forms that people write",
    arguments: [
      ("2031-04-05", "2031-04-05"), ("오늘의 논문 (2031.04.05)", "2031-04-05"),
      ("2031年4月5日 论文", "2031-04-05"),
      ("2031년 4월 5일 논문", "2031-04-05"), ("5 Apr 2031", "2031-04-05"),
      ("Papers of April 5th, 2031", "2031-04-05"),
      ("20310405", "2031-04-05"), ("2031-02-30, that is 2031-03-02", "2031-03-02"),
    ])
  func heading(text: String, date: String) {
    let bytes = Array(text.utf8)
    #expect(DateToken.first(in: bytes.span, 0..<bytes.count)?.date == day(date))
  }
}
