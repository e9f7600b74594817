import Testing

@testable import Digest

@Suite("Looking for archives")
struct ArchiveFinderTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func find(
    current: String? = nil, limits: ArchiveFinder.Limits = ArchiveFinder.Limits()
  ) -> [FoundArchive] {
    var finder = ArchiveFinder(home: home.path, current: current, limits: limits)
    return finder.run()
  }

  @Test("finds them where people have them, each once, by the folder above years and months")
  func places() throws {
    try home.write(digest("2024-03-29", "A", "B"), to: "daily_papers_ko/paper_logs/2024/03/29.md")
    try home.write(digest("2024-03-30", "C"), to: "daily_papers_ko/paper_logs/2024/03/30.md")
    try home.write(digest("2024-02-01", "D"), to: "work/paper_logs/2024/02/01.md")
    try home.write(digest("2024-01-01", "E"), to: "a/b/c/notes/2024-01-01.md")
    try home.write(digest("2023-05-05", "F"), to: "here/digests/digest-2023-05-05.md")
    let found = find(current: home.path + "/here")
    #expect(
      found.map(\.name) == [
        "~/here/digests", "~/daily_papers_ko/paper_logs", "~/work/paper_logs", "~/a/b/c/notes",
      ])
    #expect(found[1].path == home.path + "/daily_papers_ko/paper_logs")
    #expect((found[1].papers, found[1].days) == (3, 2))
    #expect(found[1].newest == DigestDate("2024-03-30"))
    #expect(!found.contains { !$0.isWhole })
  }

  @Test("finds the archive that it was started in, however deep")
  func within() throws {
    try home.write(digest("2024-03-29", "A"), to: "x/paper_logs/2024/03/29.md")
    #expect(find(current: home.path + "/x/paper_logs/2024/03").map(\.name) == ["~/x/paper_logs"])
  }

  @Test("finds what is below the home where it was started there")
  func atHome() throws {
    try home.write(digest("2024-03-29", "A"), to: "a/b/29.md")
    #expect(find(current: home.path).map(\.name) == ["~/a/b"])
    #expect(find(current: home.path + "/a").map(\.name) == ["~/a/b"])
  }

  @Test("takes no README for one, nor what is hidden or installed by others")
  func others() throws {
    try home.write(
      "# Links\n\n- [Attention](https://arxiv.org/abs/1706.03762)\n", to: "project/README.md")
    try home.write(digest("2024-03-29", "A"), to: ".cache/paper_logs/2024-03-29.md")
    try home.write(digest("2024-03-29", "A"), to: "web/node_modules/x/2024-03-29.md")
    try home.write("notes of a day\n", to: "diary/2024-03-29.md")
    #expect(find() == [])
  }

  @Test("follows links that stand in the home, and none in circles")
  func links() throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.write(digest("2024-03-29", "A"), to: "29.md")
    try home.link("papers", to: elsewhere.path)
    try home.link("papers-too", to: elsewhere.path)
    try home.link("loop", to: home.path)
    try home.link("system", to: "/proc")
    #expect(find().map(\.name) == ["~/papers"])
  }

  @Test("looks no deeper, at no more and for no longer than it may")
  func limits() throws {
    try home.write(digest("2024-03-29", "A"), to: "a/b/c/29.md")
    try home.write(digest("2024-03-30", "B"), to: "d/30.md")
    var limits = ArchiveFinder.Limits()
    limits.depth = 2
    #expect(find(limits: limits).map(\.name) == ["~/d"])
    limits.depth = 3
    #expect(find(limits: limits).count == 2)
    limits.archives = 1
    #expect(find(limits: limits).count == 1)
    limits.archives = 20
    limits.names = 0
    #expect(find(limits: limits) == [])
    limits.names = 1000
    limits.milliseconds = -1
    #expect(find(limits: limits) == [])
  }

  @Test("says how far it has come, and ends when told to")
  func progress() throws {
    for number in 0..<30 { try home.makeFolder("folder\(number)") }
    try home.write(digest("2024-03-29", "A"), to: "zoo/29.md")
    var finder = ArchiveFinder(home: home.path, current: nil)
    var reports: [ArchiveFinder.Progress] = []
    finder.run(report: { reports.append($0) })
    #expect(reports.first { $0.found.count == 1 }?.isOver == false)
    #expect(reports.last?.isOver == true)
    #expect(reports.last?.folders == 32)
    var other = ArchiveFinder(home: home.path, current: nil)
    #expect(other.run(isCancelled: { true }) == [])
  }

  @Test("says of a path why it is no archive")
  func faults() throws {
    try home.write("nothing\n", to: "diary/today.md")
    try home.makeFolder("empty")
    try home.write(digest("2024-03-29", "A"), to: "papers/29.md")
    func look(_ name: String) -> Result<FoundArchive, FoundArchive.Fault> {
      Result { () throws(FoundArchive.Fault) in
        try FoundArchive(at: name, home: home.path, current: home.path + "/papers")
      }
    }
    #expect(look("~/none") == .failure(.system("No such file or directory")))
    #expect(look("~/empty/") == .failure(.noDigest))
    #expect(look("~/diary") == .failure(.noPaper))
    for name in ["~/papers/", ".", "../papers", home.path + "/papers"] {
      #expect(throws: Never.self) { try look(name).get() }
    }
    #expect(try look("~/papers/").get().name == "~/papers")
    #expect(try look("29.md").get().papers == 1)
  }
}
