import Configuration
import Digest
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("From a list to a day and back, to dates, and out")
struct GettingAboutTests {
  @Test("d shows the day of a hit with the paper selected, in the day's order, and comes back")
  func dayOfHit() {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter, .down, .down)
    let place = reader.place
    #expect(reader.paper == "Saffron")
    reader.press("d")
    #expect(reader.day == "2025-02-28")
    #expect(reader.listed == ["Pebble", "Quarry", "Russet", "Saffron"])
    #expect(reader.paper == "Saffron")
    #expect(reader.state.search == nil)
    reader.press("k", "d")
    #expect(reader.place == place)
    #expect(reader.statusLine.contains("/확산"))
  }

  @Test("comes back from the day of a hit by Esc and by q too", arguments: [Key.escape, "q"])
  func back(key: Key) {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter, .down, "d", "j", key)
    #expect(reader.state.search != nil)
    #expect(reader.paper == "Violet")
    #expect(!reader.effects.contains(.quit))
  }

  @Test("shows the day of a paper in a month's list, and says so where it is the day's already")
  func dayOfMonth() {
    var reader = Driver()
    reader.press("d")
    #expect(reader.message == "this is its day already")
    reader.press("w7jd")
    #expect(reader.state.scope == .day)
    reader.press("d")
    #expect(reader.state.scope == .month && reader.row == 7)
  }

  @Test("finds the search again after the archive has changed meanwhile")
  func changedMeanwhile() {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter, "j", "d")
    reader.send(.reloaded(Searcher(TestArchive.library(from: "2025-02-07"))))
    reader.press("d")
    #expect(reader.paper == "Violet")
    #expect(reader.listed == ["Aurora", "Violet", "Saffron"])
  }

  @Test("narrowing and widening keep the paper, also of a hit of another year", arguments: 1...3)
  func scopes(times: Int) {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter, "G")
    let paper = reader.paper
    for _ in 0..<times {
      reader.press("W")
      #expect(reader.paper == paper)
      #expect(!reader.listed.isEmpty)
    }
    for _ in 0..<times {
      reader.press("w")
      #expect(reader.paper == paper)
    }
    #expect(reader.listed.count == 6)
  }

  @Test(
    "goes to a date that is typed after a colon",
    arguments: [
      ("2025-02-28", "2025-02-28"), ("02-28", "2025-02-28"), ("2/28", "2025-02-28"),
      ("12", "2025-03-12"), ("3", "2025-03-03"), ("2월 28일", "2025-02-28"), ("2월28일", "2025-02-28"),
      ("12일", "2025-03-12"), ("2025년 1월 9일", "2025-01-09"), ("20250123", "2025-01-23"),
      ("250123", "2025-01-23"), ("0123", "2025-01-23"), ("2025-01", "2025-01-23"),
      ("1월", "2025-01-23"),
    ])
  func dates(text: String, day: String) {
    var reader = Driver()
    reader.press(":" + text)
    #expect(reader.screen[38].contains("→ \(day)"))
    reader.press(.enter)
    #expect(reader.day == day)
    #expect(reader.message == nil)
  }

  @Test("goes to the nearest day where there is none of the date, and says so")
  func nearest() {
    var reader = Driver()
    reader.press(":03-11")
    reader.press(.enter)
    #expect(reader.day == "2025-03-12")
    #expect(reader.message == "no digest of that day: the nearest is 2025-03-12 (Wed)")
  }

  @Test(
    "takes nothing for a date that no calendar has",
    arguments: ["2025-13-01", "4월 31일", "02-30", "32", "2025-02-29", "1-2-3-4", "12월13", "x1"])
  func noDates(text: String) {
    #expect(DateExpression(text) == nil)
    var reader = Driver()
    let day = reader.day
    reader.press(":" + text)
    reader.press(.enter)
    #expect(reader.day == day)
  }

  @Test(
    "a date that no calendar has is said to be that, and no command",
    arguments: ["2025-13-40", "2025-02-30", "2월 30일"])
  func noSuchDay(text: String) {
    var reader = Driver(120, 30)
    reader.press(":" + text)
    reader.press(.enter)
    #expect(reader.message == text + ": no calendar has that day")
  }

  @Test("leaves a search for a date, and q comes back to it")
  func dateFromSearch() {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter, "j")
    reader.press(":2025-01-09")
    reader.press(.enter)
    #expect(reader.listed.first == "Acorn" && reader.state.search == nil)
    reader.press("q")
    #expect(reader.paper == "Violet" && reader.state.search != nil)
  }

  @Test("12G among the dates is the twelfth")
  func dayOfTheMonth() {
    var reader = Driver()
    reader.press("h12G")
    #expect(reader.day == "2025-03-12")
    reader.press("3G")
    #expect(reader.day == "2025-03-03")
  }

  // MARK: Out

  @Test("q goes one level back, and quits from the top")
  func levels() {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter)
    reader.press("v", "q")
    #expect(reader.state.rangeStart == nil && reader.state.search != nil)
    reader.press("q")
    #expect(reader.state.search == nil && !reader.effects.contains(.quit))
    reader.press("Q")
    reader.press("q")
    #expect(reader.state.catchUp == nil && !reader.effects.contains(.quit))
    reader.press("?", "q")
    #expect(reader.state.overlay == nil && !reader.effects.contains(.quit))
    reader.press("q")
    #expect(reader.effects.contains(.quit))
  }

  @Test("q leaves the dates where they are a drawer, and the summary where it is alone")
  func drawer() {
    var reader = Driver(80, 24, layout: .auto)
    reader.press("h")
    #expect(reader.screen[0].contains("Dates"))
    reader.press("q")
    #expect(!reader.screen[0].contains("Dates") && !reader.effects.contains(.quit))
    reader.resize(50, 20)
    reader.press("l", "q")
    #expect(reader.state.focus == .papers && !reader.effects.contains(.quit))
  }

  @Test("quits as vi does", arguments: [":q", ":q!", ":wq", ":x", "ZZ", ":quit"])
  func quits(keys: String) {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter)
    reader.press(keys)
    if keys.hasPrefix(":") { reader.press(.enter) }
    #expect(reader.effects.contains(.quit))
  }

  @Test("a search that was cleared leaves the list from which it began")
  func clearedPrompt() {
    var reader = Driver(120, 14)
    reader.press("w9j")
    let place = reader.place
    reader.press("/확산")
    reader.press(.control("u"))
    #expect(reader.listed.count == place.rows.count && reader.row == place.cursor)
    #expect(reader.state.list.top == place.listTop)
    reader.press(.enter)
    #expect(reader.place == place)
  }

  @Test("the place in a search survives quitting")
  func searchSurvives() {
    var reader = Driver(80, 24)
    reader.press("[/확산")
    reader.press(.enter, .down, .down, .enter)
    let kept = reader.state.readingPosition
    var next = Driver(80, 24, library: nil)
    next.resume(kept)
    next.send(.loaded(TestArchive.library, isComplete: true))
    next.send(.indexed(Searcher(TestArchive.library, corpus: TestArchive.corpus)))
    #expect(next.paper == reader.paper)
    #expect(next.listed == reader.listed)
    #expect(next.state.focus == .summary)
    next.press(.escape, .escape)
    #expect(next.day == "2025-03-12" && next.state.search == nil)
  }

  // MARK: Prompts

  @Test(
    "a prompt is edited by words as readline does",
    arguments: [
      ([Key.control("w")], "one two-|"), ([.alt("\u{7F}")], "one two-|"),
      ([.alt("b")], "one two-|three"), ([.alt("b"), .alt("b")], "one |two-three"),
      ([.alt("b"), .alt("b"), .alt("d")], "one |-three"),
      ([.wordLeft, .wordLeft, .wordRight], "one two|-three"),
      ([.home, .alt("f")], "one| two-three"),
      ([.home, .alt("d")], "| two-three"), ([.control("a"), .control("e")], "one two-three|"),
      ([.alt("ㅠ")], "one two-|three"), ([.alt("x")], "one two-three|"),
    ] as [([Key], String)])
  func words(keys: [Key], text: String) {
    var input = TextInput("one two-three")
    if keys.first == .control("w") { input = TextInput("one two- three") }
    for key in keys { _ = input.edit(key) }
    let shown = input.beforeCaret + "|" + input.text.dropFirst(input.beforeCaret.count)
    #expect(shown.replacing(" |", with: keys.first == .control("w") ? "|" : " |") == text)
  }

  @Test("no chord of Alt in a prompt is a command", arguments: ["/", ":", "t"])
  func chords(prompt: String) {
    for scalar in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,;".unicodeScalars {
      var reader = Driver()
      reader.press(prompt)
      let (marks, place) = (reader.marks, reader.place)
      reader.press(.alt(scalar))
      #expect(reader.state.isTyping, "Alt-\(scalar)")
      #expect(reader.marks == marks && reader.place == place && !reader.effects.contains(.quit))
    }
  }

  @Test("outside prompts Alt and a letter are Esc and the letter, as a slow line sends them")
  func chordWhileBrowsing() {
    var reader = Driver()
    reader.press("l", .alt("j"))
    #expect(reader.state.focus == .papers && reader.row == 1)
    reader.press(.wordRight)
    #expect(reader.state.focus == .summary)
  }
}
