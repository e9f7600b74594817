/// What of a subject an entry of the journal is about.
///
/// Each tag is a field of its own, so that tags merge as a set: the later decision about a tag
/// leaves the others alone.
enum Field: Sendable, Hashable {
  /// What the user decided to do with a paper.
  case standing
  /// The note about a paper.
  case note
  /// Whether a paper has this tag.
  case tag(String)
  /// The text of a saved query, whose name is the subject.
  case query

  private static let tagPrefix = "tag:"

  /// The field of that name, as `name` gives it; nil where there is none.
  init?(name: String) {
    switch name {
    case "standing": self = .standing
    case "note": self = .note
    case "query": self = .query
    default:
      // By bytes: a tag may begin with a mark that belongs to the colon as far as Swift's
      // characters go.
      let bytes = name.utf8
      guard bytes.starts(with: Field.tagPrefix.utf8), bytes.count > 4,
        let tag = String(bytes.dropFirst(4))
      else { return nil }
      self = .tag(tag)
    }
  }

  /// The name in the journal.
  var name: String {
    switch self {
    case .standing: "standing"
    case .note: "note"
    case .query: "query"
    case .tag(let tag): Field.tagPrefix + tag
    }
  }
}
