import Configuration
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("Help")
struct HelpTests {
  private func top(_ reader: Driver) -> Int? {
    (reader.state.overlay as? Help)?.top
  }

  /// The rows of help, less those that a screen of 20 rows shows.
  private let last = Help.rows(Words(.en)).count - 18

  @Test("names every key, name and help of every command", arguments: Language.allCases)
  func complete(language: Language) {
    var reader = Driver(120, 140, language: language)
    reader.press("?")
    for command in CommandSet.standard.all {
      let keys = command.keys.map(\.name).joined(separator: " ")
      #expect(
        reader.screen.contains {
          $0.hasPrefix("  \(keys) ") && $0.contains(" \(command.name) ")
            && $0.hasSuffix(command.help[language])
        }, "\(command.name)")
    }
    for group in Command.Group.allCases {
      #expect(reader.screen.contains(" " + Words(language).group(group)))
    }
  }

  @Test("tells the keys' meaning in the narrow form too")
  func narrow() {
    var reader = Driver(50, 80)
    reader.press("?")
    #expect(reader.screen.contains("  j ↓           Down"))
    #expect(reader.screen.contains("  PgDn Ctrl-f   A page down"))
  }

  @Test("scrolls and closes")
  func scrolling() {
    let steps: [([Key], Int?)] = [
      (["j"], 1), ([.down], 2), (["k"], 1), ([.up, .up], 0), ([" "], 18), (["b"], 0),
      ([.pageDown, .pageUp], 0), ([.control("d")], 9), ([.control("u")], 0), (["G"], last),
      (["j"], last), (["g"], 0), ([.end], last), ([.home], 0), (["x", ":"], 0),
    ]
    var reader = Driver(90, 20)
    reader.press("j?")
    for (keys, expected) in steps {
      reader.press(keys)
      #expect(top(reader) == expected, "after \(keys)")
    }
    reader.press("q")
    for key: Key in [.escape, .enter, "q", "?", .function(1)] {
      reader.press(.function(1))
      #expect(top(reader) == 0)
      reader.press(key)
      #expect(reader.state.isBrowsing)
      #expect(!reader.effects.contains(.quit))
      #expect(reader.row == 1)
    }
  }

  @Test("fills a screen that grows")
  func growing() {
    var reader = Driver(90, 20)
    reader.press("?G")
    reader.resize(90, 30)
    #expect(top(reader) == last - 10)
    reader.resize(90, 200)
    #expect(top(reader) == 0)
    #expect(reader.screen[1] == " Moving")
  }
}
