/// One change of one thing that the user decides about.
///
/// A step of the user's (a key, a range, a bulk skip) is a list of edits, committed and undone
/// together.
public enum Edit: Sendable, Hashable {
  /// What the user decided to do with a paper.
  case standing(Standing, paper: String)
  /// The day until which a paper is put aside, `2026-12-04`; nil takes it away.
  case until(String?, paper: String)
  /// Whether a paper has a tag.
  case tag(String, isOn: Bool, paper: String)
  /// The note about a paper; nil removes it.
  case note(String?, paper: String)
  /// What a saved query is watched for; nil ends the watch.
  case watch(Watch?, name: String)
  /// The newest day whose papers were looked at by a saved query, `2026-12-04`.
  case seen(String?, name: String)
  /// The text of a saved query; nil removes it.
  case query(String?, name: String)
}
