import Decisions
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("Deciding, one key a paper")
struct DecidingTests {
  @Test(
    "marks the paper, says so and goes on to the next undecided one",
    arguments: [
      ("m", "★•••••", "kept · 5 left"), ("x", "×•••••", "skipped · 5 left"),
      ("r", " •••••", "read · 6 left"),
    ])
  func one(key: String, marks: String, message: String) {
    var reader = Driver.deciding()
    reader.press(key)
    #expect(reader.marks == marks)
    #expect(reader.message == message)
    #expect(reader.row == 1)
  }

  @Test("passes over what is decided, and goes on at the top after the last")
  func passing() {
    var reader = Driver.deciding()
    reader.press("jmgxm")
    #expect(reader.marks == "×★★•••")
    #expect(reader.row == 3)
    reader.press("Gm")
    #expect(reader.marks == "×★★••★")
    #expect(reader.row == 3)
    reader.press("xx")
    #expect(reader.marks == "×★★××★")
    #expect(reader.message == "skipped · all decided (. goes to another day)")
    #expect(reader.row == 4)
  }

  @Test("takes another decision about a decided paper")
  func again() {
    var reader = Driver.deciding()
    reader.press("mkx")
    #expect(reader.marks == "×•••••")
    reader.press("kx")
    #expect(reader.message == "already so · 5 left")
  }

  @Test("reads and unreads, a range to one or the other")
  func reading() {
    var reader = Driver.deciding()
    reader.press("rkr")
    #expect(reader.marks == "••••••")
    #expect(reader.message == "unread · 6 left")
    reader.press("grgv2jr")
    #expect(reader.marks == "   •••")
    #expect(reader.message == "2 papers read · 6 left")
    reader.press("gv2jr")
    #expect(reader.marks == "••••••")
  }

  @Test("decides about a paper on every day it stands on")
  func twice() {
    var reader = Driver.deciding()
    reader.press("3jx")
    #expect(reader.screen[2].hasPrefix("  14 Fri   6 •5"))
    #expect(reader.screen[3].hasPrefix("  12 Wed   5 •4"))
    reader.press("[")
    #expect(reader.marks == "•••×•")
  }

  // MARK: Ranges

  @Test("decides a range at once, upwards too, and undoes it at once")
  func range() {
    var reader = Driver.deciding()
    reader.press("3jv2k")
    #expect(reader.statusLine.contains("range of 3"))
    reader.press("m")
    #expect(reader.marks == "•★★★••")
    #expect(reader.message == "3 papers kept · 3 left")
    #expect(reader.row == 4)
    reader.press("u")
    #expect(reader.marks == "••••••")
    #expect(reader.message == "undone: 3 papers kept")
    reader.press(.control("r"))
    #expect(reader.marks == "•★★★••")
  }

  @Test("ends a range with v, Esc, or a change of the list", arguments: ["v", "\u{1B}", "s", "[]"])
  func ending(keys: String) {
    var reader = Driver.deciding()
    reader.press("vj")
    reader.press(keys == "\u{1B}" ? [.escape] : keys.unicodeScalars.map(Key.scalar))
    #expect(!reader.statusLine.contains("range"))
    #expect(reader.state.focus == .papers)
    reader.press("x")
    #expect(reader.marks.count { $0 == "×" } == 1)
  }

  @Test("skips the rest of the day in one step")
  func rest() {
    var reader = Driver.deciding()
    reader.press("jmX")
    #expect(reader.marks == "×★××××")
    #expect(reader.message == "5 papers skipped · all decided (. goes to another day)")
    reader.press("X")
    #expect(reader.message == "Nothing is left to decide")
    reader.press("u")
    #expect(reader.marks == "•★••••")
    reader.press("uu")
    #expect(reader.marks == "••••••")
    #expect(reader.message == "Nothing to undo")
  }

  // MARK: Undo

  @Test("says what was undone and goes back to it")
  func undo() {
    var reader = Driver.deciding()
    reader.press("xjjm")
    reader.press("u")
    #expect(reader.message?.hasPrefix("undone: kept “") == true)
    #expect(reader.row == 3)
    reader.press("u")
    #expect(reader.message?.hasPrefix("undone: skipped “Tidepool") == true)
    #expect(reader.row == 0)
    reader.press(.control("r"), .control("r"), .control("r"))
    #expect(reader.message == "Nothing to redo")
    #expect(reader.marks == "×••★••")
  }

