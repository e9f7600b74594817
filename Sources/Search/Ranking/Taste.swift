import Digest

/// What a reader would keep, learned from what the reader kept and skipped.
///
/// The weight of a word is the mean of the papers kept, less that of those skipped, where the
/// archive's mean counts as `priorCount` skipped papers. A decision counts half as much for every
/// 200 decisions after it. Papers that were read and left undecided say nothing. While few
/// papers are kept, the weights are spread to words that stand beside theirs. Votes count as far as
/// this reader is seen to follow them; with nothing kept they are all there is.
///
/// Everything is reckoned from the decisions in their order, by operations that give the same bits
/// on every machine: that a decision was taken back leaves no trace.
public struct Taste: Sendable {
  /// One decision about a paper.
  public struct Choice: Sendable, Hashable {
    /// The paper, as an index in the library.
    public var paper: Int
    /// Whether it was kept; else it was skipped.
    public var isKept: Bool

    /// A decision about a paper.
    public init(_ paper: Int, isKept: Bool) { (self.paper, self.isKept) = (paper, isKept) }
  }

  /// Settings, measured by `nonmun-bench taste` (docs/performance.md).
  enum Setting {
    /// What a decision counts after one more: 2^(−1/200), a half after 200.
    static let fading = 0.99654026282786778
    /// So many halvings leave less than values can hold.
    static let mostChoices = 4_000
    static let priorCount = 20.0
    static let spreadUntil = 60
    static let spread = (weight: 7.5, offset: 5.0)
    static let spreadPapers = 1_000
    static let mostVotes = 3.0
    static let leastSeparation = 0.3
    /// The standard deviation of percentiles that are spread evenly.
    static let percentileDeviation = 29.0
  }

  /// From how many papers kept and skipped it knows.
  public let counts: (kept: Int, skipped: Int)
  /// How much the votes count beside the words: standard deviations of the score for one of the
  /// votes; 0 for a reader who does not follow them, less where the reader goes against them.
  public let voteWeight: Double
  /// How well each paper fits, the more the better, in standard deviations from the mean; empty
  /// where nothing was kept.
  public let scores: [Float]
  /// The weight of each word.
  let weights: [Float]
  /// The mean and the standard deviation of what the weights give.
  let distribution: (mean: Double, deviation: Double)

  /// Whether it knows anything: whether a paper was kept.
  public var isKnown: Bool { counts.kept > 0 }

  /// Learns from decisions.
  ///
  /// - Parameters:
  ///   - choices: the decisions, oldest first, each paper once.
  ///   - frame: what is known of the library whatever was decided.
  public init(_ choices: [Choice], in frame: TasteFrame) {
    let choices = choices.suffix(Setting.mostChoices)
    let sums = ChoiceSums(choices, frame.index)
    counts = (sums.kept.count, sums.skipped.count)
    guard counts.kept > 0 else {
      (voteWeight, scores, weights, distribution) = (0, [], [], (0, 1))
      return
    }
    var weights = sums.weights(frame.index)
    let separation = sums.separation(frame.index, choices)
    if counts.kept < Setting.spreadUntil { frame.spread(&weights, kept: counts.kept) }
    self.weights = weights
    var scores = frame.index.scores(weights)
    distribution = Taste.distribution(scores)
    voteWeight = frame.voteWeight(choices, separation: separation)
    let (mean, deviation) = distribution
    for paper in scores.indices {
      let fit = (Double(scores[paper]) - mean) / deviation
      scores[paper] = Float(fit + voteWeight * frame.standardVotes[paper])
    }
    self.scores = scores
  }

  /// Mean and deviation, from whole numbers so that the papers' order does not matter.
  private static func distribution(_ scores: [Float]) -> (mean: Double, deviation: Double) {
    let scale = Double(1 << 24)
    var (sum, squares) = (Int64(0), Int64(0))
    for score in scores {
      let whole = Int64((Double(score) * scale).rounded())
      sum += whole
      squares += (whole * whole) >> 16
    }
    let count = Double(max(1, scores.count))
    let mean = Double(sum) / scale / count
    let meanSquare = Double(squares) * 65_536 / (scale * scale) / count
    let variance = meanSquare - mean * mean
    return (mean, variance > 1e-18 ? variance.squareRoot() : 1)
  }
}
