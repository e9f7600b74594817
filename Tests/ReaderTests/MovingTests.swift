import Configuration
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("Moving among papers and panes")
struct MovingTests {
  @Test("opens on the newest day's first paper")
  func opening() {
    let reader = Driver()
    #expect(reader.day == "2025-03-14")
    #expect(reader.state.focus == .papers)
    #expect(reader.paper == "Tidepool")
    #expect(
      reader.listed == ["Tidepool", "한국어", "Aurora", "Lantern", "Ｗｉｄｅ：「전각", "Nightjar"])
  }

  @Test(
    "goes from row to row",
    arguments: [
      ("j", 1), ("jj", 2), ("jjk", 1), ("k", 0), ("3j", 3), ("5j2k", 3), ("10j", 5), ("G", 5),
      ("Gg", 0), ("3G", 2), ("5g", 4), ("1g", 0), ("99G", 5), ("Gk", 4), ("12G12k", 0),
      ("999999999999999999999999j", 5), ("G888888888888888888888888k", 0),
      ("777777777777777777777777g", 5), ("0j", 1), ("j0", 1),
    ])
  func rows(keys: String, row: Int) {
    var reader = Driver()
    reader.press(keys)
    #expect(reader.row == row)
    #expect(reader.state.pendingCount == nil)
    #expect(reader.day == "2025-03-14")
  }

  @Test(
    "has arrows and other keys for the same",
    arguments: [
      ([Key.down, .down], 2), ([.end, .up], 4), ([.end, .home], 0), (["2", .down], 2),
      (["4", .end], 3), (["5", .home], 4),
    ])
  func namedKeys(keys: [Key], row: Int) {
    var reader = Driver()
    reader.press(keys)
    #expect(reader.row == row)
  }

  @Test(
    "goes by pages and by half pages, which are as high as the pane",
    arguments: [
      ([Key.control("d")], 5), (["3", .control("d")], 15), ([.control("d"), .control("u")], 0),
      (["G", .control("u")], 30), (["G", "2", .control("u")], 25), ([.pageDown], 10),
      ([.control("f")], 10), (["2", .pageDown], 20), (["9", .pageDown], 35), (["G", .pageUp], 25),
      (["G", .control("b")], 25), (["G", "3", .pageUp], 5), ([.pageUp], 0), ([.control("u")], 0),
      (["9", "9", "9", "9", "9", "9", "9", "9", "9", .control("d")], 35),
      (["G", "9", "9", "9", "9", "9", "9", "9", "9", "9", .control("b")], 0),
    ])
  func pages(keys: [Key], row: Int) {
    var reader = Driver(240, 12)
    reader.press("www")
    try? #require(reader.listed.count == 36)
    reader.press(keys)
    #expect(reader.row == row)
  }

  @Test("shows a count until its command comes, and Esc only ends it")
  func counts() {
    var reader = Driver()
    reader.press("12")
    #expect(reader.statusLine.contains("  12"))
    reader.press("3")
    #expect(reader.state.pendingCount == 123)
    reader.press(.escape)
    #expect(reader.state.pendingCount == nil)
    #expect(reader.state.focus == .papers)
    reader.press("j")
    #expect(reader.row == 1)
    reader.press(.escape)
    #expect(reader.state.focus == .dates)
  }

  @Test("keeps two rows beside the selected one on screen")
  func scrolling() {
    var reader = Driver(240, 12)
    reader.press("www7j")
    #expect(reader.state.list.top == 0)
    reader.press("j")
    #expect(reader.state.list.top == 1)
    reader.press("G")
    #expect(reader.state.list.top == 26)
    reader.press("7k")
    #expect(reader.state.list.top == 26)
    reader.press("k")
    #expect(reader.state.list.top == 25)
  }

  @Test(
    "changes panes",
    arguments: [
      ([Key.tab], Pane.summary), ([.tab, .tab], .dates), ([.tab, .tab, .tab], .papers),
      ([.backTab], .dates), ([.backTab, .backTab], .summary), (["h"], .dates),
      (["h", "h"], .dates), (["l"], .summary), (["l", "l"], .summary), ([.left], .dates),
      ([.right], .summary), (["h", .right], .papers), ([.enter], .summary),
      ([.enter, .enter], .summary), ([.enter, .escape], .papers), ([.escape], .dates),
      ([.escape, .escape], .dates), ([.escape, .enter], .papers),
    ])
  func panes(keys: [Key], focus: Pane) {
    var reader = Driver()
    reader.press(keys)
    #expect(reader.state.focus == focus)
    #expect(reader.paper == "Tidepool")
  }

  @Test("shows one pane at a time on a narrow screen: Enter goes deeper, Esc back")
  func narrow() {
    var reader = Driver(50, 20)
    #expect(reader.screen[0] == " 2025-03-14 (Fri) · 6 papers")
    reader.press("j", .enter)
    #expect(reader.screen[0].hasPrefix(" Summary"))
    #expect(reader.screen[1] == " 한국어 어절 경계를 지키는 토크나이저")
    reader.press(.escape)
    #expect(reader.screen[0] == " 2025-03-14 (Fri) · 6 papers")
    reader.press(.escape)
    #expect(reader.screen[0] == " Dates 10")
    reader.press("j")
    #expect(reader.day == "2025-03-12")
    reader.press(.enter)
    #expect(reader.screen[0] == " 2025-03-12 (Wed) · 5 papers")
    #expect(reader.paper == "Xylem")
  }

  @Test("comes back from a narrow summary to the list as it was")
  func narrowList() {
    var reader = Driver(50, 12)
    reader.press("www12j4k")
    let frame = reader.frame
    #expect(reader.state.list.top == 6)
    reader.press(.enter, .escape)
    #expect(reader.frame == frame)
    reader.press(.escape, .enter)
    #expect(reader.frame == frame)
  }

  @Test("takes Hangul for the keys it was typed with, and says that the input method is on")
  func hangul() {
    var reader = Driver()
    // ㅓ is j; 나 is s and k.
    reader.press("ㅓㅓ나")
    #expect(reader.row == 1)
    #expect(reader.state.sort.field == .vote)
    #expect(reader.statusLine.contains("한"))
    reader.press("2")
    #expect(reader.statusLine.contains("한"))
    reader.press("j")
    #expect(reader.row == 3)
    #expect(!reader.statusLine.contains("한"))
  }

  @Test("says so when a key has no command, until the next key")
  func noCommand() {
    var reader = Driver()
    reader.press("é")
    #expect(reader.message == "é: no command (? shows help)")
    #expect(reader.statusLine.contains("é: no command"))
    reader.press("j")
    #expect(reader.message == nil)
    reader.press(.function(20))
    #expect(reader.message == "F20: no command (? shows help)")
    reader.press(.paste("jjj\nq"))
    #expect(reader.message == nil)
    #expect(reader.row == 1)
    reader.press(.unknown)
    #expect(reader.message == nil)
    #expect(reader.effects == [])
  }

  @Test(
    "holds the panes' sizes within what can be used",
    arguments: [
      (">", 52, 24), ("<", 48, 24), ("10>", 70, 24), ("999999999>", 80, 24),
      ("999999999<", 15, 24), ("}", nil, 25), ("4{", nil, 20), ("999999999}", nil, 40),
      ("999999999{", nil, 12),
    ] as [(String, Int?, Int)])
  func sizes(keys: String, share: Int?, dates: Int) {
    var reader = Driver()
    reader.press(keys)
    #expect(reader.state.settings.listShare == share)
    #expect(reader.state.settings.datesWidth == dates)
    #expect(reader.screen[0].contains("Summary"))
  }
}
