import Configuration
import Digest
import Reader
import Search
import Surface

/// What drawing is made of, in this process.
enum LayoutSection {
  static func measure(_ bench: Bench) throws -> [Row] {
    let papers = bench.library.papers
    var (folding, layout) = (Samples(), Samples())
    let settings = Settings()
    for run in 0...bench.runs {
      var size = 0
      let fold = Clock.time { size = Corpus(papers).size }
      let lay = Clock.time {
        for paper in papers { _ = SummaryDocument(paper, width: 88, settings: settings) }
      }
      guard run > 0 else { continue }
      // Bytes a nanosecond are thousands of megabytes a second.
      folding.append(Double(size) / fold * 1_000)
      layout.append(lay / Double(papers.count) * Unit.micro)
    }
    return [
      Row(what: "folding all text into the corpus", unit: .megabytesPerSecond, own: folding),
      Row(what: "layout of a paper's summary at 88 cells", unit: .microseconds, own: layout),
      Row(
        what: "`j` in a day's list, updated and drawn, without a terminal", unit: .microseconds,
        own: keys("", bench)),
      Row(
        what: "`j` in the list of all papers, updated and drawn, without a terminal",
        unit: .microseconds,
        own: keys("www", bench)),
    ] + manyRows(bench)
  }

  /// The rows of a list that no archive has yet.
  private static let many = 550_000

  /// `j` in the middle of lists of rows of changing height, one of them very long.
  private static func manyRows(_ bench: Bench) -> [Row] {
    let (few, many) = (unevenRows(1_000, bench), unevenRows(many, bench))
    return [
      Row(
        what: "`j` among \(Self.many) rows of changing height, updated and drawn",
        unit: .microseconds, own: many, peer: ("among 1000", few), goal: .ratio(1.2))
    ]
  }

  private static func unevenRows(_ count: Int, _ bench: Bench) -> Samples {
    let papers = (0..<count).map { number in
      let title = String(repeating: "Words of paper \(number) ", count: 1 + number * 7 % 9)
      return "### [\(title)](https://example.org/\(number))\n\n- Summary \(number)\n"
    }
    let text = "## Daily Papers (2025-03-14)\n\n" + papers.joined(separator: "\n")
    let file = DigestFile(name: "many.md", bytes: Array(text.utf8))
    var session = Session(Library(files: [file]))
    session.type("\(count / 2)G")
    var times = Samples()
    for run in 0..<bench.runs * 10 {
      times.append(Clock.time { session.press(run.isMultiple(of: 10) ? "k" : "j") } * Unit.micro)
    }
    return times
  }

  /// Goes down and up again, so that every key selects another paper.
  private static func keys(_ before: String, _ bench: Bench) -> Samples {
    var session = Session(bench.library)
    session.type(before)
    var times = Samples()
    for _ in 0..<bench.runs {
      session.press("g")
      for _ in 0..<5 {
        times.append(Clock.time { session.press("j") } * Unit.micro)
      }
    }
    return times
  }
}
