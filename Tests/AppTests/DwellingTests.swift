import Configuration
import Decisions
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("What counts as read")
struct DwellingTests {
  @Test("asks for word once a summary is on screen, and marks the paper when it comes")
  func dwelling() {
    var reader = Driver.deciding()
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
    var reader = Driver.deciding(library: nil)
    reader.send(.loaded(TestArchive.library, isComplete: false))
    #expect(reader.effects == [.dwell(on: "2503.00201", milliseconds: 1500)])
    reader.send(.loaded(TestArchive.library, isComplete: true))
    #expect(reader.effects == [])
  }

  @Test("marks nothing that is no longer on screen")
  func late() {
    var reader = Driver.deciding()
    reader.press("j")
    reader.send(.dwelled("2503.00201"), .dwelled("nonsense"))
    #expect(reader.decisions == [:])
  }

  @Test("marks a paper on every day it stands on")
  func twoDays() {
    var reader = Driver.deciding()
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
    var reader = Driver.deciding(settings: settings)
    reader.press("jj")
    #expect(reader.effects == [])
  }

  @Test("asks with the configured time")
  func configured() {
    var settings = Settings()
    settings.readAfter = 400
    var reader = Driver.deciding(settings: settings)
    reader.press("j")
    #expect(reader.effects == [.dwell(on: "2503.00202", milliseconds: 400)])
  }

  @Test("counts only while the summary is seen: not behind the list, help or a tiny screen")
  func seen() {
    var reader = Driver.deciding(50, 20)
    reader.press("j")
    #expect(reader.effects == [])
    reader.press(.enter)
    #expect(reader.effects == [.dwell(on: "2503.00202", milliseconds: 1500)])
    reader.press("?")
    reader.send(.dwelled("2503.00202"))
    #expect(reader.decisions == [:])
    reader.press("q")
    #expect(reader.effects == [.dwell(on: "2503.00202", milliseconds: 1500)])
    reader.resize(10, 3)
    reader.send(.dwelled("2503.00202"))
    #expect(reader.decisions == [:])
    reader.resize(50, 20)
    #expect(reader.effects == [.dwell(on: "2503.00202", milliseconds: 1500)])
    reader.send(.dwelled("2503.00202"))
    #expect(reader.decisions["2503.00202"]?.standing == .read)
  }
}
