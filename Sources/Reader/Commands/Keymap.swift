import Surface

/// Which key runs which command while browsing; made from the command table.
public struct Keymap: Sendable {
  private let commands: [Key: Command]
  /// The keys with which sequences begin.
  private let starts: Set<Key>

  /// The keymap of these commands; where two name the same key, the first has it (a test forbids
  /// that).
  public init(_ table: [Command]) {
    var commands: [Key: Command] = [:]
    for command in table {
      for key in command.keys where commands[key] == nil { commands[key] = command }
    }
    self.commands = commands
    starts = Set(commands.keys.filter(\.isSequence).map(\.first))
  }

  /// The command that a key runs.
  public subscript(key: Key) -> Command? { commands[key] }

  /// Whether a key is the first of a sequence.
  func begins(_ key: Key) -> Bool { starts.contains(key) }

  /// The keys that complete a sequence, each with its command, in the order of the keys' names.
  func completions(of first: Key) -> [(key: Key, command: Command)] {
    commands.compactMap { key, command in
      guard case .sequence(first, let second) = key else { return nil }
      return (second, command)
    }.sorted { $0.key.name < $1.key.name }
  }
}
