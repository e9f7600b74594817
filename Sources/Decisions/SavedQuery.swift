/// A query that the user saved under a name.
public struct SavedQuery: Sendable, Hashable {
  /// What it is called.
  public let name: String
  /// The query as it was typed.
  public let text: String

  /// The most characters that a name has.
  package static let longestName = 40

  /// A saved query.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
