import Digest
import ReaderDriver
import Surface
import TestSupport
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
    var reader = Driver(240, 40)
    reader.press(click(40, 3))
    #expect(reader.row == 2)
    #expect(reader.state.focus == .papers)
    reader.press(click(5, 6))
    #expect(reader.day == "2025-02-28")
    #expect(reader.state.focus == .dates)
    reader.press(click(180, 20))
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
    var reader = Driver(240, 12)
    reader.press(wheel(180, 5))
    #expect(reader.state.summary.top == 3)
    #expect(reader.state.focus == .papers)
    reader.press(wheel(180, 5, up: true), wheel(180, 5, up: true))
    #expect(reader.state.summary.top == 0)
  }

  @Test("turns the list; the selection stays, and goes along at the edge")
  func turningList() {
    var reader = Driver(240, 12)
    reader.press("www12j")
    var seen: [[Int]] = []
    func note() { seen.append([reader.state.list.top, reader.row]) }
    note()
    for _ in 0..<3 {
      reader.press(wheel(40, 5))
      note()
    }
    for _ in 0..<3 {
      reader.press(wheel(40, 5, up: true))
      note()
    }
    #expect(seen == [[5, 12], [8, 12], [11, 13], [14, 16], [11, 16], [8, 15], [5, 12]])
    for _ in 0..<20 { reader.press(wheel(40, 5)) }
    #expect([reader.state.list.top, reader.row] == [26, 28])
    for _ in 0..<20 { reader.press(wheel(40, 5, up: true)) }
    #expect([reader.state.list.top, reader.row] == [0, 7])
  }

  @Test("moves nothing where everything is on screen")
  func nothingToTurn() {
    var reader = Driver()
    reader.press("j")
    let place = reader.place
    for column in [5, 40] { reader.press(wheel(column, 5), wheel(column, 5, up: true)) }
    #expect(reader.place == place)
  }

  @Test(
    "turns lists as far as they go, and keeps what is selected in sight", arguments: UInt64(1)...20)
  func turningAnywhere(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var reader = Driver(240, Int.random(in: 7...14, using: &random))
    if seed % 2 == 0 { reader.press("www") }
    let height = reader.state.layout.papers.height
    let margin = min(2, (height - 1) / 2)
    for step in 0..<60 {
      let isUp = Bool.random(using: &random)
      let isDates = seed % 2 == 1 && Bool.random(using: &random)
      let before = (list: reader.state.list, dates: reader.state.datesTop, day: reader.day)
      let column = isDates ? 5 : 40
      reader.press(wheel(column, 3, up: isUp))
      let rows = reader.state.dateRows
      let cursor = reader.state.dateCursor(in: rows) ?? -1
      let (old, new, count, place) =
        isDates
        ? (before.dates, reader.state.datesTop, rows.count, cursor)
        : (before.list.top, reader.state.list.top, reader.state.list.rows.count, reader.row)
      let lowest = max(0, count - height)
      let wanted = (old + (isUp ? -3 : 3)).held(in: 0...lowest)
      // A month's heading in the middle of a low pane takes the dates one row further.
      let isThere = new == wanted || (isDates && height < 6 && new == wanted + (isUp ? -1 : 1))
      #expect(isThere, "seed \(seed), step \(step)")
      #expect((new..<new + height).contains(place), "seed \(seed), step \(step)")
      let first = new == 0 ? 0 : new + margin
      let last = new == lowest ? count - 1 : new + height - 1 - margin
      if isDates {
        let stays = before.day == reader.day
        #expect(stays || new != old, "seed \(seed), step \(step)")
      } else {
        let expected = before.list.cursor.held(in: first...max(first, last))
        #expect(place == expected, "seed \(seed), step \(step)")
        #expect(reader.state.datesTop == before.dates || reader.row != before.list.cursor)
      }
    }
  }

  @Test("turns the dates; another day is opened only when the selected one would go out of sight")
  func turningDates() {
    var reader = Driver(120, 8)
    var seen: [String] = []
    func note() { seen.append("\(reader.state.datesTop) \(reader.day ?? "")") }
    note()
    for _ in 0..<4 {
      reader.press(wheel(5, 3))
      note()
    }
    for _ in 0..<5 {
      reader.press(wheel(5, 3, up: true))
      note()
    }
    // Headings stand between the days, and cannot be selected.
    #expect(
      seen == [
        "0 2025-03-14", "3 2025-02-28", "6 2025-02-06", "7 2025-01-23", "7 2025-01-23",
        "4 2025-02-07",
        "1 2025-03-03", "0 2025-03-03", "0 2025-03-03", "0 2025-03-03",
      ])
  }

  @Test("turns a list in which rows have second lines")
  func turningExcerpts() throws {
    var reader = Driver(120, 14)
    reader.press("/", "의", .enter)
    let layout = reader.state.layout.papers
    var tops: [Int] = []
    for isUp in [false, true] {
      for _ in 0..<20 {
        reader.press(wheel(40, 5, up: isUp))
        tops.append(reader.state.list.top)
        let lines = (0..<layout.height).map { reader.state.row(atLine: $0) }
        #expect(lines.contains(reader.row))
      }
      #expect(tops == tops.sorted(by: isUp ? (>) : (<)) || isUp)
    }
    var end = reader
    end.press("G")
    #expect(tops.max() == end.state.list.top)
    #expect(end.state.list.top > 0)
    #expect(tops.last == 0)
    #expect(reader.state.listRows[reader.state.list.rows[0]]?.excerpt != nil)
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

  @Test("leaves prompts alone", arguments: ["/", ":"])
  func prompts(key: String) {
    var reader = Driver()
    reader.press(key)
    let (place, frame) = (reader.place, reader.frame)
    reader.press(click(40, 3), wheel(180, 5), click(5, 6))
    #expect(reader.place == place)
    #expect(reader.frame == frame)
  }

  @Test("turns help by its wheel, and a click there does nothing")
  func help() {
    var reader = Driver(120, 20)
    reader.press("?")
    let frame = reader.frame
    reader.press(click(40, 3))
    #expect(reader.frame == frame)
    reader.press(wheel(80, 5))
    #expect((reader.state.overlay as? Help)?.top == Scroll.wheelLines)
  }
}
