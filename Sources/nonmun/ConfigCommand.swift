import ArgumentParser
import Configuration
import FoundationEssentials
import Glibc
import Programs
import Reader

/// `nonmun config`: every key of the configuration with its value and where it comes from, or the
/// file in an editor.
struct ConfigCommand: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: Localized(
      ko: "지금 쓰는 설정을 모두, 어디서 왔는지와 함께 출력합니다.",
      en: "Print the configuration in force, and where each value comes from."
    ).ofHelp,
    discussion: Localized(
      ko: "출력한 것은 그대로 설정 파일로 쓸 수 있습니다. --edit는 설정에 잘못이 있으면 78로 끝납니다.",
      en:
        "What is printed is a configuration itself. --edit exits with 78 where the file has mistakes."
    ).ofHelp)

  /// How the configuration can be printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case toml, json
  }

  @OptionGroup var options: ArchiveOptions

  @Flag(
    help: ArgumentHelp(
      ko: "설정 파일을 $VISUAL이나 $EDITOR로 엽니다. 없으면 만들고, 고친 뒤에는 확인합니다.",
      en: "Open the file in $VISUAL or $EDITOR, made where there is none, and check it afterwards.")
  )
  var edit = false

  @Option(
    help: ArgumentHelp(
      ko: "toml 또는 json(객체의 배열).", en: "toml or json (an array of objects).", .format))
  var format = Format.toml

  @OptionGroup var speech: LanguageOption

  var language: Language? { speech.language }

  func run() throws {
    let environment = processEnvironment
    let loaded = LoadedSettings(environment: environment, reserved: .table, notesLines: true)
    var settings = loaded.settings
    if let language { settings.language = language }
    let words = Words(settings)
    if edit { return try openEditor(loaded, environment, words) }
    for problem in loaded.problems { warn(problem.text(in: words.language)) }
    let report = ConfigurationReport(loaded, environment: environment, arguments: arguments)
    var output = Output()
    switch format {
    case .toml:
      if let path = loaded.path {
        try output.write("# \(words.isConfiguration(path, exists: loaded.hasFile))\n\n")
      }
      let isLost = loaded.settings.isArchiveLost
      try output.write(
        report.toml(
          source: { words.source($0, file: configurationName(loaded)) },
          none: { words.noValue(of: $0, isArchiveLost: isLost) }))
    case .json: try output.write(try json(report, loaded) + "\n")
    }
    try output.flush()
  }

  /// What the command line says of keys.
  private var arguments: [String: (option: String, value: ConfigurationValue)] {
    var arguments: [String: (option: String, value: ConfigurationValue)] = [:]
    if !options.archive.isEmpty { arguments["archive"] = ("--archive", .list(options.archive)) }
    if let language { arguments["language"] = ("--lang", .text(language.rawValue)) }
    return arguments
  }

  // MARK: As JSON

  private struct Row: Encodable {
    let key: String
    let value: ConfigurationValue?
    /// `usual`, `file`, `environment` or `argument`.
    let source: String
    /// The line of the file, from 1.
    var line: Int?
    /// The variable or the option.
    var name: String?

    init(_ row: ConfigurationReport.Row) {
      (key, value) = (row.name, row.value)
      switch row.source {
      case .usual: source = "usual"
      case .file(let line): (source, self.line) = ("file", line)
      case .environment(let name): (source, self.name) = ("environment", name)
      case .argument(let option): (source, name) = ("argument", option)
      }
    }
  }

  private func json(_ report: ConfigurationReport, _ loaded: LoadedSettings) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report.rows.map(Row.init)), as: UTF8.self)
  }

  // MARK: Editing

  private func openEditor(
    _ loaded: LoadedSettings, _ environment: [String: String], _ words: Words
  ) throws {
    guard let path = loaded.path else {
      throw Failure(\.noHomeForConfiguration, hint: \.setHome, code: .configuration)
    }
    guard let editor = Editor.command(environment: environment) else {
      throw Failure(\.noEditor, hint: { $0.editYourself(path) }, code: .configuration)
    }
    if !loaded.hasFile {
      let commands = KeysInForce(LoadedSettings.usual).rows.map { row in
        ConfigurationTemplate.Command(
          name: row.command, keys: row.keys, help: row.help[words.language])
      }
      let template = ConfigurationTemplate(words, commands: commands)
      guard template.make(at: path, key: words.key) else {
        throw Failure({ $0.cannotMake(path) }, code: .cannotCreate)
      }
    }
    do {
      let program = Program(editor + [path], environment: environment)
      let ending = try ForegroundProgram.run(program)
      if ending?.isSuccess == false, let ending {
        warn(words.editorFailed(program.name, ending.description))
      }
    } catch {
      let why = "\(error)"
      throw Failure({ _ in why }, hint: { $0.editYourself(path) }, code: .failed)
    }
    try check(environment)
  }

  /// Says what is wrong in the file now that it was edited.
  private func check(_ environment: [String: String]) throws {
    let loaded = LoadedSettings(environment: environment, reserved: .table)
    let words = Words(language ?? loaded.settings.language)
    for problem in loaded.problems { warn(problem.text(in: words.language)) }
    let line = words.checked(configurationName(loaded), mistakes: loaded.problems.count)
    guard loaded.problems.isEmpty else {
      throw Failure({ _ in line }, hint: \.editAgain, code: .configuration)
    }
    var output = Output()
    try output.write(line + "\n")
    try output.flush()
  }
}
