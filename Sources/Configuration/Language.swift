/// The languages that the interface speaks.
public enum Language: String, Sendable, CaseIterable {
  case ko, en

  /// The language that the environment asks for: `LC_ALL`, else `LC_MESSAGES`, else `LANG`; Korean
  /// or else English.
  public init(environment: [String: String]) {
    let locale = Language.variable(in: environment).flatMap { environment[$0] } ?? ""
    self = locale.hasPrefix("ko") ? .ko : .en
  }

  /// The variable that says so; nil where none does.
  static func variable(in environment: [String: String]) -> String? {
    ["LC_ALL", "LC_MESSAGES", "LANG"].first { environment[$0]?.isEmpty == false }
  }
}
