import Configuration
import Digest
import ReaderDriver
import Search
import Surface
import Testing
import Theming

@testable import Reader

@Suite("Searching")
struct SearchingTests {
  @Test("filters the whole archive as one types, newest first, and counts what it found")
  func live() {
    var reader = Driver()
    reader.press("/")
    #expect(reader.statusLine == "/\(String(repeating: " ", count: 97))[in all · Tab: where]")
    reader.type("확")
    #expect(
      reader.listed == ["Tidepool", "Aurora", "Violet", "Saffron", "Hazel", "Inkwell", "Cobalt"])
    #expect(reader.statusLine.hasSuffix("7 found  [in all · Tab: where]"))
    reader.type("산 모")
    #expect(reader.listed == ["Aurora", "Violet", "Saffron", "Inkwell", "Cobalt"])
    #expect(reader.screen[0].contains(" all · 5 papers"))
    reader.type("델zzz")
    #expect(reader.listed == [])
    #expect(reader.statusLine.contains("0 found"))
    #expect(reader.screen[1].contains(" nothing found"))
    reader.press(.control("u"))
    #expect(reader.listed.count == 6)
    #expect(reader.paper == "Tidepool")
  }

  @Test(
    "finds words anywhere, in any order, in title, authors and summary, whatever case or encoding",
    arguments: [
      ("TIDEPOOL", ["Tidepool"]), ("모델 확산 오로라", ["Aurora"]), ("number60", ["Aurora"]),
      ("  잡음   모델 ", ["Aurora", "Violet"]), ("박새벽 이바다", ["한국어"]),
      ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", ["Lichen"]), ("한글", ["Lichen"]),
      ("NÚÑEZ", ["Tidepool"]), ("lantern", ["Lantern", "Lantern"]), ("2503.00201", ["Tidepool"]),
      ("100만", ["Tidepool"]), ("no day", ["A", "Another"]),
    ])
  func finds(query: String, papers: [String]) {
    var reader = Driver()
    reader.press("/")
    reader.type(query)
    #expect(reader.listed == papers)
  }

  @Test("keeps the chosen order")
  func order() {
    var reader = Driver()
    reader.press("s/확산 모델")
    #expect(reader.listed == ["Saffron", "Violet", "Inkwell", "Aurora", "Cobalt"])
    reader.press(.enter, "s")
    #expect(reader.listed == ["Aurora", "Cobalt", "Inkwell", "Saffron", "Violet"])
  }

  @Test("selects the paper from which one searched where it is found, else the first")
  func selection() {
    var reader = Driver()
    reader.press("[j/뾶")
    #expect(reader.listed == [])
    reader.press(.backspace)
    reader.type("약초")
    #expect(reader.paper == "Yarrow")
    reader.press(.control("u"))
    reader.type("a")
    #expect(reader.row > 0)
    #expect(reader.paper == "Yarrow")
  }

  @Test("moves among results while typing")
  func movesWhileTyping() {
    var reader = Driver(120, 8)
    reader.press("/확산")
    reader.press(.control("n"), .control("n"))
    #expect(reader.paper == "Saffron")
    reader.press(.control("p"))
    #expect(reader.paper == "Violet")
    reader.press(.control("p"), .control("p"))
    #expect(reader.paper == "Aurora")
    reader.press(.pageDown, .pageDown)
    #expect(reader.paper == "Cobalt")
    reader.press(.pageUp, .pageUp)
    #expect(reader.paper == "Aurora")
    reader.press(.enter)
    #expect(reader.paper == "Aurora")
  }

  @Test("narrows with Tab to the year, the month, the day, and says which")
  func scopes() {
    var reader = Driver()
    reader.press("/확산")
    let steps: [(Key, String, Int)] = [
      (.tab, "[in 2025 · Tab: where]", 6), (.tab, "[in 2025-03 · Tab: where]", 2),
      (.tab, "[in 2025-03-14 (Fri) · Tab: where]", 1), (.tab, "[in all · Tab: where]", 6),
      (.backTab, "[in 2025-03-14 (Fri) · Tab: where]", 1),
      (.backTab, "[in 2025-03 · Tab: where]", 2), (.backTab, "[in 2025 · Tab: where]", 6),
      (.backTab, "[in all · Tab: where]", 6),
    ]
    for (key, hint, count) in steps {
      reader.press(key)
      #expect(reader.statusLine.hasSuffix("\(count) found  \(hint)"))
      #expect(reader.listed.count == count)
    }
  }

  @Test("searches around the day from which it began, also from a result of another day")
  func scopeCentre() {
    var reader = Driver()
    reader.press("3[/확산")
    reader.press(.tab, .tab)
    #expect(reader.listed == ["Saffron"])
    #expect(reader.statusLine.contains("[in 2025-02 · Tab: where]"))
  }

  @Test(
    "leaves with Esc to exactly where one was",
    arguments: [
      [Key.escape], [.down, .down, .escape], [.enter, .escape], [.enter, "j", "j", .escape],
      [.enter, "s", "S", "j", .escape], [.enter, "W", "W", "w", .escape],
      [.enter, .enter, "J", "J", .escape, .escape],
      [.enter, "G", .enter, "G", "a", .escape, .escape],
      [.enter, "[", "[", "]", .escape], [.enter, "h", "z", "j", "=", .escape],
      [.enter, "n", "n", "N", .escape], [.enter, "/", "가", .escape, .escape],
      [.enter, "/", "가", .tab, .enter, .escape], [.tab, .tab, .escape], [.control("g")],
      [.control("c")], [.control("u"), .backspace], [.control("u"), .enter],
      [.enter, " ", "b", " ", " ", .escape],
    ])
  func leaving(keys: [Key]) {
    let starts: [(columns: Int, keys: String)] = [
      (120, ""), (120, "jj3J"), (120, "h=jjl"), (120, "sw6j"), (90, "l5ja"), (90, "[[hz"),
      (50, "www9j"), (50, "l7j"), (120, "5["), (120, "99["), (120, "hj"),
    ]
    for start in starts {
      // Nothing counts as read by being scrolled to its end, which would stay.
      var settings = Settings()
      settings.readAfter = 0
      var reader = Driver(start.columns, 14, settings: settings)
      reader.press(start.keys)
      reader.press("0")
      reader.press(.paste(""))
      let (place, frame) = (reader.place, reader.frame)
      reader.press("/확산")
      reader.press(keys)
      #expect(reader.place == place, "from \(start)")
      #expect(reader.frame == frame, "from \(start): \(reader.screen)")
      #expect(reader.state.isBrowsing)
    }
  }

  @Test(
    "goes back with Esc from a search typed anew to the one that was kept",
    arguments: [[Key.escape], [.control("c")], [.control("u"), .backspace]])
  func keptSearch(leave: [Key]) {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter, "j", "j", "J", .unknown)
    let (place, frame) = (reader.place, reader.frame)
    #expect(reader.row == 2)
    reader.press("/", "모", .tab, .down)
    reader.press(leave)
    #expect(reader.place == place)
    #expect(reader.frame == frame)
    reader.press(.escape)
    #expect(reader.state.search == nil)
  }

  @Test("shows with n the line that was found, also where it is not on the first screen")
  func matchShown() {
    var reader = Driver(120, 12)
    reader.press("/잡음")
    reader.press(.enter)
    for _ in 0..<reader.listed.count {
      reader.press("n")
      let (top, document) = (reader.state.summary.top, reader.state.summary.document)
      let found = document.lines.indices.filter {
        document.lines[$0].runs.contains(where: \.isMatch)
      }
      #expect(found.contains { (top..<top + 10).contains($0) }, "\(reader.paper ?? "")")
    }
  }

  @Test("comes back to the line being read also where the screen changed meanwhile")
  func leavingAfterResize() {
    var reader = Driver(120, 10)
    reader.press("l13j")
    let summary = reader.state.summary
    let anchor = summary.document.lines[summary.top].anchor
    reader.press("/확산")
    reader.resize(80, 14)
    reader.press(.escape)
    let lines = reader.state.summary.document.lines
    let top = reader.state.summary.top
    #expect(lines[top].anchor <= anchor && anchor < lines[top + 1].anchor)
    reader.resize(120, 10)
    #expect(reader.state.summary.top == 13)
  }

  @Test("shows the results on a narrow screen from any pane", arguments: ["", "h", "l"])
  func narrow(pane: String) {
    var reader = Driver(50, 14)
    reader.press(pane + "/확산")
    #expect(reader.screen[0] == " all · 6 papers")
    reader.press(.enter, .enter, "/")
    #expect(reader.screen[0] == " all · 6 papers")
  }

  @Test("keeps the results with Enter, and goes on typing with /")
  func kept() {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter)
    #expect(reader.statusLine.hasPrefix(" /확산 6 found  1/6  newest first"))
    reader.press("j/")
    reader.type(" 모델")
    #expect(reader.statusLine.hasPrefix("/확산 모델 "))
    #expect(reader.listed.count == 5)
  }

  /// The match gone to, as it is drawn, and the paper.
  private func match(_ reader: Driver) -> String {
    let current = reader.state.summary.currentMatch
    let text = current.map { reader.state.summary.document.lines[$0.line].runs[$0.run].text }
    return "\(reader.paper ?? "–"): \(text ?? "–")"
  }

  @Test("walks the matches of a summary with n and N, then the papers, and says when it goes round")
  func matches() {
    var reader = Driver()
    reader.press("n")
    #expect(reader.message == "No search yet: / searches")
    reader.press("/확산 모델")
    reader.press(.enter)
    let steps: [(String, String, String?)] = [
      ("n", "Aurora: 확산", nil), ("n", "Aurora: 모델", nil), ("n", "Violet: 확산", nil),
      ("2n", "Saffron: 확산", nil), ("N", "Violet: 모델", nil), ("N", "Violet: 확산", nil),
      ("N", "Aurora: 모델", nil), ("2N", "Cobalt: 모델", "search hit the top, continuing at the end"),
      ("n", "Aurora: 확산", "search hit the end, continuing at the top"),
    ]
    for (keys, match, message) in steps {
      reader.press(keys)
      #expect(self.match(reader) == match, "after \(keys)")
      #expect(reader.message == message, "after \(keys)")
    }
    reader.press("99999999999n")
    #expect(reader.state.summary.currentMatch != nil)
    reader.press("/zzz")
    reader.press(.enter, "n")
    #expect(reader.message == "nothing found")
  }

  @Test("goes from paper to paper where no summary is on screen")
  func matchesOfList() {
    var reader = Driver(50, 20)
    reader.press("/확산 모델")
    reader.press(.enter, "n", "n")
    #expect(reader.paper == "Saffron")
    reader.press("N")
    #expect(reader.paper == "Violet")
  }

  @Test("marks what it found in the list and in the summary")
  func marks() {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter, "G")
    reader.press("2k")
    #expect(reader.paper == "Hazel")
    reader.press("k")
    let match = reader.state.theme[.match].attributes
    let frame = reader.frame
    let marked = (0..<frame.size.rows - 1).map { row in
      let cells = frame.row(row).filter { $0.style.attributes.isSuperset(of: match) }
      return String(
        cells.filter { !$0.isContinuation }.compactMap { Unicode.Scalar($0.scalar) }
          .map(Character.init))
    }
    // In the list below five titles and in one, and once in the summary.
    #expect(marked.filter { $0 == "확산" }.count == 7)
  }

  // MARK: Why a paper is listed

  @Test(
    "shows the line of the first match below a title that does not tell, and none below one that does"
  )
  func excerpts() {
    var reader = Driver(90, 30)
    reader.press("/확산")
    reader.press(.enter)
    let rows = reader.screen.map { String($0.split(separator: "│").last ?? "") }
    let aurora = rows.firstIndex { $0.contains("Aurora") } ?? 0
    #expect(rows[aurora + 1].hasPrefix("                What's New: 확산 모델의 표본을"))
    let saffron = rows.firstIndex { $0.contains("Saffron") } ?? 0
    #expect(rows[saffron + 1].contains("Hazel"))
    reader.press("G")
    #expect(reader.paper == "Cobalt")
    #expect(reader.screen.contains { $0.contains("Cobalt") })
    reader.press(.escape)
    #expect(!reader.screen.contains { $0.hasPrefix("     What's New: 확산") })
  }

  @Test("begins an excerpt some words before a match that is far into its line")
  func farMatch() {
    var reader = Driver(90, 30)
    reader.press("/바로 붙일")
    reader.press(.enter)
    let row = reader.screen.first { $0.contains("바로 붙일") }
    #expect(row?.contains("     …") == true)
  }

  @Test("selects the row that is clicked, title or excerpt")
  func click() {
    var reader = Driver(90, 30)
    reader.press("/확산")
    reader.press(.enter)
    reader.press(.mouse(.press(column: 40, row: 2)))
    #expect(reader.paper == "Aurora")
    reader.press(.mouse(.press(column: 40, row: 3)))
    #expect(reader.paper == "Violet")
  }

  // MARK: The query language

  @Test("stays in the prompt with what is wrong, and marks the place")
  func mistakes() {
    var reader = Driver()
    reader.press("/확산 vote:many 모델")
    #expect(reader.statusLine.contains("vote:20"))
    reader.press(.enter)
    #expect(!reader.state.isBrowsing)
    reader.press(.control("u"))
    reader.type("\"open")
    #expect(!reader.statusLine.contains("quotation"))
    reader.press(.enter)
    #expect(reader.statusLine.contains("quotation"))
    reader.type("\"")
    #expect(!reader.statusLine.contains("quotation"))
  }

  @Test("counts half a syllable while it is typed, and a whole word after Enter where there is one")
  func halfTyped() {
    var reader = Driver()
    reader.press("/확사")
    #expect(reader.listed.count == 6)
    reader.press(.enter)
    #expect(reader.listed.count == 6)
  }

  @Test("says what was meant on the other keyboard")
  func keyboard() {
    var reader = Driver()
    reader.press("/ghkrtks")
    #expect(reader.statusLine.contains("ghkrtks → 확산 (6)"))
    reader.press(.enter)
    #expect(reader.message == "ghkrtks → 확산 (6)")
  }

  @Test("searches what is listed with f: the day, or what was missed")
  func filter() {
    var reader = Driver()
    reader.press("f확산")
    #expect(reader.listed == ["Aurora"])
    reader.press(.escape)
    reader.press("3Qf확산")
    #expect(reader.listed == ["Saffron"])
    reader.press(.control("u"))
    reader.type("yarrow")
    #expect(reader.listed == [])
  }

  // MARK: History

  @Test("goes back to earlier searches with the arrows, and forth to what was being typed")
  func history() {
    var reader = Driver()
    for text in ["확산", "모델", "확산"] {
      reader.press("/")
      reader.press(.control("u"))
      reader.type(text)
      reader.press(.enter)
    }
    reader.press(.escape)
    reader.press("/바")
    reader.press(.up)
    #expect(reader.statusLine.hasPrefix("/확산 "))
    #expect(reader.listed.count == 6)
    reader.press(.up, .up)
    #expect(reader.statusLine.hasPrefix("/모델 "))
    reader.press(.down, .down)
    #expect(reader.statusLine.hasPrefix("/바 "))
    #expect(reader.state.readingPosition.history == ["모델", "확산"])
  }

  // MARK: From what is on screen

  @Test(
    "lists a paper's authors with A, and their papers with Enter; Esc comes back through all of it")
  func authors() {
    var reader = Driver()
    reader.press("/확산")
    reader.press(.enter, "j")
    let (place, paper) = (reader.place, reader.paper)
    reader.press("A")
    #expect(reader.statusLine.hasPrefix("Authors"))
    reader.press(.enter)
    #expect(reader.statusLine.hasPrefix(" /author:\"Ada Brook\""))
    #expect(reader.listed.count > 5)
    reader.press(.escape)
    #expect(reader.place == place)
    #expect(reader.paper == paper)
    reader.press(.escape)
    #expect(reader.statusLine.hasPrefix(" 1/6"))
  }

  @Test(
    "searches for the word at the match with *, else for one chosen from the title and the authors")
  func underCursor() {
    var reader = Driver()
    reader.press("/ken")
    reader.press(.enter, "n", "*")
    #expect(reader.statusLine.contains("/Tokens") || reader.statusLine.contains("/Tokenizer"))
    reader.press(.escape, .escape)
    reader.press("*")
    reader.press(.enter)
    #expect(reader.statusLine.hasPrefix(" /tidepool "))
  }

  // MARK: Large archives

  @Test("goes on with a search between keys, and keeps the row that was chosen")
  func streaming() {
    let days = (1...30).map { day in
      let date = "2024-01-\(day < 10 ? "0" : "")\(day)"
      let papers = (1...300).map { number in
        "### [Paper \(number)](https://arxiv.org/abs/\(2400 + day).\(10000 + number))\n\n- 확산\n"
      }
      return (date: date, papers: papers)
    }
    let library = LibraryLoader.all(TestArchive.archive(days))
    var reader = Driver(library: library, corpus: Corpus(library.papers))
    // Something else is always due.
    reader.pace(SearchPace(isDue: { true }))
    reader.press("/확산")
    #expect(reader.effects.contains(.searchOn))
    let first = reader.listed.count
    #expect(first < 9000)
    reader.press(.control("n"))
    let chosen = reader.paper
    for _ in 0..<1000 where reader.effects.contains(.searchOn) { reader.send(.searchOn) }
    #expect(reader.listed.count == 9000)
    #expect(reader.paper == chosen)
    #expect(reader.statusLine.contains("9000 found  "))
  }
}
