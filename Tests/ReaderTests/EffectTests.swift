import Configuration
import Decisions
import ReaderDriver
import Surface
import Testing
import Themes
import Theming

@testable import Reader

@Suite("What keys ask of the program")
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
}
