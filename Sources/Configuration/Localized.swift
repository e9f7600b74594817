/// A text in every language of the interface.
public struct Localized: Sendable, Hashable {
  /// The Korean text.
  public let ko: String
  /// The English text.
  public let en: String

  /// A text that is written out in each language.
  package init(ko: String, en: String) {
    self.ko = ko
    self.en = en
  }

  /// What the catalogue says in each language, for what is known before the language is.
  package init(_ sentence: (Words) -> String) {
    self.init(ko: sentence(Words(.ko)), en: sentence(Words(.en)))
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .ko: ko
    case .en: en
    }
  }
}
