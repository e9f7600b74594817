import Configuration
import Decisions
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("Saved queries")
struct SavedQueryTests {
  private func menu(_ reader: Driver) -> [String]? {
    guard let menu = reader.state.overlay as? Menu else { return nil }
    return menu.rows.map { $0.label + ":" + $0.detail }
  }

  /// A reader that has saved a query under a name.
  private func saved(_ query: String, as name: String, in reader: inout Driver) {
    reader.press("/")
    reader.type(query)
    reader.press(.enter, .control("s"))
    reader.type(name)
    reader.press(.enter)
  }

  @Test("are saved under a name that is asked for, listed with their count, and run")
  func saving() {
    var reader = Driver.deciding()
    let (place, frame) = (reader.place, reader.frame)
    reader.press("/확산 모델")
    reader.press(.enter, .control("s"))
    #expect(reader.statusLine.hasPrefix("name of the query: "))
    #expect(reader.statusLine.contains("[Enter: save · Esc: cancel]"))
    reader.type("  생성  모델 ")
    reader.press(.enter)
    #expect(reader.queries == ["생성 모델": "확산 모델"])
    #expect(reader.message == "query “생성 모델” saved")
    #expect(reader.state.isBrowsing && reader.listed.count == 5)
    reader.press(.escape)
    reader.press("F")
    #expect(menu(reader) == ["생성 모델:    5  확산 모델"])
    reader.press(.enter)
    #expect(reader.state.search?.input.text == "확산 모델")
    #expect(reader.listed.count == 5 && reader.state.isBrowsing)
    reader.press(.escape)
    reader.press(.unknown)
    #expect(reader.place == place && reader.frame == frame)
  }

  @Test("are saved while they are typed: Enter keeps the search, Esc goes on typing")
  func whileTyping() {
    var reader = Driver.deciding()
    reader.press("/확산")
    reader.press(.control("s"))
    reader.type("a")
    reader.press(.escape)
    reader.type(" 모델")
    #expect(reader.statusLine.hasPrefix("/확산 모델"))
    reader.press(.control("s"), .enter)
    #expect(reader.statusLine.hasPrefix("/확산 모델") && reader.queries == [:])
    reader.press(.control("s"))
    reader.type("a")
    reader.press(.enter)
    #expect(reader.queries == ["a": "확산 모델"])
    #expect(reader.state.isBrowsing && reader.listed.count == 5)
    #expect(reader.message == "query “a” saved")
  }

  @Test(
    "of the same name take the place of one another, which is said before; undo and redo say so")
  func replacing() {
    var reader = Driver.deciding()
    saved("확산", as: "a", in: &reader)
    reader.press("/ 모델")
    reader.press(.enter, .control("s"))
    reader.type("a")
    #expect(reader.statusLine.contains("[Enter: replace · Esc: cancel]"))
    reader.press(.enter)
    #expect(reader.queries == ["a": "확산 모델"])
    saved("", as: "a", in: &reader)
    #expect(reader.message == "already saved: “a”")
    reader.press("u")
    #expect(reader.message == "undone: query “a” saved")
    #expect(reader.queries == ["a": "확산"])
    #expect(reader.state.savedQueries == [SavedQuery(name: "a", text: "확산")])
    reader.press(.control("r"))
    #expect(reader.message == "redone: query “a” saved")
    #expect(reader.state.savedQueries == [SavedQuery(name: "a", text: "확산 모델")])
  }

  @Test(
    "are removed in the list with x or Del, which u takes back", arguments: [Key.delete, "x", "ㅌ"])
  func removing(key: Key) {
    var reader = Driver.deciding()
    saved("확산", as: "a", in: &reader)
    saved(" 모델", as: "b", in: &reader)
    reader.press("#", "j", key)
    #expect(reader.queries == ["a": "확산"])
    #expect(reader.message == "query “b” removed")
    #expect(reader.state.isBrowsing)
    reader.press("u")
    #expect(reader.message == "undone: query “b” removed")
    reader.press("F")
    #expect(menu(reader) == ["a:    6  확산", "b:    5  확산 모델"])
  }

