import Configuration
import ReaderDriver
import Search
import Surface
import Testing

@testable import Digest
@testable import Reader

@Suite("Reading an archive while it loads")
struct LoadingTests {
  /// The steps in which an archive arrives: its newest day, then more, then all.
  private func steps() -> (first: Library, more: Library, all: Library) {
    var loader = LibraryLoader(TestArchive.archive(TestArchive.days))
    let first = loader.first()
    return (first, TestArchive.library(from: "2025-02-07"), TestArchive.library)
  }

  @Test("says that it reads, and then that there is nothing")
  func empty() {
    var reader = Driver(library: nil)
    #expect(reader.screen[1].contains(" reading…"))
    #expect(reader.statusLine.contains("reading…"))
    reader.press("jGkh")
    reader.press(.enter, .enter)
    reader.press("sSwWnN[]za ")
    #expect(reader.paper == nil)
    reader.press(.escape)
    let library = Library()
    reader.send(.loaded(library, isComplete: true), .indexed(Searcher(library)))
    #expect(reader.screen[1].contains("No digest (*.md) in the archive"))
    #expect(!reader.statusLine.contains("reading…"))
  }

  @Test("of a large archive it says how much is read, and nothing more once all is")
  func share() {
    var reader = Driver(library: nil)
    reader.send(.loaded(steps().first, isComplete: false), .reading(430, of: 1_000))
    #expect(reader.statusLine.contains("reading 43%…"))
    reader.send(.reading(1_000, of: 1_000))
    #expect(reader.statusLine.contains("reading 99%…"))
    reader.send(.loaded(steps().all, isComplete: true))
    #expect(!reader.statusLine.contains("reading"))
  }

  @Test("shows the newest day first, the others by their dates alone")
  func first() {
    var reader = Driver(library: nil)
    reader.send(.loaded(steps().first, isComplete: false))
    #expect(reader.day == "2025-03-14")
    #expect(reader.listed.count == 6)
    #expect(reader.screen[2].hasPrefix("  14 Fri     •6"))
    #expect(reader.screen[3].hasPrefix("  12 Wed   …"))
    #expect(reader.statusLine.contains("reading…"))
    reader.press("[")
    #expect(reader.day == "2025-03-12")
    #expect(reader.screen[1].contains(" reading…"))
    reader.send(.loaded(steps().all, isComplete: true))
    #expect(reader.day == "2025-03-12")
    #expect(reader.listed == ["Xylem", "Yarrow", "Zinnia", "Lantern", "É"])
    #expect(!reader.statusLine.contains("reading…"))
  }

  @Test("keeps the selected paper and the line being read while more arrives")
  func keeps() {
    var reader = Driver(120, 12, library: nil)
    reader.send(.loaded(steps().first, isComplete: false))
    reader.press("jjkk")
    reader.press("7J")
    reader.send(.loaded(steps().more, isComplete: false))
    #expect(reader.paper == "Tidepool")
    #expect(reader.state.summary.top == 7)
    reader.press("w8j")
    #expect(reader.paper == "Zinnia")
    reader.send(.loaded(steps().all, isComplete: true))
    #expect(reader.paper == "Zinnia")
    #expect(reader.state.scope == .month)
    #expect(reader.row == 8)
  }

  @Test(
    "goes to a newer day that turns up only while no key was pressed", arguments: [true, false])
  func newest(hasPressed: Bool) {
    let older = LibraryLoader.all(
      TestArchive.archive(TestArchive.days.filter { $0.date < "2025-03-14" }))
    var reader = Driver(library: nil)
    reader.send(.loaded(older, isComplete: false))
    #expect(reader.day == "2025-03-12")
    if hasPressed { reader.press(.control("l")) }
    reader.resize(100, 30)
    reader.send(.loaded(TestArchive.library, isComplete: true))
    #expect(reader.day == (hasPressed ? "2025-03-12" : "2025-03-14"))
    #expect(reader.paper == (hasPressed ? "Xylem" : "Tidepool"))
  }

  @Test("opens past a newest day that has no papers")
  func emptyNewest() {
    let days = TestArchive.days.filter { $0.date <= "2025-02-20" && $0.date != TestArchive.undated }
    let reader = Driver(library: LibraryLoader.all(TestArchive.archive(days)), corpus: nil)
    #expect(reader.day == "2025-02-07")
  }

  @Test("shows what a search finds once the archive can be searched")
  func corpusLate() {
    var reader = Driver(library: nil)
    reader.send(.loaded(steps().first, isComplete: false))
    reader.press("/확산")
    #expect(reader.screen[1].contains(" indexing…"))
    #expect(reader.statusLine.contains("indexing…"))
    reader.send(.loaded(steps().all, isComplete: true))
    #expect(reader.listed == [])
    reader.press(.enter)
    reader.send(.indexed(Searcher(steps().all)))
    #expect(reader.listed.count == 6)
    #expect(reader.statusLine.hasPrefix(" /확산 6 found"))
    reader.press(.escape)
    #expect(reader.paper == "Tidepool")
  }

  @Test("takes no index of another library")
  func otherCorpus() {
    var reader = Driver(library: nil)
    reader.send(.loaded(steps().all, isComplete: true), .indexed(Searcher(steps().first)))
    reader.press("/확산")
    #expect(reader.statusLine.contains("indexing…"))
  }

  @Test("begins a search on an empty archive and comes back to its newest day")
  func searchBeforeLoading() {
    var reader = Driver(library: nil)
    reader.press("/확산")
    reader.send(.loaded(TestArchive.library, isComplete: true))
    reader.send(.indexed(Searcher(TestArchive.library)))
    #expect(reader.listed.count == 6)
    reader.press(.escape)
    #expect(reader.day == "2025-03-14")
    #expect(reader.paper == "Tidepool")
  }

  @Test(
    "says which files could not be read, with the complete archive",
    arguments: [
      (1, "not read: a.md: no"), (3, "3 files not read: a.md: no …"),
    ])
  func unreadable(count: Int, message: String) {
    let errors = ["a.md", "b.md", "c.md"].prefix(count).map { ArchiveError(path: $0, reason: "no") }
    let library = Library(files: [], unreadable: errors)
    var reader = Driver(library: nil)
    reader.send(.loaded(library, isComplete: false))
    #expect(reader.message == nil)
    reader.send(.loaded(library, isComplete: true))
    #expect(reader.message == message)
    #expect(reader.state.message?.isError == true)
    #expect(reader.statusLine.contains(message))
  }

  @Test("begins with the first problem of the configuration, until a key is pressed")
  func problems() {
    var reader = Driver(problems: ["config.toml:3: odd", "second"])
    #expect(reader.statusLine.hasPrefix(" config.toml:3: odd"))
    reader.press("j")
    #expect(reader.message == nil)
  }

  @Test("says what failed")
  func failed() {
    var reader = Driver()
    reader.send(.failed(Problem(file: "mine.toml", line: 2, what: Localized(ko: "이상함", en: "odd"))))
    #expect(reader.message == "mine.toml:2: odd")
    #expect(reader.state.message?.isError == true)
  }
}
