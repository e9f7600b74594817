import Configuration
import Digest
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("Sorting and scope")
struct SortingTests {
  @Test(
    "goes round the orders, and turns each round; unknown votes last, ties as in the digest",
    arguments: [
      ("s", "by votes", ["한국어", "Tidepool", "Aurora", "Ｗｉｄｅ：「전각", "Lantern", "Nightjar"]),
      (
        "sS", "by votes, reversed",
        ["Ｗｉｄｅ：「전각", "Tidepool", "Aurora", "한국어", "Lantern", "Nightjar"]
      ),
      ("ss", "by title", ["Aurora", "Lantern", "Nightjar", "Tidepool", "Ｗｉｄｅ：「전각", "한국어"]),
      (
        "ssS", "by title, reversed",
        ["한국어", "Ｗｉｄｅ：「전각", "Tidepool", "Nightjar", "Lantern", "Aurora"]
      ),
      ("sss", "by date", ["Tidepool", "한국어", "Aurora", "Lantern", "Ｗｉｄｅ：「전각", "Nightjar"]),
      ("ssss", "by taste", ["한국어", "Tidepool", "Aurora", "Ｗｉｄｅ：「전각", "Lantern", "Nightjar"]),
      ("sssss", "digest order", ["Tidepool", "한국어", "Aurora", "Lantern", "Ｗｉｄｅ：「전각", "Nightjar"]),
      (
        "S", "digest order, reversed",
        ["Nightjar", "Ｗｉｄｅ：「전각", "Lantern", "Aurora", "한국어", "Tidepool"]
      ),
      ("SS", "digest order", ["Tidepool", "한국어", "Aurora", "Lantern", "Ｗｉｄｅ：「전각", "Nightjar"]),
    ])
  func orders(keys: String, message: String, titles: [String]) {
    var reader = Driver()
    reader.press(keys)
    #expect(reader.message == message)
    #expect(Set(reader.listed) == Set(titles))
    #expect(reader.listed == titles)
  }

  @Test("keeps the selected paper once one was chosen")
  func selection() {
    var reader = Driver()
    reader.press("s")
    #expect(reader.paper == "한국어")
    #expect(reader.row == 0)
    reader.press("jj")
    #expect(reader.paper == "Aurora")
    reader.press("s")
    #expect(reader.paper == "Aurora")
    #expect(reader.row == 0)
    reader.press("ks")
    #expect(reader.paper == "Aurora")
  }

  @Test("shows the best voted of the month with two keys", arguments: ["", "[", "[[", "3["])
  func bestOfMonth(day: String) {
    var reader = Driver()
    reader.press(day)
    reader.press("ws")
    let votes = reader.state.list.rows.map { reader.state.library.papers[$0].vote ?? -1 }
    #expect(reader.row == 0)
    #expect(votes == votes.sorted(by: >))
  }

  /// The fifth newest day has no paper, and so none to come back by.
  @Test("comes back with W to the day that w left", arguments: [0, 1, 2, 3, 5, 6, 7])
  func widenAndNarrow(days: Int) {
    for (wider, narrower) in [("w", "W"), ("ww", "WW"), ("www", "WWW")] {
      var reader = Driver()
      for _ in 0..<days { reader.press("[") }
      reader.press(.unknown)
      let (day, paper) = (reader.day, reader.paper)
      reader.press(wider + narrower)
      #expect(reader.day == day)
      #expect(reader.paper == paper)
    }
  }

  @Test("keeps also the paper at the top while it is read")
  func selectionWhileReading() {
    var reader = Driver(120, 12)
    reader.press("J", "s")
    #expect(reader.paper == "Tidepool")
    #expect(reader.state.summary.top == 1)
    var other = Driver()
    other.press("l", "s")
    #expect(other.paper == "Tidepool")
  }

  @Test(
    "widens to the month, the year and everything, and narrows again",
    arguments: [
      ("w", 15, "2025-03 · 15 papers"), ("ww", 34, "2025 · 34 papers"),
      ("www", 36, "all · 36 papers"), ("wwww", 36, "all · 36 papers"),
      ("wwwW", 34, "2025 · 34 papers"), ("wW", 6, "2025-03-14 (Fri) · 6 papers"),
      ("W", 6, "2025-03-14 (Fri) · 6 papers"), ("9[w", 2, "no date · 2 papers"),
    ])
  func scopes(keys: String, count: Int, message: String) {
    var reader = Driver()
    reader.press(keys)
    #expect(reader.listed.count == count)
    #expect(reader.message == message)
    #expect(reader.screen[0].contains(message))
  }

