/// One change of one thing that the user decides about.
///
/// A step of the user's (a key, a range, a bulk skip) is a list of edits, committed and undone
/// together.
public enum Edit: Sendable, Hashable {
  /// What the user decided to do with a paper.
  case standing(Standing, paper: String)
  /// Whether a paper has a tag.
  case tag(String, isOn: Bool, paper: String)
  /// The note about a paper; nil removes it.
  case note(String?, paper: String)
  /// The text of a saved query; nil removes it.
  case query(String?, name: String)
}
