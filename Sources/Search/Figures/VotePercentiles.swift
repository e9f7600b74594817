import Digest

/// Where papers stand among the votes of their day and of their month.
///
/// Among `n` papers with known votes one of rank `r` (1 has the most votes; papers with as many
/// share the higher rank) is at percentile `100 × (n − r) / n`, rounded down. So `p90` and above is
/// the top tenth: of 300 papers the first 30, of 9 none. Unknown votes have no percentile, nor have
/// papers without a day. A paper that stands on two days counts on both.
public struct VotePercentiles: Sendable {
  private static let none = UInt8.max

  private var day: [UInt8]
  private var month: [UInt8]
  /// What papers are ranked by when they are asked for; nil where all were ranked before.
  private let scores: Scores?

  /// A score of each paper.
  fileprivate struct Scores: Sendable {
    let library: Library
    let values: [Float]
  }

  /// Ranks papers by scores, each when it is asked for: of half a million, those on screen are few.
  init(of scores: [Float], in library: Library) {
    (day, month) = ([], [])
    self.scores = Scores(library: library, values: scores)
  }

  /// The same with all papers ranked, for whoever asks for many.
  var ranked: VotePercentiles {
    guard let scores else { return self }
    return VotePercentiles(scores.library) { scores.values[$0] }
  }

  /// Ranks the papers of a library by their votes.
  public init(_ library: Library) { self.init(library) { library.papers[$0].vote } }

  /// Ranks the papers of a library by another number that some of them have.
  init(_ library: Library, by value: (Int) -> (some Comparable)?) {
    day = Array(repeating: VotePercentiles.none, count: library.papers.count)
    month = day
    scores = nil
    var current: (year: Int, month: Int)?
    var papers: [Int] = []
    for libraryDay in library.days {
      guard let date = libraryDay.date else { continue }
      let voted = libraryDay.papers.filter { value($0) != nil }
      VotePercentiles.rank(voted, value, &day)
      if let month = current, month != (date.year, date.month) {
        VotePercentiles.rank(papers, value, &self.month)
        papers = []
      }
      current = (date.year, date.month)
      papers += voted
    }
    VotePercentiles.rank(papers, value, &month)
  }

  private static func rank<Value: Comparable>(
    _ papers: [Int], _ value: (Int) -> Value?, _ percentiles: inout [UInt8]
  ) {
    let sorted = papers.compactMap { index in value(index).map { (index: index, vote: $0) } }
      .sorted { $0.vote > $1.vote }
    var rank = 0
    for (index, paper) in sorted.enumerated() {
      if index == 0 || sorted[index - 1].vote != paper.vote { rank = index + 1 }
      percentiles[paper.index] = UInt8(100 * (sorted.count - rank) / sorted.count)
    }
  }

  /// The percentile of a paper's votes among those of its day, 0…99; nil where votes or day are
  /// unknown.
  public func inDay(_ index: Int) -> Int? {
    guard let scores else { return percentile(day[index]) }
    return scores.percentile(of: index) { $0 == $1 }
  }

  /// The percentile of a paper's votes among those of its month, 0…99; nil where votes or day are
  /// unknown.
  public func inMonth(_ index: Int) -> Int? {
    guard let scores else { return percentile(month[index]) }
    return scores.percentile(of: index) { $0.year == $1.year && $0.month == $1.month }
  }

  private func percentile(_ value: UInt8) -> Int? {
    value == VotePercentiles.none ? nil : Int(value)
  }
}

extension VotePercentiles.Scores {
  /// The percentile of a paper's score among those of the days around its own.
  ///
  /// - Parameter isBeside: whether a day counts beside the paper's own.
  fileprivate func percentile(
    of index: Int, isBeside: (DigestDate, DigestDate) -> Bool
  ) -> Int? {
    let days = library.days
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle].papers.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    guard low < days.count, days[low].papers.contains(index), let date = days[low].date else {
      return nil
    }
    func counts(_ day: Library.Day) -> Bool { day.date.map { isBeside($0, date) } ?? false }
    let first = days[..<low].lastIndex { !counts($0) }.map { $0 + 1 } ?? 0
    let end = days[low...].firstIndex { !counts($0) } ?? days.count
    var (count, rank) = (0, 1)
    for day in days[first..<end] {
      count += day.papers.count
      for paper in day.papers where values[paper] > values[index] { rank += 1 }
    }
    return 100 * (count - rank) / count
  }
}
