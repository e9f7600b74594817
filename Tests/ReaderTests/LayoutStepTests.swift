import Configuration
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("Arranging panes")
struct LayoutStepTests {
  /// What is on screen, `dates papers summary` beside or `papers/summary` over one another.
  private func shown(_ reader: Driver) -> String {
    let layout = reader.state.layout
    let names = Pane.allCases.filter(layout.isVisible).map { "\($0)" }
    let isStacked = layout.isVisible(.summary) && layout.summary.y > 1
    return names.joined(separator: " ") + (isStacked ? " stacked" : "")
  }

  @Test(
    "goes by the screen's size where nobody chose",
    arguments: [
      (50, 20, "papers"), (69, 40, "papers"), (70, 24, "papers summary stacked"),
      (80, 24, "papers summary stacked"), (100, 30, "papers summary stacked"),
      (120, 40, "dates papers summary stacked"), (138, 40, "papers summary"),
      (160, 45, "papers summary"), (200, 50, "dates papers summary"), (19, 40, ""),
    ])
  func auto(columns: Int, rows: Int, panes: String) {
    #expect(shown(Driver(columns, rows, layout: .auto)) == panes)
  }

  @Test("one key goes round, and moves neither paper nor line")
  func cycle() {
    var reader = Driver(160, 45, layout: .auto)
    reader.press("2jJ")
    let paper = reader.paper
    var seen = [shown(reader)]
    for _ in 0..<5 {
      reader.press("p")
      seen.append(shown(reader))
      #expect(reader.paper == paper)
    }
    #expect(
      seen == [
        "papers summary", "dates papers summary stacked", "papers", "summary", "papers summary",
        "dates papers summary stacked",
      ])
  }

  @Test("the dates open as a drawer when the keys go there, and stay when that is wanted")
  func drawer() {
    var reader = Driver(80, 24, layout: .auto)
    let frame = reader.frame
    reader.press("h")
    #expect(shown(reader) == "dates papers summary stacked")
    reader.press("l")
    #expect(reader.frame == frame)
    reader.press("c")
    #expect(shown(reader) == "dates papers summary stacked")
    reader.press("c")
    #expect(shown(reader) == "papers summary stacked")
  }

  @Test("what was chosen lasts beyond the end, until the configuration says something else")
  func lasts() {
    var reader = Driver(160, 45, layout: .auto)
    reader.press("pc3>2}")
    let panes = reader.state.readingPosition.panes
    #expect(panes.layout == .stacked && panes.dates == .hidden)
    #expect(panes.datesWidth == 26 && panes.listShare != nil)
    var next = Driver(160, 45, library: nil, layout: .auto)
    next.resume(reader.state.readingPosition)
    #expect(shown(next) == "papers summary stacked")
    #expect(next.state.settings.listShare == panes.listShare)
  }

  @Test("at 80×24 at least twelve lines of a summary's text are seen at first sight")
  func firstSight() {
    for language in Language.allCases {
      var reader = Driver(80, 24, language: language, layout: .auto)
      for _ in 0..<6 {
        let document = reader.state.summary.document
        let height = reader.state.layout.summary.height
        #expect(height - document.textStart >= 12, "\(document.textStart)")
        reader.press("j")
      }
    }
  }
}
