def sub(p, pairs):
    s=open(p).read()
    for a,b in pairs:
        if a not in s: print("MISSING",p,a[:90])
        s=s.replace(a,b,1)
    open(p,'w').write(s)
def new(p,t): open(p,'w').write(t)
# --- keys: chords
sub('Sources/Surface/Key.swift',[('''public enum Key: Hashable, Sendable {''','''public indirect enum Key: Hashable, Sendable {'''),('''  /// A sequence that no key is known for.
''','''  /// Two keys, one after the other; neither is a chord.
  case chord(Key, Key)
  /// A sequence that no key is known for.
'''),('''    case .paste, .mouse''','''    case .chord(let first, let second): "\\(first.name) \\(second.name)"
    case .paste, .mouse''')])
sub('Sources/Surface/KeyName.swift',[('''  public init?(named name: String) {
''','''  ///
  /// Two names with a space between are two keys, one after the other.
  public init?(named name: String) {
    let names = name.split(separator: " ")
    if names.count == 2, let first = Key(named: String(names[0])),
      let second = Key(named: String(names[1]))
    {
      self = .chord(first, second)
      return
    }
''')])
sub('Sources/Configuration/ReservedCommands.swift',[('''  let names: Set<String>
''','''  let names: Set<String>
  /// The commands' names, each with its keys, in the order of help.
  let commands: [(name: String, keys: [Key])]
'''),('''    names = Set(commands.map(\\.name))
''','''    self.commands = commands
    names = Set(commands.map(\\.name))
'''),('''  /// No commands.
''','''  /// The commands with keys of the user's own.
  func rebound(_ bindings: [String: [Key]]) -> ReservedCommands {
    ReservedCommands(commands.map { ($0.name, bindings[$0.name] ?? $0.keys) })
  }

  /// No commands.
''')])
new('Sources/Configuration/KeysReader.swift','''import Surface
import TOMLKit

/// Reads the table `[keys]` of a configuration: a command's name, and the keys that it has instead of its usual ones.
///
/// A line with a mistake costs itself alone. Two commands never have the same key, no key is also the beginning of two, and
/// help and the ways to quit keep a key.
struct KeysReader {
  /// A line of the table.
  private struct Line {
    let name: String
    let keys: [Key]
    /// The line in the file, by which the later of two is known.
    let number: Int
  }

  /// The keys of the commands that the table names.
  private(set) var bindings: [String: [Key]] = [:]
  private(set) var problems: [Problem] = []
  private let document: TOMLDocument
  private let reserved: ReservedCommands

  /// The commands of which one must have a key.
  private static let needed = [["help"], ["quit", "leave"]]

  init(_ document: TOMLDocument, _ reserved: ReservedCommands) {
    (self.document, self.reserved) = (document, reserved)
    guard let value = document.root["keys"] else { return }
    guard let table = value.table else {
      problems.append(document.problem(at: ["keys"], value, shouldBe: { $0.aTable("[keys]") }))
      return
    }
    var lines = table.keys.compactMap { name in table[name].flatMap { line(name, $0) } }
      .sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    while let mistake = mistake(in: lines) {
      let line = lines.remove(at: mistake.line)
      problems.append(document.problem(at: ["keys", line.name], mistake.what))
    }
    bindings = Dictionary(lines.map { ($0.name, $0.keys) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads a line; nil where it has a mistake of its own.
  private mutating func line(_ name: String, _ value: any TOMLValueConvertible) -> Line? {
    let path = ["keys", name]
    guard reserved.names.contains(name) else {
      let names = reserved.commands.map(\\.name)
      problems.append(
        document.problem(at: path, Localized { $0.unknownCommand(name, among: names) }))
      return nil
    }
    let values = value.array.map { array in array.indices.map { array[$0] } } ?? [value]
    var keys: [Key] = []
    for value in values {
      guard let text = value.string else {
        problems.append(document.problem(at: path, value, shouldBe: \\.keys))
        return nil
      }
      guard let key = Key(named: text), key.canBeBound(to: name) else {
        problems.append(document.problem(at: path, Localized { $0.isNoKey(text) }))
        return nil
      }
      if !keys.contains(key) { keys.append(key) }
    }
    let number = TOMLLines.line(of: path, in: document.source) ?? 0
    return Line(name: name, keys: keys, number: number)
  }

  /// The first line that cannot stand beside the others, and why.
  private func mistake(in lines: [Line]) -> (line: Int, what: Localized)? {
    let own = Dictionary(lines.map { ($0.name, $0.keys) }, uniquingKeysWith: { first, _ in first })
    let commands = reserved.rebound(own).commands
    var owners: [Key: String] = [:]
    // Single keys first: a chord begins with none of them.
    for isChord in [false, true] {
      for (name, keys) in commands {
        for key in keys where key.isChord == isChord {
          let start = key.start
          if let other = owners[key] ?? (isChord ? owners[start] : nil) {
            if let line = lines.lastIndex(where: { $0.name == name || $0.name == other }) {
              return (line, Localized { $0.keyClash(key.name, name, other) })
            }
          }
          owners[key] = owners[key] ?? name
        }
      }
    }
    for names in KeysReader.needed {
      let hasKey = commands.contains { names.contains($0.name) && !$0.keys.isEmpty }
      guard !hasKey, let line = lines.lastIndex(where: { names.contains($0.name) }) else { continue }
      return (line, Localized { $0.needsKey(names) })
    }
    return nil
  }
}

extension Key {
  /// Whether it is two keys.
  fileprivate var isChord: Bool { if case .chord = self { true } else { false } }

  /// The first of two keys, else the key.
  fileprivate var start: Key { if case .chord(let first, _) = self { first } else { self } }

  /// Whether a command can have it: digits are counts, and Esc ends whatever was begun.
  fileprivate func canBeBound(to command: String) -> Bool {
    switch self {
    case .chord(let first, let second):
      first.canBeBound(to: "") && second.canBeBound(to: "") && !first.isChord && !second.isChord
    case .escape: command == "back"
    case .scalar(let scalar): !("0"..."9").contains(scalar)
    default: true
    }
  }
}

extension Words {
  /// What a value of `[keys]` may be.
  var keys: String {
    say("키 이름이나 그 배열 (예: [\\"m\\", \\"F2\\"])", "the name of a key, or an array of them, such as [\\"m\\", \\"F2\\"]")
  }

  func unknownCommand(_ name: String, among names: [String]) -> String {
    say("“\\(name)” 명령이 없습니다", "there is no command “\\(name)”") + spelling(of: name, among: names)
  }

  /// A key that two commands would have.
  func keyClash(_ key: String, _ one: String, _ other: String) -> String {
    guard one != other else {
      return say("“\\(key)”가 “\\(one)”의 다른 키로 시작합니다", "“\\(key)” begins with another key of “\\(one)”")
    }
    return say(
      "“\\(key)” 키가 “\\(one)”과 “\\(other)” 둘에 걸립니다 (한쪽 키를 [keys]에서 바꾸세요)",
      "the key “\\(key)” is that of “\\(one)” and of “\\(other)” (change one of them in [keys])")
  }

  /// The last key that leads to help or out would be gone.
  func needsKey(_ names: [String]) -> String {
    let list = names.map { "“\\($0)”" }.joined(separator: ", ")
    return say("\\(list)에는 키가 하나는 있어야 합니다", "\\(list) must keep a key")
  }
}
''')
s=open('Sources/Configuration/KeysReader.swift').read().replace('  var keys: String {','  var someKeys: String {').replace('shouldBe: \\.keys','shouldBe: \\.someKeys'); open('Sources/Configuration/KeysReader.swift','w').write(s)
sub('Sources/Configuration/ConfigurationFile.swift',[('''    let own = CustomCommandReader(document, reserved)
''','''    let keys = KeysReader(document, reserved)
    settings.keys = keys.bindings
    problems += keys.problems
    let own = CustomCommandReader(document, reserved.rebound(keys.bindings))
''')])
sub('Sources/Configuration/ConfigurationKey.swift',[('["panes", "command"]','["panes", "command", "keys"]')])
sub('Sources/Configuration/Settings.swift',[('''  /// The commands of the user's own.
''','''  /// The keys of commands that have other than the usual ones, by the commands' names.
  public var keys: [String: [Key]] = [:]
  /// The commands of the user's own.
''')])
s=open('Sources/Configuration/Settings.swift').read()
sub('Sources/Reader/Commands/CommandSet.swift',[('''  public init(_ custom: [CustomCommand] = []) {
''','''  ///
  /// - Parameter keys: the keys of commands that have other than the usual ones, by the commands' names.
  public init(_ custom: [CustomCommand] = [], keys: [String: [Key]] = [:]) {
'''),('''    let table = CommandTable.all
''','''    let table = CommandTable.all.map { $0.bound(to: keys[$0.name] ?? $0.keys) }
'''),('''($0.name, $0.keys.first?.name ?? "") }''','''($0.name, $0.keys.first?.name ?? ":" + $0.name) }'''),('''extension Command {
  /// The command with the keys''','''extension Command {
  /// The command with other keys.
  fileprivate func bound(to keys: [Key]) -> Command {
    Command(name, group, keys, help, scroll: scroll, run: run)
  }

  /// The command with the keys''')])
