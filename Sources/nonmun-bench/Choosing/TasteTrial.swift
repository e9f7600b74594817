import Digest
import Search

/// How well an order of papers puts the good ones of the next thirty days first.
struct OrderQuality {
  /// The share of pairs of a good and another paper that are in the right order (the area under the
  /// ROC curve).
  var area = Samples()
  /// The share of a day's good papers that stand among its first five.
  var hits = Samples()

  /// Judges an order by the papers of some days.
  mutating func judge(_ days: [Range<Int>], isGood: [Bool], score: (Int) -> Double) {
    let scored = days.joined().map { (score: score($0), isGood: isGood[$0]) }
    let (good, others) = (scored.count(where: \.isGood), scored.count { !$0.isGood })
    guard good > 0, others > 0 else { return }
    area.append(OrderQuality.area(scored, good: good, others: others))
    var found = (hits: 0, good: 0)
    for day in days {
      let first = day.map { (score: score($0), paper: $0) }
        .sorted { ($1.score, $0.paper) < ($0.score, $1.paper) }.prefix(5)
      found.hits += first.count { isGood[$0.paper] }
      found.good += min(5, day.count { isGood[$0] })
    }
    hits.append(Double(found.hits) / Double(found.good))
  }

  /// Ties count half.
  private static func area(
    _ scored: [(score: Double, isGood: Bool)], good: Int, others: Int
  ) -> Double {
    let sorted = scored.sorted { $0.score < $1.score }
    var (below, pairs, start) = (0, 0.0, 0)
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].score == sorted[start].score { end += 1 }
      let tied = sorted[start..<end]
      let tiedOthers = tied.count { !$0.isGood }
      pairs += Double(tied.count - tiedOthers) * (Double(below) + Double(tiedOthers) / 2)
      below += tiedOthers
      start = end
    }
    return pairs / (Double(good) * Double(others))
  }
}

/// Simulated readers of one kind, after so many decisions.
struct TasteTrial {
  static let decisions = [10, 30, 100, 300]
  private static let testDays = 30

  /// How many readers there were decisions enough of.
  private(set) var readers = 0
  /// By votes and by taste, for each number of decisions.
  private(set) var byVotes = [OrderQuality](repeating: OrderQuality(), count: decisions.count)
  private(set) var byTaste = [OrderQuality](repeating: OrderQuality(), count: decisions.count)

  init(
    _ kind: SimulatedReader.Kind, readers: Int, seed: UInt64, _ maker: ReaderMaker, corpus: Corpus
  ) {
    let library = maker.library
    for number in 0..<readers {
      var generator = SeededGenerator(seed: seed &+ UInt64(number))
      guard let reader = maker.reader(kind, using: &generator) else { continue }
      let decided = { (paper: Int) in reader.choices.prefix { $0.paper < paper }.count }
      // The thirty days begin where there are decisions enough before and days enough after.
      let starts = library.days.indices.filter {
        $0 + TasteTrial.testDays <= library.days.count
          && decided(library.days[$0].papers.lowerBound) >= TasteTrial.decisions.last ?? 0
      }
      guard !starts.isEmpty else { continue }
      self.readers += 1
      let words =
        reader.hidden.isEmpty
        ? maker.words : WordIndex(library, corpus: corpus, without: reader.hidden)
      let frame = TasteFrame(library, index: words, percentiles: maker.percentiles)
      let start = generator.pick(Array(starts))
      let days = library.days[start..<start + TasteTrial.testDays].map(\.papers)
      for (step, count) in TasteTrial.decisions.enumerated() {
        let taste = Taste(
          reader.choices(count, before: library.days[start].papers.lowerBound), in: frame)
        let votes = { paper in Double(maker.percentiles.inDay(paper) ?? -1) }
        byVotes[step].judge(days, isGood: reader.isGood, score: votes)
        byTaste[step].judge(
          days, isGood: reader.isGood,
          score: { taste.isKnown ? Double(taste.scores[$0]) : votes($0) })
      }
    }
  }
}
