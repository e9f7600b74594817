import Digest
import TestSupport
import Testing

@testable import Search

@Suite("Trends")
struct TrendsTests {
  private let archive = library(
    """
    ### [undated Diffusion](https://a)
    ## 2031-01-05
    ### [Diffusion Models for the World](https://a)
    Vote: 5
    Authors: A Ga, B Na
    ### [확산 모델은 확산](https://a)
    Authors: a ga
    ## 2031-03-01
    ### [Self-Supervised Diffusion: 3D](https://a)
    Vote: 7
    Authors: B Na, +, C Da

    """)

  @Test("counts every month from the first to the last, and what is frequent")
  func counts() {
    let trends = Trends(of: Array(archive.papers.indices), in: archive)
    #expect(trends.months.map(\.description) == ["2031-01", "2031-02", "2031-03"])
    #expect(trends.months.map(\.papers) == [2, 0, 1])
    #expect(trends.months.map(\.votes) == [5, 0, 7])
    #expect([trends.papers, trends.votes, trends.unknownVotes, trends.undated] == [4, 12, 2, 1])
    #expect(trends.authors.map(\.name) == ["A Ga", "B Na", "C Da"])
    #expect(trends.authors.map(\.papers) == [2, 2, 1])
    #expect(trends.words.first?.name == "diffusion" && trends.words.first?.papers == 3)
    #expect(trends.words.contains { $0.name == "모델" && $0.papers == 1 })
    #expect(trends.words.contains { $0.name == "self-supervised" })
    #expect(!trends.words.contains { ["for", "the", "모델은"].contains($0.name) })
    #expect(Trends.places([0, 1, 2, 3], of: trends.months[2], in: archive) == [3])
    #expect(Trends(of: [], in: Library()).months.isEmpty)
  }

  @Test("a bar is as long as its part, and shows whatever is not nothing")
  func bars() {
    #expect(Bar.text(8, of: 8, width: 4) == "████")
    #expect(Bar.text(1, of: 2, width: 1) == "▌")
    #expect(Bar.text(1, of: 1000, width: 4) == "▏")
    #expect(Bar.text(0, of: 8, width: 4) == "")
    #expect(Bar.text(1, of: 2, width: 4, isASCII: true) == "##")
    #expect(Bar.text(1, of: 1000, width: 4, isASCII: true) == "#")
  }
}
