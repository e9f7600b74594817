import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("Moving among days and months")
struct DateTests {
  // The rows of the dates: 1–3 March, 5–8 February, 10–11 January, 12 without a date; a heading
  // before each month.
  @Test(
    "goes from day to day, over the headings of months",
    arguments: [
      ("j", "2025-03-12"), ("jj", "2025-03-03"), ("jjj", "2025-02-28"), ("3j", "2025-02-28"),
      ("jjjk", "2025-03-03"), ("G", "–"), ("Gk", "2025-01-09"), ("Gg", "2025-03-14"),
      ("k", "2025-03-14"), ("6g", "2025-02-28"), ("4jj", "2025-02-20"), ("G3k", "2025-02-06"),
      ("jj5k", "2025-03-14"), ("7j9k", "2025-03-14"), ("99999999999999999999j", "–"),
      ("G99999999999999999999k", "2025-03-14"), ("1g", "2025-03-14"),
    ])
  func days(keys: String, day: String) {
    var reader = Driver()
    reader.press("h" + keys)
    #expect(reader.day == day)
    #expect(reader.row == 0)
    #expect(reader.state.focus == .dates)
  }

  @Test(
    "goes by pages, also to the very top",
    arguments: [
      ([Key.control("d")], "2025-02-20"), ([.pageDown], "2025-01-09"), ([" "], "2025-01-09"),
      (["G", .pageUp], "2025-03-12"), (["G", "b"], "2025-03-12"),
      (["j", .control("u")], "2025-03-14"), (["j", .pageUp], "2025-03-14"),
      (["G", .pageUp, .pageUp], "2025-03-14"),
    ])
  func pages(keys: [Key], day: String) {
    var reader = Driver(120, 12)
    reader.press(["h"] + keys)
    #expect(reader.day == day)
  }

  @Test("shows each day's papers, also of a day that has none")
  func lists() {
    var reader = Driver()
    reader.press("h6g")
    #expect(reader.listed == ["Pebble", "Quarry", "Russet", "Saffron"])
    reader.press("j")
    #expect(reader.day == "2025-02-20")
    #expect(reader.listed == [])
    #expect(reader.screen[1].contains(" No paper here"))
    reader.press("jj")
    #expect(reader.listed == ["Juniper"])
    reader.press("G")
    #expect(reader.listed == ["A", "Another"])
    #expect(reader.screen[0].contains(" no date · 2 papers"))
  }

  @Test(
    "goes to the previous and the next day from any pane",
    arguments: [
      ("[", "2025-03-12", nil), ("[[", "2025-03-03", nil), ("2[", "2025-03-03", nil),
      ("[]", "2025-03-14", nil), ("]", "2025-03-14", "This is the newest day"),
      ("9[", "–", nil), ("99999999999[", "–", nil), ("99[[", "–", "This is the oldest day"),
      ("99[99]", "2025-03-14", nil), ("99[]", "2025-01-09", nil), ("4[", "2025-02-20", nil),
    ])
  func brackets(keys: String, day: String, message: String?) {
    for pane in ["", "h", "l"] {
      var reader = Driver()
      reader.press(pane + keys)
      #expect(reader.day == day)
      #expect(reader.message == message)
      #expect(reader.row == 0)
    }
  }

  @Test("in a list of more than a day, goes to a day's first paper and past days without one")
  func bracketsInMonth() {
    var reader = Driver()
    reader.press("w[")
    #expect(reader.day == "2025-03-12")
    #expect(reader.paper == "Xylem")
    #expect(reader.listed.count == 15)
    reader.press("2[")
    #expect(reader.paper == "Pebble")
    #expect(reader.listed.count == 10)
    reader.press("[")
    #expect(reader.day == "2025-02-07")
    #expect(reader.paper == "Kelp")
    reader.press("]")
    #expect(reader.paper == "Pebble")
    reader.press("hj")
    #expect(reader.paper == "Kelp")
    reader.press("k")
    #expect(reader.paper == "Pebble")
  }

  @Test("in search results, goes to the days that have some")
  func bracketsInSearch() {
    var reader = Driver()
    reader.press("/확산 모델")
    reader.press(.enter)
    #expect(reader.listed == ["Aurora", "Violet", "Saffron", "Inkwell", "Cobalt"])
    reader.press("[")
    #expect(reader.paper == "Violet")
    reader.press("[")
    #expect(reader.paper == "Saffron")
    reader.press("[")
    #expect(reader.paper == "Inkwell")
    reader.press("]")
    #expect(reader.paper == "Saffron")
    reader.press("[[[")
    #expect(reader.paper == "Cobalt")
    #expect(reader.message == "This is the oldest day")
    reader.press("hk")
    #expect(reader.paper == "Inkwell")
    reader.press("j")
    #expect(reader.paper == "Cobalt")
    reader.press("99]")
    #expect(reader.paper == "Aurora")
  }

  @Test("folds a month, which is then one row")
  func fold() {
    var reader = Driver()
    reader.press("hjz")
    #expect(reader.day == "2025-03-12")
    #expect(reader.screen[1...2].map { $0.prefix(9) } == ["▸ 2025-03", "▾ 2025-02"])
    #expect(reader.screen[1].hasPrefix("▸ 2025-03       •15"))
    reader.press("j")
    #expect(reader.day == "2025-02-28")
    reader.press("k")
    #expect(reader.day == "2025-03-14")
    reader.press("z")
    #expect(reader.screen[2].hasPrefix("  14 Fri     •6"))
    #expect(reader.state.foldedMonths == [])
  }

  @Test("folds all months, and unfolds them")
  func foldAll() {
    var reader = Driver()
    reader.press("h=")
    #expect(
      reader.screen[1...4].map { String($0.prefix(9)) }
        == ["▸ 2025-03", "▸ 2025-02", "▸ 2025-01", "  no date"])
    reader.press("j")
    #expect(reader.day == "2025-02-28")
    reader.press("jj")
    #expect(reader.day == "–")
    reader.press("z")
    #expect(reader.state.foldedMonths.count == 3)
    reader.press("2g")
    #expect(reader.day == "2025-02-28")
    reader.press("3k")
    #expect(reader.day == "2025-03-14")
    reader.press("z=")
    #expect(reader.state.foldedMonths.count == 3)
    reader.press("=")
    #expect(reader.state.foldedMonths == [])
  }

  @Test("opens a folded month with Enter before it goes to the papers")
  func enter() {
    var reader = Driver()
    reader.press("h", "=", .enter)
    #expect(reader.state.focus == .dates)
    #expect(reader.screen[1].hasPrefix("▾ 2025-03"))
    #expect(reader.screen[5].hasPrefix("▸ 2025-02"))
    reader.press(.enter)
    #expect(reader.state.focus == .papers)
  }

  @Test("keeps to the newest of a folded month's days that a list of more than a day can show")
  func foldedInMonth() {
    var reader = Driver()
    reader.press("wwwh=jj")
    #expect(reader.day == "2025-01-23")
    #expect(reader.paper == "Ember")
    reader.press("k")
    #expect(reader.paper == "Pebble")
  }
}