sub('Sources/Reader/Core/ReaderState.swift',[('CommandSet(settings.commands)','CommandSet(settings.commands, keys: settings.keys)'),('''  /// What was left for the day of one''','''  /// The first of two keys, until the second comes.
  var pendingKey: Key?
  /// What was left for the day of one''')])
sub('Sources/Reader/Commands/Keymap.swift',[('''  private let commands: [Key: Command]
''','''  private let commands: [Key: Command]
  /// The keys with which two begin.
  private let starts: Set<Key>
'''),('''    self.commands = commands
''','''    self.commands = commands
    starts = Set(commands.keys.compactMap { if case .chord(let first, _) = $0 { first } else { nil } })
'''),('''  /// The command that a key runs.
''','''  /// Whether a key is the first of two.
  func begins(_ key: Key) -> Bool { starts.contains(key) }

  /// The command that a key runs.
''')])
sub('Sources/Reader/Core/Update.swift',[('''    if let overlay { return press(key, in: overlay) }
    return command(key)
''','''    guard let key = completed(key) else { return [] }
    if let overlay { return press(key, in: overlay) }
    return command(key)
'''),('''  private mutating func command(_ key: Key) -> [Effect] {
''','''  /// A key, or two where the one before was the first of them; nil while the second is awaited.
  private mutating func completed(_ key: Key) -> Key? {
    guard !isTyping else { return key }
    if let first = pendingKey {
      pendingKey = nil
      return key == .escape ? nil : .chord(first, key)
    }
    guard commands.keymap.begins(key) else { return key }
    pendingKey = key
    return nil
  }

  private mutating func command(_ key: Key) -> [Effect] {
''')])
sub('Sources/Reader/Drawing/StatusLine.swift',[('''    if let count = state.pendingCount {
      x = canvas.write("  \\(count)",''','''    if state.pendingCount != nil || state.pendingKey != nil {
      let pending = (state.pendingCount.map(String.init) ?? "") + (state.pendingKey?.name ?? "")
      x = canvas.write("  \\(pending)",''')])
