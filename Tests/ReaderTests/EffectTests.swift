import Configuration
import Decisions
import ReaderDriver
import Surface
import Testing
import Themes
import Theming

@testable import Reader

@Suite("What keys ask of the program, and what counts as read")
struct EffectTests {
  @Test(
    "asks for it and changes nothing",
    arguments: [
      ([Key.control("z")], Effect.suspend), (["q"], .quit), ([.control("l")], .repaint),
      (["T"], .loadTheme(after: "mono")), (["3", "q"], .quit),
    ])
  func asking(keys: [Key], effect: Effect) {
    var reader = Driver()
    reader.press("jj")
    let (place, frame) = (reader.place, reader.frame)
    reader.press(keys)
    #expect(reader.effects == [effect])
    #expect(reader.place == place)
    #expect(reader.frame == frame)
  }

  @Test("takes a theme and says its name, until the next key")
  func theme() {
    var reader = Driver()
    reader.send(.theme(ThemeCatalogue.builtIn(.dusk)))
    #expect(reader.state.theme.name == "dusk")
    #expect(reader.message == "theme: dusk")
    reader.press("T")
    #expect(reader.message == nil)
    #expect(reader.effects == [.loadTheme(after: "dusk")])
  }

  // MARK: Read

  @Test("asks for word once a summary is on screen, and marks the paper when it comes")
  func dwelling() {
    var reader = Driver()
    reader.press("j")
    #expect(reader.effects == [.dwell(on: "2503.00202", milliseconds: 1500)])
    reader.press("J")
    #expect(reader.effects == [])
    #expect(reader.screen[2].hasPrefix("  14 Fri     •6"))
    #expect(reader.screen[3].contains("│• 97 한국어"))
    reader.send(.dwelled("2503.00202"))
    #expect(reader.screen[2].hasPrefix("  14 Fri     •6"))
    #expect(reader.screen[3].contains("│  97 한국어"))
    reader.press("k", "j")
    #expect(reader.effects == [.dwell(on: "2503.00201", milliseconds: 1500)])
  }

  @Test("asks on opening")
  func opening() {
    var reader = Driver(library: nil)
    reader.send(.loaded(TestArchive.library, isComplete: false))
    #expect(reader.effects == [.dwell(on: "2503.00201", milliseconds: 1500)])
    reader.send(.loaded(TestArchive.library, isComplete: true))
    #expect(reader.effects == [])
  }

  @Test("marks nothing that is no longer on screen")
  func late() {
    var reader = Driver()
    reader.press("j")
    reader.send(.dwelled("2503.00201"), .dwelled("nonsense"))
    #expect(reader.store.decisions == [:])
  }

  @Test("marks a paper on every day it stands on")
  func twoDays() {
    var reader = Driver()
    reader.press("3j")
    reader.send(.dwelled("2503.00104"))
    #expect(reader.marks == "••• ••")
    reader.press("[")
    reader.press("3j")
    #expect(reader.paper == "Lantern")
    #expect(reader.effects == [])
    #expect(reader.screen[4].contains("│   – Lantern"))
  }

  @Test("never marks where reading is not to count")
  func never() {
    var settings = Settings()
    settings.readAfter = 0
    var reader = Driver(settings: settings)
    reader.press("jj")
    #expect(reader.effects == [])
  }

  @Test("asks with the configured time")
  func configured() {
    var settings = Settings()
    settings.readAfter = 400
    var reader = Driver(settings: settings)
    reader.press("j")
    #expect(reader.effects == [.dwell(on: "2503.00202", milliseconds: 400)])
  }

  @Test("counts only while the summary is seen: not behind the list, help or a tiny screen")
  func seen() {
    var reader = Driver(50, 20)
    reader.press("j")
    #expect(reader.effects == [])
    reader.press(.enter)
    #expect(reader.effects == [.dwell(on: "2503.00202", milliseconds: 1500)])
    reader.press("?")
    reader.send(.dwelled("2503.00202"))
    #expect(reader.store.decisions == [:])
    reader.press("q")
    #expect(reader.effects == [.dwell(on: "2503.00202", milliseconds: 1500)])
    reader.resize(10, 3)
    reader.send(.dwelled("2503.00202"))
    #expect(reader.store.decisions == [:])
    reader.resize(50, 20)
    #expect(reader.effects == [.dwell(on: "2503.00202", milliseconds: 1500)])
    reader.send(.dwelled("2503.00202"))
    #expect(reader.store.decisions["2503.00202"]?.standing == .read)
  }
}
