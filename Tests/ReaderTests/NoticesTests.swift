import Configuration
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("Notices")
struct NoticesTests {
  private static let problems = (1...40).map {
    "config.toml:\($0): “reading-width” is \($0), but should be a number from 20 to 400, as it says"
  }

  @Test("are said by the first, and the key that shows all of them is not cut")
  func message() {
    var reader = Driver(80, 24, problems: Array(Self.problems.prefix(3)))
    #expect(reader.statusLine.hasPrefix(" config.toml:1: “reading-width” is 1"))
    #expect(reader.statusLine.hasSuffix("… (Alt-e: all 3)"))
    reader.press(.alt("e"))
    #expect(reader.screen[0].contains("3 notices"))
    #expect(
      reader.screen[1]
        == " config.toml:1: “reading-width” is 1, but should be a number from 20 to 400, as")
    #expect(reader.screen[2] == "   it says")
    reader.press(.alt("e"))
    #expect(reader.state.overlay == nil)
  }

  @Test("that are one and short are the message alone; cut, they say how to see it whole")
  func one() {
    #expect(Driver(80, 24, problems: ["short"]).statusLine.hasPrefix(" short  "))
    let korean = Driver(80, 24, language: .ko, problems: [Self.problems[0]])
    #expect(korean.statusLine.hasSuffix("… (Alt-e: 전체)"))
  }

  @Test("scroll, also where the command has another key")
  func scrolling() {
    var settings = Settings()
    settings.keys = ["notices": [.sequence("g", "n")], "first": [.home]]
    var reader = Driver(80, 24, settings: settings, problems: Self.problems)
    #expect(reader.statusLine.contains("(g n: all 40)"))
    reader.press("gn")
    reader.press(.end)
    #expect(reader.screen[21].contains("config.toml:40:"))
    reader.press("kk")
    reader.press(.pageUp)
    #expect((reader.state.overlay as? NoticesView)?.top ?? 0 > 10)
    reader.resize(200, 60)
    #expect((reader.state.overlay as? NoticesView)?.top == 0)
    reader.press("q")
    #expect(reader.state.overlay == nil)
  }

  @Test("that are none are said to be none")
  func none() {
    var reader = Driver(80, 24)
    reader.press(.alt("e"))
    #expect(reader.message == "nothing is wrong")
  }
}
