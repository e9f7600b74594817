import Surface

/// A command of the user's own, `[[command]]` in the configuration.
public struct CustomCommand: Sendable, Hashable {
  /// The key that runs it.
  public let key: Key
  /// What it is called in help and in the palette.
  public let name: String
  /// The program and its arguments, in which `{id}`, `{url}`, `{title}`, `{file}` and `{line}`
  /// stand for the paper's.
  public let arguments: [String]
  /// Whether it gets the paper as JSON on standard input.
  public let readsJSON: Bool
  /// Whether it gets the terminal; otherwise its output is shown.
  public let usesTerminal: Bool

  /// A command.
  public init(
    key: Key, name: String, arguments: [String], readsJSON: Bool = false, usesTerminal: Bool = false
  ) {
    self.key = key
    self.name = name
    self.arguments = arguments
    self.readsJSON = readsJSON
    self.usesTerminal = usesTerminal
  }
}
