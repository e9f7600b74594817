import Configuration
import Decisions
import Digest
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("Trends")
struct TrendsTests {
  private func view(_ reader: Driver) -> TrendsView? {
    reader.state.overlay as? TrendsView
  }

  private func month(_ reader: Driver) -> String? {
    view(reader).flatMap { view in view.trends?.months[view.selected].description }
  }

  @Test("count all papers where nothing is searched for, whatever is listed of them")
  func allPapers() throws {
    for keys in ["", "w", "wwwjj", "h[["] {
      var reader = Driver()
      reader.press(keys + "C")
      let trends = try #require(view(reader)?.trends)
      #expect(
        trends == Trends(of: Array(TestArchive.library.papers.indices), in: TestArchive.library))
      #expect(trends.months.map(\.description) == ["2025-01", "2025-02", "2025-03"])
      #expect(month(reader) == "2025-03")
      #expect(reader.screen[0].contains("all papers · \(trends.papers) papers, "))
      #expect(reader.screen[0].contains(" · 2 without a day"))
    }
  }

  @Test("show the months at once, and fill in what is frequent while keys go on")
  func fillIn() throws {
    var whole = Driver()
    whole.press("C")
    let trends = try #require(view(whole)?.trends)
    var reader = Driver()
    reader.pace(SearchPace(isDue: { true }))
    reader.press("C")
    #expect(view(reader)?.trends?.months == trends.months)
    #expect(view(reader)?.trends?.authors == [])
    #expect(reader.effects.contains(.searchOn))
    #expect(reader.screen[0].contains("counting\u{2026}"))
    reader.press("k")
    #expect(month(reader) == "2025-02")
    #expect(reader.effects.contains(.searchOn))
    reader.searchOn()
    #expect(view(reader)?.trends == trends)
    #expect(month(reader) == "2025-02")
    #expect(!reader.screen[0].contains("counting"))
    #expect(!reader.effects.contains(.searchOn))
  }

  @Test("count what the query finds in all of the archive, also where the list shows less of it")
  func query() throws {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter)
    reader.press("WWWC")
    #expect(reader.listed.count < 6)
    let trends = try #require(view(reader)?.trends)
    #expect(trends.papers == 6)
    #expect(trends.months.map(\.papers) == [3, 1, 2])
    #expect(reader.screen[0].hasPrefix(" 확산 · 6 papers, "))
    #expect(reader.screen[2].hasPrefix(" 2025-01   3  "))
    #expect(reader.screen[2].contains("%  █"))
  }

  @Test("move by months, turn to votes and back, and close where one was")
  func keys() {
    var reader = Driver(90, 24)
    reader.press("2j")
    let (place, frame) = (reader.place, reader.frame)
    reader.press(.function(5))
    let steps: [([Key], String)] = [
      (["k"], "2025-02"), ([.up], "2025-01"), (["k"], "2025-01"), (["j"], "2025-02"),
      ([.down, .down], "2025-03"), (["g"], "2025-01"), (["G"], "2025-03"), ([.home], "2025-01"),
      ([.end], "2025-03"), ([.pageUp], "2025-01"), ([.pageDown], "2025-03"), (["ㅏ"], "2025-02"),
      (["x", "/", "m"], "2025-02"),
    ]
    for (keys, expected) in steps {
      reader.press(keys)
      #expect(month(reader) == expected, "after \(keys)")
    }
    #expect(reader.screen[1].contains("papers a month"))
    reader.press("v")
    #expect(reader.screen[1].contains("votes a month"))
    reader.press("v")
    #expect(reader.screen[1].contains("papers a month"))
    for key: Key in [.escape, "q", "C", .function(5), .control("c")] {
      if view(reader) == nil { reader.press("C") }
      reader.press(key)
      #expect(reader.state.isBrowsing && !reader.effects.contains(.quit), "\(key)")
      #expect(reader.place == place && reader.frame == frame, "\(key)")
    }
  }

  @Test(
    "list with Enter the papers of a month, as typed with / would, and Esc goes back",
    arguments: [
      ("", "date:2025-02"), ("확산", "확산 date:2025-02"),
      ("확산 OR 강화", "(확산 OR 강화) date:2025-02"), ("확산 sort:vote", "확산 date:2025-02 sort:vote"),
      ("\"확산 모\"", "\"확산 모\" date:2025-02"), ("-확산", "-확산 date:2025-02"),
      ("(확산 OR 강화) -zzz", "(확산 OR 강화) -zzz date:2025-02"),
    ])
  func enter(query: String, narrowed: String) throws {
    var reader = Driver(120, 20)
    reader.press("wj3J")
    if !query.isEmpty {
      reader.press("/")
      reader.type(query)
      reader.press(.enter)
    }
    reader.press("j", .unknown)
    let (place, frame) = (reader.place, reader.frame)
    reader.press("Ck")
    #expect(month(reader) == "2025-02")
    let count = try #require(view(reader)?.trends?.months[1].papers)
    reader.press(.enter)
    #expect(reader.state.search?.input.text == narrowed)
    #expect(reader.state.isBrowsing)
    #expect(reader.listed.count == count && count > 0)
    let dates = reader.state.list.rows.compactMap { reader.state.library.papers[$0].date }
    #expect(dates.allSatisfy { $0.year == 2025 && $0.month == 2 } && dates.count == count)
    var typed = Driver(120, 20)
    typed.press("wj3J/")
    typed.type(narrowed)
    typed.press(.enter)
    #expect(typed.listed == reader.listed && typed.statusLine == reader.statusLine)
    reader.press(.escape, .unknown)
    #expect(reader.place == place && reader.frame == frame)
  }

  @Test("list a month whatever was searched: as many papers as its bar says")
  func everyMonth() {
    for query in ["확산", "ㅎㅅ", "모데", "ghkrtks", "vote:>20", "-모델", "is:unread", "date:2025"] {
      for month in 0..<3 {
        var reader = Driver()
        reader.press("/")
        reader.type(query)
        reader.press(.enter, "C", "g")
        for _ in 0..<month { reader.press("j") }
        let papers = view(reader)?.trends?.months[month].papers
        reader.press(.enter)
        #expect(reader.listed.count == papers, "\(query), \(reader.state.search?.input.text ?? "")")
      }
    }
  }

  @Test("are made anew with the archive, say that it is not read whole, and keep the month")
  func loading() {
    var reader = Driver(library: nil)
    reader.press("C")
    #expect(reader.screen[2].contains("reading…"))
    let first = TestArchive.library(from: "2025-02-07")
    reader.send(.loaded(first, isComplete: false))
    #expect(reader.screen[0].contains("reading…"))
    #expect(view(reader)?.trends?.papers == first.papers.count)
    #expect(month(reader) == "2025-03")
    reader.press("k")
    reader.send(.loaded(TestArchive.library, isComplete: true))
    #expect(!reader.screen[0].contains("reading…"))
    #expect(view(reader)?.trends?.papers == TestArchive.library.papers.count)
    #expect(month(reader) == "2025-02")
  }

  @Test("of a query wait for the text to search in, and say where nothing is found")
  func indexing() {
    var reader = Driver(corpus: nil)
    reader.press("/확산")
    reader.press(.enter, "C")
    #expect(view(reader)?.trends == nil)
    #expect(reader.screen[2].contains("indexing…"))
    reader.press(.enter)
    #expect(view(reader) != nil)
    reader.send(.indexed(Searcher(TestArchive.library, corpus: TestArchive.corpus)))
    #expect(view(reader)?.trends?.papers == 6)
    reader.press("q", .escape)
    reader.press("/zzzz")
    reader.press(.enter, "C")
    #expect(reader.screen[2].contains("nothing found"))
    reader.press("j", "G", "v")
    #expect(reader.screen[2].contains("nothing found"))
  }

  @Test("stand beside shares: a count may grow while its share falls")
  func shares() throws {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter, "C")
    let months = try #require(view(reader)?.trends?.months)
    #expect(months.map(\.papers) == [3, 1, 2] && months.map(\.allPapers) == [9, 10, 15])
    #expect(reader.screen[2].hasPrefix(" 2025-01   3  33.3%"))
    #expect(reader.screen[3].hasPrefix(" 2025-02   1  10.0%"))
    #expect(reader.screen[4].hasPrefix(" 2025-03   2  13.3%"))
    #expect(view(reader)?.value(of: months[0]) == 3)
    reader.press("%")
    #expect(view(reader)?.value(of: months[0]) == 333)
    #expect(reader.statusLine.contains("% papers"))
    reader.press("%")
    #expect(view(reader)?.value(of: months[0]) == 3)
  }

  @Test("of a month are kept beside those of whichever is selected next, until c again")
  func months() throws {
    var reader = Driver()
    reader.press("Cg")
    reader.press("c", "j")
    let figures = try #require(view(reader)?.pair?.figures)
    #expect(figures.map { $0.months.map(\.description) } == [["2025-01"], ["2025-02"]])
    #expect(figures.map(\.papers) == [9, 10])
    #expect(reader.screen.contains { $0.contains(/authors 2025-01 +authors 2025-02/) })
    #expect(reader.screen.contains { $0.contains(/words 2025-01 +words 2025-02/) })
    #expect(reader.statusLine.contains("end comparing"))
    reader.press("j")
    #expect(view(reader)?.pair?.figures.last?.months.map(\.description) == ["2025-03"])
    reader.press("c")
    #expect(view(reader)?.pair == nil && !reader.statusLine.contains("end comparing"))
  }

  @Test("of another query stand beside, chosen among the saved ones and those searched for before")
  func queries() throws {
    var settings = Settings()
    settings.queries = [SavedQuery(name: "reading", text: "모델")]
    var reader = Driver(settings: settings)
    reader.press("/강화")
    reader.press(.enter, .escape)
    reader.press("/확산")
    reader.press(.enter, "C", "=")
    #expect(reader.statusLine.hasPrefix("Compare with which query?"))
    #expect(reader.screen.contains { $0.contains("reading") && $0.contains("모델") })
    reader.press("1")
    let other = try #require(view(reader)?.other?.trends)
    #expect(other.papers > 6 && view(reader)?.trends?.papers == 6)
    #expect(reader.screen[1].contains("papers a month · 모델"))
    reader.press("=")
    #expect(view(reader)?.other == nil)
    // What is shown already is not offered.
    reader.press("=", "2")
    #expect(view(reader)?.other?.text == "강화" && view(reader)?.other?.trends?.papers == 1)
    // Esc leaves the choice and not the figures.
    reader.press("=", "=", .escape)
    #expect(view(reader) != nil && view(reader)?.other == nil)
    reader.press(.escape)
    #expect(reader.state.isBrowsing)
  }

  @Test("are made once, not with every key and frame")
  func once() {
    var reader = Driver()
    reader.press("C")
    let before = view(reader)?.trends?.authors.withUnsafeBufferPointer { $0.baseAddress }
    reader.press("kjv")
    reader.resize(80, 24)
    let after = view(reader)?.trends?.authors.withUnsafeBufferPointer { $0.baseAddress }
    #expect(before != nil && before == after)
  }

  @Test("are drawn in ASCII where that is asked for", arguments: [(120, 40), (80, 24), (50, 20)])
  func ascii(columns: Int, rows: Int) {
    var settings = Settings()
    settings.isASCII = true
    var reader = Driver(columns, rows, settings: settings)
    reader.press("Cv")
    let drawn = Set(reader.screen.joined().unicodeScalars)
    #expect(drawn.intersection(Set("│─▏▎▍▌▋▊▉█·…".unicodeScalars)) == [])
    #expect(reader.screen.contains { $0.contains("###") })
  }
}

