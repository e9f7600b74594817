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
    var reader = Driver.deciding(100, 30)
    reader.press(keys.unicodeScalars.map { $0 == "\r" ? .enter : .scalar($0) })
    if keys == "m" { reader.press(.control("l")) }
    #expect(reader.statusLine.contains(shown), "\(reader.statusLine)")
  }

  @Test("never loses help, however narrow it is", arguments: [50, 60, 80, 120])
  func narrow(columns: Int) {
    let reader = Driver.deciding(columns, 20)
    #expect(reader.statusLine.contains("? help"))
  }

  /// What is done, and what is offered then in as much room as there is at 50, 80 and 120 columns.
  private static let offered: [(keys: String, at50: String, at80: String, at120: String)] = [
    ("", "? help", "? help  m keep  x skip  . next", "q quit  / search  s sort  w widen  p layout"),
    ("m\u{C}", "? help", "? help  m keep  x skip  . next", "q quit  / search"),
    ("X\u{C}", "? help", "? help  . next  u undo  q quit", "/ search  s sort  w widen  p layout"),
    ("/확산\r", "? help", "n next match  d its day  q back", "m keep  x skip  . next"),
    ("/확산", "6 found", "[in all · Tab: where]", "6 found  [in all · Tab: where]"),
    ("/확산\r/모델", "found", "[in all · Tab: where]", "[in all · Tab: where]  [↑: history]"),
    ("h", "? help", "? help  q back  / search", "q quit  / search  s sort  w widen"),
    ("Q", "? help", "m keep  x skip  . next", "q back  / search"),
  ]

  @Test("offers as much as there is room for, and help always", arguments: offered.indices)
  func offers(index: Int) {
    let offer = Self.offered[index]
    for (columns, shown) in [(50, offer.at50), (80, offer.at80), (120, offer.at120)] {
      var reader = Driver.deciding(columns, 30, layout: .auto)
      for scalar in offer.keys.unicodeScalars {
        switch scalar {
        case "\r": reader.press(.enter)
        case "\u{C}": reader.press(.control("l"))
        default: reader.press(.scalar(scalar))
        }
      }
      #expect(reader.statusLine.contains(shown), "\(columns): \(reader.statusLine)")
    }
  }

  @Test("says what is wrong with a query as far as there is room, with a mark where it is cut")
  func longMistake() {
    for columns in [50, 80] {
      var reader = Driver.deciding(columns, 20)
      reader.press("/votes:many x")
      reader.press(.enter)
      let line = reader.statusLine
      #expect(line.hasPrefix("/votes:many x"))
      #expect(line.hasSuffix("…") || columns > 50, "\(line)")
    }
  }

  @Test("cuts a long message with a mark")
  func longMessage() {
    var reader = Driver.deciding(50, 20)
    reader.send(
      .failed(
        Problem(file: "x.toml", what: Localized(ko: "가", en: String(repeating: "long ", count: 30)))
      ))
    #expect(reader.statusLine.hasSuffix("…"))
  }

  @Test("help is searched with the key of the search, and goes on from match to match")
  func helpSearch() {
    var reader = Driver.deciding(80, 24)
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
