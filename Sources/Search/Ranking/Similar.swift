/// A paper that is like others, and how like.
public struct SimilarPaper: Sendable, Hashable {
  /// The paper, as an index in the library.
  public let paper: Int
  /// The cosine of the two vectors, 0…1.
  public let likeness: Double
}

extension WordIndex {
  /// Below this papers have little more in common than the language; nobody measured it.
  public static let leastLikeness = 0.1

  /// The papers most like some others, the likest first; those others are left out.
  ///
  /// Papers that are equally like come in the library's order.
  /// - Parameters:
  ///   - papers: papers; of several the mean is compared.
  ///   - most: how many at most.
  ///   - least: how like they must be.
  public func similar(to papers: [Int], most: Int, least: Double = 0) -> [SimilarPaper] {
    let weights = direction(of: papers)
    let own = Set(papers)
    let scores = scores(weights)
    let found = scores.indices.filter {
      !own.contains($0) && Double(scores[$0]) >= least && scores[$0] > 0
    }
    return found.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(most)
      .map { SimilarPaper(paper: $0, likeness: min(1, Double(scores[$0]))) }
  }

  /// The mean of papers' vectors, of length 1.
  private func direction(of papers: [Int]) -> [Float] {
    var sums = [Int64](repeating: 0, count: featureCount)
    for paper in papers {
      eachWord(of: paper) { word, value in sums[word] += Int64(value) }
    }
    let length = sums.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    return length > 0 ? sums.map { Float(Double($0) / length) } : sums.map { _ in 0 }
  }
}
