import Configuration
import Digest
import ReaderDriver
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Keys of one's own")
struct OwnKeysTests {
  private func parse(_ source: String) -> (settings: Settings, problems: [String]) {
    let (settings, problems) = Settings.parse(
      "[keys]\n" + source + "\n", file: "config.toml", reserved: .table)
    return (settings, problems.map(\.description))
  }

  private func reader(_ source: String, language: Language = .en) throws -> Driver {
    let (settings, problems) = parse(source)
    try #require(problems == [])
    return Driver.deciding(language: language, settings: settings)
  }

  // MARK: What they do

  @Test("run their commands, and the usual ones no longer do")
  func bound() throws {
    var reader = try reader("keep = [\"ñ\", \"F10\"]")
    reader.press("m")
    #expect(reader.message == "m: no command (? shows help)")
    reader.press("ñ", .function(10))
    #expect(reader.marks.hasPrefix("★★"))
  }

  @Test("can be exchanged for one another")
  func exchanged() throws {
    var reader = try reader("down = \"k\"\nup = \"j\"")
    reader.press("kkj")
    #expect(reader.row == 1)
  }

  @Test("[] unbinds; the palette still runs the command, and sentences say so")
  func unbound() throws {
    var reader = try reader("quit = []\nsearch = []")
    reader.press(.control("c"))
    #expect(!reader.effects.contains(.quit))
    #expect(reader.message == "Ctrl-c: no command (? shows help)")
    reader.press(.control("s"))
    #expect(reader.message == "No search yet: :search searches")
    reader.press(":search")
    reader.press(.enter)
    #expect(reader.state.overlay is SearchPrompt)
  }

  @Test("are the same with the Korean input method on, also where they are written in Hangul")
  func hangul() throws {
    var reader = try reader("keep = \"ㅡ\"\nday = \"g k\"\nfirst = \"Home\"")
    reader.press("m")
    #expect(reader.marks.hasPrefix("★"))
    reader.press("ㅡ")
    #expect(reader.marks.hasPrefix("★★"))
    // ㅎ and ㅏ, as the input method composes them.
    reader.press("하")
    #expect(reader.message != nil && reader.message?.contains("no command") == false)
  }

  @Test("with Alt come as Hangul too")
  func altHangul() throws {
    var reader = try reader("keep = \"Alt-w\"")
    reader.press(.alt("ㅈ"))
    #expect(reader.marks.hasPrefix("★"))
  }

  // MARK: Sequences

  @Test("can be two, one after the other, also with a count")
  func sequences() throws {
    var reader = try reader("first = [\"g g\", \"Home\"]\nlast = \"g e\"")
    reader.press("3jgg")
    #expect(reader.row == 0)
    reader.press("ge")
    let last = reader.row
    #expect(last > 1)
    reader.press("2ge")
    #expect(reader.row == 1)
    reader.press(.home)
    #expect(reader.row == 0)
    reader.press("ㅎㄷ")
    #expect(reader.row == last)
  }

  @Test("of which the first was pressed wait, say what completes them, and Esc takes it back")
  func waiting() throws {
    var reader = try reader("first = [\"g g\", \"Home\"]\nday = \"g d\"")
    reader.press("2g")
    #expect(reader.statusLine.hasPrefix(" 2g …  d day  g first  Esc cancel"))
    reader.press(.escape)
    #expect(reader.message == nil)
    #expect(!reader.statusLine.contains("…"))
    reader.press("j")
    #expect(reader.row == 1)
    reader.press("gx")
    #expect(reader.message == "g x: no command (? shows help)")
    reader.press("g", .mouse(.wheelDown(column: 60, row: 5)))
    reader.press("g")
    #expect(reader.statusLine.hasPrefix(" g …"))
  }

  @Test("move and leave in overlays too, where also the first of two waits")
  func inOverlays() throws {
    var reader = try reader(
      "down = \"z z\"\nfold-month = []\nleave = \"z q\"\nlast = \"Z\"\nqr-code = []")
    reader.press("?z")
    #expect(reader.statusLine.hasPrefix(" z …  q leave  z down  Esc cancel"))
    reader.press("zzz")
    #expect((reader.state.overlay as? Help)?.top == 2)
    reader.press("zq")
    #expect(reader.state.overlay == nil)
    #expect(!reader.effects.contains(.quit))
  }

