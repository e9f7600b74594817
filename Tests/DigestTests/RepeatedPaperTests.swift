import Digest
import Testing

@Suite("A paper that several files repeat")
struct RepeatedPaperTests {
  @Test("on one day is one, from the file whose path gives the day")
  func oneADay() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest("2031-04-05", "A", "B"), to: "README.md")
    try folder.write(digest("2031-04-05", "A", "B", "C"), to: "paper_logs/2031/04/05.md")
    try folder.write(
      digest("2031-04-05", "A", "B", "C"),
      to: "paper_logs/2031/04/05.sync-conflict-20310406-101112-ABCDEFG.md")
    let library = LibraryLoader.all(try Archive(paths: [folder.path]))
    #expect(library.papers.map(\.title) == ["A", "B", "C"])
    #expect(library.papers.allSatisfy { $0.file.name.hasPrefix("paper_logs/2031/04/05") })
    #expect(library.days.map(\.papers.count) == [3])
  }

  @Test("on two days is two, since each day's digest had it")
  func twoDays() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest("2031-04-05", "A"), to: "2031-04-05.md")
    try folder.write(digest("2031-04-06", "A"), to: "2031-04-06.md")
    let library = LibraryLoader.all(try Archive(paths: [folder.path]))
    #expect(library.days.map(\.papers.count) == [1, 1])
  }
}
