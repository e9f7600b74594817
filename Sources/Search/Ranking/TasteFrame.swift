import Decisions
import Digest
import Synchronization
import System

/// What taste needs to know of an archive whatever was decided: made once for a library, off the
/// first screen.
public struct TasteFrame: Sendable {
  /// The papers' words.
  public let index: WordIndex
  /// Where each paper stands among the votes of its day, in standard deviations; 0 where that is
  /// unknown.
  let standardVotes: [Double]
  /// The papers in the order in which decisions about them count: by day, and within a day by id,
  /// each id once, on its newest day.
  private let order: [Int]
  /// The papers of each day.
  let days: [Range<Int>]
  /// The newest papers, over which weights are spread.
  private let newest: [Int]
  /// The sum of the newest papers' word values.
  private let newestSums: [Int64]

  /// The frame of a library.
  public init(_ library: Library, index: WordIndex, percentiles: VotePercentiles) {
    self.index = index
    standardVotes = TasteFrame.standardVotes(library, percentiles)
    newest = TasteFrame.newest(library)
    order = TasteFrame.order(library)
    days = library.days.map(\.papers)
    var sums = [Int64](repeating: 0, count: index.wordCount)
    for paper in newest {
      index.eachWord(of: paper) { word, value in
        if word < index.wordCount { sums[word] += Int64(value) }
      }
    }
    newestSums = sums
  }

  private static func order(_ library: Library) -> [Int] {
    library.days.flatMap { day in
      day.papers.filter { library.isLast($0) }
        .sorted { library.ids[$0].utf8.lexicographicallyPrecedes(library.ids[$1].utf8) }
    }
  }

  /// The decisions that taste learns from, in the order of the papers' days.
  ///
  /// Not in that in which they were made: so one that was taken back leaves no trace, and machines
  /// that exchanged theirs agree.
  public func choices(_ decisions: DecisionTable) -> [Taste.Choice] {
    order.compactMap { paper in
      switch decisions[paper].standing {
      case .kept: Taste.Choice(paper, isKept: true)
      case .skipped: Taste.Choice(paper, isKept: false)
      case .unread, .read, .later: nil
      }
    }
  }

  private static func standardVotes(_ library: Library, _ percentiles: VotePercentiles) -> [Double]
  {
    var votes = [Double](repeating: 0, count: library.papers.count)
    for day in library.days {
      let known = day.papers.compactMap { paper in
        percentiles.inDay(paper).map { (paper, Double($0)) }
      }
      let mean = known.reduce(0) { $0 + $1.1 } / Double(max(1, known.count))
      for (paper, percentile) in known {
        votes[paper] = (percentile - mean) / Taste.Setting.percentileDeviation
      }
    }
    return votes
  }

  /// The newest papers; of a day that is not needed whole those whose ids come first.
  private static func newest(_ library: Library) -> [Int] {
    var newest: [Int] = []
    for day in library.days.reversed() {
      let left = Taste.Setting.spreadPapers - newest.count
      guard left > 0 else { break }
      if day.papers.count <= left {
        newest += day.papers
      } else {
        newest += day.papers.sorted {
          library.ids[$0].utf8.lexicographicallyPrecedes(library.ids[$1].utf8)
        }.prefix(left)
      }
    }
    return newest
  }

  /// Gives words that stand beside those of the weights a share of them.
  ///
  /// - Parameter kept: how many papers were kept: the fewer, the larger the share.
  func spread(_ weights: inout [Float], kept: Int) {
    guard !newest.isEmpty else { return }
    let scale = Double(1 << 20)
    let scores = index.scores(weights, of: newest).map { Int64((Double($0) * scale).rounded()) }
    let mean = scores.reduce(0, +) / Int64(scores.count)
    var direction = [Int64](repeating: 0, count: index.wordCount)
    for (paper, score) in zip(newest, scores) {
      let score = score - mean
      index.eachWord(of: paper) { word, value in
        if word < index.wordCount { direction[word] += score * Int64(value) }
      }
    }
    let length = weights.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    let spread = direction.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    guard length > 0, spread > 0 else { return }
    let (weight, offset) = Taste.Setting.spread
    let share = weight / (offset + Double(kept)) / spread
    for word in weights.indices {
      var value = Double(weights[word]) / length
      if word < direction.count { value += Double(direction[word]) * share }
      weights[word] = Float(value)
    }
  }

  /// How much a reader of these decisions goes by votes, beside words that tell kept and skipped so
  /// far apart.
  func voteWeight(_ choices: ArraySlice<Taste.Choice>, separation: Double) -> Double {
    let kept = choices.filter(\.isKept).map { standardVotes[$0.paper] }
    let skipped = choices.filter { !$0.isKept }.map { standardVotes[$0.paper] }
    guard !kept.isEmpty, !skipped.isEmpty else { return 0 }
    let difference =
      kept.reduce(0, +) / Double(kept.count) - skipped.reduce(0, +) / Double(skipped.count)
    let chance = 1 / Double(kept.count) + 1 / Double(skipped.count)
    guard difference * difference > 4 * chance else { return 0 }
    let weight =
      Taste.shrunk(difference, kept.count, skipped.count)
      / max(Taste.Setting.leastSeparation, separation)
    return min(Taste.Setting.mostVotes, max(-Taste.Setting.mostVotes, weight))
  }
}

extension WordIndex {
  /// What weights give each paper.
  ///
  /// Those of many papers are reckoned by all processors.
  func scores(_ weights: [Float]) -> [Float] {
    let parts = (count + WordIndex.partSize - 1) / WordIndex.partSize
    let scores = Mutex([[Float]](repeating: [], count: parts))
    SharedWork.run(parts, threads: Processors.count, Interruption()) { _ in
      { part in
        let start = part * WordIndex.partSize
        let own = self.scores(weights, of: start..<min(start + WordIndex.partSize, self.count))
        scores.withLock { $0[part] = own }
        return .goOn
      }
    }
    return scores.withLock { Array($0.joined()) }
  }

  /// How many papers a thread reckons at once: what is less is done before another has begun.
  private static let partSize = 40_000

  /// What weights give some papers.
  func scores(_ weights: [Float], of papers: some Collection<Int>) -> [Float] {
    let weights = weights.span
    var scores: [Float] = []
    scores.reserveCapacity(papers.count)
    for paper in papers { scores.append(product(paper, weights)) }
    return scores
  }
}
