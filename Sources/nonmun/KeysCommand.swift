import ArgumentParser
import Configuration
import FoundationEssentials
import Reader
import Surface

/// `nonmun keys`: the keys in force.
struct KeysCommand: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: Localized(
      ko: "지금 쓰는 키를 한 줄에 명령 하나씩 출력합니다.", en: "Print the keys in force, a command a line."
    ).ofHelp)

  /// How the keys can be printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Flag(
    help: ArgumentHelp(
      ko: "docs/keys.md의 표를 원래 키로 출력합니다.",
      en: "Print the tables of docs/keys.md, with the usual keys."))
  var markdown = false

  @Option(
    help: ArgumentHelp(
      ko: "text 또는 json(객체의 배열).", en: "text or json (an array of objects).", .format))
  var format = Format.text

  @OptionGroup var speech: LanguageOption

  var language: Language? { speech.language }

  func run() throws {
    var output = Output()
    if markdown {
      try output.write(KeysDocument.markdown)
    } else {
      let loaded = LoadedSettings(
        environment: processEnvironment, reserved: .table, notesLines: true)
      let language = language ?? loaded.settings.language
      for problem in loaded.problems { warn(problem.text(in: language)) }
      let keys = KeysInForce(loaded)
      switch format {
      case .text: try output.write(keys.text(in: language, file: configurationName(loaded)))
      case .json: try output.write(try KeysCommand.json(keys, in: language) + "\n")
      }
    }
    try output.flush()
  }

  /// A command and its keys, as an object.
  private struct Row: Encodable {
    let command: String
    let keys: [String]
    let help: String
    let group: String
    /// The line of the configuration that gives it its keys.
    let line: Int?
  }

  private static func json(_ keys: KeysInForce, in language: Language) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let rows = keys.rows.map { row in
      Row(
        command: row.command, keys: row.keys, help: row.help[language], group: row.group[language],
        line: row.line)
    }
    return String(decoding: try encoder.encode(rows), as: UTF8.self)
  }
}

/// How messages name a configuration file.
func configurationName(_ loaded: LoadedSettings) -> String {
  loaded.path.flatMap { $0.split(separator: "/").last.map(String.init) } ?? ""
}
