/// The papers kept and skipped as sums of their vectors, later decisions counting more.
struct ChoiceSums {
  /// One side.
  struct Side {
    var sum: [Float]
    /// The sum of what its decisions count.
    var weight = 0.0
    var count = 0
  }

  private(set) var kept: Side
  private(set) var skipped: Side

  init(_ index: WordIndex) {
    kept = Side(sum: Array(repeating: 0, count: index.words.count))
    skipped = kept
  }

  /// How much each of some decisions counts, the last of them 1.
  static func fading(_ count: Int) -> [Double] {
    var factors = [Double](repeating: 1, count: count)
    for paper in (0..<max(0, count - 1)).reversed() {
      factors[paper] = factors[paper + 1] * Taste.Setting.fading
    }
    return factors
  }

  init(_ choices: ArraySlice<Taste.Choice>, _ index: WordIndex) {
    self.init(index)
    for (choice, factor) in zip(choices, ChoiceSums.fading(choices.count)) {
      if choice.isKept {
        ChoiceSums.add(choice.paper, factor, to: &kept, index)
      } else {
        ChoiceSums.add(choice.paper, factor, to: &skipped, index)
      }
    }
  }

  private static func add(_ paper: Int, _ factor: Double, to side: inout Side, _ index: WordIndex) {
    side.weight += factor
    side.count += 1
    let scale = Float(factor / WordIndex.one)
    index.eachWord(of: paper) { word, value in side.sum[word] += Float(value) * scale }
  }

  /// What speaks against a paper: the mean of the skipped ones and of the archive.
  private func against(_ index: WordIndex) -> (scale: Double, prior: Double) {
    let whole = skipped.weight + Taste.Setting.priorCount
    return (
      1 / whole, Taste.Setting.priorCount / whole / Double(max(1, index.count)) / WordIndex.one
    )
  }

  /// The weight of each word.
  func weights(_ index: WordIndex) -> [Float] {
    let scale = kept.weight > 0 ? 1 / kept.weight : 0
    let (less, prior) = against(index)
    return index.sums.indices.map { word in
      Float(
        Double(kept.sum[word]) * scale - Double(skipped.sum[word]) * less
          - Double(index.sums[word]) * prior)
    }
  }

  /// How far the scores of papers kept lie above those of papers skipped, in standard deviations,
  /// each scored by all the others; shrunk by what chance would give, and 0 where it is no more
  /// than that.
  func separation(
    _ index: WordIndex, _ choices: ArraySlice<Taste.Choice>
  ) -> Double {
    guard kept.count > 1, skipped.count > 0 else { return 0 }
    let (less, prior) = against(index)
    var (keptScores, skippedScores): ([Double], [Double]) = ([], [])
    for (choice, factor) in zip(choices, ChoiceSums.fading(choices.count)) {
      var (forIt, againstIt, own, mean) = (0.0, 0.0, 0.0, 0.0)
      index.eachWord(of: choice.paper) { word, value in
        let value = Double(value) / WordIndex.one
        forIt += Double(kept.sum[word]) * value
        againstIt += Double(skipped.sum[word]) * value
        mean += Double(index.sums[word]) * value
        own += value * value
      }
      let prior = mean * prior
      if choice.isKept {
        let rest = max(1e-9, kept.weight - factor)
        keptScores.append((forIt - factor * own) / rest - againstIt * less - prior)
      } else {
        let whole = 1 / less
        let rest = max(1e-9, whole - factor)
        skippedScores.append(
          forIt / kept.weight - (againstIt - factor * own) / rest - prior * whole / rest)
      }
    }
    let all = keptScores + skippedScores
    let mean = all.reduce(0, +) / Double(all.count)
    let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
    guard variance > 0 else { return 0 }
    let difference =
      keptScores.reduce(0, +) / Double(kept.count) - skippedScores.reduce(0, +)
      / Double(skipped.count)
    return Taste.shrunk(difference / variance.squareRoot(), kept.count, skipped.count)
  }
}

extension Taste {
  /// A difference of two means, in standard deviations, less what chance explains of it.
  static func shrunk(_ difference: Double, _ a: Int, _ b: Int) -> Double {
    let chance = 1 / Double(a) + 1 / Double(b)
    let square = difference * difference / chance
    return square > 1 ? difference * (1 - 1 / square) : 0
  }
}