  @Test("are letters where text is typed")
  func typing() throws {
    var reader = try reader("first = \"g g\"\nsave-query = \"ñ\"")
    reader.press("/g")
    reader.press("ñ")
    #expect(reader.state.search?.input.text == "gñ")
  }

  // MARK: Overlays

  @Test("of overlays are the user's own: leaving, scrolling, finding, choosing")
  func overlays() throws {
    var reader = try reader(
      "leave = \"ñ\"\ndown = [\"e\", \"↓\"]\nnote = []\nsearch = \"F10\"\nopen = [\"Enter\", \"!\"]"
    )
    reader.press("?eee")
    #expect((reader.state.overlay as? Help)?.top == 3)
    #expect(reader.statusLine.contains("e k scroll · ñ Esc close"))
    reader.press(.function(10))
    reader.press("undo")
    #expect(reader.statusLine.hasPrefix("/undo"))
    reader.press(.escape, "ñ")
    #expect(reader.state.overlay == nil)
    reader.press("Ye!")
    #expect(reader.state.overlay == nil)
    #expect(!reader.effects.isEmpty)
  }

  @Test("move in overlays by the arrows, though no command has them")
  func arrows() throws {
    var reader = try reader("down = \"e\"\nnote = []")
    reader.press("?", .down, .down, .pageDown)
    #expect((reader.state.overlay as? Help)?.top ?? 0 > 2)
  }

  @Test("of what an overlay has of its own have names too, with a dot or in a table")
  func actions() throws {
    for source in [
      "trends.votes = \"ñ\"", "\"trends.votes\" = \"ñ\"", "[keys.trends]\nvotes = \"ñ\"",
    ] {
      var reader = try reader(source)
      reader.press("C")
      #expect(reader.statusLine.contains("ñ votes"))
      reader.press("v")
      #expect((reader.state.overlay as? TrendsView)?.measure == .papers)
      reader.press("ñ")
      #expect((reader.state.overlay as? TrendsView)?.measure == .votes)
    }
  }

  @Test("leave by Esc whatever [keys] says, and by Enter unless that scrolls, as in less")
  func leaving() throws {
    var reader = try reader("back = []\ndown = [\"j\", \"Enter\"]\nopen = \"ñ\"")
    reader.press("?", .enter)
    #expect((reader.state.overlay as? Help)?.top == 1)
    reader.press(.escape)
    #expect(reader.state.overlay == nil)
  }

  // MARK: What names them

  @Test("are those of help, of the palette, of hints and of sentences")
  func named() throws {
    var reader = try reader(
      "help = \"ñ\"\nkeep = \"g k\"\nfirst = \"Home\"\nunfold-authors = \"e\"\nnote = []")
    #expect(reader.statusLine.contains("ñ help") && reader.statusLine.contains("g k keep"))
    reader.press("é")
    #expect(reader.message == "é: no command (ñ shows help)")
    reader.press("ñ/keep")
    reader.press(.enter)
    #expect(reader.screen.contains { $0.contains("g k") && $0.contains("Keep") })
    reader.press("ñ:keep")
    #expect(reader.screen.contains { $0.hasPrefix(" keep") && $0.contains("g k") })
    let long = SummaryDocument(
      TestArchive.library.papers[0], width: 80, limit: 10, settings: Settings(),
      words: reader.state.words)
    #expect(long.lines.contains { $0.runs.map(\.text).joined().contains("(e unfolds)") })
  }

  @Test("of vi's ways out are named where they are")
  func waysOut() throws {
    let help = { (source: String) throws in
      CommandSet(parse(source).settings).all.first { $0.name == "quit" }?.help.en
    }
    #expect(try help("") == "Quit (:q, ZZ)")
    #expect(try help("qr-code = \"ñ\"") == "Quit (:q)")
    #expect(try help("palette = \"Ctrl-g\"") == "Quit (Ctrl-g q, ZZ)")
    var reader = try reader("qr-code = \"ñ\"\nlast = \"Z\"")
    reader.press("ñZ")
    #expect(!reader.effects.contains(.quit))
  }

  // MARK: Mistakes

