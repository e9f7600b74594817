import Surface

/// The names and keys of the program's own commands, which a command of the user's cannot have.
public struct ReservedCommands: Sendable {
  /// The command that a key runs.
  let owners: [Key: String]
  /// The commands' names.
  let names: Set<String>

  /// The commands of these names, each with its keys.
  package init(_ commands: [(name: String, keys: [Key])]) {
    names = Set(commands.map(\.name))
    var owners: [Key: String] = [:]
    for command in commands {
      for key in command.keys where owners[key] == nil { owners[key] = command.name }
    }
    self.owners = owners
  }

  /// No commands.
  package static let none = ReservedCommands([])
}
