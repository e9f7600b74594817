import Digest
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("The place where the reader was left")
struct ReadingPositionTests {
  /// The reader that is opened after another was left, with the archive as it is by then.
  private func reopened(
    _ reader: Driver, in library: Library = TestArchive.library, first: Library? = nil
  ) -> Driver {
    var next = Driver(80, 24, library: nil)
    next.resume(reader.state.readingPosition)
    if let first { next.send(.loaded(first, isComplete: false)) }
    next.send(.loaded(library, isComplete: true), .indexed(Searcher(library)))
    return next
  }

  @Test(
    "is gone back to: day, paper, line, pane, order and scope",
    arguments: ["2j", "l9J", "[[3j", "5[", "swj5J", "ww9jl3J", "hj", "sSwww4j", "L2j"])
  func places(keys: String) {
    var reader = Driver(80, 24)
    reader.press(keys)
    let next = reopened(reader)
    #expect(next.paper == reader.paper)
    #expect(next.day == reader.day)
    #expect(next.listed == reader.listed)
    #expect(next.row == reader.row)
    #expect(next.place.summaryTop == reader.place.summaryTop)
    #expect(next.state.focus == reader.state.focus)
    #expect(next.state.sort == reader.state.sort)
    #expect(next.state.skim == reader.state.skim)
  }

  @Test("waits for the day to be read, and the first screen shows it where it is")
  func waiting() {
    var reader = Driver(80, 24)
    reader.press("[[3j")
    let newest = TestArchive.library(from: "2025-03-14")
    #expect(reopened(reader, first: newest).paper == reader.paper)
    #expect(reopened(reader, first: TestArchive.library(from: "2025-03-03")).paper == reader.paper)
  }

  @Test("gives way to a day that has come since, whose list is in the order chosen")
  func newer() {
    var before = Driver(80, 24, library: TestArchive.library(before: "2025-03-14"), corpus: nil)
    before.press("s2j")
    let next = reopened(before)
    #expect(next.day == "2025-03-14")
    #expect(next.row == 0)
    #expect(next.paper == "한국어")
  }

  @Test("does not pull back who has gone elsewhere meanwhile")
  func moved() {
    var reader = Driver(80, 24)
    reader.press("[[3j")
    var next = Driver(80, 24, library: nil)
    next.resume(reader.state.readingPosition)
    next.send(.loaded(TestArchive.library(from: "2025-03-14"), isComplete: false))
    next.press("2j")
    next.send(.loaded(TestArchive.library, isComplete: true))
    #expect(next.day == "2025-03-14")
    #expect(next.row == 2)
  }

  @Test("is where a search began, and the search")
  func searching() {
    var reader = Driver(80, 24)
    reader.press("[j")
    let kept = reader.state.readingPosition
    reader.press("/확산")
    reader.press(.enter, .down)
    var found = reader.state.readingPosition
    #expect(found.history == ["확산"])
    #expect(found.search?.query == "확산" && found.search?.paper == reader.state.paper?.id)
    (found.history, found.search) = ([], nil)
    #expect(found == kept)
  }

  @Test("opens at the newest day where the place is gone")
  func gone() {
    var reader = Driver(80, 24)
    reader.press("8[2j")
    #expect(reopened(reader, in: TestArchive.library(from: "2025-02-07")).day == "2025-03-14")
  }

  @Test("keeps a choice until the configuration says something else")
  func choices() {
    let choice = ReadingPosition.Choice("dusk", configured: "default")
    #expect(choice.settled("default") == "dusk")
    #expect(choice.settled("paper") == "paper")
  }
}
