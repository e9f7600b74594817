import Digest
import Testing
import TextLayout

@testable import Reader

@Suite("The mouse")
struct MouseTests {
  private func click(_ column: Int, _ row: Int) -> Key { .mouse(.press(column: column, row: row)) }

  private func wheel(_ column: Int, _ row: Int, up: Bool = false) -> Key {
    .mouse(up ? .wheelUp(column: column, row: row) : .wheelDown(column: column, row: row))
  }

  @Test("selects the row and the pane that are clicked")
  func clicking() {
    var reader = Driver()
    reader.press(click(40, 3))
    #expect(reader.row == 2)
    #expect(reader.state.focus == .papers)
    reader.press(click(5, 6))
    #expect(reader.day == "2025-02-28")
    #expect(reader.state.focus == .dates)
    reader.press(click(80, 20))
    #expect(reader.state.focus == .summary)
    #expect(reader.row == 0)
    reader.press(click(40, 30))
    #expect(reader.row == 3)
  }

  @Test("takes a month's heading for its newest day")
  func month() {
    var reader = Driver()
    reader.press(click(3, 5))
    #expect(reader.day == "2025-02-28")
    reader.press(click(3, 1))
    #expect(reader.day == "2025-03-14")
  }

  @Test(
    "does nothing outside the panes",
    arguments: [(24, 5), (40, 0), (40, 39), (500, 500), (-1, -1)])
  func outside(column: Int, row: Int) {
    var reader = Driver()
    let (place, frame) = (reader.place, reader.frame)
    reader.press(click(column, row), wheel(column, row), wheel(column, row, up: true))
    #expect(reader.place == place)
    #expect(reader.frame == frame)
  }

  @Test("turns the pane under the wheel")
  func turning() {
    var reader = Driver(120, 12)
    reader.press(wheel(80, 5))
    #expect(reader.state.summary.top == 3)
    #expect(reader.state.focus == .papers)
    reader.press(wheel(80, 5, up: true), wheel(80, 5, up: true))
    #expect(reader.state.summary.top == 0)
    reader.press(wheel(40, 5))
    #expect(reader.row == 3)
    reader.press(wheel(40, 5, up: true))
    #expect(reader.row == 0)
    reader.press(wheel(5, 5))
    #expect(reader.day == "2025-02-28")
    reader.press(wheel(5, 5, up: true))
    #expect(reader.day == "2025-03-12")
  }

  @Test("opens the link that is clicked, and nothing beside it")
  func links() throws {
    var reader = Driver()
    let layout = reader.state.layout.summary
    let document = reader.state.summary.document
    var opened: Set<String> = []
    for line in 0..<min(layout.height, document.lines.count) {
      for column in 0..<layout.width {
        reader.press(click(layout.x + column, layout.y + line))
        let link = document.link(line: line, column: column)
        switch reader.effects.first {
        case .browse(let address):
          #expect(link.map { document.links[$0 - 1].url } == address.text)
          opened.insert(address.text)
        default: #expect(link == nil, "\(line):\(column)")
        }
      }
    }
    #expect(opened.count >= 2)
    #expect(opened.contains(try #require(reader.state.paper).url))
  }

  @Test("leaves prompts and help alone", arguments: ["/", ":", "?"])
  func prompts(key: String) {
    var reader = Driver()
    reader.press(key)
    let (place, frame) = (reader.place, reader.frame)
    reader.press(click(40, 3), wheel(80, 5), click(5, 6))
    #expect(reader.place == place)
    #expect(reader.frame == frame)
  }
}
