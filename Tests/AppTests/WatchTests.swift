import Decisions
import Digest
import ReaderDriver
import Search
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Watches")
struct WatchTests {
  private static let library = Library(files: [
    DigestFile(
      name: "watches.md",
      bytes: Array(
        """
        ## 2031-04-05
        ### [Alder diffusion](https://arxiv.org/abs/3104.00001)
        Vote: 1
        - 확산 모델입니다.
        ### [Birch](https://arxiv.org/abs/3104.00002)
        Vote: 9
        - 보상입니다.
        ## 2031-04-06
        ### [Cedar](https://arxiv.org/abs/3104.00003)
        Vote: 5
        - diffusion을 씁니다.
        ### [Dogwood survey](https://arxiv.org/abs/3104.00004)
        Vote: 8
        - 둘러봅니다.

        """.utf8))
  ])

  private func reader() -> Driver {
    Driver.deciding(120, 30, library: Self.library, corpus: Corpus(Self.library.papers))
  }

  private func watch(_ query: String, _ reader: inout Driver, unwanted: Bool = false) {
    reader.press("/" + query)
    reader.press(.enter)
    reader.press(unwanted ? "DD" : "D")
    reader.press(.escape)
    reader.searchOn()
  }

  private func save(_ query: String, as name: String, _ reader: inout Driver) {
    reader.press("/" + query)
    reader.press(.enter, .control("s"))
    reader.type(name)
    reader.press(.enter, .escape)
  }

  @Test("a search is watched by one key: wanted, unwanted, no more; undo takes it back")
  func key() {
    var reader = reader()
    reader.press("/diffusion")
    reader.press(.enter)
    reader.press("D")
    #expect(reader.saved["diffusion"]?.watch == .wanted)
    #expect(reader.message?.contains("wanted") == true)
    reader.press("D")
    #expect(reader.saved["diffusion"]?.watch == .unwanted)
    reader.press("D")
    #expect(reader.saved["diffusion"]?.watch == nil)
    reader.press("uu")
    #expect(reader.saved["diffusion"]?.watch == .wanted)
  }

  @Test(
    "its papers are marked in the list, their words in title and summary, and days say how many")
  func marks() {
    var reader = reader()
    watch("diffusion", &reader)
    reader.press("www")
    #expect(reader.screen.count { $0.contains("◆") && $0.contains("Alder") } == 1)
    #expect(!reader.screen.contains { $0.contains("◆") && $0.contains("Birch") })
    #expect(reader.screen.contains { $0.contains("06") && $0.contains("◆1") })
    #expect(!reader.state.marker(of: 0).isEmpty && reader.state.marker(of: 1).isEmpty)
    // What was decided is not counted any more.
    reader.press("/id:3104.00003")
    reader.press(.enter)
    reader.press("m")
    reader.press(.escape)
    #expect(!reader.screen.contains { $0.contains("06") && $0.contains("◆1") })
  }

  @Test("without a search and without a saved query it is said how one watches")
  func nothing() {
    var reader = reader()
    reader.press("D")
    #expect(reader.message == "search first, then D watches for it")
  }

  @Test("what is not wanted steps back and stays listed")
  func unwanted() {
    var reader = reader()
    watch("survey", &reader, unwanted: true)
    reader.press("www")
    #expect(Set(reader.listed) == ["Alder", "Birch", "Cedar", "Dogwood"])
    #expect(reader.state.decisions.watchRanks == [3: -1])
  }

  @Test("queries find what is watched, and an order puts it first and what is not wanted last")
  func queries() {
    var reader = reader()
    watch("diffusion", &reader)
    watch("survey", &reader, unwanted: true)
    reader.press("/is:watched")
    reader.press(.enter)
    #expect(Set(reader.listed) == ["Alder", "Cedar"])
    reader.press(.escape)
    reader.press("/is:unwanted")
    reader.press(.enter)
    #expect(reader.listed == ["Dogwood"])
    reader.press(.escape)
    reader.press("/sort:watch")
    reader.press(.enter)
    #expect(Set(reader.listed.prefix(2)) == ["Alder", "Cedar"])
    #expect(reader.listed.last == "Dogwood")
  }

