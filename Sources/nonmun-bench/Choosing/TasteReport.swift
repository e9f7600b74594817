import Digest
import Search

/// What `nonmun-bench taste` prints: tables beside the order of votes, with their goals.
struct TasteReport {
  /// The least area under the curve for each number of decisions, on a whole archive of 5,488
  /// papers.
  private static let goals: [SimulatedReader.Kind: [Double?]] = [
    .hidden: [0.60, 0.68, 0.76, 0.82], .visible: [0.65, 0.77, 0.87, 0.91],
    .votes: [nil, nil, nil, 0.84],
  ]

  let text: String

  init(_ library: Library, readers: Int, seed: UInt64) {
    let corpus = Corpus(library.papers)
    let words = WordIndex(library, corpus: corpus)
    let maker = ReaderMaker(
      library, words: words, percentiles: VotePercentiles(library),
      glossary: Glossary(library, corpus: corpus))
    var lines = [
      "\(library.papers.count) papers; up to \(readers) readers of each kind, seed \(seed).", "",
      "Area under the curve over the next thirty days, and the share of a day's good papers among its first five:",
      "",
      "| readers who go by | order | "
        + TasteTrial.decisions.map { "\($0) decisions" }.joined(separator: " | ") + " |",
      "| --- | --- |" + TasteTrial.decisions.map { _ in " --- |" }.joined(),
    ]
    for kind in SimulatedReader.Kind.allCases {
      let trial = TasteTrial(kind, readers: readers, seed: seed, maker, corpus: corpus)
      lines.append(TasteReport.row(kind, "votes", trial.byVotes, readers: trial.readers))
      lines.append(TasteReport.row(kind, "taste", trial.byTaste, readers: trial.readers))
      if let goals = TasteReport.goals[kind] {
        let cells = goals.map { $0.map { "≥ " + TasteReport.part($0) } ?? "" }
        lines.append("| \(kind.rawValue) | goal | \(cells.joined(separator: " | ")) |")
      }
    }
    let similar = SimilarityTrial(library, words: words)
    lines += [
      "", "| similar papers: among the ten most similar | found | of pairs | share | goal |",
      "| --- | ---: | ---: | ---: | --- |",
      TasteReport.row("other versions of a paper", similar.versions, "≥ .93"),
      TasteReport.row("papers that the summary names", similar.named, ""),
    ]
    lines += ["", "| what | median | goal |", "| --- | ---: | --- |"]
    lines += ChoosingTimes(library, corpus: corpus).rows.map {
      "| \($0.what) | \($0.value) | \($0.goal) |"
    }
    text = lines.joined(separator: "\n")
  }

  private static func row(
    _ kind: SimulatedReader.Kind, _ order: String, _ qualities: [OrderQuality], readers: Int
  ) -> String {
    guard readers > 0 else {
      return "| \(kind.rawValue) | \(order) |" + qualities.map { _ in " – |" }.joined()
    }
    let cells = qualities.map { "\(part($0.area.mean)) \(part($0.hits.mean))" }
    return "| \(kind.rawValue) | \(order) | \(cells.joined(separator: " | ")) |"
  }

  private static func row(
    _ what: String, _ pairs: (found: Int, pairs: Int), _ goal: String
  ) -> String {
    let share = pairs.pairs > 0 ? part(Double(pairs.found) / Double(pairs.pairs)) : "–"
    return "| \(what) | \(pairs.found) | \(pairs.pairs) | \(share) | \(goal) |"
  }

  /// A part of one, in three digits: `.605`.
  static func part(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let thousandths = Int((value * 1_000).rounded())
    let digits = String(thousandths % 1_000)
    return (thousandths >= 1_000 ? "\(thousandths / 1_000)" : "") + "."
      + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
