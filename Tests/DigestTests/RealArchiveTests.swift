import Digest
import TestSupport
import Testing

// Skipped where the archive is not: it is not part of the project, and its licence keeps it out.
@Suite("The real archive", .enabled(if: RealArchive.isPresent))
struct RealArchiveTests {
  @Test("holds exactly what was counted by other means")
  func totals() throws {
    let library = LibraryLoader.all(try archive())
    let papers = library.papers
    #expect(papers.count == 2397)
    #expect(library.days.count == 174)
    #expect(papers.count { $0.vote != nil } == 2339)
    #expect(papers.reduce(0) { $0 + ($1.vote ?? 0) } == 27246)
    #expect(papers.reduce(0) { $0 + $1.authors.count } == 21411)
    #expect(papers.count { $0.video != nil } == 48)
    #expect(papers.count { $0.image != nil } == 2338)
    #expect(papers.reduce(0) { $0 + $1.body.count } == 9362)
    #expect(library.unreadable.isEmpty)
    #expect(library.days.first?.date == day("2023-11-20"))
    #expect(library.days.last?.date == day("2025-05-09"))
  }

  @Test(
    "every file is read as the plain reference reads it, and is written back to the same papers")
  func files() throws {
    let archive = try archive()
    let entries = archive.list()
    #expect(entries.count == 174)
    for entry in entries {
      let file = try archive.read(entry)
      let reference = ReferenceParser(file.bytes, date: entry.date)
      #expect(file.papers.map(PlainPaper.init) == reference.papers, "\(entry.name)")
      expectRoundTrip(file.bytes, entry.name)
    }
  }

  @Test("no line of it is lost")
  func check() throws {
    let archive = try archive()
    for entry in archive.list() {
      let lost = DigestChecker.check(try archive.read(entry)).filter(\.isLost)
      #expect(lost.isEmpty)
    }
  }

  @Test("opens on its newest day")
  func first() throws {
    var loader = LibraryLoader(try archive())
    let library = loader.first()
    #expect(library.days.last?.date == day("2025-05-09"))
    #expect(library.days.filter(\.isRead).map(\.date) == [day("2025-05-09")])
    #expect(library.days.allSatisfy { $0.date?.month == 5 && $0.date?.year == 2025 })
  }

  private func archive() throws -> Archive { try Archive(paths: [try #require(RealArchive.path)]) }
}