  @Test("the list of saved queries says what is new since one looked")
  func new() {
    var reader = reader()
    watch("diffusion", &reader)
    reader.press("F")
    #expect(reader.screen.contains { $0.contains("diffusion") && $0.contains("wanted") })
    #expect(!reader.screen.contains { $0.contains("new") })
    reader.press(.escape)
    // A day comes with another.
    let more = Library(files: [
      Self.library.papers[0].file,
      DigestFile(
        name: "more.md",
        bytes: Array(
          "## 2031-04-07\n### [Elm](https://arxiv.org/abs/3104.00005)\n- diffusion\n".utf8)),
    ])
    reader.send(.reloaded(Searcher(more)))
    reader.searchOn()
    reader.press("F")
    #expect(reader.screen.contains { $0.contains("wanted, 1 new") })
    reader.press("1")
    #expect(reader.saved["diffusion"]?.seen == "2031-04-07")
    // What is new is selected, not the paper from which one came.
    #expect(reader.state.paper?.title == "Elm")
    reader.press(.escape)
    reader.press("F")
    #expect(!reader.screen.contains { $0.contains("new") })
  }

  @Test("a watch whose regular expression takes too long counts nothing, and says so")
  func tooSlow() {
    let slow = Library(files: [
      DigestFile(
        name: "slow.md",
        bytes: Array(
          ("## 2031-04-05\n### [A](https://a.b/1)\n- " + String(repeating: "a", count: 30_000)
            + "\n")
            .utf8))
    ])
    var reader = Driver.deciding(120, 30, library: slow, corpus: Corpus(slow.papers))
    save("/(?:a|aa)+[xyz]/", as: "slow", &reader)
    reader.press("F")
    reader.searchOn()
    #expect(reader.screen.contains { $0.contains("slow") && $0.contains(" ? ") })
  }

  @Test("the first digit of a number that may go on is shown in the list of saved queries")
  func digits() {
    var reader = reader()
    for number in 1...12 { save("word\(number)", as: "q\(number)", &reader) }
    reader.press("F")
    reader.press("1")
    #expect(reader.statusLine.contains(" 1_"))
    reader.press("j")
    #expect(!reader.statusLine.contains("_"))
  }

  @Test("a key of the list of saved queries watches one, and the list stays")
  func list() {
    var reader = reader()
    reader.press("/survey")
    reader.press(.enter)
    reader.press(.control("s"))
    reader.type("surveys")
    reader.press(.enter)
    reader.press("FD")
    #expect(reader.saved["surveys"]?.watch == .wanted)
    #expect(reader.screen.contains { $0.contains("surveys") && $0.contains("wanted") })
    reader.press("D")
    #expect(reader.saved["surveys"]?.watch == .unwanted)
    reader.press(.escape)
  }

  @Test("a watch that asks for decisions follows them, and one that asks for watches finds nothing")
  func decisions() {
    var reader = reader()
    watch("is:kept", &reader)
    watch("is:watched", &reader)
    #expect(reader.state.decisions.watchRanks.isEmpty)
    reader.press("m")
    reader.searchOn()
    #expect(reader.state.decisions.watchRanks.count == 1 && !reader.state.hasWatchesToFind)
    reader.press("u")
    reader.searchOn()
    #expect(reader.state.decisions.watchRanks.isEmpty && !reader.state.hasWatchesToFind)
  }

  @Test("queries are looked for in pieces, keys first, and counts come as they are known")
  func pieces() {
    var reader = reader()
    watch("diffusion", &reader)
    watch("survey", &reader)
    reader.pace(SearchPace(isDue: { true }, isKeyWaiting: { true }))
    reader.send(.reloaded(Searcher(Library(files: [Self.library.papers[0].file]))))
    // The watches of the library before say nothing of this one, and one paper a piece is looked
    // at.
    #expect(reader.state.decisions.watchRanks.isEmpty)
    reader.press("F")
    #expect(reader.screen.contains { $0.contains("survey") && $0.contains("–") })
    let isLeft = reader.state.hasWatchesToFind
    #expect(isLeft)
    reader.pace(SearchPace())
    reader.searchOn()
    #expect(reader.state.decisions.watchRanks == [0: 1, 2: 1, 3: 1])
    #expect(reader.screen.contains { $0.contains("diffusion") && $0.contains("    2  wanted") })
  }

  @Test("a saved query that is not watched goes by the watches, and is counted in the list")
  func listed() {
    var reader = reader()
    watch("diffusion", &reader)
    reader.press("/is:watched")
    reader.press(.enter)
    reader.press(.control("s"))
    reader.type("watched")
    reader.press(.enter)
    reader.press("F")
    #expect(reader.screen.contains { $0.contains("watched") && $0.contains("    2  is:watched") })
  }
}
