import Configuration
import Digest
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("The first start")
struct SetupTests {
  private static let found = [
    FoundArchive(
      path: "/h/daily_papers_ko/paper_logs", name: "~/daily_papers_ko/paper_logs", papers: 5488,
      days: 357, newest: DigestDate("2025-06-30"), isWhole: true),
    FoundArchive(
      path: "/h/notes", name: "~/notes", papers: 1, days: 1, newest: DigestDate("2024-03-30"),
      isWhole: true),
    FoundArchive(
      path: "/h/large", name: "~/large", papers: 100_000, days: 900,
      newest: DigestDate("2024-03-30"), isWhole: false),
  ]

  /// How far a looking has come.
  private func progress(_ count: Int, isOver: Bool = false) -> Event {
    var progress = ArchiveFinder.Progress()
    progress.take(Array(Self.found.prefix(count)), folders: 312, at: "~/projects", isOver: isOver)
    return .archivesFound(progress)
  }

  private func reader(
    _ columns: Int = 120, _ rows: Int = 40, language: Language = .en, isAnswered: Bool = false
  ) -> Driver {
    var settings = Settings()
    settings.readAfter = 0
    var reader = Driver(columns, rows, language: language, settings: settings, layout: .auto)
    reader.begin(reading: .sample(isAnswered: isAnswered))
    return reader
  }

