import Digest
import Normalization
import Search
import TestSupport
import Testing

@Suite("Sorting")
struct SortOrderTests {
  private static let text = """
    ### [undated](https://a)
    ## 2031-04-05
    ### [beta](https://a)
    Vote: 5
    ### [Alpha](https://a)
    Vote: 9
    ### [나비](https://a)
    Vote: -
    ## 2031-04-06
    ### [BETA](https://a)
    Vote: 5
    ### [가방](https://a)
    ### [alpha](https://a)
    Vote: 0

    """

  @Test(
    "every order, and the other way round",
    arguments: [
      (.digest, false, ["undated", "beta", "Alpha", "나비", "BETA", "가방", "alpha"]),
      (.digest, true, ["alpha", "가방", "BETA", "나비", "Alpha", "beta", "undated"]),
      (.vote, false, ["Alpha", "beta", "BETA", "alpha", "undated", "나비", "가방"]),
      (.vote, true, ["alpha", "beta", "BETA", "Alpha", "undated", "나비", "가방"]),
      (.title, false, ["Alpha", "alpha", "beta", "BETA", "undated", "가방", "나비"]),
      (.title, true, ["나비", "가방", "undated", "beta", "BETA", "Alpha", "alpha"]),
      (.date, false, ["BETA", "가방", "alpha", "beta", "Alpha", "나비", "undated"]),
      (.date, true, ["beta", "Alpha", "나비", "BETA", "가방", "alpha", "undated"]),
    ] as [(SortOrder.Field, Bool, [String])])
  func orders(field: SortOrder.Field, isReversed: Bool, titles: [String]) {
    let library = library(Self.text)
    let places = SortOrder(field, isReversed: isReversed)
      .sorted(Array(library.papers.indices), in: library)
    #expect(places.map { library.papers[$0].title } == titles)
  }

  @Test("NFC and NFD titles stand together")
  func forms() {
    let library = library(
      "### [\u{1102}\u{1161}](https://a)\n### [다](https://a)\n### [가](https://a)\n### [나](https://a)\n"
    )
    #expect(SortOrder(.title).sorted([0, 1, 2, 3], in: library) == [2, 0, 3, 1])
  }

  @Test(
    "is a stable sort of what is known, then what is not", arguments: SortOrder.Field.allCases,
    [false, true])
  func reference(field: SortOrder.Field, isReversed: Bool) {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let library = library(random.unsorted(papers: 30))
      // Any part of a list, in the order of the list.
      let places = library.papers.indices.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      let sorted = SortOrder(field, isReversed: isReversed).sorted(places, in: library)
      let expected =
        (field == .digest || field == .relevance) && isReversed
        ? places.reversed() : stablySorted(places, library, field, isReversed)
      #expect(sorted == expected, "seed \(seed)")
    }
  }

  @Test(
    "orders votes that lie far apart as well as those that lie close", arguments: [false, true])
  func farApart(isReversed: Bool) {
    let votes = ["5", "9000000000000000000", "-", "5", "0", "700", "9000000000000000000", "-", "6"]
    let library = library(votes.map { "### [a](https://a)\nVote: \($0)\n" }.joined())
    let places = Array(library.papers.indices)
    #expect(
      SortOrder(.vote, isReversed: isReversed).sorted(places, in: library)
        == stablySorted(places, library, .vote, isReversed))
  }

  /// Insertion sort: each paper goes behind all that do not come after it.
  private func stablySorted(
    _ places: [Int], _ library: Library, _ field: SortOrder.Field, _ isReversed: Bool
  ) -> [Int] {
    var sorted: [Int] = []
    for place in places {
      let paper = library.papers[place]
      let comesAfter = { (other: Int) in
        precedes(paper, library.papers[other], field, isReversed)
      }
      sorted.insert(place, at: sorted.firstIndex(where: comesAfter) ?? sorted.count)
    }
    return sorted
  }

  private func precedes(
    _ a: Paper, _ b: Paper, _ field: SortOrder.Field, _ isReversed: Bool
  ) -> Bool {
    switch field {
    case .digest, .relevance, .watch: return false
    // Votes stand for a taste that nothing is known of.
    case .vote, .taste: return isHigher(a.vote, b.vote, isReversed)
    case .date: return isHigher(a.date, b.date, isReversed)
    case .title:
      let (first, second) = (Folding.fold(a.title), Folding.fold(b.title))
      return isReversed
        ? second.lexicographicallyPrecedes(first) : first.lexicographicallyPrecedes(second)
    }
  }

  private func isHigher<Value: Comparable>(_ a: Value?, _ b: Value?, _ isReversed: Bool) -> Bool {
    guard let a else { return false }
    guard let b else { return true }
    return isReversed ? a < b : a > b
  }
}

extension SeededGenerator {
  /// Papers of few titles, votes and days, so that many are tied.
  fileprivate mutating func unsorted(papers: Int) -> String {
    var text = ""
    for _ in 0..<papers {
      if Int.random(in: 0..<6, using: &self) == 0 {
        text += "## 2031-04-0\(Int.random(in: 1...5, using: &self))\n"
      }
      let title = ["a", "A", "b", "é", "E\u{301}", "가", "나", ""].randomElement(using: &self) ?? ""
      text += "### [\(title)](https://a)\n"
      if Bool.random(using: &self) { text += "Vote: \(Int.random(in: 0...4, using: &self))\n" }
    }
    return text
  }
}
