import ArgumentParser
import Configuration

extension Language {
  /// The language of help and of mistakes in arguments: that of `--lang`, else the configuration's,
  /// else the environment's.
  ///
  /// Help is made before the arguments are understood, so `--lang` is looked for wherever it
  /// stands.
  static let ofHelp = Language.spoken()

  /// The language that the command line asks for by `--lang`, wherever that stands.
  static let asked = asked(by: CommandLine.arguments)

  private static func asked(by arguments: [String]) -> Language? {
    for (argument, next) in zip(arguments, arguments.dropFirst() + [""]) {
      guard argument != "--" else { return nil }
      let value = argument == "--lang" ? next : String(argument.drop { $0 != "=" }.dropFirst())
      if argument == "--lang" || argument.hasPrefix("--lang=") {
        return Language(rawValue: value)
      }
    }
    return nil
  }
}

extension Localized {
  /// The text in the language of help.
  var ofHelp: String { self[.ofHelp] }
}

extension ArgumentHelp {
  /// What an argument is for, in the language of help.
  ///
  /// - Parameter value: what its value is called.
  init(ko: String, en: String, _ value: ValueName? = nil) {
    self.init(Localized(ko: ko, en: en).ofHelp, valueName: value?.text.ofHelp)
  }
}

extension ValidationError {
  /// A mistake in the arguments, in the language of help.
  init(ko: String, en: String) { self.init(Localized(ko: ko, en: en).ofHelp) }
}

/// What the value of an argument is called in help.
enum ValueName {
  case backup, day, file, folder, format, identifier, language, name, note, number, order, paper,
    path,
    query, shell, state, tag

  var text: Localized {
    switch self {
    case .backup: Localized(ko: "백업", en: "backup")
    case .day: Localized(ko: "날", en: "day")
    case .file: Localized(ko: "파일", en: "file")
    case .folder: Localized(ko: "폴더", en: "folder")
    case .format: Localized(ko: "형식", en: "format")
    case .identifier: Localized(ko: "식별자", en: "id")
    case .language: Localized(ko: "언어", en: "language")
    case .name: Localized(ko: "이름", en: "name")
    case .note: Localized(ko: "메모", en: "text")
    case .number: Localized(ko: "수", en: "n")
    case .order: Localized(ko: "순서", en: "order")
    case .paper: Localized(ko: "논문", en: "paper")
    case .path: Localized(ko: "경로", en: "path")
    case .query: Localized(ko: "검색어", en: "query")
    case .shell: Localized(ko: "셸", en: "shell")
    case .state: Localized(ko: "분류", en: "state")
    case .tag: Localized(ko: "태그", en: "tag")
    }
  }
}
