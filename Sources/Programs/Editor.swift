/// The user's editor.
public enum Editor {
  /// The editor's command, without the file: `$VISUAL`, else `$EDITOR`, else `vi` or `nano` where
  /// it is installed.
  ///
  /// The variables may hold arguments (`code -w`), split as a shell would and never seen by one.
  /// Nil where there is none.
  public static func command(environment: [String: String]) -> [String]? {
    for name in ["VISUAL", "EDITOR"] {
      guard let words = ShellWords.split(environment[name] ?? ""), !words.isEmpty else { continue }
      return words
    }
    for name in ["vi", "nano"] where Program([name], environment: environment).path != nil {
      return [name]
    }
    return nil
  }
}
