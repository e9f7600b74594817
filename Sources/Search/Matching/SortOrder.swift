import Digest
import Normalization

/// The order of a list of papers.
public struct SortOrder: Sendable, Hashable {
  /// What papers are ordered by.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    /// As they come in the digests.
    case digest
    /// Most votes first.
    case vote
    /// By title, case folded.
    case title
    /// Newest day first.
    case date
    /// What the reader would keep first.
    case taste
    /// What watches want first, and what they do not want last.
    case watch
    /// The best hits of a query first; as they come in the digests where there is no query.
    case relevance
  }

  /// What papers are ordered by.
  public var field: Field
  /// Whether the order is turned round.
  public var isReversed: Bool

  /// An order; by default the digest's own.
  public init(_ field: Field = .digest, isReversed: Bool = false) {
    self.field = field
    self.isReversed = isReversed
  }

  /// Sorts papers that come in digest order.
  ///
  /// What is unknown (no votes, no date) comes last, reversed or not; ties keep the order they came
  /// in, reversed or not.
  /// - Parameters:
  ///   - ranking: how papers rank by taste; where it is missing or knows nothing, votes stand for
  ///     it.
  ///   - watchRanks: how many watches want a paper, −1 where they do not.
  ///   - titles: where papers stand by title, where that is known; else titles are compared.
  public func sorted(
    _ papers: [Int], in library: Library, by ranking: TasteRanking? = nil,
    watchRanks: [Int: Int] = [:], titles: TitleOrder? = nil
  ) -> [Int] {
    switch field {
    case .watch: return sortedByNumber(papers) { watchRanks[$0, default: 0] }
    case .taste:
      guard let ranking, ranking.taste.isKnown else {
        return SortOrder(.vote, isReversed: isReversed).sorted(papers, in: library)
      }
      return sortedByScore(papers, ranking.taste.scores)
    case .digest, .relevance:
      return isReversed ? papers.reversed() : papers
    case .vote:
      let votes = library.votes
      return sortedByNumber(papers) { votes[$0] }
    case .title:
      if let ranks = titles?.ranks { return sortedByNumber(papers) { -ranks[$0] } }
      return sorted(
        papers, key: { SortOrder.titleKey(library.papers[$0]) }, precedes: SortOrder.isBefore)
    case .date:
      return sortedByNumber(papers) { library.papers[$0].date.map(SortOrder.number) }
    }
  }

  private static func titleKey(_ paper: Paper) -> [UInt8]? {
    var key: [UInt8] = []
    paper.withTitleBytes { Folding.fold($0, into: &key) }
    return key
  }

  private static func isBefore(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.lexicographicallyPrecedes(b)
  }

  /// Sorts by numbers, the largest first, by counting how often each comes: votes and days are few
  /// beside papers.
  private func sortedByNumber(_ papers: [Int], _ number: (Int) -> Int?) -> [Int] {
    var (known, numbers, unknown): ([Int], [Int], [Int]) = ([], [], [])
    known.reserveCapacity(papers.count)
    numbers.reserveCapacity(papers.count)
    for index in papers {
      if let number = number(index) {
        known.append(index)
        numbers.append(number)
      } else {
        unknown.append(index)
      }
    }
    guard let least = numbers.min(), let most = numbers.max() else { return unknown }
    let (width, isOver) = most.subtractingReportingOverflow(least)
    guard !isOver, width <= SortOrder.widest(of: papers.count) else {
      return sorted(papers, key: number, precedes: >)
    }
    let bucket = { (number: Int) in isReversed ? number - least : most - number }
    var next = Array(repeating: 0, count: width + 2)
    for number in numbers { next[bucket(number) + 1] += 1 }
    for index in 1..<next.count { next[index] += next[index - 1] }
    var sorted = Array(repeating: 0, count: known.count)
    for (index, number) in zip(known, numbers) {
      let own = bucket(number)
      sorted[next[own]] = index
      next[own] += 1
    }
    return sorted + unknown
  }

  /// Sorts by scores, the greatest first, by eleven bits of them after the other: each pass keeps the
  /// order of the one before where those bits are the same.
  func sortedByScore(_ papers: [Int], _ scores: [Float]) -> [Int] {
    var keys = papers.map { index in
      let number = SortOrder.number(of: scores[index])
      return (number: isReversed ? number : ~number, index: index)
    }
    var others = keys
    for shift in [UInt32(0), 11, 22] {
      var next = [Int](repeating: 0, count: 2049)
      for key in keys { next[Int(key.number >> shift & 0x7FF) + 1] += 1 }
      for bucket in 1..<next.count { next[bucket] += next[bucket - 1] }
      for key in keys {
        let bucket = Int(key.number >> shift & 0x7FF)
        others[next[bucket]] = key
        next[bucket] += 1
      }
      swap(&keys, &others)
    }
    return keys.map(\.index)
  }

  /// A number that is greater where a score is.
  private static func number(of score: Float) -> UInt32 {
    // Both zeroes are one.
    let bits = (score + 0).bitPattern
    return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
  }

  /// A number by which days stand in their order, also those that no calendar has.
  private static func number(of date: DigestDate) -> Int {
    (date.year * 12 + date.month) * 100 + date.day
  }

  /// How far numbers may lie apart for counting to be the cheaper way.
  private static func widest(of count: Int) -> Int { 4 * count + 64 }

  private func sorted<Key: Equatable>(
    _ papers: [Int], key: (Int) -> Key?, precedes: (Key, Key) -> Bool
  ) -> [Int] {
    var known: [(key: Key, rank: Int, index: Int)] = []
    var unknown: [Int] = []
    for (rank, index) in papers.enumerated() {
      if let key = key(index) {
        known.append((key, rank, index))
      } else {
        unknown.append(index)
      }
    }
    known.sort { a, b in
      if a.key == b.key { return a.rank < b.rank }
      return isReversed ? precedes(b.key, a.key) : precedes(a.key, b.key)
    }
    return known.map(\.index) + unknown
  }
}
