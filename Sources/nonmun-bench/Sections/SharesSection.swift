import Digest
import Reader
import Search
import Surface

/// How much of titles and summaries stands whole on the screen, by its size, in the reader itself.
struct SharesSection {
  /// What a screen shows.
  private struct Shown {
    let size: Size
    var arrangement: (name: String, list: String, summary: String) = ("", "", "")
    var days = ReaderState.Share()
    var months = ReaderState.Share()
    var searches = ReaderState.Share()
    var explained = ReaderState.Share()
    /// Summaries whose text is on screen from its first line to its last.
    var summaries = ReaderState.Share()
    /// Their lines.
    var lines = ReaderState.Share()
    /// The least rows of text of a summary that has as many.
    var textRows = Int.max

    /// The shares of titles, by the list that they stand in.
    var titles: [(list: String, share: ReaderState.Share)] {
      [("a day's", days), ("a month's", months), ("a search's", searches)]
    }
  }

  /// Common sizes, and those around which the arrangement changes.
  private static let sizes = [
    (50, 20), (70, 24), (80, 24), (100, 30), (120, 40), (137, 40), (138, 40), (160, 45), (180, 50),
    (200, 50),
  ].map { Size(columns: $0, rows: $1) }
  /// What is looked for: words of titles, words of summaries, both.
  private static let queries = ["reasoning", "diffusion", "모델", "확산", "benchmark"]
  /// The widths at which titles are to be whole.
  private static let widths = [80, 100, 120, 160, 200]

  private let screens: [Shown]

  init(_ bench: Bench) {
    let corpus = Corpus(bench.library.papers)
    screens = SharesSection.sizes.map { size in
      Progress.note("measuring: shares at \(size.columns)×\(size.rows)")
      return SharesSection.look(size, bench.library, corpus)
    }
  }

  private static func look(_ size: Size, _ library: Library, _ corpus: Corpus) -> Shown {
    var shown = Shown(size: size)
    var session = Session(library, corpus: corpus, size: size)
    shown.arrangement = session.state.arrangedPanes
    // Day after day, newest first.
    var seen: Set<DigestDate> = []
    while let date = session.state.date, seen.insert(date).inserted {
      shown.days += session.state.wholeTitles
      session.press("[")
    }
    session.type("www")
    session.press("g")
    lookAtSummaries(&session, &shown)
    session.type("WW")
    var months: Set<String> = []
    seen = []
    while let date = session.state.date, seen.insert(date).inserted {
      if months.insert(String("\(date)".prefix(7))).inserted {
        shown.months += session.state.wholeTitles
      }
      session.press("]")
    }
    for query in queries {
      session.type("/" + query)
      session.press(.enter)
      shown.searches += session.state.wholeTitles
      shown.explained += session.state.explainedRows
      session.press(.escape)
    }
    return shown
  }

  /// Looks at the summary of every paper as it is opened.
  private static func lookAtSummaries(_ session: inout Session, _ shown: inout Shown) {
    // One pane at a time, the summary is on screen only once one goes there.
    let isAlone = session.state.arrangedPanes.name == "one pane"
    for _ in session.state.list.rows {
      if isAlone { session.press(.enter) }
      let text = session.state.seenText
      shown.lines += text
      var whole = ReaderState.Share()
      (whole.part, whole.all) = (text.part == text.all ? 1 : 0, 1)
      shown.summaries += whole
      shown.textRows = min(shown.textRows, session.state.textRows)
      if isAlone { session.press(.escape) }
      session.press("j")
    }
  }

  // MARK: What is printed

  /// The shares that have a goal.
  var rows: [Row] {
    let wanted = screens.filter { SharesSection.widths.contains($0.size.columns) }
    var rows: [Row] = []
    for (index, list) in ["a day's", "a month's", "a search's"].enumerated() {
      let shares = wanted.map { $0.titles[index].share.percent }
      rows.append(
        Row(
          what: "\(list) titles whole, at the worst of 80, 100, 120, 160 and 200 columns",
          unit: .percent, own: Samples([shares.min() ?? .nan]), goal: .least(98)))
    }
    rows.append(
      Row(
        what: "widths with fewer titles whole than a narrower one, to a tenth of a percent",
        unit: .count, own: Samples([Double(worse(wanted))]), goal: .value(0)))
    rows.append(
      Row(
        what: "rows of a search that show what was found", unit: .percent,
        own: Samples([wanted.map(\.explained.percent).min() ?? .nan]), goal: .least(98)))
    if let large = screens.first(where: { $0.size == Size(columns: 120, rows: 40) }) {
      rows += [
        Row(
          what: "lines of all summaries' text on screen without scrolling, at 120×40",
          unit: .percent, own: Samples([large.lines.percent]), goal: .least(85)),
        Row(
          what: "summaries whose text is whole on screen, at 120×40", unit: .percent,
          own: Samples([large.summaries.percent]), goal: .least(85)),
      ]
    }
    if let small = screens.first(where: { $0.size == Size(columns: 80, rows: 24) }) {
      rows.append(
        Row(
          what: "rows of a summary's text at first sight, at 80×24, the least of all papers",
          unit: .count, own: Samples([Double(small.textRows)]), goal: .least(12)))
    }
    return rows
  }

  /// How many widths show fewer titles whole than a narrower one does.
  private func worse(_ screens: [Shown]) -> Int {
    var count = 0
    for index in screens.indices.dropFirst() {
      let isWorse = screens[..<index].contains { narrower in
        zip(narrower.titles, screens[index].titles).contains {
          $0.share.percent - 0.1 > $1.share.percent
        }
      }
      if isWorse { count += 1 }
    }
    return count
  }

  /// The table of `docs/performance.md`.
  var table: String {
    let heading = """
      | screen | arrangement | list | summary | a day's titles | a month's | a search's | found is seen | summaries | their lines | rows of text |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      """
    let lines = screens.map { shown in
      let cells =
        [
          "\(shown.size.columns)×\(shown.size.rows)", shown.arrangement.name,
          shown.arrangement.list,
          shown.arrangement.summary,
        ]
        + [
          shown.days, shown.months, shown.searches, shown.explained, shown.summaries, shown.lines,
        ].map { "\(Unit.percent.format($0.percent)) %" } + ["\(shown.textRows)"]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    return ([heading] + lines).joined(separator: "\n")
  }
}
