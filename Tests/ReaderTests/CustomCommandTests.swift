import Configuration
import Surface
import Testing

@testable import Reader

@Suite("Commands of the configuration")
struct CustomCommandTests {
  private func parse(_ source: String) -> (commands: [CustomCommand], problems: [String]) {
    let (settings, problems) = Settings.parse(source, file: "config.toml", reserved: .table)
    return (settings.commands, problems.map(\.description))
  }

  @Test("are a key, a name and a program")
  func good() {
    let (commands, problems) = parse(
      """
      theme = "dusk"
      [[command]]
      key = "!"
      name = "PDF 받기"
      run = ["curl", "{url}"]
      [[command]]
      key = "Ctrl-a"
      name = "json"
      run = ["jq", "{a}"]
      input = "json"
      [[command]]
      key = "F10"
      name = "edit"
      run = ["vim", "+{line}", "{file}"]
      terminal = true
      """)
    #expect(problems == [])
    #expect(
      commands == [
        CustomCommand(key: "!", name: "PDF 받기", arguments: ["curl", "{url}"]),
        CustomCommand(key: .control("a"), name: "json", arguments: ["jq", "{a}"], readsJSON: true),
        CustomCommand(
          key: .function(10), name: "edit", arguments: ["vim", "+{line}", "{file}"],
          usesTerminal: true),
      ])
  }

  private static let good = "[[command]]\nkey = \"!\"\nname = \"a\"\nrun = [\"a\"]\n"

  @Test(
    "that are wrong say where, what, and how to mend it, and cost only themselves",
    arguments: [
      ("key = \"j\"", "6: the key “j” is that of “down” already (choose another)"),
      ("key = \"!\"", "6: the key “!” is that of “a” already (choose another)"),
      ("key = \"3\"", "6: “3” is no key for a command (such as “!”, “Ctrl-a”, “F10”)"),
      ("key = \"Ctrl-i\"", "6: “Ctrl-i” is “Tab” to a terminal (write that)"),
      ("key = \"j j\"", "6: the key “j j” is that of “down” already (choose another)"),
      ("key = 3", "6: “key” should be a string, and is needed"),
      ("name = \"a\"", "6: there is a command “a” already (choose another name)"),
      ("name = \"quit\"", "6: there is a command “quit” already (choose another name)"),
      ("name = \"\"", "6: “name” should be a name of 1 to 40 characters"),
      (
        "run = \"a b\"",
        "6: “run” should be an array of the program and its arguments, such as [\"echo\", \"{url}\"]"
      ),
      ("run = [\"a\", 1]", "6: “run” should be an array of the program and its arguments"),
      ("run = []", "6: “run” should be an array of the program and its arguments"),
      ("input = \"xml\"", "6: “input” can only be “json”"),
      ("terminal = 1", "6: “terminal” should be true or false"),
      ("runs = 1", "6: unknown key “runs” (did you mean “run”?)"),
      (
        "input = \"json\"\nterminal = true",
        "6: “input” and “terminal” exclude each other (the terminal is the input)"
      ),
    ])
  func wrong(line: String, problem: String) {
    let key = line.prefix { $0 != " " }
    let rest = ["key = \"`\"", "name = \"b\"", "run = [\"b\"]"].filter { !$0.hasPrefix(key + " ") }
    let (commands, problems) = parse(
      Self.good + "[[command]]\n\(line)\n" + rest.joined(separator: "\n"))
    #expect(problems == ["config.toml:" + problem])
    #expect(commands.map(\.name) == ["a"])
  }

  @Test("that lack something are told of at their heading, and other forms at the key")
  func missing() {
    #expect(
      parse("\n[[command]]\nkey = \"!\"\nname = \"a\"\n").problems.first?.hasPrefix(
        "config.toml:2: “run”") == true)
    #expect(
      parse("command = 1").problems == [
        "config.toml:1: “command” is 1, but should be tables, [[command]]"
      ])
    #expect(parse("command = [1]").problems == ["config.toml:1: a command is a table, [[command]]"])
    let inline = "command = [{ key = \"!\", name = \"a\", run = [\"a\"] }]"
    #expect(parse(inline).commands.map(\.name) == ["a"])
  }

  @Test("name keys as help does", arguments: CommandTable.all.flatMap(\.keys))
  func keys(key: Key) {
    #expect(Key(named: key.name) == key)
  }

  @Test(
    "understand what other programs call them",
    arguments: [
      ("C-a", Key.control("a")), ("Ctrl-A", .control("a")), ("^A", .control("a")), ("^", "^"),
      ("<C-a>", .control("a")), ("<", "<"), ("M-x", .alt("x")), ("Alt+x", .alt("x")),
      ("f5", .function(5)),
      ("Escape", .escape), ("<CR>", .enter), ("Return", .enter), ("PageDown", .pageDown),
      ("Up", .up),
      ("Delete", .delete), ("space", " "), ("g d", .sequence("g", "d")),
      ("Ctrl-x Ctrl-s", .sequence(.control("x"), .control("s"))), ("Space f", .sequence(" ", "f")),
    ])
  func otherNames(name: String, key: Key) {
    #expect(Key(named: name) == key)
    #expect(Key(named: key.name) == key)
  }

  @Test(
    "know no other keys",
    arguments: [
      "", " ", "ab", "F0", "F13", "Ctrl-", "Ctrl-!", "Ctrl-m", "\u{1B}", "\t", "g d x", "g  d",
      "g ",
    ])
  func noKeys(name: String) {
    #expect(Key(named: name) == nil)
  }
}
