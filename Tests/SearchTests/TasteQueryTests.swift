import Decisions
import Digest
import Testing

@testable import Search

@Suite("Queries of taste and likeness")
struct TasteQueryTests {
  private let searcher = Searcher(
    library(
      """
      ## 2031-04-05
      ### [확산 이미지](https://arxiv.org/abs/3104.00001)
      Vote: 1
      - 확산 이미지 잡음
      ### [강화 보상](https://arxiv.org/abs/3104.00002)
      Vote: 9
      - 강화 보상 정책
      ## 2031-04-06
      ### [확산 잡음](https://arxiv.org/abs/3104.00003)
      Vote: 2
      - 이미지 확산
      ### [정책 강화](https://arxiv.org/abs/3104.00004)
      Vote: 8
      - 보상 정책
      ### [음성](https://arxiv.org/abs/3104.00005)
      Vote: 3
      - 소리

      """))

  private func decisions(_ standings: [Int: Standing], tag: Int? = nil) -> DecisionTable {
    let ids = searcher.library.ids
    var decisions: [String: Decision] = [:]
    for (paper, standing) in standings { decisions[ids[paper]] = Decision(standing: standing) }
    if let tag { decisions[ids[tag], default: Decision()].tags = ["todo"] }
    return DecisionTable(decisions, ids: ids)
  }

  @Test("what is like the papers kept comes first, and votes where nothing was kept")
  func order() throws {
    let kept = decisions([0: .kept, 1: .skipped])
    let found = try searcher.find(Query("sort:taste"), decisions: kept)
    let sorted = searcher.list(found, ranking: searcher.ranking(kept))
    #expect(sorted.first(where: { $0 > 1 }) == 2 && sorted.last == 1)
    let none = decisions([1: .skipped])
    #expect(searcher.list(found, ranking: searcher.ranking(none)) == [1, 3, 4, 2, 0])
    #expect(SortOrder(.taste).sorted([0, 1, 2], in: searcher.library) == [1, 2, 0])
  }

  @Test("percentiles are of the month, by votes where nothing was kept")
  func percentiles() throws {
    let kept = decisions([0: .kept, 1: .skipped])
    #expect(try searcher.find(Query("taste:p60 -is:kept"), decisions: kept).papers == [2])
    #expect(try searcher.find(Query("taste:p60")).papers == searcher.find(Query("vote:p60")).papers)
  }

  @Test("papers like others are found, the likest first, and ordered as asked")
  func likeness() throws {
    let found = try searcher.find(Query("like:3104.00001"))
    #expect(found.papers == [2] && (found.likeness?[2] ?? 0) > 0.3)
    let several = try searcher.find(Query("like:3104.00001,https://arxiv.org/abs/3104.00002"))
    #expect(Set(several.papers) == [2, 3])
    #expect(searcher.list(several, by: SortOrder(.vote)) == [3, 2])
    let likeness = try #require(several.likeness)
    #expect(
      searcher.list(several)
        == [2, 3].sorted { likeness[$0, default: 0] > likeness[$1, default: 0] })
    #expect(try searcher.find(Query("like:3104.00001 vote:>5")).papers.isEmpty)
    #expect(try searcher.find(Query("like:9999.00001")).papers.isEmpty)
    #expect(try searcher.find(Query("like:#todo"), decisions: decisions([:], tag: 1)).papers == [3])
  }

  @Test("reasons say what speaks for a paper and against it, and how well kept ones were foreseen")
  func reasons() {
    let kept = decisions([0: .kept, 1: .skipped, 2: .kept])
    let (ranking, frame) = (searcher.ranking(kept), searcher.frame)
    let reasons = ranking.taste.reasons(of: 2, frame.choices(kept), in: frame)
    #expect(reasons.forIt.contains { $0.kind == .word("확산") && $0.share > 0 })
    #expect(reasons.nearest.map(\.paper) == [0])
    // Of the two days the first had nothing before it; the second's paper stood first by what the
    // first day taught.
    #expect(reasons.record.kept == 1 && reasons.record.first == 1)
    let against = ranking.taste.reasons(of: 3, frame.choices(kept), in: frame)
    #expect(against.againstIt.contains { $0.kind == .word("정책") })
    let shares = (against.forIt + against.againstIt).map(\.share)
    #expect(shares.allSatisfy { abs($0) <= 1 })
  }

  @Test("decisions count in the order of the papers' days, each paper once")
  func choices() {
    let twice = library(
      """
      ## 2031-04-05
      ### [b](https://arxiv.org/abs/3104.00002)
      ### [a](https://arxiv.org/abs/3104.00001)
      ## 2031-04-06
      ### [b](https://arxiv.org/abs/3104.00002)

      """)
    let frame = Searcher(twice).frame
    let table = DecisionTable(
      ["3104.00001": Decision(standing: .kept), "3104.00002": Decision(standing: .skipped)],
      ids: twice.ids)
    #expect(
      frame.choices(table) == [Taste.Choice(1, isKept: true), Taste.Choice(2, isKept: false)])
  }
}
