import Configuration
import Decisions
import Digest
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("Scrolling")
struct ScrollTests {
  /// What is longer than a screen of twelve rows: how it is opened, and where it stands.
  private static let overlays: [(name: String, open: String)] = [
    ("Help", "?"), ("TrendsView", "C"), ("OutputView", "!"), ("Menu", "F"),
  ]

  private static func driver() -> Driver {
    var settings = Settings()
    settings.commands = [CustomCommand(key: "!", name: "long", arguments: ["long"])]
    settings.queries = (1...40).map { SavedQuery(name: "query \($0)", text: "\($0)") }
    return Driver(
      90, 12, settings: settings, library: longLibrary, corpus: Corpus(longLibrary.papers))
  }

  /// Papers of forty months.
  private static let longLibrary = LibraryLoader.all(
    TestArchive.archive(
      (0..<40).map { number in
        let month = number % 12 + 1
        let paper =
          "### [Paper \(number)](https://arxiv.org/abs/2001.\(10_000 + number))\n\n- 요약.\n"
        return ("20\(20 + number / 12)-\(month < 10 ? "0" : "")\(month)-01", [paper])
      }))

  private func open(_ key: String) -> Driver {
    var reader = Self.driver()
    reader.press(key)
    if key == "!" {
      let lines = (1...100).map { "line \($0)\n" }.joined()
      reader.send(
        .finished(CommandResult(output: Array(lines.utf8), isCut: false, ending: .exited(0))))
    }
    return reader
  }

  private func position(_ reader: Driver) -> Int? {
    switch reader.state.overlay {
    case let help as Help: help.top
    case let trends as TrendsView: trends.selected
    case let output as OutputView: output.top
    case let menu as Menu: menu.selected
    default: nil
    }
  }

  @Test("has the same keys in whatever is longer than the screen", arguments: overlays.map(\.open))
  func keys(open key: String) throws {
    let downwards: [(Key, Key)] = [
      ("j", "k"), (.down, .up), (" ", "b"), (.pageDown, .pageUp), (.control("f"), .control("b")),
      (.control("d"), .control("u")), ("G", "g"), (.end, .home),
      (.mouse(.wheelDown(column: 3, row: 3)), .mouse(.wheelUp(column: 3, row: 3))),
    ]
    for (down, up) in downwards {
      var reader = open(key)
      reader.press("g")
      #expect(position(reader) == 0)
      reader.press(down)
      let below = try #require(position(reader), "\(down)")
      #expect(below > 0, "\(down)")
      reader.press(up)
      #expect(position(reader) == 0, "\(up)")
    }
  }

  @Test("goes as far with a key here as there", arguments: overlays.map(\.open))
  func distances(open key: String) {
    func moved(_ keys: Key...) -> Int {
      var reader = open(key)
      reader.press("g")
      reader.press(keys)
      return position(reader) ?? 0
    }
    #expect(moved("j") == 1)
    #expect(moved(.mouse(.wheelDown(column: 0, row: 0))) == Scroll.wheelLines)
    #expect(moved(" ") == moved(.pageDown) && moved(" ") == moved(.control("f")))
    #expect(moved(.control("d"), .control("d")) <= moved(" "))
    #expect(moved("G") == moved(.end))
  }

  @Test("is left by what quits or goes back elsewhere", arguments: overlays.map(\.open))
  func leaving(open key: String) {
    for leave: Key in [.escape, "q", .control("c"), .control("g")] {
      var reader = open(key)
      reader.press(leave)
      #expect(reader.state.isBrowsing, "\(leave)")
      #expect(!reader.effects.contains(.quit))
    }
  }
}
