/// All that the user decided about one paper.
///
/// Two decisions are the same where the same was decided, whenever it was.
public struct Decision: Sendable, Hashable {
  /// What the user decided to do with the paper.
  public var standing: Standing
  /// The day until which it is put aside, `2026-12-04`; counts only where it stands so.
  public var until: String?
  /// The tags, in ascending order, none twice.
  public var tags: [String]
  /// What the user noted; nil where there is no note, never empty.
  public var note: String?
  /// When the standing came to be as it is, in seconds since 1970 by the clock on the wall; nil
  /// where that is not known.
  public var since: Int?

  /// A decision; by default the decision about a paper that nobody touched.
  public init(
    standing: Standing = .unread, until: String? = nil, tags: [String] = [], note: String? = nil,
    since: Int? = nil
  ) {
    self.standing = standing
    self.until = until
    self.tags = tags
    self.note = note
    self.since = since
  }

  /// The decision about a paper that nobody touched.
  public static let none = Decision()

  /// Whether the same was decided.
  public static func == (a: Decision, b: Decision) -> Bool {
    a.standing == b.standing && a.until == b.until && a.tags == b.tags && a.note == b.note
  }

  /// Whether it was put aside until a day that has come.
  ///
  /// - Parameter today: as `2026-12-04`.
  public func isDue(on today: String) -> Bool { standing == .later && (until ?? "") <= today }

  /// Whether it is still to be decided: neither kept nor skipped, nor put aside until a day to
  /// come.
  public func isOpen(on today: String) -> Bool {
    standing == .later ? isDue(on: today) : !standing.isDecided
  }

  /// Hashes what was decided.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(standing)
    hasher.combine(until)
    hasher.combine(tags)
    hasher.combine(note)
  }
}
