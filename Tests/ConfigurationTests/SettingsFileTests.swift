import Glibc
import Search
import TestSupport
import Testing

@testable import Configuration

@Suite("The configuration file")
struct SettingsFileTests {
  private func parse(_ source: String) -> (settings: Settings, problems: [String]) {
    let (settings, problems) = Settings.parse(
      source, file: "config.toml", home: "/home/reader", reserved: .none)
    return (settings, problems.map(\.description))
  }

  @Test("may be empty, and then everything is as usual")
  func empty() {
    let (settings, problems) = parse("")
    #expect(settings == Settings())
    #expect(problems == [])
    #expect(settings.readingWidth == 88 && settings.theme == "default")
    #expect(!settings.mouse && settings.archive == [])
  }

  @Test("sets every key")
  func everyKey() {
    let (settings, problems) = parse(
      """
      archive = ["/papers", "~/digests", "~"]
      theme = "dusk"
      language = "ko"
      reading-width = 72
      mouse = true
      sort = "vote"
      reverse = true
      ascii = true
      [panes]
      dates-width = 24
      list-share = 40
      """)
    var expected = Settings()
    expected.archive = ["/papers", "/home/reader/digests", "/home/reader"]
    expected.theme = "dusk"
    expected.language = .ko
    expected.readingWidth = 72
    expected.mouse = true
    expected.sort = .vote
    expected.reverse = true
    expected.isASCII = true
    expected.datesWidth = 24
    expected.listShare = 40
    #expect(problems == [])
    #expect(settings == expected)
  }

  @Test("takes one archive as a string")
  func oneArchive() {
    #expect(parse("archive = \"~/논문\"").settings.archive == ["/home/reader/논문"])
  }

  @Test(
    "that is wrong says where, what, and how to mend it",
    arguments: [
      ("theem = \"dusk\"", "config.toml:1: unknown key “theem” (did you mean “theme”?)"),
      ("\ntheme = 3", "config.toml:2: “theme” is 3, but should be a string"),
      ("mouse = \"on\"", "config.toml:1: “mouse” is “on”, but should be true or false"),
      (
        "reading-width = 19",
        "config.toml:1: “reading-width” is 19, but should be a number from 20 to 400"
      ),
      (
        "reading-width = 401",
        "config.toml:1: “reading-width” is 401, but should be a number from 20 to 400"
      ),
      (
        "reading-width = 80.5",
        "config.toml:1: “reading-width” is a floating-point number, but should be a number from"
          + " 20 to 400"
      ),
      ("language = \"fr\"", "config.toml:1: “language” is “fr”, but should be “ko” or “en”"),
      (
        "# order\nsort = \"votes\"",
        "config.toml:2: “sort” is “votes”, but should be “digest”, “vote”, “title”, “date”, “taste”, “watch” or “relevance”"
      ),
      (
        "archive = \"papers\"",
        "config.toml:1: “papers” is not a whole path (write it whole, from “/” or “~/”)"
      ),
      ("archive = 1", "config.toml:1: “archive” is 1, but should be a path, or an array of paths"),
      ("panes = 1", "config.toml:1: “panes” is 1, but should be a table, [panes]"),
      (
        "[panes]\n\nlist-share = 85",
        "config.toml:3: “list-share” is 85, but should be a number from 15 to 80"
      ),
      (
        "[panes]\nwidth = 3",
        "config.toml:2: unknown key “width” (there are dates, dates-width, list-share)"
      ),
      (
        "panes.dates-widht = 3",
        "config.toml:1: unknown key “dates-widht” (did you mean “dates-width”?)"
      ),
    ])
  func problem(source: String, message: String) {
    let (settings, problems) = parse(source)
    #expect(problems == [message])
    var usual = Settings()
    usual.isArchiveLost = source.hasPrefix("archive")
    #expect(settings == usual)
  }

