import Foundation
import Testing

/// That the fixture is what the other tests take it for.
@Suite("Harness: the fixture", .waiting)
struct ArchiveFixtureTests {
  @Test("Its days are there, and gone with it")
  func files() throws {
    var path = ""
    do {
      let archive = try ArchiveFixture()
      path = archive.path
      #expect(archive.days.map(\.papers.count) == [6, 5, 4, 6, 4, 5, 5, 4])
      let newest = try String(contentsOfFile: "\(path)/2025/03/21.md", encoding: .utf8)
      #expect(newest.hasPrefix("## Daily Papers (2025-03-21)\n\n### [Harbor"))
      #expect(newest.contains("](https://arxiv.org/abs/2503.21001)\n"))
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("Words, ids and votes tell papers apart")
  func unique() throws {
    let papers = try ArchiveFixture().papers
    let words = Set(papers.map(\.word))
    #expect(words.count == papers.count)
    #expect(Set(papers.map(\.id)).count == papers.count)
    let votes = papers.compactMap(\.count)
    #expect(Set(votes).count == votes.count)
    for paper in papers {
      #expect(papers.filter { $0.contains([paper.word]) }.count == 1, "\(paper.word)")
    }
  }

  @Test("Searches find as many as the tests say")
  func searches() throws {
    let archive = try ArchiveFixture()
    #expect(archive.found("확산", "모델").count == 11)
    #expect(archive.found("확산").count > 11 && archive.found("모델").count > 11)
    #expect(!archive.papers.contains { $0.count == 11 })
  }
}
