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

  @Test("shares are of all papers of the month")
  func shares() throws {
    let found = try Searcher(archive).find(Query("diffusion"))
    let trends = Trends(of: found.papers, in: archive, for: found.query)
    #expect(trends.months.map(\.papers) == [1, 0, 1])
    #expect(trends.months.map(\.allPapers) == [2, 0, 1])
    #expect(trends.months.map(\.share) == [0.5, 0, 1])
  }

  @Test(
    "a query bounded by date shows those months only",
    arguments: [
      ("date:2031-02..2031-03", ["2031-02", "2031-03"]), ("date:2031-01-05", ["2031-01"]),
      ("diffusion date:>2031-01", ["2031-02", "2031-03"]), ("date:3d", ["2031-02", "2031-03"]),
      ("date:1d", ["2031-03"]), ("date:2040", []), ("date:>=2031-02 date:<2031-03", ["2031-02"]),
      ("-date:2031-01", ["2031-01", "2031-02", "2031-03"]),
    ] as [(String, [String])])
  func bounded(text: String, months: [String]) throws {
    let query = try Query(text)
    let found = try Searcher(archive).find(query)
    let trends = Trends(of: found.papers, in: archive, for: query)
    #expect(trends.months.map(\.description) == months)
    #expect(trends.months.reduce(0) { $0 + $1.papers } + trends.undated == trends.papers)
  }

  @Test("plural and singular are one word, called as it is most often")
  func plurals() {
    let archive = library(
      [
        "Agent", "Agents", "agents", "Studies", "Study", "Bias", "Losses", "Loss", "에이전트들의",
        "에이전트는",
      ]
      .map { "### [\($0)](https://a)\n" }.joined())
    let words = Trends(of: Array(archive.papers.indices), in: archive).words
    #expect(words.first == Trends.Count(name: "agents", papers: 3))
    let counts = Dictionary(uniqueKeysWithValues: words.map { ($0.name, $0.papers) })
    #expect(counts["studies"] == 2 && counts["bias"] == 1 && counts["loss"] == 2)
    #expect(counts["에이전트"] == 2)
  }

  @Test("words that every month has are left out, in Korean too")
  func everyday() {
    let days = (1...3).map { month in
      "## 2031-0\(month)-01\n### [Model of \(["Agents", "Worlds", "Worlds"][month - 1])](https://a)\n### [확산 모델은](https://a)\n"
    }
    let archive = library(days.joined())
    let words = Trends(of: Array(archive.papers.indices), in: archive).words.map(\.name)
    #expect(words == ["worlds", "agents"])
  }
}
