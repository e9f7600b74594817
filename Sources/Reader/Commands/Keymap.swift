import Surface

/// Which key runs which command while browsing; made from the command table.
public struct Keymap: Sendable {
  private let commands: [Key: Command]

  /// The keymap of these commands; where two name the same key, the first has it (a test forbids that).
  public init(_ table: [Command]) {
    var commands: [Key: Command] = [:]
    for command in table {
      for key in command.keys where commands[key] == nil { commands[key] = command }
    }
    self.commands = commands
  }

  /// The command that a key runs.
  public subscript(key: Key) -> Command? { commands[key] }
}
