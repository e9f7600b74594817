import Configuration
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("The last line")
struct HintTests {
  @Test(
    "offers what fits where one is, and help always",
    arguments: [
      ("", "? help  m keep  x skip"), ("m", "? help  m keep  x skip"),
      ("/확산\r", "? help  n next match  d its day  q back"),
    ])
  func hints(keys: String, shown: String) {
    var reader = Driver(100, 30)
    reader.press(keys.unicodeScalars.map { $0 == "\r" ? .enter : .scalar($0) })
    if keys == "m" { reader.press(.control("l")) }
    #expect(reader.statusLine.contains(shown), "\(reader.statusLine)")
  }

  @Test("never loses help, however narrow it is", arguments: [50, 60, 80, 120])
  func narrow(columns: Int) {
    let reader = Driver(columns, 20)
    #expect(reader.statusLine.contains("? help"))
  }

  @Test("cuts a long message with a mark")
  func longMessage() {
    var reader = Driver(50, 20)
    reader.send(
      .failed(
        Problem(file: "x.toml", what: Localized(ko: "가", en: String(repeating: "long ", count: 30)))
      ))
    #expect(reader.statusLine.hasSuffix("…"))
  }

  @Test("help is searched with the key of the search, and goes on from match to match")
  func helpSearch() {
    var reader = Driver(80, 24)
    reader.press("?/undo")
    #expect(reader.screen.contains { $0.contains("undo") })
    #expect(reader.statusLine.hasPrefix("/undo"))
    reader.press(.enter)
    let first = reader.frame
    reader.press("n")
    #expect(reader.frame != first)
    reader.press("N")
    #expect(reader.frame == first)
    reader.press("/zzzz")
    #expect(reader.statusLine.contains("nothing found"))
    reader.press(.escape, "q")
    #expect(reader.state.overlay == nil)
  }
}
