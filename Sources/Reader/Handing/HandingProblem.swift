/// Why a paper could not be handed on.
public enum HandingProblem: Sendable, Hashable {
  /// Neither `$VISUAL` nor `$EDITOR` is set, and no editor is installed.
  case noEditor
  /// The editor exited with another status than 0, its own way to say that nothing is to be
  /// changed.
  case editorGaveUp(String, status: Int32)
  /// The editor was ended by a signal; where what was written is.
  case editorEnded(String, draft: String)
  /// The browser's command ended at once, and how: `exit 3`.
  case browserFailed(String, ending: String)
  /// What was copied ends in the tmux around the reader: the setting that would let it through, and
  /// what was copied.
  case tmuxKeepsOut(setting: String, String)
  /// There is no such program in `PATH`.
  case notFound(String)
  /// What the system, or a file, said.
  case other(String)
}