  @Test(
    "with a mistake cost their line alone, which is named with both commands",
    arguments: [
      (
        "keep = \"j\"",
        "the key “j” of “keep” is that of “down” (choose another, or change that too in [keys])"
      ),
      (
        "undo = \"ñ\"",
        "the key “ñ” of “undo” is that of “skip” (choose another, or change that too in [keys])"
      ),
      ("kepe = \"e\"", "there is no command “kepe” (did you mean “keep”?)"),
      ("trend.votes = \"e\"", "there is no command “trend.votes” (did you mean “trends.votes”?)"),
      (
        "keep = \"g d\"",
        "“g d” of “keep” begins as “g” of “first” does (change one of them in [keys])"
      ),
      (
        "keep = [\"!\", \"! d\"]",
        "“! d” of “keep” begins as “!” of “keep” does (change one of them in [keys])"
      ),
      (
        "trends.votes = \"j\"",
        "the key “j” of “trends.votes” is that of “down” (choose another, or change that too in [keys])"
      ),
      (
        "down = \"%\"",
        "the key “%” of “down” is that of “fold-month” (choose another, or change that too in [keys])"
      ),
      ("help = []", "“help” must have a key (the usual ones stay)"),
      ("keep = \"3\"", "“3” is no key for a command (such as “!”, “Ctrl-a”, “F10”)"),
      ("keep = \"gg\"", "“gg” is two keys, which have a space between (“g g”)"),
      ("keep = \"Ctrl-i\"", "“Ctrl-i” is “Tab” to a terminal (write that)"),
      ("keep = \"Esc\"", "“Esc” can be a key of “back” and “leave” only"),
      ("keep = \"Tab e\"", "“Tab e” is no key for a command (such as “!”, “Ctrl-a”, “F10”)"),
      (
        "search.fields = \"?\"",
        "“?” is text or edits it in a prompt (take one such as “F1”, “Ctrl-t”)"
      ),
      (
        "keep = 3",
        "“keep” is 3, but should be the name of a key, or an array of them, such as [\"m\", \"F2\"]"
      ),
    ])
  func mistakes(line: String, problem: String) {
    let (settings, problems) = parse("skip = \"ñ\"\n" + line)
    #expect(problems == ["config.toml:3: " + problem])
    #expect(settings.keys == ["skip": ["ñ"]])
  }

  @Test("that a line gives away stay given away, though another line is wrong")
  func givenAway() {
    // The line of down cannot stand; down keeps what is left of its usual keys.
    let (settings, problems) = parse("down = \"ñ\"\nup = \"ñ\"\nkeep = \"k\"")
    #expect(problems.count == 1 && problems[0].hasPrefix("config.toml:3: the key “ñ” of “up”"))
    #expect(settings.keys == ["down": ["ñ"], "up": [.up], "keep": ["k"]])
  }

