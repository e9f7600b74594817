import Configuration
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("Where the panes stand")
struct PaneLayoutTests {
  @Test(
    "takes the form that the width allows",
    arguments: [
      (200, 60, "dates papers summary"), (110, 5, "dates papers summary"),
      (109, 40, "dates papers/summary"), (70, 5, "dates papers/summary"), (69, 40, "papers"),
      (20, 5, "papers"), (19, 40, ""), (200, 4, ""), (1, 1, ""),
    ])
  func forms(columns: Int, rows: Int, shown: String) {
    let layout = Driver(columns, rows).state.layout
    let panes: [(name: String, rect: Rect)] = [
      ("dates", layout.dates), ("papers", layout.papers), ("summary", layout.summary),
    ]
    let visible = panes.filter { !$0.rect.isEmpty }
    let names = visible.reduce("") { text, pane in
      let isBelow = pane.name == "summary" && pane.rect.y > 1
      return text + (text.isEmpty ? "" : isBelow ? "/" : " ") + pane.name
    }
    #expect(names == shown)
  }

  @Test("keeps panes apart and on the screen, with a row above each and the status line below")
  func apart() {
    for (columns, rows) in [(200, 60), (110, 5), (109, 5), (70, 30), (69, 9), (20, 5)] {
      for (share, width) in [(15, 12), (45, 24), (80, 40)] {
        for focus in Pane.allCases {
          var settings = Settings()
          (settings.listShare, settings.datesWidth) = (share, width)
          let size = Size(columns: columns, rows: rows)
          let layout = PaneLayout(size: size, settings: settings, focus: focus)
          var owners: [[Int]: Pane] = [:]
          for pane in Pane.allCases {
            let rect = layout.rect(of: pane)
            guard !rect.isEmpty else { continue }
            #expect(rect.x >= 0 && rect.right <= columns && rect.y >= 1 && rect.bottom < rows)
            #expect(rect.width >= 12)
            for y in (rect.y - 1)..<rect.bottom {
              for x in rect.x..<rect.right {
                #expect(owners.updateValue(pane, forKey: [x, y]) == nil, "\(columns)×\(rows)")
              }
            }
          }
          #expect(layout.isVisible(focus))
        }
      }
    }
  }
}