  @Test("of the configuration are listed after those of the store, and removed there")
  func configured() {
    var settings = Settings()
    settings.queries = [SavedQuery(name: "c", text: "확산 모델"), SavedQuery(name: "z", text: "zzz")]
    var reader = Driver.deciding(settings: settings)
    reader.send(.queries([SavedQuery(name: "s", text: "확산")]))
    reader.press("F")
    #expect(
      menu(reader) == [
        "s:    6  확산", "c:    5  확산 모델  [config.toml]", "z:    0  zzz  [config.toml]",
      ])
    reader.press("j", "x")
    #expect(reader.effects == [] && reader.queries == [:])
    #expect(reader.message == "“c” is in [queries] of config.toml (remove it there)")
    reader.press("F", "2")
    #expect(reader.listed.count == 5)
  }

  @Test("are counted when the list opens, with what was decided, and not before there is text")
  func counting() {
    var reader = Driver.deciding(corpus: nil)
    reader.press("F")
    #expect(reader.message == "no saved queries (search, then Ctrl-s)")
    reader.send(.queries([SavedQuery(name: "kept", text: "is:kept")]))
    reader.press("F")
    #expect(menu(reader) == ["kept:    –  is:kept"])
    reader.press(.escape)
    reader.send(.indexed(Searcher(TestArchive.library, corpus: TestArchive.corpus)))
    reader.press("F")
    #expect(menu(reader) == ["kept:    0  is:kept"])
    reader.press(.escape, "m", "F")
    #expect(menu(reader) == ["kept:    1  is:kept"])
  }

  @Test("need a search, a name, and one that is not too long")
  func refused() {
    var reader = Driver.deciding()
    reader.press(.control("s"))
    #expect(reader.message == "No search yet: / searches" && reader.state.isBrowsing)
    reader.press("/", .control("s"))
    reader.type("확산")
    #expect(reader.statusLine.hasPrefix("/확산"))
    reader.press(.enter, .control("s"), .enter)
    #expect(reader.state.isBrowsing && reader.queries == [:])
    reader.press(.control("s"), .paste(String(repeating: "가", count: 41)), .enter)
    #expect(reader.message == "the name is too long (40 characters at most)")
    #expect(reader.queries == [:])
  }

  @Test("are whole queries, also where what was typed is not")
  func unfinished() {
    var reader = Driver.deciding()
    reader.press("/")
    reader.type("\"확산 모")
    reader.press(.control("s"))
    reader.type("a")
    reader.press(.enter)
    #expect(reader.queries == ["a": "\"확산 모\""])
    #expect(reader.state.isBrowsing && reader.state.search?.input.text == "\"확산 모\"")
    for text in reader.queries.values { #expect((try? Query(text)) != nil) }
  }

  @Test("that hold a mistake, as one made elsewhere may, open the prompt that shows it")
  func mistaken() {
    var reader = Driver.deciding()
    reader.send(.queries([SavedQuery(name: "a", text: "(확산")]))
    reader.press("F", .enter)
    #expect(reader.state.search?.input.text == "(확산" && !reader.state.isBrowsing)
    reader.press(.escape)
    #expect(reader.state.search == nil && reader.state.isBrowsing)
  }

  // MARK: The configuration

  private func parse(_ source: String) -> (queries: [SavedQuery], problems: [String]) {
    let (settings, problems) = Settings.parse(source, file: "config.toml", reserved: .table)
    return (settings.queries, problems.map(\.description))
  }

  @Test("can stand in the configuration")
  func table() {
    let (queries, problems) = parse(
      """
      mouse = true
      [queries]
      agents = "에이전트 vote:p90"
      "확산 모델" = 'title:"diffusion model" OR 확산'
      """)
    #expect(problems == [])
    #expect(
      queries == [
        SavedQuery(name: "agents", text: "에이전트 vote:p90"),
        SavedQuery(name: "확산 모델", text: "title:\"diffusion model\" OR 확산"),
      ])
  }

  @Test(
    "that are wrong there cost only themselves, and say where and what",
    arguments: [
      (
        "bad = \"(확산\"", "config.toml:3: “bad”, at character 1: the parenthesis is not closed"
      ),
      (
        "bad = \"확산 vote:many\"",
        "config.toml:3: “bad”, at character 9: not a value of this field; say vote:20 vote:>=20"
          + " vote:10..40 vote:none vote:p90"
      ),
      ("bad = \"  \"", "config.toml:3: “bad” asks for nothing (say what it should find)"),
      ("bad = 3", "config.toml:3: “bad” is 3, but should be a query, in quotation marks"),
      (
        "\"\" = \"확산\"", "config.toml:3: a query should have a name of 1 to 40 characters"
      ),
    ])
  func wrong(line: String, problem: String) {
    let (queries, problems) = parse("[queries]\ngood = \"확산\"\n\(line)\n")
    #expect(queries == [SavedQuery(name: "good", text: "확산")])
    #expect(problems == [problem])
  }

  @Test("that are no table are none")
  func noTable() {
    let (queries, problems) = parse("queries = [\"확산\"]")
    #expect(queries == [])
    #expect(problems == ["config.toml:1: “queries” is an array, but should be a table, [queries]"])
  }
}
