/// The words of the interface, in one of its languages.
///
/// Each module adds its own as an extension; this one has those about the files of the user.
public struct Words: Sendable {
  /// The language spoken.
  public let language: Language

  /// The words of a language.
  public init(_ language: Language) { self.language = language }

  /// The sentence of the language spoken.
  package func say(_ ko: String, _ en: String) -> String { Localized(ko: ko, en: en)[language] }
}
