import Configuration
import Decisions
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("The journal")
struct JournalTests {
  /// A reader that kept the first paper, tagged it, skipped the second, and then skipped the first.
  private func reader(language: Language = .en) -> Driver {
    var reader = Driver.deciding(language: language)
    reader.press("mkt")
    reader.type("todo")
    reader.press(.enter, "j")
    reader.press("x")
    reader.press("gx")
    reader.press("U")
    return reader
  }

  private func standing(_ reader: Driver, _ id: String) -> Standing {
    reader.decisions[id]?.standing ?? .unread
  }

  @Test("shows when, what and which paper, the newest step first")
  func steps() {
    let reader = reader()
    #expect(reader.screen[0].hasPrefix(" journal: 4 steps"))
    let rows = reader.screen[1...4].map { $0.split(separator: "  ", maxSplits: 1).last ?? "" }
    #expect(rows[0].hasPrefix("skipped  Tidepool"))
    #expect(rows[1].hasPrefix("skipped  한국어 어절"))
    #expect(rows[2].hasPrefix("+#todo  Tidepool"))
    #expect(rows[3].hasPrefix("kept  Tidepool"))
    #expect(reader.screen[1].contains(/^.[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}  skipped/))
    #expect(self.reader(language: .ko).screen[0].hasPrefix(" 기록 4단계"))
  }

  @Test("takes back one step and leaves those after it; that is a step itself")
  func revert() {
    var reader = reader()
    reader.press("jj")
    reader.press("x")
    #expect(reader.decisions["2503.00201"]?.tags == [])
    #expect(
      standing(reader, "2503.00201") == .skipped && standing(reader, "2503.00202") == .skipped)
    #expect(reader.screen[0].hasPrefix(" journal: 5 steps"))
    #expect(reader.screen[1].contains("-#todo  Tidepool"))
    reader.press(.escape, "u")
    #expect(reader.decisions["2503.00201"]?.tags == ["todo"])
  }

  @Test(
    "says where a later step changed the same, and leaves it alone",
    arguments: [
      (Language.en, "undone: kept “Tidepool", "(1 changed since: left alone)"),
      (.ko, "되돌렸습니다: 보관 “Tidepool", "(그 뒤 바뀐 1건은 그대로)"),
    ])
  func conflict(language: Language, said: String, conflict: String) {
    var reader = reader(language: language)
    reader.press("G")
    reader.press("x")
    #expect(standing(reader, "2503.00201") == .skipped)
    #expect(reader.message?.hasPrefix(said) == true && reader.message?.hasSuffix(conflict) == true)
    #expect(reader.statusLine.contains(said))
    #expect(reader.screen[0].contains("4"))
  }

  @Test("is searched as one types, by what and by which paper; Esc shows all again, then closes")
  func search() {
    var reader = reader()
    reader.press("/")
    reader.type("SKIPPED 한국")
    #expect(reader.screen[0].hasPrefix(" journal: 1 step "))
    #expect(reader.screen[1].contains("skipped  한국어 어절"))
    reader.press(.enter, "x")
    #expect(standing(reader, "2503.00202") == .unread && standing(reader, "2503.00201") == .skipped)
    reader.press("/", .escape)
    #expect(reader.screen[0].hasPrefix(" journal: 5 steps"))
    reader.press("/")
    reader.type("nothing like it")
    #expect(reader.screen[1].contains("nothing found"))
    reader.press(.escape, .escape)
    #expect(reader.state.isBrowsing)
  }

  @Test("goes to the paper with Enter, on whatever day that is")
  func going() {
    var reader = reader()
    reader.press(.escape, "[", "x")
    #expect(reader.day == "2025-03-12")
    reader.press("U", "j", .enter)
    #expect(reader.day == "2025-03-14" && reader.paper == "Tidepool")
    #expect(reader.state.isBrowsing)
  }

  @Test(
    "is as tall as the screen, and empty where nothing was decided",
    arguments: [(80, 24), (50, 20)])
  func empty(columns: Int, rows: Int) {
    var reader = Driver.deciding(columns, rows)
    reader.press("U")
    #expect(reader.screen[0].hasPrefix(" journal: 0 steps"))
    #expect(!reader.state.isBrowsing)
    reader.press("x", "j", .enter, "q")
    #expect(reader.state.isBrowsing && reader.decisions == [:])
  }
}
