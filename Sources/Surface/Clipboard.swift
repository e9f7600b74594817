/// How what is copied reaches the terminal's clipboard (OSC 52).
public enum Clipboard: String, Sendable, Hashable, CaseIterable {
  /// The sequence as it is; tmux takes it too where its `set-clipboard` is `on`.
  case raw
  /// Inside tmux wrapped, so that tmux hands it through to the terminal around it
  /// (`allow-passthrough on`).
  case tmux
  /// Nothing is copied.
  case off

  /// The most text that is sent, in bytes: with the base64 around it, it stays below the 100,000
  /// bytes that xterm and others take of a sequence.
  public static let limit = 74_000
}
