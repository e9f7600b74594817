import Configuration
import ReaderDriver
import Search
import Surface
import TestSupport
import Testing

@testable import Digest
@testable import Reader

@Suite("An archive that changes while it is read")
struct StayingTests {
  private typealias Days = [(date: String, papers: [String])]

  /// The archive after an edit, at once and ready to be searched.
  private func edited(
    named name: String = "digest", _ edit: (inout Days) -> Void
  ) -> Event {
    var days = TestArchive.days
    edit(&days)
    return .reloaded(Searcher(LibraryLoader.all(TestArchive.archive(days, named: name))))
  }

  private static let another = """
    ### [Newcomer: a Paper More](https://arxiv.org/abs/2503.09999)

    Vote: 70

    - 확산이 새로 왔습니다.

    """

  private static let yetAnother = """
    ### [Latecomer: One More](https://arxiv.org/abs/2503.09998)

    - 하나 더 왔습니다.

    """

  /// A reader in the middle of March 12, or of whatever the keys say.
  private func reader(_ keys: String, _ columns: Int = 150, _ rows: Int = 11) -> Driver {
    var reader = Driver(columns, rows)
    reader.press(keys)
    return reader
  }

  /// The row on screen of the selected paper.
  private func rowOnScreen(_ reader: Driver) -> Int { reader.row - reader.state.list.top }

  /// The first line of the summary on screen.
  private func line(_ reader: Driver) -> String {
    let summary = reader.state.summary
    return summary.document.lines[summary.top].plain
  }

