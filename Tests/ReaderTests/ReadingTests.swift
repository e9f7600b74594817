import Configuration
import Digest
import ReaderDriver
import Surface
import TestSupport
import Testing
import TextLayout

@testable import Reader

@Suite("Reading summaries")
struct ReadingTests {
  /// The summary's line at the top of its pane.
  private func topLine(_ reader: Driver) -> String {
    let summary = reader.state.summary
    return summary.document.lines[summary.top].plain
  }

  /// A line's letters and digits, which are the same however it is broken and marked.
  private func text(_ line: String) -> String {
    String(line.filter { $0.isLetter || $0.isNumber })
  }

  @Test("pages with Space through a summary and on to the next paper, and with b back")
  func paging() {
    var reader = Driver(120, 12)
    let lines = reader.state.summary.document.lines.count
    #expect(lines == 37)
    reader.press(" ")
    #expect(reader.state.summary.top == 9)
    reader.press("  ")
    #expect(reader.state.summary.top == 27)
    #expect(reader.paper == "Tidepool")
    reader.press(" ")
    #expect(reader.paper == "한국어")
    #expect(reader.state.summary.top == 0)
    // Back over the start of a paper is to the end of the one before.
    reader.press("b")
    #expect(reader.paper == "Tidepool")
    #expect(reader.state.summary.top == lines - 10)
    reader.press("bbb")
    #expect(reader.state.summary.top == 0)
    #expect(reader.message == nil)
    reader.press("b")
    #expect(reader.message == "This is the first paper")
    reader.press("G ")
    #expect(reader.message == "This is the last paper ([ the day before)")
    #expect(reader.paper == "Nightjar")
  }

  @Test("keeps a line of the page before, and goes back over the same pages")
  func pagesOverlap() {
    var reader = Driver(120, 12)
    reader.press(" ")
    let last = reader.state.summary.document.lines[9].plain
    #expect(topLine(reader) == last)
    reader.press(" b")
    #expect(reader.state.summary.top == 9)
    reader.press("b")
    #expect(reader.state.summary.top == 0)
  }

  @Test("pages what is on screen: on a narrow screen, the list")
  func narrowPaging() {
    var reader = Driver(69, 6)
    reader.press("www ")
    #expect(reader.row == 3)
    reader.press("b")
    #expect(reader.row == 0)
    reader.press(.enter, " ")
    #expect(reader.row == 0)
    #expect(reader.state.summary.top == 3)
  }

  @Test(
    "scrolls the summary with J and K while the list keeps the focus",
    arguments: [
      ("J", 1), ("JJK", 1), ("7J", 7), ("K", 0), ("9J4K", 5), ("99999999999J", 27),
      ("99J99999999999K", 0), ("99JK", 26),
    ])
  func lineByLine(keys: String, top: Int) {
    var reader = Driver(120, 12)
    reader.press(keys)
    #expect(reader.state.summary.top == top)
    #expect(reader.state.focus == .papers)
    #expect(reader.row == 0)
  }

  @Test(
    "scrolls with every moving key where the summary has the focus",
    arguments: [
      ([Key.down], 1), (["5", "j"], 5), (["G"], 27), (["G", "k"], 26), (["6", "g"], 5),
      (["G", "g"], 0), ([.control("d")], 5), ([.pageDown], 10), (["G", .control("u")], 22),
      (["G", .pageUp], 17), ([" "], 9), (["9", "G"], 8), ([.end], 27),
    ])
  func focused(keys: [Key], top: Int) {
    var reader = Driver(120, 12)
    reader.press([.enter] + keys)
    #expect(reader.state.summary.top == top)
    #expect(reader.paper == "Tidepool")
  }

  @Test("says how far one has read")
  func percentage() {
    var reader = Driver(120, 12)
    #expect(reader.screen[0].hasSuffix(" Summary 27%"))
    reader.press(.enter, "G")
    #expect(reader.screen[0].hasSuffix(" Summary 100%"))
    reader.resize(120, 60)
    #expect(reader.screen[0].hasSuffix(" Summary"))
  }

  @Test("folds sixty authors to one line, and a unfolds them for this paper")
  func authors() {
    var reader = Driver()
    reader.press("jj")
    let folded = reader.state.summary.document.lines.map(\.plain)
    #expect(folded[2] == "Authors Author Number1, Author Number2 +58")
    #expect(!folded.contains { $0.contains("Number60") })
    reader.press("a")
    let unfolded = reader.state.summary.document.lines.map(\.plain)
    #expect(unfolded.contains { $0.hasSuffix("Number60") })
    #expect(!unfolded.contains { $0.contains("+") })
    #expect(unfolded.count > folded.count)
    reader.press("a")
    #expect(reader.state.summary.document.lines.map(\.plain) == folded)
    reader.press("akj")
    #expect(reader.state.summary.document.lines.map(\.plain) == folded)
  }

