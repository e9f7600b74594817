import Digest
import TestSupport
import Testing

@testable import Search

/// What is kept of orders gives those that comparing gives.
@Suite("Kept orders")
struct KeptOrderTests {
  @Test("ranks of titles sort as titles do, ties and reversed", arguments: 0..<50 as Range<UInt64>)
  func titles(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let starts = ["", "a", "A", "확산", "확산 모델 ", "Éclair", "12345678", "123456789", "\u{0}x"]
    let digest = (0..<60).map { index in
      let title =
        (starts.randomElement(using: &random) ?? starts[0])
        + (starts.randomElement(using: &random) ?? starts[0])
        + (starts.randomElement(using: &random) ?? starts[0])
      return "### [\(title)](https://a/\(index))\n"
    }
    let library = library(digest.joined())
    let titles = TitleOrder(ranks: TitleRanks(library.papers))
    let papers = library.papers.indices.filter { _ in random.happens(2) }.shuffled(using: &random)
    for order in [SortOrder(.title), SortOrder(.title, isReversed: true)] {
      let kept = order.sorted(papers, in: library, titles: titles)
      #expect(kept == order.sorted(papers, in: library), "seed \(seed)")
    }
  }

  @Test("scores are sorted as by comparing, ties and reversed", arguments: 0..<50 as Range<UInt64>)
  func scores(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let few: [Float] = [0, -0.0, 1, -1, .infinity, -.infinity, .leastNonzeroMagnitude]
    let scores = (0..<200).map { _ in
      random.happens(3)
        ? (few.randomElement(using: &random) ?? few[0]) : Float.random(in: -4...4, using: &random)
    }
    let papers = scores.indices.filter { _ in random.happens(2) }.shuffled(using: &random)
    for isReversed in [false, true] {
      let compared = papers.enumerated().sorted { a, b in
        let (first, second) = (scores[a.element], scores[b.element])
        if first == second { return a.offset < b.offset }
        return isReversed ? first < second : first > second
      }
      let sorted = SortOrder(.taste, isReversed: isReversed).sortedByScore(papers, scores)
      #expect(sorted == compared.map(\.element), "seed \(seed)")
    }
  }

  @Test(
    "percentiles that are asked for are those of all papers", arguments: 0..<20 as Range<UInt64>)
  func percentiles(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var digest = "### [undated](https://a)\n"
    for day in ["2031-04-05", "2031-04-06", "2031-05-01", "2032-05-01"] {
      digest += "## \(day)\n"
      for index in 0..<Int.random(in: 1...30, using: &random) {
        digest += "### [title \(index)](https://a/\(day)/\(index))\n"
      }
    }
    let library = library(digest)
    let scores = library.papers.indices.map { _ in
      Float(Int.random(in: 0...20, using: &random))
    }
    let asked = VotePercentiles(of: scores, in: library)
    let ranked = VotePercentiles(library) { scores[$0] }
    for index in library.papers.indices {
      #expect(asked.inDay(index) == ranked.inDay(index), "seed \(seed), paper \(index)")
      #expect(asked.inMonth(index) == ranked.inMonth(index), "seed \(seed), paper \(index)")
      #expect(asked.ranked.inMonth(index) == ranked.inMonth(index))
    }
  }
}
