/// How the user stands to a paper.
///
/// A paper is *decided* when it is kept or skipped; reading it decides nothing.
public enum Standing: String, Sendable, Hashable, CaseIterable {
  /// Not seen yet, or set back to that.
  case unread
  /// Seen, and left undecided.
  case read
  /// Worth keeping (★).
  case kept
  /// Not wanted.
  case skipped
  /// Put aside until a day, which `Decision.until` says.
  case later

  /// Whether the user decided on the paper: kept it or skipped it.
  public var isDecided: Bool { self == .kept || self == .skipped }
}
