import Search
import Surface
import TOMLKit

/// A key of `config.toml`: its name, what it may be, what it is usually, and what it is for.
///
/// The file is read by these rows, and the tables of `docs/configuration.md` are compared with
/// them.
package struct ConfigurationKey: Sendable {
  /// What a value may be.
  package enum Kind: Sendable, Hashable {
    case paths, text, words, truth, queries
    /// A whole number.
    case number(ClosedRange<Int>)
    /// One of these words.
    case choice([String])
    /// `"auto"`, or one of two values of another kind.
    case auto(off: String, on: String)
  }

  /// The key, with the table before it that it stands in: `panes.list-share`.
  package let name: String
  /// What its value may be.
  package let kind: Kind
  /// What holds where the file does not say, as the documentation writes it; nil where there is
  /// nothing.
  package let usual: Localized?
  /// What it is for; `{range}` is what a number may be, `{key:refresh}` the key of the command
  /// `refresh`.
  package let purpose: Localized
  /// Its value in settings; nil where there is none.
  package let value: @Sendable (_ settings: Settings) -> ConfigurationValue?
  /// Puts a value into the settings of a file, or notes what is wrong with it.
  let read: @Sendable (_ file: inout ConfigurationFile, _ value: any TOMLValueConvertible) -> Void

  /// The tables and the key within them, outermost first.
  var path: [String] { ConfigurationKey.path(name) }

  static func path(_ name: String) -> [String] { name.split(separator: ".").map(String.init) }

  /// The names that can stand in a table: in the outermost, when it is nil.
  static func names(in table: String?) -> [String] {
    let paths = all.map(\.path)
    guard let table else {
      return paths.filter { $0.count == 1 }.compactMap(\.last) + ["panes", "command", "keys"]
    }
    return paths.filter { $0.count == 2 && $0.first == table }.compactMap(\.last)
  }

  /// The row of the documentation's table: what the key is for, and in parentheses what it is
  /// usually.
  ///
  /// - Parameter key: the key of a command by its name.
  package func explanation(in language: Language, key: (String) -> String) -> String {
    var text = purpose[language]
    if case .number(let range) = kind {
      let between = Localized(ko: "–", en: " to ")[language]
      text = text.replacing("{range}", with: "\(range.lowerBound)\(between)\(range.upperBound)")
    }
    while let start = text.firstRange(of: "{key:") {
      guard let end = text[start.upperBound...].firstIndex(of: "}") else { break }
      let name = String(text[start.upperBound..<end])
      text.replaceSubrange(start.lowerBound...end, with: key(name))
    }
    return text + (usual.map { " (\($0[language]))" } ?? "")
  }
}

// MARK: Kinds of rows

extension ConfigurationKey {
  /// A key whose value is a number of a range.
  static func number(
    _ name: String, _ setting: any WritableKeyPath<Settings, Int> & Sendable,
    in range: ClosedRange<Int>, ko: String, en: String
  ) -> ConfigurationKey {
    ConfigurationKey(
      name: name, kind: .number(range), usual: same("\(Settings()[keyPath: setting])"),
      purpose: Localized(ko: ko, en: en), value: { .number($0[keyPath: setting]) }
    ) { file, value in file.set(setting, file.number(value, path(name), in: range)) }
  }

  /// A key that is true or false.
  static func truth(
    _ name: String, _ setting: any WritableKeyPath<Settings, Bool> & Sendable, ko: String,
    en: String
  ) -> ConfigurationKey {
    ConfigurationKey(
      name: name, kind: .truth, usual: same("`\(Settings()[keyPath: setting])`"),
      purpose: Localized(ko: ko, en: en), value: { .truth($0[keyPath: setting]) }
    ) { file, value in file.set(setting, file.truth(value, path(name))) }
  }

  /// A key whose value is any text.
  static func text(
    _ name: String, _ setting: any WritableKeyPath<Settings, String> & Sendable, ko: String,
    en: String
  ) -> ConfigurationKey {
    ConfigurationKey(
      name: name, kind: .text, usual: same("`\(Settings()[keyPath: setting])`"),
      purpose: Localized(ko: ko, en: en), value: { .text($0[keyPath: setting]) }
    ) { file, value in file.set(setting, file.text(value, path(name))) }
  }

  /// A key whose value is one of some words.
  ///
  /// - Parameter usual: what holds where the file does not say, where that is not a word of its
  ///   own.
  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ setting: any WritableKeyPath<Settings, Choice> & Sendable,
    usual: Localized? = nil, ko: String, en: String
  ) -> ConfigurationKey {
    ConfigurationKey(
      name: name, kind: .choice(Choice.allCases.map(\.rawValue)),
      usual: usual ?? same("`\(Settings()[keyPath: setting].rawValue)`"),
      purpose: Localized(ko: ko, en: en), value: { .text($0[keyPath: setting].rawValue) }
    ) { file, value in file.set(setting, file.choice(value, path(name))) }
  }

  /// A key whose value is found out from the terminal unless the file sets one of two values.
  ///
  /// - Parameter written: the value as the two are written, nil where it is of another kind.
  static func auto(
    _ name: String, _ setting: any WritableKeyPath<Settings, TerminalChoice> & Sendable,
    off: String, on: String,
    written: @escaping @Sendable (any TOMLValueConvertible) -> String?, ko: String, en: String
  ) -> ConfigurationKey {
    ConfigurationKey(
      name: name, kind: .auto(off: off, on: on), usual: same("`\"auto\"`"),
      purpose: Localized(ko: ko, en: en),
      value: { settings in
        switch settings[keyPath: setting] {
        case .auto: .text("auto")
        case .on: Int(on).map(ConfigurationValue.number) ?? .truth(on == "true")
        case .off: Int(off).map(ConfigurationValue.number) ?? .truth(off == "true")
        }
      }
    ) { file, value in
      file.set(
        setting, file.terminalChoice(value, path(name), on: on, off: off, written: written))
    }
  }

  private static func same(_ text: String) -> Localized { Localized(ko: text, en: text) }
}