  @Test("undo goes to the paper that it changed, on whatever day that is and out of a search")
  func elsewhere() {
    var reader = Driver.deciding()
    let paper = reader.paper
    reader.press("x[2j")
    reader.press("u")
    #expect(reader.paper == paper && reader.day == "2025-03-14")
    #expect(reader.screen[2].hasPrefix("  14 Fri     •6"))
    // From a search the paper is listed alone, and Esc comes back to the search.
    reader.press("x/umber")
    reader.press(.enter)
    let found = reader.listed
    reader.press("u")
    #expect(reader.paper == paper && reader.listed.count == 1)
    #expect(reader.message?.hasPrefix("undone: ") == true)
    reader.press(.escape)
    #expect(reader.listed == found)
  }

  // MARK: Going on

  @Test("goes to the next undecided paper, over days that are done, newest first")
  func next() {
    var reader = Driver.deciding()
    reader.press("X]")
    reader.press(".")
    #expect(reader.day == "2025-03-12")
    #expect(reader.row == 0)
    reader.press("X[X.")
    #expect(reader.day == "2025-02-28")
    reader.press("G.")
    #expect(reader.message == "search hit the end, continuing at the top")
    #expect(reader.row == 0)
  }

  @Test("says when nothing is left")
  func nothing() {
    var reader = Driver.deciding(library: TestArchive.library(from: "2025-03-14"), corpus: nil)
    reader.press("X.")
    #expect(reader.message == "Nothing is left to decide")
    reader.press("u", "v")
    reader.press("4jx.")
    #expect(reader.message == "This is the only paper left")
  }

  // MARK: Seen

  @Test("counts as read what was scrolled to its end, once")
  func ended() {
    var reader = Driver.deciding(80, 24)
    reader.press("lJ")
    #expect(reader.marks == "••••••")
    reader.press("G")
    #expect(reader.marks == " •••••")
    #expect(reader.message == nil)
    reader.press("u")
    #expect(reader.message == "Nothing to undo")
  }

  @Test("leaves a decided paper alone, however long it is looked at")
  func decided() {
    var reader = Driver.deciding()
    reader.press("mk")
    reader.send(.dwelled("2503.00201"))
    #expect(reader.marks == "★•••••")
  }

  @Test("hides what was decided before, not what is decided now")
  func hiding() {
    var reader = Driver.deciding()
    reader.press("xmgH")
    #expect(reader.marks == "••••")
    #expect(reader.message == "decided papers hidden (H shows them)")
    reader.press("x")
    #expect(reader.marks == "×•••")
    reader.press("[]")
    #expect(reader.marks == "•••")
    reader.press("H")
    #expect(reader.marks == "×★×•••")
  }

  @Test("shows of each day what is left: • while some were not read, ◦ once all were")
  func leftOfDay() {
    var reader = Driver.deciding()
    reader.press("x2jm")
    #expect(reader.screen[2].hasPrefix("  14 Fri   6 •4"))
    reader.press("v9jr")
    #expect(reader.screen[2].hasPrefix("  14 Fri   6 •4"))
    reader.press("gv9jr")
    #expect(reader.screen[2].hasPrefix("  14 Fri     ◦6"))
    reader.press("X")
    #expect(reader.screen[2].hasPrefix("  14 Fri   6    "))
  }

  // MARK: Saving

  @Test("says as long as it is so that decisions are not saved")
  func banner() {
    var reader = Driver.deciding()
    let full = TriageError(.full, path: "/home/reader/triage.sqlite")
    reader.send(.saving(problem: full, unsaved: 2))
    #expect(
      reader.statusLine.hasPrefix(" not saved (2): /home/reader/triage.sqlite: no space left (free")
    )
    reader.press("m")
    #expect(reader.statusLine.hasPrefix(" not saved (2): /home/reader/triage.sqlite: no space"))
    #expect(reader.statusLine.contains("kept · 5 left"))
    reader.send(.saving(problem: nil, unsaved: 0))
    #expect(!reader.statusLine.contains("not saved"))
  }

  @Test("shows what another program decided, without moving")
  func outside() {
    var reader = Driver.deciding()
    reader.press("2j")
    reader.send(.changed(["2503.00201": Decision(standing: .kept, tags: ["읽을것"])]))
    #expect(reader.marks == "★•••••")
    #expect(reader.row == 2)
    reader.press("gg")
    #expect(reader.screen.contains { $0.contains("★ kept · #읽을것") })
  }

  @Test("lines decisions up again when more of the archive is read")
  func loading() {
    var reader = Driver.deciding(library: TestArchive.library(from: "2025-03-14"))
    reader.send(.decisions(["2503.00101": Decision(standing: .kept)]))
    reader.press("m")
    reader.send(.loaded(TestArchive.library, isComplete: true))
    #expect(reader.marks == "★•••••")
    reader.press("[")
    #expect(reader.marks == "★••••")
  }
}
