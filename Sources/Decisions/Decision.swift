/// All that the user decided about one paper.
///
/// Two decisions are the same where the same was decided, whenever it was.
public struct Decision: Sendable, Hashable {
  /// What the user decided to do with the paper.
  public var standing: Standing
  /// The tags, in ascending order, none twice.
  public var tags: [String]
  /// What the user noted; nil where there is no note, never empty.
  public var note: String?
  /// When the standing came to be as it is, in seconds since 1970 by the clock on the wall; nil
  /// where that is not known.
  public var since: Int?

  /// A decision; by default the decision about a paper that nobody touched.
  public init(
    standing: Standing = .unread, tags: [String] = [], note: String? = nil, since: Int? = nil
  ) {
    self.standing = standing
    self.tags = tags
    self.note = note
    self.since = since
  }

  /// The decision about a paper that nobody touched.
  public static let none = Decision()

  /// Whether the same was decided.
  public static func == (a: Decision, b: Decision) -> Bool {
    a.standing == b.standing && a.tags == b.tags && a.note == b.note
  }

  /// Hashes what was decided.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(standing)
    hasher.combine(tags)
    hasher.combine(note)
  }
}