@Suite("The screen of trends")
struct TrendsSnapshotTests {
  static let sizes = [(80, 24), (120, 40), (160, 45), (200, 50), (50, 20)].map {
    Size(columns: $0, rows: $1)
  }

  @Test("looks as recorded", arguments: sizes, Language.allCases)
  func trends(size: Size, language: Language) {
    var reader = Driver(size.columns, size.rows, language: language)
    reader.press("Ckv")
    let name = "trends-\(size.columns)x\(size.rows)-\(language.rawValue)"
    Recording.compare(
      Snapshot.text(of: reader.frame), with: "Tests/ReaderTests/Snapshots/\(name).txt")
  }

  @Test("lists the saved queries as recorded", arguments: sizes, Language.allCases)
  func queries(size: Size, language: Language) {
    var settings = Settings()
    settings.queries = [.init(name: "생성", text: "확산 OR synthesis sort:vote")]
    var reader = Driver(size.columns, size.rows, language: language, settings: settings)
    reader.send(
      .queries([
        .init(name: "agents", text: "에이전트 -survey"), .init(name: "확산 모델", text: "확산 모델 vote:>20"),
      ]))
    reader.press("Fj")
    let name = "queries-\(size.columns)x\(size.rows)-\(language.rawValue)"
    Recording.compare(
      Snapshot.text(of: reader.frame), with: "Tests/ReaderTests/Snapshots/\(name).txt")
  }
}