  @Test(
    "keeps the paper, its row on screen and the line being read",
    arguments: ["j5J", "4J", "[3j2J", "w12j3J", "wwss20j2J", "wwG", "wwGk2J"])
  func edits(keys: String) throws {
    let before = reader(keys)
    let edits: [(inout Days) -> Void] = [
      { days in days[9].papers.insert(StayingTests.another, at: 0) },
      { days in days[8].papers.insert(StayingTests.another, at: 1) },
      { days in days[9].papers.swapAt(0, 5) },
      { days in days.insert(("2025-02-14", [StayingTests.another]), at: 5) },
      { days in days.append(("2025-03-20", [StayingTests.another])) },
      { days in days.remove(at: 4) },
      { days in
        for day in days.indices {
          for paper in days[day].papers.indices { days[day].papers[paper] += "\n- 덧붙임\n" }
        }
      },
      { days in
        for day in days.indices {
          for paper in days[day].papers.indices {
            let (old, new) = (
              "### [", "### [Retitled at Some Length, so that It Takes a Line More: "
            )
            days[day].papers[paper] = days[day].papers[paper].replacingFirst(old, new)
          }
        }
      },
    ]
    for (number, edit) in edits.enumerated() {
      var after = before
      after.send(edited(edit))
      let id = try #require(before.state.paper?.id)
      #expect(after.state.paper?.id == id, "edit \(number)")
      #expect(after.day == before.day, "edit \(number)")
      // At its top is the title, which an edit may change.
      if before.state.summary.top > 0 { #expect(line(after) == line(before), "edit \(number)") }
      #expect((after.state.summary.top > 0) == (before.state.summary.top > 0))
      #expect(after.state.focus == before.state.focus)
      // Near an end of the list there is no choice, nor where titles take more lines.
      if number < edits.count - 1, (3...8).contains(rowOnScreen(before)), before.row > 8 {
        #expect(rowOnScreen(after) == rowOnScreen(before), "edit \(number)")
      }
      #expect(after.frame.fault(size: after.state.size) == nil)
    }
  }

  @Test("keeps the paper and the line where files and folders get other names")
  func renamed() {
    let before = reader("[2j1J")
    var after = before
    after.send(edited(named: "new/folder/daily") { _ in })
    #expect(after.place == before.place)
    #expect(after.paper == "Zinnia")
  }

  @Test("keeps everything where nothing that is shown has changed")
  func same() {
    for keys in ["", "jjj4J", "wwssjj", "[vjj", "h3jz", "/확산", "x[[2jm", "30Q2jm"] {
      let before = reader(keys)
      var after = before
      after.send(edited { _ in })
      #expect(after.place == before.place, "\(keys)")
      #expect(after.screen == before.screen, "\(keys)")
    }
  }

  @Test("says what new day has come, and shows it among the dates, without going there")
  func newDay() {
    for isPressed in [true, false] {
      var reader = Driver(120, 14)
      if isPressed { reader.press("j") }
      let paper = reader.paper
      reader.send(
        edited { days in
          days.append(("2025-03-17", [StayingTests.another, StayingTests.yetAnother]))
        })
      #expect(reader.paper == paper)
      #expect(reader.day == "2025-03-14")
      #expect(reader.message == "new day: 2025-03-17, 2 papers (])")
      #expect(reader.screen[2].hasPrefix("  17 Mon     •2"))
      reader.press("]")
      #expect(reader.day == "2025-03-17")
      #expect(reader.message == nil)
    }
    var reader = Driver(120, 14, language: .ko)
    reader.press("[")
    reader.send(
      edited { days in
        days.append(("2025-03-17", [StayingTests.another]))
        days.append(("2025-03-18", []))
        days.append(("2025-03-19", [StayingTests.another]))
      })
    #expect(reader.message == "새 날 2개, 최신 2025-03-19, 2편")
  }

  @Test("says nothing more of a new day that is gone again, or has lost its papers")
  func newDayGone() {
    for isEmptied in [true, false] {
      var reader = Driver(120, 14)
      reader.press("j")
      let before = reader.screen
      reader.send(edited { days in days.append(("2025-03-17", [StayingTests.another])) })
      #expect(reader.message == "new day: 2025-03-17, 1 paper (])")
      // Another change leaves it.
      reader.send(
        edited { days in
          days.append(("2025-03-17", [StayingTests.another]))
          days.insert(("2025-01-10", [StayingTests.another]), at: 2)
        })
      #expect(reader.message != nil)
      reader.send(edited { days in if isEmptied { days.append(("2025-03-17", [])) } })
      #expect(reader.message == nil)
      if !isEmptied { #expect(reader.screen == before) }
    }
  }

  @Test("says nothing of what is not new")
  func quiet() {
    var reader = Driver()
    reader.send(edited { days in days.insert(("2025-01-10", [StayingTests.another]), at: 2) })
    #expect(reader.message == nil)
    reader.send(edited { days in days.append(("2025-03-17", [])) })
    #expect(reader.message == nil)
  }

  @Test("says once what cannot be read any more")
  func unreadable() {
    let problem = ArchiveError(path: "a.md", reason: "no")
    let broken = Library(files: [], unreadable: [problem])
    var reader = Driver()
    reader.send(.reloaded(Searcher(broken)))
    #expect(reader.message == "not read: a.md: no")
    reader.press("j")
    reader.send(.reloaded(Searcher(Library(files: [], unreadable: [problem]))))
    #expect(reader.message == nil)
  }

  @Test("leaves the row where the paper is gone, and comes back with it before the next key")
  func gone() {
    let before = reader("[2j1J")
    var after = before
    after.send(edited { days in days[8].papers.remove(at: 2) })
    #expect(after.paper == "Lantern")
    #expect(after.row == 2)
    #expect(after.state.summary.top == 0)
    var moved = after
    moved.press(.control("l"))
    for _ in 0..<2 {
      after.send(edited { days in days[8].papers.remove(at: 1) })
      #expect(after.paper == "Zinnia")
    }
    after.send(edited { _ in })
    #expect(after.place == before.place)
    moved.send(edited { _ in })
    #expect(moved.paper == "Lantern")
  }

  @Test("goes to the day before where the day is gone, and back")
  func goneDay() {
    let before = reader("[2j1J")
    var after = before
    after.send(edited { days in days.remove(at: 8) })
    #expect(after.day == "2025-03-03")
    after.send(edited { _ in })
    #expect(after.place == before.place)
    after.send(.reloaded(Searcher(Library())))
    #expect(after.paper == nil)
    after.send(edited { _ in })
    #expect(after.paper == "Zinnia")
    #expect(after.day == "2025-03-12")
  }

  @Test("stays with a paper whose digest is dated anew")
  func redated() {
    var reader = reader("[2j1J", 150, 9)
    reader.send(edited { days in days[8].date = "2025-03-11" })
    #expect(reader.paper == "Zinnia")
    #expect(reader.day == "2025-03-11")
    #expect(reader.state.summary.top == 1)
  }

  @Test("of a paper on two days stays with the one selected")
  func twoDays() {
    var reader = reader("[3j")
    #expect(reader.paper == "Lantern")
    reader.send(edited { days in days[8].papers.insert(StayingTests.another, at: 0) })
    #expect(reader.paper == "Lantern")
    #expect(reader.day == "2025-03-12")
  }

  @Test("stays with a paper whose address was mended")
  func mended() {
    var reader = reader("[2j1J", 150, 9)
    reader.send(
      edited { days in
        days[8].papers[2] = days[8].papers[2].replacingFirst("2503.00103", "2503.90103")
        days[8].papers.insert(StayingTests.another, at: 0)
      })
    #expect(reader.paper == "Zinnia")
    #expect(reader.state.summary.top == 1)
  }

  @Test("searches again what is searched for, and keeps the paper found")
  func search() {
    for end: [Key] in [[.enter], []] {
      var reader = reader("[j")
      let origin = reader.place
      reader.press("/확산")
      reader.press(end)
      reader.press(.down, .down)
      let paper = reader.paper
      #expect(reader.listed.count == 6)
      reader.send(edited { days in days[9].papers.insert(StayingTests.another, at: 0) })
      #expect(reader.listed.count == 7)
      #expect(reader.listed.contains("Newcomer:") == false)
      #expect(reader.listed.contains("Newcomer"))
      #expect(reader.paper == paper)
      reader.press(.escape)
      #expect(reader.paper == "Yarrow")
      #expect(reader.place.summaryTop == origin.summaryTop)
      #expect(reader.day == origin.day)
    }
  }

  @Test("keeps the paper of a search that waits for its text")
  func lateText() {
    var reader = reader("/확산")
    reader.press(.enter, .down, .down)
    let (paper, found) = (reader.paper, reader.listed)
    let library = LibraryLoader.all(TestArchive.archive(TestArchive.days))
    reader.send(.loaded(library, isComplete: true))
    #expect(reader.listed == [])
    reader.send(.indexed(Searcher(library)))
    #expect(reader.listed == found)
    #expect(reader.paper == paper)
  }

  @Test("keeps folded months, and the dates on screen")
  func dates() {
    var days = TestArchive.days
    for day in 10...28 { days.append(("2025-04-\(day)", [])) }
    days.append(("2025-05-02", [StayingTests.another]))
    func library() -> Searcher { Searcher(LibraryLoader.all(TestArchive.archive(days))) }
    var reader = Driver(120, 14, library: library().library, corpus: nil)
    reader.press("h25j")
    reader.press("z")
    let (top, folded) = (reader.place.datesTop, reader.place.folded)
    let screen = reader.screen.map { $0.prefix(20) }
    #expect(top > 5)
    days.append(("2025-05-06", [StayingTests.another]))
    days.append(("2025-05-07", [StayingTests.another]))
    reader.send(.reloaded(library()))
    #expect(reader.place.datesTop == top + 2)
    #expect(reader.place.folded == folded)
    #expect(
      reader.screen.map { $0.prefix(20) }.dropLast().dropFirst() == screen.dropLast().dropFirst())
  }

  // MARK: Searches that wait

  /// What waits: how a search comes to wait, and how one goes back to it.
  private static let waiting: [(name: String, wait: [Key], back: [Key])] = [
    ("under a prompt", ["/"], [.escape]),
    ("under a prompt with something typed", ["/", "z", "z"], [.escape]),
    ("under the list of an author", ["A", .enter], [.escape]),
    ("under the list of an author, and a prompt", ["A", .enter, "/"], [.escape, .escape]),
  ]

  @Test(
    "makes a search that waits anew, whatever the archive has become",
    arguments: waiting.indices, ["smaller", "empty", "other", "larger"])
  func waitingSearch(kind: Int, archive: String) {
    let waiting = Self.waiting[kind]
    var reader = Driver(120, 20)
    reader.press("/확산")
    reader.press(.enter)
    reader.press(waiting.wait)
    reader.send(
      edited { days in
        switch archive {
        case "smaller": days.removeAll { $0.date != "2025-01-09" }
        case "empty": days = []
        case "other": days = [("2025-03-14", [StayingTests.another])] + days.prefix(3)
        default: days.insert(("2025-02-14", [StayingTests.another, StayingTests.another]), at: 2)
        }
      })
    reader.press(waiting.back)
    #expect(reader.state.search?.input.text == "확산", "\(waiting.name)")
    let expected = (try? reader.state.searcher?.find(Query("확산")).count) ?? 0
    #expect(reader.listed.count == expected, "\(waiting.name)")
    for index in reader.state.list.rows {
      let paper = reader.state.library.papers[index]
      #expect((paper.title + paper.body.joined()).contains("확산"), "\(paper.title)")
    }
    // And out of it again.
    reader.press(.escape)
    #expect(reader.state.search == nil)
    #expect(reader.frame.fault(size: Size(columns: 120, rows: 20)) == nil)
  }
}

extension String {
  /// The text with the first occurrence of a part replaced.
  fileprivate func replacingFirst(_ part: String, _ other: String) -> String {
    guard let start = indices.first(where: { self[$0...].hasPrefix(part) }) else { return self }
    return String(self[..<start]) + other + self[index(start, offsetBy: part.count)...]
  }
}
