import Configuration
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("The command palette")
struct PaletteTests {
  private func names(_ reader: Driver) -> [String] {
    guard let palette = reader.state.overlay as? Palette else { return [] }
    return palette.commands(reader.state.settings.language).map(\.name)
  }

  private func chosen(_ reader: Driver) -> String? {
    guard let palette = reader.state.overlay as? Palette else { return nil }
    return names(reader)[palette.selected]
  }

  @Test("lists all commands, and those that match what is typed: by name's start, name, help")
  func filter() {
    var reader = Driver()
    reader.press(":")
    #expect(names(reader) == CommandTable.all.map(\.name))
    reader.type("fold")
    #expect(names(reader) == ["fold-month", "fold-all-months", "unfold-authors"])
    reader.press(.control("u"))
    reader.type("DATES")
    #expect(names(reader) == ["dates", "dates-narrower", "dates-wider", "last", "open"])
    reader.press(.control("u"))
    reader.type("zzz")
    #expect(names(reader) == [])
  }

  @Test("finds names that were typed with the input method on")
  func hangul() {
    var reader = Driver()
    reader.press(":")
    reader.type("래ㅣㅇ")
    #expect(names(reader) == ["fold-month", "fold-all-months", "unfold-authors"])
  }

  @Test("understands the interface's language")
  func korean() {
    var reader = Driver(language: .ko)
    reader.press(":긴 저자")
    #expect(names(reader) == ["unfold-authors"])
    #expect(reader.screen[38].hasPrefix(" unfold-authors      a         긴 저자 목록과 글 펼치기·접기"))
  }

  @Test(
    "completes with Tab as far as the names agree, and then goes down",
    arguments: [
      ("fold", 1, "fold-", "fold-month"), ("fold", 2, "fold-", "fold-all-months"),
      ("fold", 3, "fold-", "unfold-authors"), ("fold-m", 1, "fold-month", "fold-month"),
      ("", 1, "", "up"), ("pr", 1, "previous-", "previous-pane"), ("zq", 1, "zq", nil),
    ])
  func completion(text: String, tabs: Int, typed: String, command: String?) {
    var reader = Driver()
    reader.press(":" + text)
    reader.press(Array(repeating: .tab, count: tabs))
    guard let palette = reader.state.overlay as? Palette else { return #expect(Bool(false)) }
    #expect(palette.input.text == typed)
    #expect(names(reader).isEmpty ? command == nil : chosen(reader) == command)
  }

  @Test("goes round the commands left")
  func moving() {
    var reader = Driver()
    reader.press(":fold")
    reader.press(.down)
    #expect(chosen(reader) == "fold-all-months")
    reader.press(.control("n"))
    #expect(chosen(reader) == "unfold-authors")
    reader.press(.down)
    #expect(chosen(reader) == "fold-month")
    reader.press(.up)
    #expect(chosen(reader) == "unfold-authors")
    reader.press(.control("p"), .backTab, .backTab)
    #expect(chosen(reader) == "unfold-authors")
    reader.type("-")
    #expect(chosen(reader) == "fold-month")
  }

  @Test("runs every command by its name", arguments: CommandTable.all.map(\.name))
  func byName(name: String) throws {
    var reader = Driver()
    reader.press("j:")
    reader.type(name)
    #expect(chosen(reader) == name)
    reader.press(.enter)
    var other = Driver()
    other.press("j")
    other.press(try #require(CommandTable.command(named: name)?.keys.first))
    #expect(reader.place == other.place)
    #expect(reader.frame == other.frame)
    #expect(reader.effects == other.effects)
  }

  @Test(
    "is left without a trace",
    arguments: [
      [Key.escape], [.control("g")], [.control("c")], [.backspace], ["x", .down, .escape],
    ])
  func leaving(keys: [Key]) {
    var reader = Driver()
    reader.press("jj")
    let (place, frame) = (reader.place, reader.frame)
    reader.press(":")
    reader.press(keys)
    #expect(reader.place == place)
    #expect(reader.frame == frame)
  }

  @Test("says when there is no such command")
  func unknown() {
    var reader = Driver()
    reader.press(":zzz")
    reader.press(.enter)
    #expect(reader.message == "zzz: no such command")
    #expect(reader.state.message?.isError == true)
    #expect(reader.state.isBrowsing)
  }

  @Test("stands over the panes and leaves a part of them to see", arguments: [5, 8, 20, 60])
  func height(rows: Int) {
    var reader = Driver(120, rows)
    reader.press(":")
    #expect(reader.screen[0].contains("Dates"))
    let first = reader.screen.firstIndex { $0.hasPrefix(" down") }
    #expect(first == rows - 1 - min(14, max(1, (rows - 3) * 2 / 3)))
    reader.press(.up)
    #expect(reader.screen[rows - 2].hasPrefix(" quit"))
  }
}
