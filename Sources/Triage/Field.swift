/// What of a subject an entry of the journal is about.
///
/// Each tag is a field of its own, so that tags merge as a set: the later decision about a tag
/// leaves the others alone.
enum Field: Sendable, Hashable {
  /// What the user decided to do with a paper.
  case standing
  /// The day until which a paper is put aside.
  case until
  /// The note about a paper.
  case note
  /// Whether a paper has this tag.
  case tag(String)
  /// The text of a saved query, whose name is the subject.
  case query
  /// What a saved query is watched for.
  case watch
  /// The newest day whose papers were looked at by a saved query.
  case seen

  /// Whether the subject is a saved query and no paper.
  var isOfQuery: Bool { [.query, .watch, .seen].contains(self) }

  /// The names of the fields of saved queries, as a list of SQL.
  static let ofQueries = "('query', 'watch', 'seen')"

  private static let tagPrefix = "tag:"

  /// The field of that name, as `name` gives it; nil where there is none.
  init?(name: String) {
    switch name {
    case "standing": self = .standing
    case "until": self = .until
    case "note": self = .note
    case "query": self = .query
    case "watch": self = .watch
    case "seen": self = .seen
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
    case .until: "until"
    case .note: "note"
    case .query: "query"
    case .watch: "watch"
    case .seen: "seen"
    case .tag(let tag): Field.tagPrefix + tag
    }
  }
}
