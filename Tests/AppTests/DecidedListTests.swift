import Digest
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("A list in which something was decided")
struct DecidedListTests {
  private typealias Days = [(date: String, papers: [String])]

  /// The archive after an edit, at once and ready to be searched.
  private func edited(_ edit: (inout Days) -> Void) -> Event {
    var days = TestArchive.days
    edit(&days)
    return .reloaded(Searcher(LibraryLoader.all(TestArchive.archive(days))))
  }

  private static let another = """
    ### [Newcomer: a Paper More](https://arxiv.org/abs/2503.09999)

    Vote: 70

    - 확산이 새로 왔습니다.

    """

  /// A reader where the keys lead.
  private func reader(_ keys: String) -> Driver {
    var reader = Driver.deciding(150, 11)
    reader.press(keys)
    return reader
  }

  @Test("finds by what was decided, and keeps what is decided on in the list")
  func decided() {
    var reader = Driver.deciding()
    reader.press("mm")
    reader.press("/is:kept")
    #expect(reader.listed == ["Tidepool", "한국어"])
    reader.press(.control("u"))
    reader.type("is:unread date:2025-03-14")
    reader.press(.enter)
    #expect(reader.listed.count == 4)
    reader.press("x")
    #expect(reader.marks == "×•••")
  }

  @Test("keeps a range where its ends are still there")
  func range() {
    var reader = reader("[vjj")
    reader.send(edited { days in days[8].papers.insert(Self.another, at: 0) })
    #expect(reader.state.targetRows == 1..<4)
    reader.press("x")
    #expect(reader.marks == "•×××••")
    reader.press("ggv")
    reader.send(edited { days in days[8].papers.removeFirst() })
    #expect(reader.state.rangeStart == nil)
  }

  @Test("keeps in the list what was decided in it, though decided papers are hidden")
  func hidden() {
    var reader = reader("[Hxx")
    #expect(reader.marks == "××•••")
    reader.send(edited { days in days[9].papers.insert(Self.another, at: 0) })
    #expect(reader.marks == "××•••")
    #expect(reader.row == 2)
  }

  @Test("keeps what is being caught up with")
  func catchUp() {
    var reader = reader("5Q2jm")
    let (listed, paper) = (reader.listed, reader.paper)
    reader.send(edited { days in days[9].papers.insert(Self.another, at: 0) })
    #expect(reader.listed == listed)
    #expect(reader.paper == paper)
    reader.press(.escape)
    #expect(reader.day == "2025-03-14")
  }
}