  @Test("says that it is the sample, and which key leads on, until a key is pressed")
  func said() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 50)] {
      var reader = reader(columns, rows)
      #expect(
        reader.statusLine.contains(
          "this is the sample; decisions on it are not kept (| finds your papers)"))
      reader.press("j")
      #expect(reader.statusLine.contains("sample, not kept"))
      #expect(reader.statusLine.contains("| your papers"))
      #expect(reader.statusLine.contains("? help"))
    }
    var korean = self.reader(80, 24, language: .ko)
    #expect(korean.statusLine.contains("예시 논문입니다. 분류는 저장되지 않습니다 (|: 내 논문 찾기)"))
    korean.press("j")
    #expect(korean.statusLine.contains("예시, 저장 안 됨"))
    #expect(korean.statusLine.contains("| 내 논문 찾기"))
  }

  @Test("says it no more where it was answered, but that decisions are not kept")
  func answered() {
    let reader = reader(isAnswered: true)
    #expect(reader.message == nil)
    #expect(!reader.statusLine.contains("your papers"))
    #expect(reader.statusLine.contains("sample, not kept"))
    #expect(!Driver().statusLine.contains("sample"))
  }

  @Test("looks for archives, and offers them with what is in them")
  func finding() {
    var reader = reader(80, 24)
    reader.press("|")
    #expect(reader.effects == [.findArchives])
    reader.send(progress(1))
    #expect(reader.screen[0].contains("looking… 312 folders, ~/projects"))
    #expect(reader.screen.contains { $0.contains("1  ~/daily_papers_ko/paper_logs") })
    #expect(reader.screen.contains { $0.contains("5488 papers · 357 days · newest 2025-06-30") })
    reader.send(progress(3, isOver: true))
    #expect(reader.screen[0].contains("3 found"))
    #expect(reader.screen.contains { $0.contains("1 paper · 1 day · newest 2024-03-30") })
    #expect(reader.screen.contains { $0.contains("100000+ papers · 900+ days") })
    let clone = "git clone https://github.com/l-yohai/daily_papers_ko ~/daily_papers_ko"
    #expect(reader.screen.contains { $0.contains(clone) })
    reader.press("y")
    #expect(reader.effects == [.stopFinding, .copy(clone, by: .raw)])
  }

  @Test("opens the archive that is chosen, by Enter or by its number")
  func choosing() {
    for keys: [Key] in [["j", "k", "j", .enter], ["2"]] {
      var reader = reader()
      reader.press("|")
      reader.send(progress(2, isOver: true))
      reader.press(keys)
      #expect(reader.effects == [.stopFinding, .openArchive(Self.found[1])])
    }
  }

  @Test("keeps the row one went to while more is found above it")
  func growing() {
    var reader = reader()
    reader.press("|j")
    reader.send(progress(2))
    reader.press(.enter)
    #expect(reader.effects == [.stopFinding, .keepSample])
    #expect(reader.message == "the sample stays (| chooses an archive later)")
    #expect(!reader.statusLine.contains("your papers"))
  }

  @Test("begins with the first archive where nothing was chosen")
  func first() {
    var reader = reader()
    reader.press("|")
    reader.send(progress(1))
    reader.press(.enter)
    #expect(reader.effects == [.stopFinding, .openArchive(Self.found[0])])
  }

  @Test("goes back without an answer, and looks again when asked")
  func leaving() {
    var reader = reader()
    reader.press("|")
    reader.press(.escape)
    #expect(reader.effects == [.stopFinding])
    #expect(reader.statusLine.contains("| your papers"))
    reader.press("|R")
    #expect(reader.effects == [.findArchives, .findArchives])
  }

  @Test("takes a path, completes it, and opens what is there")
  func path() {
    var reader = reader()
    reader.press("|1")
    reader.type("pa")
    reader.press(.tab)
    #expect(reader.effects == [.completePath("~/pa")])
    reader.send(
      .pathCompleted(PathCompletion(typed: "~/pa", candidates: ["~/papers/", "~/papers-old/"])))
    #expect(reader.statusLine.contains("path: ~/papers "))
    #expect(reader.screen.contains { $0.contains("~/papers-old/") })
    reader.type("/")
    #expect(!reader.screen.contains { $0.contains("~/papers-old/") })
    reader.press(.enter)
    #expect(reader.effects == [.lookAtArchive("~/papers/")])
    reader.send(.archiveLookedAt("~/papers/", .failure(.noDigest)))
    #expect(reader.screen.contains { $0.contains("~/papers/: no digest (*.md) in it") })
    reader.press(.backspace)
    reader.press(.enter)
    // What comes late of what is not typed any more opens nothing.
    reader.send(.archiveLookedAt("~/papers/", .success(Self.found[1])))
    #expect(reader.effects == [])
    reader.send(.archiveLookedAt("~/papers", .success(Self.found[1])))
    #expect(reader.effects == [.stopFinding, .openArchive(Self.found[1])])
  }

  @Test("goes from the path back to what was found meanwhile")
  func back() {
    var reader = reader()
    reader.press("|1")
    reader.send(progress(2, isOver: true))
    reader.press(.escape)
    #expect(reader.screen.contains { $0.contains("2  ~/notes") })
  }

  @Test("reads the archive at once, as after a start")
  func opened() {
    var reader = reader()
    reader.press("/확산")
    reader.press(.enter)
    reader.press("m")
    reader.send(
      .archiveOpened(
        OpenedArchive(
          source: .folder(path: "/h/notes", name: "~/notes"), position: nil, hasOtherStore: true,
          outcome: .written)))
    #expect(reader.message == "reading ~/notes, from now on")
    #expect(reader.listed == [])
    reader.send(.loaded(TestArchive.library, isComplete: true))
    #expect(reader.day == Driver().day)
    #expect(!reader.marks.contains("★"))
    #expect(!reader.statusLine.contains("sample"))
    reader.press("j")
    #expect(!reader.statusLine.contains("your papers"))
    reader.press("R")
    #expect(reader.effects == [.refresh(["git", "-C", "/h/notes", "pull", "--ff-only"])])
  }

  @Test("says what comes first at the next start, and why nothing could be written")
  func outcomes() {
    for (outcome, text) in [
      (OpenedArchive.Outcome.overridden(by: "NONMUN_ARCHIVE"), "NONMUN_ARCHIVE comes first"),
      (.failed(Problem(file: nil, what: Localized(ko: "꽉 참", en: "full"))), "not written: full"),
    ] {
      var reader = reader()
      reader.send(
        .archiveOpened(
          OpenedArchive(
            source: .folder(path: "/h/notes", name: "~/notes"), position: nil, hasOtherStore: true,
            outcome: outcome)))
      #expect(reader.message?.contains(text) == true)
    }
  }

  @Test("is whole at every size", arguments: SnapshotTests.sizes)
  func sizes(size: Size) {
    for language in Language.allCases {
      guard size.columns > 10 else { continue }
      var reader = reader(size.columns, size.rows, language: language)
      reader.press("|")
      reader.send(progress(3, isOver: true))
      let name = "setup-\(size.columns)x\(size.rows)-\(language.rawValue)"
      Recording.compare(
        Snapshot.text(of: reader.frame), with: "Tests/ReaderTests/Snapshots/\(name).txt")
    }
  }
}