new('Sources/nonmun/KeysCommand.swift','''import ArgumentParser
import Configuration
import Reader

/// `nonmun keys`: the keys in force.
struct KeysCommand: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Print the keys in force, a command a line. 지금 쓰는 키를 보여 줍니다.")

  @Flag(help: "Print the table of the documentation, with the usual keys.")
  var markdown = false

  @Option(name: .customLong("lang"), help: "The language: ko or en.")
  var language: Language?

  func run() throws {
    var output = Output()
    if markdown {
      try output.write(KeysDocument.markdown + "\\n")
    } else {
      let surroundings = Surroundings(language: language)
      let settings = surroundings.settings
      try output.write(
        KeysDocument.table(
          CommandSet(settings.commands, keys: settings.keys), surroundings.words))
    }
    try output.flush()
  }
}
''')
sub('Sources/nonmun/Nonmun.swift',[('StateCommand.self, DoctorCommand.self,','StateCommand.self, DoctorCommand.self, KeysCommand.self,')])
sub('Sources/Reader/Commands/KeysDocument.swift',[('''  private static func key(_ command: String)''','''  /// The keys in force, a command a line: keys, name, what it does, with a line between groups.
  public static func table(_ commands: CommandSet, _ words: Words) -> String {
    let keys = { (command: Command) in command.keys.map(\\.name).joined(separator: ", ") }
    let width = commands.all.map { displayWidth(of: keys($0)) }.max() ?? 0
    let names = commands.all.map { displayWidth(of: $0.name) }.max() ?? 0
    return Command.Group.allCases.map { group in
      commands.all.filter { $0.group == group }.map { command in
        padded(keys(command).isEmpty ? "–" : keys(command), to: width) + "  "
          + padded(Sanitizer.clean(command.name), to: names) + "  "
          + Sanitizer.clean(command.help[words.language]) + "\\n"
      }.joined()
    }.joined(separator: "\\n")
  }

  private static func key(_ command: String)'''),('''import Surface
''','''import Surface
import TextLayout
''')])
new('Tests/ReaderTests/OwnKeysTests.swift','''import Configuration
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Keys of one's own")
struct OwnKeysTests {
  private func parse(_ source: String) -> (settings: Settings, problems: [String]) {
    let (settings, problems) = Settings.parse(
      "[keys]\\n" + source + "\\n", file: "config.toml", reserved: .table)
    return (settings, problems.map(\\.description))
  }

  private func reader(_ source: String) throws -> Driver {
    let (settings, problems) = parse(source)
    try #require(problems == [])
    return Driver(settings: settings)
  }

  @Test("run their commands, and the usual ones no longer do")
  func bound() throws {
    var reader = try reader("keep = [\\"i\\", \\"F10\\"]")
    reader.press("m")
    #expect(reader.message == "m: no command (? shows help)")
    reader.press("i", .function(10))
    #expect(reader.marks.hasPrefix("★★"))
    #expect(reader.statusLine.contains("i keep") || reader.message != nil)
  }

  @Test("can be two, one after the other, also with a count and with the input method on")
  func chords() throws {
    var reader = try reader("first = [\\"g g\\", \\"Home\\"]\\nlast = \\"g e\\"\\nday = \\"g d\\"")
    reader.press("3jgg")
    #expect(reader.row == 0)
    reader.press("ge")
    #expect(reader.row == 5)
    reader.press("2ge")
    #expect(reader.row == 1)
    reader.press("ㅎㅎ")
    #expect(reader.row == 0)
    reader.press("g")
    #expect(reader.statusLine.contains("  g"))
    reader.press(.escape)
    #expect(reader.message == nil)
    reader.press("gx")
    #expect(reader.message == "g x: no command (? shows help)")
  }

  @Test("are those of help, of the palette, of hints and of sentences")
  func named() throws {
    var reader = try reader("help = \\"i\\"\\nkeep = \\"g k\\"\\nfirst = \\"Home\\"")
    #expect(reader.statusLine.contains("i help") && reader.statusLine.contains("g k keep"))
    reader.press("é")
    #expect(reader.message == "é: no command (i shows help)")
    reader.press("i")
    #expect(reader.screen[0].contains("Help"))
    reader.press("/keep")
    reader.press(.enter)
    #expect(reader.screen.contains { $0.contains("g k") && $0.contains("keep") })
  }

  @Test("move in overlays too")
  func overlays() throws {
    var reader = try reader("down = \\"i\\"\\nleave = \\"U\\"")
    reader.press("?ii")
    #expect((reader.state.overlay as? Help)?.top == 2)
    reader.press("U")
    #expect(reader.state.overlay == nil)
  }

  @Test("[] unbinds, and a command of the user's own may take what became free")
  func unbinding() throws {
    let source = """
      [keys]
      theme = []
      [[command]]
      key = "T"
      name = "mine"
      run = ["true"]
      """
    let (settings, problems) = Settings.parse(source, file: "config.toml", reserved: .table)
    #expect(problems == [])
    #expect(settings.commands.map(\\.key) == ["T"])
    #expect(CommandSet(settings.commands, keys: settings.keys).keymap["T"]?.name == "mine")
  }

  @Test(
    "with a mistake cost their line alone, which is named with both commands",
    arguments: [
      ("keep = \\"j\\"", "2: the key “j” is that of “keep” and of “down” (change one of them in [keys])"),
      ("kepe = \\"i\\"", "2: there is no command “kepe” (did you mean “keep”?)"),
      ("keep = \\"g d\\"", "2: the key “g d” is that of “keep” and of “first” (change one of them in [keys])"),
      ("help = []", "2: “help” must keep a key"),
      ("quit = []\\nleave = []", "3: “quit”, “leave” must keep a key"),
      ("keep = \\"3\\"", "2: “3” is no key for a command (such as “!”, “Ctrl-a”, “F10”)"),
      ("keep = \\"Esc\\"", "2: “Esc” is no key for a command (such as “!”, “Ctrl-a”, “F10”)"),
      ("keep = 3", "2: “keep” is 3, but should be the name of a key, or an array of them, such as [\\"m\\", \\"F2\\"]"),
    ])
  func mistakes(line: String, problem: String) {
    let (settings, problems) = parse(line + "\\nskip = \\"i\\"")
    #expect(problems == ["config.toml:" + problem])
    #expect(settings.keys["skip"] == ["i"])
  }

  @Test("can be exchanged for one another")
  func exchanged() throws {
    var reader = try reader("down = \\"k\\"\\nup = \\"j\\"")
    reader.press("kkj")
    #expect(reader.row == 1)
  }

  @Test(
    "never take help or the way out, and never mean two things, whatever is written",
    arguments: 1...20)
  func random(group: UInt64) throws {
    let names = CommandTable.all.map(\\.name)
    let keys =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ?:/!.,".map(String.init)
      + ["Esc", "Enter", "Tab", "Space", "F1", "F5", "Ctrl-c", "Ctrl-g", "↑", "3", "g g", "g d", "z z", "x"]
    for number in 0..<50 {
      let seed = group * 1000 + UInt64(number)
      var random = SeededGenerator(seed: seed)
      var source = "[keys]\\n"
      for name in names.shuffled(using: &random).prefix(Int.random(in: 1...25, using: &random)) {
        let own = (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
          keys.randomElement(using: &random)
        }
        source += "\\(name) = [\\(own.map { "\\"\\($0)\\"" }.joined(separator: ", "))]\\n"
      }
      let (settings, problems) = Settings.parse(source, file: "c", reserved: .table)
      let commands = CommandSet(settings.commands, keys: settings.keys)
      var owners: [Key: String] = [:]
      for command in commands.all {
        for key in command.keys {
          #expect(owners.updateValue(command.name, forKey: key) == nil, "seed \\(seed): \\(key.name)")
          if case .chord(let first, _) = key {
            #expect(commands.keymap[first] == nil, "seed \\(seed): \\(key.name)")
          }
        }
      }
      #expect(problems.allSatisfy { $0.line != nil }, "seed \\(seed)")
      var reader = Driver(settings: settings)
      reader.press(pressed(try #require(commands.all.first { $0.name == "help" }?.keys.first)))
      #expect(reader.state.overlay is Help, "seed \\(seed)")
      let out = commands.all.filter { ["quit", "leave"].contains($0.name) }.compactMap(\\.keys.first)
      reader.press(pressed(try #require(out.first)))
      reader.press(pressed(try #require(out.first)))
      #expect(reader.effects.contains(.quit), "seed \\(seed)")
    }
  }

  private func pressed(_ key: Key) -> [Key] {
    if case .chord(let first, let second) = key { [first, second] } else { [key] }
  }
}
''')
# --- the sample leaves no trace, and a lost archive is not the sample
sub('Sources/nonmun/ArchiveOptions.swift',[('''  guard !paths.isEmpty else { return Archive(memory: Sample.files) }
''','''  guard !paths.isEmpty else {
    guard !settings.isArchiveLost else {
      throw Failure(\\.archiveIsLost, hint: \\.mendArchive, code: .configuration)
    }
    return Archive(memory: Sample.files)
  }
''')])
