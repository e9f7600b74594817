/// The words of the interface, in one of its languages.
///
/// Each module adds its own as an extension; those here are about the files of the user.
public struct Words: Sendable {
  /// The language of the sentences.
  public let language: Language
  /// The names of the keys that run commands, by the commands' names; empty where only the command
  /// table is known.
  package let keys: [String: String]

  /// The words of a language, for keys as the command table has them.
  public init(_ language: Language) { self.init(language, keys: [:]) }

  /// The words of a language.
  ///
  /// - Parameter keys: the names of the keys that run commands, by the commands' names.
  package init(_ language: Language, keys: [String: String]) {
    self.language = language
    self.keys = keys
  }

  /// The sentence in the language of these words.
  package func say(_ ko: String, _ en: String) -> String { Localized(ko: ko, en: en)[language] }
}
