import Configuration
import Digest
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("Fetching the archive anew")
struct RefreshTests {
  /// A library of days with so many papers each.
  private static func library(_ days: [(date: String, papers: Int)]) -> Library {
    Library(
      files: days.map { day in
        let papers = (0..<day.papers).map { number in
          "### [Paper \(number) of \(day.date)](https://example.org/\(day.date)/\(number))\n\n- x\n"
        }
        let text = "## Daily Papers (\(day.date))\n\n" + papers.joined(separator: "\n")
        return DigestFile(name: day.date + ".md", bytes: Array(text.utf8))
      })
  }

  private static let days = [("2025-05-01", 2), ("2025-05-02", 3)]

  private func reader(_ language: Language = .en) -> Driver {
    var settings = Settings()
    settings.readAfter = 0
    var reader = Driver(
      100, 30, language: language, settings: settings, library: Self.library(Self.days), corpus: nil
    )
    reader.begin(reading: .folder(path: "/h/papers", name: "~/papers"))
    return reader
  }

  private func result(_ output: String, _ ending: CommandResult.Ending = .exited(0)) -> Event {
    .refreshed(CommandResult(output: Array(output.utf8), isCut: false, ending: ending))
  }

  @Test("says what it runs, and that it does while one reads on")
  func begins() {
    var reader = reader()
    reader.press("R")
    #expect(reader.effects == [.refresh(["git", "-C", "/h/papers", "pull", "--ff-only"])])
    #expect(
      reader.statusLine.contains("fetching (Alt-r shows its output): git -C /h/papers pull --ff"))
    reader.press("j")
    #expect(reader.row == 1)
    #expect(reader.statusLine.contains("fetching…"))
    reader.press("R")
    #expect(reader.effects == [])
    #expect(reader.message == "still fetching (Alt-r shows its output)")
    reader.send(result("Already up to date.\n"))
    #expect(!reader.statusLine.contains("fetching…"))
    reader.press("R")
    #expect(reader.effects.count == 1)
  }

  static let outcomes: [(days: [(String, Int)], en: String, ko: String)] = [
    (
      [("2025-05-07", 1), ("2025-05-08", 2), ("2025-05-09", 4)],
      "3 new days, newest 2025-05-09, 7 papers (]) (Alt-r shows its output)",
      "새 날 3개, 최신 2025-05-09, 7편 (]) (Alt-r: 출력)"
    ),
    ([("2025-05-09", 1)], "new day: 2025-05-09, 1 paper (])", "새 날: 2025-05-09, 1편 (])"),
    ([("2025-04-01", 2)], "new day: 2025-04-01, 2 papers (Alt-r", "새 날: 2025-04-01, 2편 (Alt-r"),
    ([], "nothing new (Alt-r shows its output)", "새로운 것이 없습니다 (Alt-r: 출력)"),
  ]

  @Test("says in a sentence what came of it", arguments: outcomes)
  func ends(outcome: (days: [(String, Int)], en: String, ko: String)) {
    for (language, sentence) in [(Language.en, outcome.en), (.ko, outcome.ko)] {
      var reader = reader(language)
      reader.press("R")
      if !outcome.days.isEmpty {
        let library = Self.library(Self.days + outcome.days)
        reader.send(.reloaded(Searcher(library)))
      }
      reader.send(result("Updating 1..2\n"))
      #expect(reader.statusLine.contains(sentence), "\(reader.statusLine)")
    }
  }

  @Test("counts what came to days that were there")
  func samedays() {
    var reader = reader()
    reader.press("R")
    reader.send(.reloaded(Searcher(Self.library([("2025-05-01", 4), ("2025-05-02", 3)]))))
    reader.send(result(""))
    #expect(reader.message?.hasPrefix("no new day, 2 more papers") == true)
    reader.press("R")
    reader.send(.reloaded(Searcher(Self.library([("2025-05-01", 3), ("2025-05-02", 3)]))))
    reader.send(result(""))
    #expect(reader.message?.hasPrefix("no new day, some changes") == true)
  }

  @Test("says why it failed in one line, and all of it behind a key")
  func fails() {
    let output = """
      From https://example.org/papers
      hint: Diverging branches can't be fast-forwarded
      fatal: Not possible to fast-forward, aborting.
      """
    var reader = reader()
    reader.press("R")
    reader.send(result(output, .exited(128)))
    #expect(
      reader.message
        == "not fetched (Alt-r shows why): Not possible to fast-forward, aborting.")
    #expect(reader.state.message?.isError == true)
    reader.press(.alt("r"))
    #expect(reader.screen[0] == " git -C /h/papers pull --ff-only · exit 128")
    #expect(reader.screen[2] == " hint: Diverging branches can't be fast-forwarded")
    reader.press(.escape)
    #expect(reader.state.overlay == nil)
    for (ending, why) in [
      (
        CommandResult.Ending.failed(Localized(ko: "없음", en: "git: no such program")),
        "git: no such program"
      ),
      (.exited(3), "exit 3"), (.signalled(15), "ended by signal 15"),
    ] {
      reader.press("R")
      reader.send(result("", ending))
      #expect(reader.message == "not fetched (Alt-r shows why): \(why)")
    }
  }

  @Test("shows the output while it runs; Enter goes back, Esc stops it")
  func watched() {
    var reader = reader()
    reader.press(.alt("r"))
    #expect(reader.message == "nothing was fetched yet (R fetches)")
    reader.press("R", .alt("r"))
    #expect(reader.screen[0].contains("running…"))
    #expect(reader.statusLine.contains("Enter goes back · Esc stops it"))
    reader.press(.enter)
    #expect(reader.state.overlay == nil)
    reader.press(.alt("r"))
    reader.press(.escape)
    #expect(reader.effects == [.cancelRun])
    reader.send(result("", .signalled(15)))
    #expect(reader.screen[0].contains("ended by signal 15"))
  }

  @Test("does not mistake the end of another program for its own")
  func others() {
    var reader = reader()
    reader.press("R", .alt("r"))
    reader.send(.finished(CommandResult(output: [], isCut: false, ending: .exited(3))))
    #expect(reader.screen[0].contains("running…"))
  }

  @Test("has nothing to fetch for the sample")
  func sample() {
    var reader = reader()
    reader.begin(reading: .sample(isAnswered: true))
    reader.press("R")
    #expect(reader.effects == [])
    #expect(reader.message == "there is nothing to fetch for the sample (| finds your papers)")
  }
}
