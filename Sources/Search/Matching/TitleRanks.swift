import Digest
import Normalization

/// Where each paper of a library stands by title, case folded; papers of one title share a rank.
///
/// Folding and comparing half a million titles takes most of a second, so it is done once a library.
struct TitleRanks: Sendable {
  private let ranks: [UInt32]

  init(_ papers: [Paper]) {
    var (keys, ends) = ([UInt8](), [Int]())
    ends.reserveCapacity(papers.count)
    for paper in papers {
      paper.withTitleBytes { Folding.fold($0, into: &keys) }
      ends.append(keys.count)
    }
    ranks = TitleRanks.ranks(keys.span.bytes, ends)
  }

  /// The rank of a paper, by its index in the library.
  subscript(index: Int) -> Int { Int(ranks[index]) }

  private static func ranks(_ keys: RawSpan, _ ends: [Int]) -> [UInt32] {
    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      keys.withUnsafeBytes { $0[range(a)].lexicographicallyPrecedes($0[range(b)]) }
    }
    // Eight bytes tell most titles apart.
    var order = ends.indices.map { (prefix: prefix(of: keys, range($0)), index: $0) }
    order.sort { a, b in
      a.prefix == b.prefix ? precedes(a.index, b.index) : a.prefix < b.prefix
    }
    var ranks = [UInt32](repeating: 0, count: order.count)
    var rank: UInt32 = 0
    for (position, entry) in order.enumerated() {
      if position > 0, precedes(order[position - 1].index, entry.index) { rank += 1 }
      ranks[entry.index] = rank
    }
    return ranks
  }

  /// The first eight bytes as a number, in whose order they stand; zeroes behind a shorter key.
  private static func prefix(of keys: RawSpan, _ range: Range<Int>) -> UInt64 {
    var prefix: UInt64 = 0
    for position in range.prefix(8) {
      let byte = keys.unsafeLoad(fromByteOffset: position, as: UInt8.self)
      prefix |= UInt64(byte) << (56 - 8 * (position - range.lowerBound))
    }
    return prefix
  }
}

extension Searcher {
  /// Where papers stand by title, for sorting so many of them: made now where they are many, else
  /// only what was made before; nil where that is nothing.
  public func titleOrder(for count: Int) -> TitleOrder? {
    let isMade = count >= Searcher.worthRanks && count >= library.papers.count / 8
    return (isMade ? lazyTitles.value { TitleRanks(library.papers) } : lazyTitles.existing)
      .map(TitleOrder.init)
  }

  /// Fewer papers are sorted by their titles in less time than they take to be ranked.
  private static let worthRanks = 10_000
}

/// Where papers stand by title, as `Searcher.titleOrder` knows it.
public struct TitleOrder: Sendable {
  let ranks: TitleRanks
}