  @Test("takes a month and a year for that month and that year only")
  func otherYears() {
    let dates = ["2023-03-14", "2024-02-14", "2024-03-13", "2024-03-14"]
    let days = dates.map { (date: $0, papers: TestPapers.february6) }
    var reader = Driver(library: LibraryLoader.all(TestArchive.archive(days)), corpus: nil)
    #expect(reader.listed.count == 1)
    for count in [2, 3, 4] {
      reader.press("w")
      #expect(reader.listed.count == count)
    }
  }

  @Test("lists newest days first, and each day in its digest's order")
  func order() {
    var reader = Driver()
    reader.press("w")
    #expect(
      reader.listed[4...] == [
        "Ｗｉｄｅ：「전각", "Nightjar", "Xylem", "Yarrow", "Zinnia", "Lantern", "É", "Thistle", "Umber",
        "Violet", "Willow",
      ])
    reader.press("ww")
    #expect(reader.listed.suffix(2) == ["A", "Another"])
  }

  @Test("sees the month's best voted in two keys")
  func bestOfMonth() {
    var reader = Driver()
    reader.press("sw")
    #expect(
      reader.listed == [
        "한국어", "Yarrow", "Umber", "Violet", "Tidepool", "Aurora", "Xylem", "Zinnia", "É",
        "Ｗｉｄｅ：「전각", "Thistle", "Lantern", "Nightjar", "Lantern", "Willow",
      ])
    #expect(reader.row == 0)
    var other = Driver()
    other.press("ws")
    #expect(other.listed == reader.listed)
    #expect(other.row == 0)
  }

  @Test("keeps the selected paper in another scope, and its day becomes the day")
  func scopeKeeps() {
    var reader = Driver()
    reader.press("jjw")
    #expect(reader.paper == "Aurora")
    reader.press("10j")
    #expect(reader.paper == "Umber")
    #expect(reader.day == "2025-03-03")
    reader.press("W")
    #expect(reader.paper == "Umber")
    #expect(reader.listed == ["Thistle", "Umber", "Violet", "Willow"])
  }

  @Test("puts what has no date last, by date either way")
  func dates() {
    var reader = Driver()
    reader.press("wwwsss")
    #expect(reader.listed.first == "Tidepool")
    #expect(reader.listed.suffix(2) == ["A", "Another"])
    reader.press("S")
    #expect(reader.listed.first == "Acorn")
    #expect(reader.listed.suffix(2) == ["A", "Another"])
  }

  @Test("sorts titles without regard to case or to how Hangul is encoded")
  func titles() {
    var reader = Driver()
    reader.press("4[[ss")
    #expect(reader.day == "2025-02-07")
    #expect(reader.listed == ["Kelp", "Lichen", "Marrow\u{1B}[31m", "Nectar", "Opaline"])
    reader.press("99[]]")
    #expect(reader.listed == ["Ember", "Fjord", "gossamer", "Hazel", "Inkwell"])
  }

  @Test("shows votes to the right, – for unknown ones, and as much of the date as is open")
  func columns() {
    var reader = Driver(120, 20, layout: .list)
    reader.press("s")
    #expect(reader.screen[1].hasPrefix("• 97 p75 한국어"))
    #expect(reader.screen[4].hasPrefix("•  8 p0  Ｗｉｄｅ"))
    #expect(reader.screen[5].hasPrefix("•  –     Lantern"))
    reader.press("w")
    #expect(reader.screen[1].hasPrefix("• 97 p90 03-14 한국어"))
    reader.press("ww")
    #expect(reader.screen[1].hasPrefix("• 1204 p90 25-02-28 Saffron"))
    #expect(reader.screen[3].hasPrefix("•   93 p80 25-02-28 Pebble"))
  }

  @Test("leaves percentiles out where, beside a date, they would leave a title too little")
  func narrowColumns() {
    var reader = Driver(44, 20)
    reader.press("s")
    #expect(reader.screen[1].hasPrefix("• 97 한국어"))
    reader.press("w")
    #expect(reader.screen[1].hasPrefix("• 97 03-14 한국어"))
    reader.press("ww")
    #expect(reader.screen[1].hasPrefix("• 1204 25-02-28 Saffron"))
    reader.resize(38, 20)
    #expect(reader.screen[1].hasPrefix("• 1204 Saffron"))
  }

  @Test("widens and narrows the search while there is one")
  func inSearch() {
    var reader = Driver()
    reader.press("/확산 모델")
    reader.press(.enter, "w")
    #expect(reader.state.search?.scope == .all)
    #expect(reader.listed.count == 5)
    reader.press("WW")
    #expect(reader.state.search?.scope == .month)
    #expect(reader.listed == ["Aurora", "Violet"])
    reader.press("w")
    #expect(reader.state.search?.scope == .year)
    #expect(reader.listed.count == 5)
    #expect(reader.state.scope == .day)
  }
}
