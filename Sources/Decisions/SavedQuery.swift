/// A query that the user saved under a name.
public struct SavedQuery: Sendable, Hashable {
  /// What it is called.
  public let name: String
  /// The query as it was typed.
  public let text: String
  /// Whether its papers are watched for, and how; nil where they are not.
  public let watch: Watch?
  /// The newest day whose papers were looked at by it, `2026-12-04`; nil where none were.
  public let seen: String?

  /// The most characters that a name has.
  package static let longestName = 40

  /// A saved query.
  public init(name: String, text: String, watch: Watch? = nil, seen: String? = nil) {
    self.name = name
    self.text = text
    self.watch = watch
    self.seen = seen
  }
}
