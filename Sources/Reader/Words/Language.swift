/// The languages that the interface speaks.
public enum Language: String, Sendable, CaseIterable {
  case ko, en

  /// The language that the environment asks for: `LC_ALL`, else `LC_MESSAGES`, else `LANG`; Korean or else English.
  public init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    let locale = names.first { !$0.isEmpty } ?? ""
    self = locale.hasPrefix("ko") ? .ko : .en
  }
}

/// A text in every language of the interface.
public struct Localized: Sendable, Hashable {
  /// The Korean text.
  public let ko: String
  /// The English text.
  public let en: String

  init(ko: String, en: String) {
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
