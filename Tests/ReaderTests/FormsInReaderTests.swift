import Digest
import ReaderDriver
import Search
import TestSupport
import Testing

@testable import Reader

@Suite("Digests of other makes in the reader")
struct FormsInReaderTests {
  /// A reader of an archive, which shows a day's list.
  private func reader(_ archive: Archive, columns: Int = 120) -> Driver {
    let library = LibraryLoader.all(archive)
    return Driver(columns, 40, library: library, corpus: Corpus(library.papers))
  }

  @Test(
    "the shared forms are listed with as many papers as they hold",
    .enabled(if: SharedForms.isPresent))
  func shared() throws {
    let folder = try #require(SharedForms.path)
    var all = 0
    for (name, papers) in try SharedForms.expected() {
      var reader = reader(try Archive(paths: [folder + "/" + name]))
      var listed: Set<String> = []
      for _ in papers.indices {
        listed.formUnion(reader.state.list.rows.map { reader.state.library.papers[$0].id })
        reader.press("K")
      }
      // Papers of several days are listed a day at a time.
      #expect(
        reader.state.library.papers.map(\.id).sorted() == papers.map(\.id).sorted(), "\(name)")
      #expect(!listed.isEmpty && listed.isSubset(of: Set(papers.map(\.id))), "\(name)")
      let shown = reader.screen.joined(separator: "\n")
      #expect(papers.contains { shown.contains($0.title.prefix(12)) }, "\(name)")
      all += papers.count
    }
    #expect(all == 16)
    #expect(LibraryLoader.all(try Archive(paths: [folder])).papers.count == 16)
  }

  /// A digest a form, each of two papers but the note.
  private static let texts: [(name: String, text: String)] = [
    (
      "2031-04-01.md",
      "## 1. [Tides &amp; Lamps](https://arxiv.org/abs/3104.00001)\n\n업보트: 1,234\n저자: 가 나; 다 라\n\n글 `하나` <br>둘\n\n## 2. [Lamps](https://arxiv.org/abs/3104.00002)\n"
    ),
    (
      "2031-04-02.md",
      "## Tides in a Section\n\n링크: https://arxiv.org/abs/3104.00003\n\n| 모델 | 값 |\n|---|---|\n| A | 1 |\n\n## Lamps in a Section\n\n링크: https://arxiv.org/abs/3104.00004\n"
    ),
    (
      "2031-04-03.md",
      "- [Tides in a List](https://arxiv.org/abs/3104.00005)\n  - 안의 글\n- [Lamps in a List](https://arxiv.org/abs/3104.00006)\n"
    ),
    (
      "2031-04-04.md",
      "| Title | Votes | PDF |\n|---|---|---|\n| Tides in a Row | 3 | [pdf](https://arxiv.org/abs/3104.00007) |\n| Lamps in a Row | 9 | [pdf](https://arxiv.org/abs/3104.00008) |\n"
    ),
    (
      "2031-04-05.md",
      "**[Tides in a Paragraph](https://arxiv.org/abs/3104.00009)**\n\n*Ada Brook, Bo Creek*\n\n글\n\n**[Lamps in a Paragraph](https://arxiv.org/abs/3104.00010)**\n"
    ),
    ("2031-04-06.md", "---\ntitle: A Note on Tides\narxiv: 3104.00011\n---\n글\n"),
  ]

  @Test("every form's day has its papers, the newest first, and a summary shows what was meant")
  func days() {
    var reader = reader(
      Archive(memory: FormsInReaderTests.texts.map { ($0.name, Array($0.text.utf8)) }))
    #expect(reader.state.library.days.map(\.papers.count) == [2, 2, 2, 2, 2, 1])
    #expect(
      reader.state.list.rows.map { reader.state.library.papers[$0].title } == ["A Note on Tides"])
    var titles: [[String]] = []
    for _ in 0..<6 {
      titles.append(reader.state.list.rows.map { reader.state.library.papers[$0].title })
      reader.press("[")
    }
    #expect(Set(titles.flatMap(\.self)).count == 11, "\(titles)")
    let shown = reader.screen.joined(separator: "\n")
    #expect(shown.contains("Tides & Lamps"), "\(shown)")
    #expect(shown.contains("글 하나 둘"), "\(shown)")
    #expect(shown.contains("1234") || shown.contains("1,234"), "\(shown)")
  }

  @Test("a search finds papers of every form")
  func search() {
    let texts = FormsInReaderTests.texts
    let library = LibraryLoader.all(Archive(memory: texts.map { ($0.name, Array($0.text.utf8)) }))
    var reader = Driver(120, 40, library: library, corpus: Corpus(library.papers))
    reader.press("/")
    reader.type("tides")
    #expect(reader.state.list.rows.count == 6)
  }
}
