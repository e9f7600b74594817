/// All that the user decided about one paper.
public struct Decision: Sendable, Hashable {
  /// How the user stands to it.
  public var standing: Standing
  /// The tags, in ascending order, none twice.
  public var tags: [String]
  /// What the user noted; nil where there is no note, never empty.
  public var note: String?

  /// A decision; by default that of a paper nobody touched.
  public init(standing: Standing = .unread, tags: [String] = [], note: String? = nil) {
    self.standing = standing
    self.tags = tags
    self.note = note
  }

  /// The decision about a paper nobody touched.
  public static let none = Decision()
}