  @Test("that is partly wrong is used where it is right, and all of its problems are told in order")
  func partly() {
    let (settings, problems) = parse(
      "mouse = 1\nsort = \"vote\"\nasci = true\narchive = [\"/a\", 2, \"/b\"]\n")
    #expect(settings.sort == .vote && settings.archive == ["/a", "/b"])
    #expect(!settings.mouse && !settings.isASCII)
    #expect(
      problems == [
        "config.toml:1: “mouse” is 1, but should be true or false",
        "config.toml:3: unknown key “asci” (did you mean “ascii”?)",
        "config.toml:4: “archive” is 2, but should be a path, or an array of paths",
      ])
  }

  @Test(
    "costs its key alone where that is not TOML, or its table, and says why in both languages",
    arguments: [
      ("theme = dusk", "1: the value needs quotation marks: \"dusk\" (“theme” is not used)"),
      ("theme = \"dusk", "1: a quotation mark is not closed (“theme” is not used)"),
      ("refresh = [\"git\",", "1: a bracket is not closed (“refresh” is not used)"),
      ("theme", "1: there is no “=” (the line is not used)"),
      ("theme =", "1: there is no value after “=” (“theme” is not used)"),
      ("theme = \"a\"\ntheme = \"b\"", "2: this is not TOML (“theme” is not used)"),
    ])
  func slips(line: String, problem: String) {
    let source = "\(line)\nmouse = true\narchive = \"/papers\"\n[panes]\ndates-width = 30\n"
    let (settings, problems) = parse(source)
    #expect(problems == ["config.toml:" + problem])
    #expect(settings.mouse && settings.archive == ["/papers"] && settings.datesWidth == 30)
    #expect(!settings.isArchiveLost)
  }

  @Test("costs a table with a slip, and nothing else")
  func slipInTable() {
    let source = """
      archive = "/papers"
      [queries]
      a = "x
      b = "y"
      [panes]
      dates-width = 30
      """
    let (settings, problems) = parse(source)
    #expect(problems == ["config.toml:3: a quotation mark is not closed ([queries] is not used)"])
    #expect(settings.archive == ["/papers"] && settings.datesWidth == 30)
    #expect(settings.queries.isEmpty)
  }

  @Test(
    "never loses the archive: it is taken from a line that is not right, or known to be lost",
    arguments: [
      ("archive = /papers", ["/papers"], false), ("archive = \"/papers", ["/papers"], false),
      ("archive = [\"/papers\"", ["/papers"], false), ("archive = papers", [], true),
      ("archive = 3", [], true), ("archive", [], true), ("archive = \"papers\"", [], true),
    ] as [(String, [String], Bool)])
  func lostArchive(line: String, archive: [String], isLost: Bool) {
    let (settings, problems) = parse(line + "\nmouse = true\n")
    #expect(settings.archive == archive && settings.isArchiveLost == isLost)
    #expect(settings.mouse && !problems.isEmpty)
  }

  @Test("is read from the user's folder, if it is there")
  func load() {
    let folder = SettingsFolder()
    #expect(Settings.load(environment: folder.environment, reserved: .none) == (Settings(), []))
    #expect(Settings.load(environment: [:], reserved: .none) == (Settings(), []))
    folder.write(Array("mouse = true\nx = 1".utf8), to: "config.toml")
    let (settings, problems) = Settings.load(environment: folder.environment, reserved: .none)
    #expect(settings.mouse)
    #expect(problems.map(\.line) == [2])
    #expect(problems.map(\.file) == ["config.toml"])
  }

  @Test("that is no readable file is a problem, not an end")
  func unreadable() {
    let environment = ["XDG_CONFIG_HOME": projectFolder + "/Tests/ConfigurationTests"]
    #expect(Settings.load(environment: environment, reserved: .none).problems == [])
    let folder = SettingsFolder()
    let path = folder.nonmun + "/config.toml"
    symlink(folder.nonmun, path)
    let (settings, problems) = Settings.load(environment: folder.environment, reserved: .none)
    var lost = Settings()
    lost.isArchiveLost = true
    #expect(settings == lost)
    #expect(
      problems.map(\.description) == ["config.toml: cannot be read: it is not a file (\(path))"])
  }

  @Test(
    "has its lines found however its keys are written",
    arguments: [
      (["theme"], 1), (["panes", "list-share"], 3), (["panes", "odd key"], 4), (["panes"], 2),
      (["other"], nil), (["other", "a"], 9), (["other", "a", "inline", "x", "y"], 10),
      (["archive"], nil),
    ] as [([String], Int?)])
  func lines(path: [String], line: Int?) {
    let source = """
      theme = "dusk" # archive = 1
      [panes] # sizes
      list-share = 3
      "odd key" = 4
      text = \"""
      [other]
      theme = 1
      \"""
      [other.a]\r
      inline.x = { y = 1 }
      """
    #expect(TOMLLines(source).line(of: path) == line)
  }

  @Test("has its lines read once, however much is wrong", arguments: [100, 400])
  func linesOnce(count: Int) throws {
    let unknown = (0..<count).map { "unknown-\($0) = 1" }
    let commands = (0..<count).flatMap { ["[[command]]", "surprise-\($0) = 1"] }
    let source = (unknown + commands).joined(separator: "\n")
    let document = try TOMLDocument(source, file: "config.toml")
    for number in 0..<count {
      let key = "unknown-\(number)"
      let problem = document.problem(at: [key], Localized { $0.unknownKey(key, among: []) })
      #expect(problem.line == number + 1)
      let inTable = document.problem(
        inTable: "command", number: number, key: "surprise-\(number)", Localized(\.commandIsTable))
      #expect(inTable.line == count + 2 * number + 2)
    }
    // Once for the keys, and once for the tables of arrays.
    #expect(document.lines.linesRead == 2 * 3 * count)
  }
}
