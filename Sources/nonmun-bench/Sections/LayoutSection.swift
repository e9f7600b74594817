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
    ]
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
