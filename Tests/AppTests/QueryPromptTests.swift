import Configuration
import Decisions
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("Help while a query is typed")
struct QueryPromptTests {
  private func prompt(_ text: String, language: Language = .en) -> Driver {
    var reader = Driver.deciding(160, 45, language: language)
    reader.send(
      .decisions([
        "2503.00201": Decision(tags: ["todo", "읽을것"]), "2503.00202": Decision(tags: ["todo"]),
      ]))
    reader.press("/")
    reader.type(text)
    return reader
  }

  private func input(_ reader: Driver) -> String? { reader.state.search?.input.text }

  @Test(
    "Tab completes the value of a field, and again puts the next in its place",
    arguments: [
      ("author:ada", ["author:\"Ada Brook\"", "author:\"Ada Brook\""]),
      ("저자:김", ["저자:김하늘", "저자:김하늘"]), ("#", ["#todo", "#읽을것", "#todo"]),
      ("확산 태그:t", ["확산 태그:todo"]), ("label:tech", ["label:\"Technical Details\""]),
      ("date:2025-02-0", ["date:2025-02-07", "date:2025-02-06", "date:2025-02-07"]),
      ("is:un", ["is:unread", "is:undecided", "is:unwanted", "is:unread"]),
      ("sort:v", ["sort:vote"]),
    ] as [(String, [String])])
  func completion(typed: String, rounds: [String]) {
    var reader = prompt(typed)
    #expect(reader.statusLine.contains("Tab: "))
    for round in rounds {
      reader.press(.tab)
      #expect(input(reader) == round)
    }
  }

  @Test("Tab searches for what it completed, and where no value is typed it narrows as ever")
  func narrowing() {
    var reader = prompt("author:number60")
    reader.press(.tab)
    #expect(input(reader) == "author:\"Author Number60\"" && reader.listed == ["Aurora"])
    reader.type(" ")
    reader.press(.tab)
    #expect(input(reader) == "author:\"Author Number60\" ")
    #expect(reader.state.search?.scope == .year)
    // Typing on ends the round.
    reader = prompt("#")
    reader.press(.tab, .backspace, .backspace)
    #expect(input(reader) == "#to")
    reader.press(.tab)
    #expect(input(reader) == "#todo" && reader.listed == ["Tidepool", "한국어"])
  }

  @Test(
    "F1 lists every field with an example; Enter types the field, Esc goes back to what was typed")
  func fields() {
    var reader = prompt("확산")
    reader.press(.function(1))
    let screen = reader.screen.joined(separator: "\n")
    for example in [
      "title: 제목:", "vote:>=20", "date:7d", "label:new", "kept:", "sort:vote", "-survey",
    ] {
      #expect(
        screen.contains(example) || reader.scrolled.contains(example), "\(example)")
    }
    reader.press(.escape)
    #expect(input(reader) == "확산" && reader.statusLine.hasPrefix("/확산"))
    reader.press(.function(1), .enter)
    #expect(input(reader) == "확산 title:" && reader.statusLine.hasPrefix("/확산 title:"))
    reader.type("saffron")
    #expect(reader.listed == ["Saffron"])
    reader = prompt("", language: .ko)
    reader.press(.function(1))
    #expect(reader.statusLine.hasPrefix("검색어 항목"))
    #expect(reader.screen.contains { $0.contains("title: 제목:") && $0.contains("제목에") })
  }

  @Test("every field that help lists is one, and its examples are queries")
  func examples() throws {
    for field in QueryField.allCases {
      for form in field.forms.split(separator: " ") where !form.contains(/["|]/) {
        #expect(throws: Never.self, "\(form)") { try Query(String(form)) }
      }
    }
  }

  @Test("clearing what was typed goes back to where one was, and typing again begins anew")
  func clearing() {
    var reader = Driver.deciding()
    reader.press("2j3J")
    let (listed, top) = (reader.listed, reader.state.summary.top)
    reader.press("/")
    reader.type("확산")
    #expect(reader.listed != listed)
    reader.press(.backspace, .backspace)
    #expect(reader.listed == listed && reader.row == 2 && reader.state.summary.top == top)
    reader.type("zzz")
    reader.press(.control("u"))
    #expect(reader.listed == listed && reader.row == 2)
    reader.type("saffron")
    #expect(reader.listed == ["Saffron"])
    reader.press(.control("w"), .escape)
    #expect(reader.listed == listed && reader.row == 2 && reader.state.isBrowsing)
  }

  @Test("a burst of keys is searched for once, behind the last of them")
  func burst() {
    var reader = Driver.deciding()
    reader.pace(SearchPace(isBurst: { true }))
    reader.press("/")
    reader.type("saffron")
    #expect(input(reader) == "saffron" && reader.effects.contains(.searchOn))
    #expect(reader.listed == [])
    reader.pace(SearchPace())
    reader.send(.searchOn)
    #expect(reader.listed == ["Saffron"])
    #expect(!reader.effects.contains(.searchOn))
  }

  @Test("a burst that Enter ends keeps the whole of it")
  func burstAndEnter() {
    var reader = Driver.deciding()
    reader.pace(SearchPace(isBurst: { true }))
    reader.press("/")
    reader.type("확산 모델")
    reader.press(.enter)
    reader.pace(SearchPace())
    for _ in 0..<10 where reader.effects.contains(.searchOn) { reader.send(.searchOn) }
    #expect(reader.listed == ["Aurora", "Violet", "Saffron", "Inkwell", "Cobalt"])
  }
}

extension Driver {
  /// All that a menu shows while one goes down it.
  fileprivate var scrolled: String {
    var reader = self
    var seen: [String] = []
    for _ in 0..<40 {
      seen += reader.screen
      reader.press(.down)
    }
    return seen.joined(separator: "\n")
  }
}