  @Test("keeps the line being read when authors unfold above it")
  func authorsKeepLine() {
    var reader = Driver(120, 8)
    reader.press("jj3J")
    let line = topLine(reader)
    #expect(line.contains("확산 모델의"))
    reader.press("a")
    #expect(topLine(reader) == line)
    reader.press("a")
    #expect(topLine(reader) == line)
  }

  @Test("begins another paper at its first line")
  func anotherPaper() {
    var reader = Driver(120, 12)
    reader.press("5Jjk")
    #expect(reader.state.summary.top == 0)
  }

  @Test(
    "keeps the line being read through any widths, and comes back to just that line",
    arguments: [1, 2, 3, 4, 5, 6])
  func resizing(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for papers in ["", "jj", "4j"] {
      var reader = Driver(120, 7)
      reader.press(papers)
      reader.press(.enter)
      let steps = Int.random(in: 0...40, using: &generator)
      reader.press("\(steps + 1)J")
      let (top, line) = (reader.state.summary.top, topLine(reader))
      let read = reader.state.summary.document.lines[top].anchor
      for _ in 0..<40 {
        let width = Int.random(in: 20...200, using: &generator)
        let height = Int.random(in: 5...30, using: &generator)
        reader.resize(width, height)
        let summary = reader.state.summary
        let lines = summary.document.lines
        let last = summary.top + reader.state.layout.summary.height
        // What was read on top is still there: on the top line, or below it where the summary ends
        // before the screen.
        let end = lines.indices.contains(last) ? lines[last].anchor : Int.max
        #expect(
          lines[summary.top].anchor <= read && read < end, "seed \(seed), \(width)×\(height)")
        guard last < lines.count else { continue }
        #expect(read < lines[summary.top + 1].anchor, "seed \(seed), \(width)×\(height)")
        let shown = text(lines[summary.top].plain + lines[summary.top + 1].plain)
        #expect(shown.contains(text(line).prefix(6)), "seed \(seed), \(width)×\(height)")
      }
      reader.resize(120, 7)
      #expect(reader.state.summary.top == top, "seed \(seed)")
      #expect(topLine(reader) == line, "seed \(seed)")
    }
  }

  @Test("finds each line again at its own width", arguments: [8, 12, 18, 20, 33, 48, 88, 120, 200])
  func anchors(width: Int) {
    _ = TextLocale.adopt()
    for paper in TestArchive.library.papers {
      let document = SummaryDocument(paper, width: width, settings: Settings())
      let lost = document.lines.indices.first { document.line(at: document.lines[$0].anchor) != $0 }
      #expect(lost == nil, "\(paper.title) at \(width)")
    }
  }

  @Test("keeps the line being read in the narrow form, to the list and back")
  func narrowAndBack() {
    var reader = Driver(50, 12)
    reader.press(.enter, "1", "2", "j")
    let (top, line) = (reader.state.summary.top, topLine(reader))
    #expect(top == 12)
    for _ in 0..<5 { reader.press(.escape, .enter) }
    #expect(reader.state.summary.top == top)
    #expect(topLine(reader) == line)
  }

  @Test("keeps the reading width", arguments: [40, 88, 300])
  func readingWidth(width: Int) {
    var settings = Settings()
    settings.readingWidth = width
    let reader = Driver(200, 40, settings: settings)
    let widest = reader.state.summary.document.lines.map { displayWidth(of: $0.plain) }.max() ?? 0
    #expect(widest <= min(width, reader.state.layout.summary.width))
    #expect(widest > min(width, reader.state.layout.summary.width) - 12)
  }

  @Test("shows a summary's forms, and what is missing")
  func forms() {
    var reader = Driver(160, 40)
    let lines = reader.state.summary.document.lines.map(\.plain)
    for line in [
      "arXiv 2503.00201 · 2025-03-14 (Fri) · 41 votes",
      "Authors Tomás Núñez, 김하늘, Ada Brook",
      "• Technical Details: 세 층으로 이루어집니다.", "  ◦ 물가(shore): 최근 4,096토큰을 그대로 둡니다.",
      "    ▪ 가장 오래된 것부터 밀려납니다.", "1. 첫째, 짧은 글에서는 차이가 없습니다.",
      "│ 바다는 모든 강을 받아들인다.", "Links", "[2] PDF https://arxiv.org/pdf/2503.00201",
      "[3] Video https://example.org/tide.mp4",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(!lines.contains { $0.contains("tidepool.png") })
    reader.press("G")
    #expect(
      reader.state.summary.document.lines.map(\.plain).prefix(3) == [
        "Nightjar Robots That Listen", "arXiv 2503.00206 · 2025-03-14 (Fri) · votes unknown",
        "There is no summary.",
      ])
  }

  @Test("shows a hostile title without its control characters")
  func hostile() {
    var reader = Driver()
    reader.press("4[jj")
    reader.press("[")
    #expect(reader.day == "2025-02-07")
    reader.press("2j")
    #expect(reader.screen[3].contains("• 72 Marrow␛[31m: red␇ and backwards"))
    #expect(reader.screen.contains { $0.contains("␛]0;제목␇가 든 글입니다.␀") })
  }
}
