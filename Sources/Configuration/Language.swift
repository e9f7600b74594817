/// The languages that the interface speaks.
public enum Language: String, Sendable, CaseIterable {
  case ko, en

  /// The language that the environment asks for: `LC_ALL`, else `LC_MESSAGES`, else `LANG`; Korean
  /// or else English.
  public init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    let locale = names.first { !$0.isEmpty } ?? ""
    self = locale.hasPrefix("ko") ? .ko : .en
  }
}
