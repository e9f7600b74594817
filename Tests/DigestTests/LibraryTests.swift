import Digest
import Testing

@Suite("Libraries")
struct LibraryTests {
  private let library = Library(
    files: [
      file("b.md", digest("2031-04-06", "B1", "B2")), file("a.md", digest("2031-04-05", "A")),
      file("c.md", digest("2031-04-06", "C")), file("x.md", digest(nil, "X")),
      file("e.md", digest("2031-04-09")),
    ],
    listed: Archive(memory: [("2031-04-07.md", []), ("2031-04-06.md", []), ("README.md", [])])
      .list())

  @Test("days come oldest first, the one without a date before all")
  func days() {
    #expect(
      library.days.map(\.date) == [
        nil, day("2031-04-05"), day("2031-04-06"), day("2031-04-07"), day("2031-04-09"),
      ])
    #expect(library.days.map(\.papers) == [0..<1, 1..<2, 2..<5, 5..<5, 5..<5])
  }

  @Test("papers stand by day, and within it by file and line")
  func papers() {
    #expect(library.papers.map(\.title) == ["X", "A", "B1", "B2", "C"])
  }

  @Test("a day that is only listed is not read; one of a heading without papers is")
  func isRead() {
    #expect(library.days.map(\.isRead) == [true, true, true, false, true])
  }

  @Test("days are found by their date")
  func index() {
    for (index, day) in library.days.enumerated() { #expect(library.index(of: day.date) == index) }
    #expect(library.index(of: day("2031-04-08")) == nil)
    #expect(library.index(of: day("2031-04-04")) == nil)
    #expect(library.index(of: day("2031-04-10")) == nil)
    #expect(Library().index(of: nil) == nil)
    #expect(Library(files: [file("a.md", digest("2031-04-05", "A"))]).index(of: nil) == nil)
  }

  @Test("a copy is the same library, another of the same files is not")
  func edition() {
    let (copy, other) = (library, Library(files: []))
    #expect(copy.edition == library.edition)
    #expect(other.edition != Library(files: []).edition)
  }

  @Test("a file of two days gives to both, and days of several files take from all")
  func twoDays() {
    let library = Library(files: [
      file("one.md", digest("2031-04-05", "A") + digest("2031-04-06", "B")),
      file("two.md", digest("2031-04-05", "C")),
    ])
    #expect(library.papers.map(\.title) == ["A", "C", "B"])
    #expect(library.days.map(\.papers) == [0..<2, 2..<3])
  }
}

private func file(_ name: String, _ text: String) -> DigestFile {
  DigestFile(name: name, bytes: Array(text.utf8))
}
