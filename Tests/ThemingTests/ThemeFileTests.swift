import Surface
import TestSupport
import Testing

@testable import Configuration
@testable import Theming

@Suite("A theme file")
struct ThemeFileTests {
  /// Reads a theme that is built on one whose every role is magenta.
  private func theme(_ source: String) throws(Problem) -> Theme {
    try Theme.parse(source, file: "dusk.toml", name: "dusk") { (_) throws(Problem) in
      Theme(name: "base", background: .light) { _ in Style(foreground: .indexed(5)) }
    }
  }

  private func problem(_ source: String) -> String? {
    do {
      _ = try theme(source)
      return nil
    } catch {
      return error.description
    }
  }

  @Test(
    "gives a role a style",
    arguments: [
      (#"{ fg = "red" }"#, Style(foreground: .indexed(1))),
      (#"{ bg = "bright-black" }"#, Style(background: .indexed(8))),
      (##"{ fg = "#8fB8de" }"##, Style(foreground: .rgb(0x8f, 0xb8, 0xde))),
      (
        #"{ fg = "default", bg = "default" }"#,
        Style(foreground: .terminalDefault, background: .terminalDefault)
      ),
      ("{ fg = 0, bg = 255 }", Style(foreground: .indexed(0), background: .indexed(255))),
      (#"{ fg = "17" }"#, Style(foreground: .indexed(17))),
      (#"{ fg = "night" }"#, Style(foreground: .rgb(0, 0, 16))),
      ("{ bold = true, italic = true }", Style(attributes: [.bold, .italic])),
      (
        "{ dim = true, underline = true, reverse = true }",
        Style(attributes: [.dim, .underline, .reverse])
      ),
      ("{ bold = false }", Style(without: .bold)),
      ("{}", Style()),
    ])
  func styles(written: String, style: Style) throws {
    let source = """
      [palette]
      night = "#000010"
      [roles]
      title = \(written)
      """
    #expect(try theme(source)[.title] == style)
  }

  @Test("may give a role a table of its own")
  func table() throws {
    let theme = try theme("[roles.title-read]\nfg = \"blue\"\n")
    #expect(theme[.titleRead] == Style(foreground: .indexed(4)))
  }

  @Test("may rename the terminal's colours in its palette")
  func paletteFirst() throws {
    let theme = try theme("palette.red = \"#a33033\"\nroles.error = { fg = \"red\" }")
    #expect(theme[.error].foreground == .rgb(0xa3, 0x30, 0x33))
  }

  @Test("leaves what it does not say to the theme it inherits")
  func inheritance() throws {
    let theme = try theme("[roles]\ntitle = { bold = true }")
    #expect(theme[.title] == Style(attributes: .bold))
    #expect(theme[.vote] == Style(foreground: .indexed(5)))
    #expect(theme.background == .light)
    #expect(theme.name == "dusk")
  }

  @Test("asks for the theme it inherits by name, and for none if it needs none")
  func inheritedName() throws {
    var asked: [String?] = []
    func parse(_ source: String) throws {
      _ = try Theme.parse(source, file: "a.toml", name: "a") { (name) throws(Problem) in
        asked.append(name)
        return .plain
      }
    }
    let everyRole = Role.allCases.map { "roles.\($0.name) = {}\n" }.joined()
    try parse("inherits = \"paper\"\n" + everyRole)
    try parse("")
    try parse(everyRole)
    #expect(asked == ["paper", nil])
  }

  @Test(
    "that is wrong says where, what, and how to mend it",
    arguments: [
      ("\n\n[roles]\ntitel = {}", "dusk.toml:4: unknown role “titel” (did you mean “title”?)"),
      (
        "[roles]\ntitle = { fg = \"#12345\" }",
        "dusk.toml:2: unknown colour “#12345” (write “#rrggbb”, 0 to 255, a name such as"
          + " “bright-blue”, “default”, or a name of [palette])"
      ),
      (
        "[roles]\ntext = {}\nvote = { bg = \"magneta\" }",
        "dusk.toml:3: unknown colour “magneta” (did you mean “magenta”?)"
      ),
      (
        "[palette]\nsky = \"#8fb8de\"\n[roles]\nvote = { fg = \"sku\" }",
        "dusk.toml:4: unknown colour “sku” (did you mean “sky”?)"
      ),
      ("[roles]\nvote = { fg = true }", "dusk.toml:2: “fg” is true, but should be a colour"),
      (
        "[roles]\nvote = { bold = \"yes\" }",
        "dusk.toml:2: “bold” is “yes”, but should be true or false"
      ),
      (
        "[roles]\nvote = { blod = true }",
        "dusk.toml:2: unknown part of a style “blod” (did you mean “bold”?)"
      ),
      (
        "[roles.vote]\nfg = \"red\"\ncolour = 1",
        "dusk.toml:3: unknown part of a style “colour”"
          + " (there are fg, bg, bold, dim, italic, underline, reverse)"
      ),
      (
        "[roles]\nvote = \"red\"",
        "dusk.toml:2: “vote” is “red”, but should be a style, such as"
          + " { fg = \"blue\", bold = true }"
      ),
      ("roles = 3", "dusk.toml:1: “roles” is 3, but should be a table, [roles]"),
      ("palette = []", "dusk.toml:1: “palette” is an array, but should be a table, [palette]"),
      (
        "background = \"grey\"",
        "dusk.toml:1: “background” is “grey”, but should be “dark”, “light” or “any”"
      ),
      ("# dusk\ninherits = 1", "dusk.toml:2: “inherits” is 1, but should be a theme's name"),
      ("\nrols = 1", "dusk.toml:2: unknown key “rols” (did you mean “roles”?)"),
      (
        "name = \"dusk\"",
        "dusk.toml:1: unknown key “name” (there are background, inherits, palette, roles)"
      ),
      ("a = \"\u{0}\"", "dusk.toml:1: a NUL byte (is this a text file?)"),
      // Keys that no Swift string survives on its way through C.
      ("[roles]\n\"ti\\u0000tle\" = {}", "dusk.toml:1: unknown role “ti”"),
      // What could act on a terminal does not reach it.
      (
        "\"\\u001b[31m\" = 1",
        "dusk.toml: unknown key “\u{FFFD}[31m” (there are background, inherits, palette, roles)"
      ),
    ])
  func problems(source: String, message: String) {
    #expect(problem(source) == message)
  }

  @Test(
    "that is not TOML says on which line",
    arguments: ["[roles", "[roles]\r\n\r\ntitle = {", "a = 1\na = 2"])
  func syntax(source: String) throws {
    let lines = source.utf8.count { $0 == 10 } + 1
    let message = try #require(problem(source))
    #expect(message.hasPrefix("dusk.toml:\(lines): not TOML: "), "\(message)")
  }

  @Test("that is wrong in several places reports the first")
  func firstProblem() {
    let source =
      "[roles]\nvote = { fg = \"rde\" }\ntext = { fg = \"bleu\" }\n\n[palette]\nx = \"y\""
    #expect(problem(source)?.hasPrefix("dusk.toml:2: unknown colour “rde”") == true)
  }

  @Test("of any bytes never stops the program", arguments: 0..<200)
  func noise(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let letters = Array("[]{}=\"'.#\n\\ \u{0}roles.title fg=1x,;가é")
    let source = (0..<120).map { _ in
      String(letters[Int.random(in: letters.indices, using: &generator)])
    }.joined()
    #expect(problem(source)?.isEmpty != true)
    #expect(problem("[roles]\n" + source)?.isEmpty != true)
  }

  @Test(
    "that is nearly right is a theme or says in one line why not",
    arguments: 0..<20 as Range<UInt64>)
  func mutated(group: UInt64) throws {
    let whole = Array(try projectFile("Themes/dusk.toml").utf8)
    let mutation = Mutation(words: [
      "inherits", "[roles]", "[palette]", "fg", "bg", "#12345", "bold", "{}", "title",
    ])
    for number in 0..<20 {
      let seed = group * 20 + UInt64(number)
      var random = SeededGenerator(seed: seed)
      let source = String(decoding: mutation.changed(whole, &random), as: UTF8.self)
      guard let problem = problem(source) else { continue }
      #expect(
        !problem.isEmpty && !problem.contains("\n") && !problem.contains("\u{1B}"), "seed \(seed)")
    }
  }

  @Test("has its lines read once, however much is wrong", arguments: [250, 1_000])
  func linesOnce(count: Int) throws {
    let lines =
      (0..<count).map { "unknown-\($0) = 1" }
      + ["[palette]"] + (0..<count).map { "colour-\($0) = \"no colour\"" }
      + ["[roles]"] + (0..<count).map { "role-\($0) = 1" }
    let document = try TOMLDocument(lines.joined(separator: "\n"), file: "dusk.toml")
    let problem = #expect(throws: Problem.self) {
      try Theme.parse(document, name: "dusk") { _ in
        Theme(name: "base", background: .any) { _ in Style() }
      }
    }
    #expect(problem?.line == 1)
    #expect(document.lines.linesRead == 3 * count + 2)
  }
}
