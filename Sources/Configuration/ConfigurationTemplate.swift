import System

/// A configuration in which every key stands as a comment, for someone to begin with.
package struct ConfigurationTemplate: Sendable {
  /// A command whose keys can be changed.
  package struct Command: Sendable {
    let name: String
    let keys: [String]
    let help: String

    package init(name: String, keys: [String], help: String) {
      (self.name, self.keys, self.help) = (name, keys, help)
    }
  }

  private let words: Words
  private let commands: [Command]

  /// - Parameter commands: the commands, in the order of help.
  package init(_ words: Words, commands: [Command]) {
    (self.words, self.commands) = (words, commands)
  }

  /// The text: what each key is for, and the key as a comment with its usual value.
  ///
  /// - Parameter key: the key of a command by its name.
  package func text(key: (String) -> String) -> String {
    let usual = Settings()
    var lines = words.templateBeginning.map { "# " + $0 }
    for setting in ConfigurationKey.all {
      let path = setting.path
      guard setting.kind != .queries else { continue }
      if path.count == 2, !lines.contains("[\(path[0])]") { lines += ["", "[\(path[0])]"] }
      let value = setting.value(usual) ?? setting.example
      lines += [
        "", "# " + setting.explanation(in: words.language, key: key),
        "# \(path.last ?? "") = \(value.toml)",
      ]
    }
    lines += ["", "[queries]", "# " + words.templateQueries, "# agents = \"agent vote:p90\""]
    lines += ["", "[keys]"] + words.templateKeys.map { "# " + $0 }
    let width = commands.map { line(of: $0).count }.max() ?? 0
    for command in commands {
      let line = line(of: command)
      let gap = String(repeating: " ", count: width - line.count)
      lines.append("# \(line)\(gap)  # \(command.help)")
    }
    lines += ["", "# " + words.templateCommands]
    lines += ["[[command]]", "key = \"!\"", "name = \"echo\"", "run = [\"echo\", \"{url}\"]"].map {
      "# " + $0
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Writes it to a file that is not there yet, and makes the folders that the file is in.
  ///
  /// - Returns: whether it is written.
  package func make(at path: String, key: (String) -> String) -> Bool {
    WholeFile.writePrivately(text(key: key), to: path)
  }

  private func line(of command: Command) -> String {
    "\(ConfigurationValue.key(command.name)) = \(ConfigurationValue.list(command.keys).toml)"
  }
}

extension ConfigurationKey {
  /// A value to show where there is no usual one.
  fileprivate var example: ConfigurationValue {
    switch kind {
    case .paths: .list(["~/daily_papers_ko"])
    case .number(let range): .number((range.lowerBound + range.upperBound) / 2)
    default: .text("")
    }
  }
}

extension Words {
  /// The first lines of a configuration that was made for someone.
  fileprivate var templateBeginning: [String] {
    [
      say(
        "nonmun 설정. 줄 앞의 #을 지우면 그 값을 쓴다.",
        "The configuration of nonmun. A line without its # is in force."),
      say(
        "지금 쓰는 값과 그것이 어디서 왔는지: nonmun config",
        "What is in force, and where it comes from: nonmun config"),
      say(
        "테이블([panes] 따위)에 들지 않는 키는 첫 테이블보다 위에 쓴다.",
        "Keys of no table, such as [panes], stand above the first table."),
    ]
  }
  fileprivate var templateQueries: String { say("이름 붙인 검색", "Queries with a name") }
  fileprivate var templateKeys: [String] {
    [
      say(
        "명령의 키. 두 키를 차례로 누르려면 빈칸으로 나누고, []는 키를 없앤다.",
        "The keys of commands. Two with a space between are pressed one after the other, [] is none."
      ),
      say("지금 쓰는 키: nonmun keys", "The keys in force: nonmun keys"),
    ]
  }
  fileprivate var templateCommands: String {
    say("나만의 명령, 여럿이어도 된다", "Commands of your own, as many as you like")
  }
}