  @Test("never leave nobody a way out")
  func wayOut() {
    let (settings, problems) = parse("quit = []\nleave = []\nkeep = \"q\"")
    #expect(
      problems == [
        "config.toml:3: “quit” or “leave” must have a key (the usual ones stay)",
        "config.toml:4: the key “q” of “keep” is that of “leave” (choose another, or change that too in [keys])",
      ])
    #expect(settings.keys == ["quit": []])
  }

  @Test("that were freed can be those of commands of the user's own, also two one after the other")
  func freed() throws {
    let source = """
      theme = []
      first = "Home"
      [[command]]
      key = "T"
      name = "mine"
      run = ["true"]
      [[command]]
      key = "g p"
      name = "other"
      run = ["true"]
      """
    let (settings, problems) = parse(source)
    #expect(problems == [])
    var reader = Driver.deciding(settings: settings)
    reader.press("T")
    #expect((reader.state.overlay as? OutputView)?.title == "mine")
    reader.press("q")
    #expect(CommandSet(settings).keymap[.sequence("g", "p")]?.name == "other")
  }

  // MARK: Whatever is written

  private static let names = ReservedCommands.table.rows.map(\.name)
  private static let keys =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ?:/!.,|%=ㅡ".map(String.init) + [
      "Esc", "Enter", "Tab", "Space", "F1", "F5", "F10", "Ctrl-c", "Ctrl-g", "↑", "3", "g g", "g d",
      "z z",
      "Z Z", "x", "Alt-p", "Space f", "v v",
    ]

  /// The lines of `[keys]` that someone might write.
  private static func lines(_ random: inout SeededGenerator) -> String {
    let count = Int.random(in: 1...25, using: &random)
    return names.shuffled(using: &random).prefix(count).map { name in
      let own = (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
        keys.randomElement(using: &random)
      }
      return "\(name) = [\(own.map { "\"\($0)\"" }.joined(separator: ", "))]"
    }.joined(separator: "\n")
  }

  @Test(
    "never take help or the way out, never mean two things, and are what is said of them",
    arguments: 1...20)
  func random(group: UInt64) throws {
    for number in 0..<50 {
      let seed = group * 1000 + UInt64(number)
      var random = SeededGenerator(seed: seed)
      let (settings, problems) = Settings.parse(
        "[keys]\n" + Self.lines(&random), file: "c", reserved: .table)
      let commands = CommandSet(settings)
      #expect(problems.allSatisfy { $0.line != nil }, "seed \(seed)")
      oneMeaning(commands, seed)
      sentences(commands, settings, seed)
      try help(commands, settings, seed)
      try ways(commands, settings, seed)
    }
  }

  /// No key is that of two commands, or begins a sequence and is one of its own, also where an
  /// overlay has some of its own.
  private func oneMeaning(_ commands: CommandSet, _ seed: UInt64) {
    let rows = ReservedCommands.table.bound(
      to: Dictionary(
        uniqueKeysWithValues: commands.all.map { ($0.name, $0.keys) }
          + OverlayAction.allCases.map { ($0.rawValue, commands.keys(of: $0)) })
    ).rows
    for (index, row) in rows.enumerated() {
      for other in rows[..<index] {
        let clash = other.keys.first { row.holds($0, of: other) }
        #expect(clash == nil, "seed \(seed): \(row.name), \(other.name): \(clash?.name ?? "")")
      }
    }
    for command in commands.all {
      for key in command.keys {
        #expect(commands.keymap[key]?.name == command.name, "seed \(seed): \(key.name)")
        #expect(!commands.keymap.begins(key), "seed \(seed): \(key.name)")
      }
    }
  }

  /// Every sentence names the key that runs the command it is about, or how the palette runs that.
  private func sentences(_ commands: CommandSet, _ settings: Settings, _ seed: UInt64) {
    let words = Words(settings)
    for command in commands.all {
      let said = words.key(command.name)
      if let own = words.ownKey(command.name) {
        #expect(said == own, "seed \(seed)")
        let key = Key(named: own)
        #expect(key.flatMap { commands.keymap[$0]?.name } == command.name, "seed \(seed): \(own)")
      } else {
        #expect(command.keys.isEmpty && said.hasSuffix(command.name), "seed \(seed): \(said)")
      }
    }
    for (sentence, command) in NamedKeys.said(in: words) {
      // A hint of an overlay leaves out what has no key; other sentences say how the palette runs
      // it.
      let isHint = [words.helpHint, words.helpSearchHint, words.codeHint, words.journalHint]
        .contains(sentence)
      let isLeftOut = isHint && words.ownKey(command) == nil
      #expect(isLeftOut || sentence.contains(words.key(command)), "seed \(seed): \(sentence)")
    }
  }

  private func help(_ commands: CommandSet, _ settings: Settings, _ seed: UInt64) throws {
    var reader = Driver.deciding(150, 200, settings: settings)
    reader.press(pressed(try #require(commands.all.first { $0.name == "help" }?.keys.first)))
    #expect(reader.state.overlay is Help, "seed \(seed)")
    let screen = reader.screen
    for command in commands.all {
      let row = screen.first { $0.hasSuffix(" " + command.help.en) && $0.contains(command.name) }
      for key in command.keys {
        #expect(row?.contains(key.name) == true, "seed \(seed): \(command.name) \(key.name)")
      }
    }
  }

  private func ways(_ commands: CommandSet, _ settings: Settings, _ seed: UInt64) throws {
    var reader = Driver.deciding(settings: settings)
    let out = commands.all.filter { ["quit", "leave"].contains($0.name) }.compactMap(\.keys.first)
    let key = try #require(out.first, "seed \(seed)")
    // From an overlay it takes two.
    reader.press("?")
    reader.press(.escape, .escape)
    for _ in 0..<8 where !reader.effects.contains(.quit) { reader.press(pressed(key)) }
    #expect(reader.effects.contains(.quit), "seed \(seed)")
  }

  private func pressed(_ key: Key) -> [Key] {
    if case .sequence(let first, let second) = key { [first, second] } else { [key] }
  }
}
