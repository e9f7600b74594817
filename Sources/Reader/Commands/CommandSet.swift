import Configuration
import Surface

/// The commands of a reader: the table's, and those of the configuration.
public struct CommandSet: Sendable {
  /// All commands, in the order of help; the configuration's come with those that hand a paper on.
  public let all: [Command]
  /// Which key runs which.
  public let keymap: Keymap

  /// The table's commands and these.
  public init(_ custom: [CustomCommand] = []) {
    let own = custom.map { command in
      Command(
        command.name, .handing, [command.key], Localized(ko: command.name, en: command.name)
      ) { state, _ in state.run(command) }
    }
    let end = CommandTable.all.lastIndex { $0.group == .handing }.map { $0 + 1 } ?? 0
    all = own.isEmpty ? CommandTable.all : CommandTable.all[..<end] + own + CommandTable.all[end...]
    keymap = own.isEmpty ? .standard : Keymap(all)
  }

  /// The name of a command's first key, as messages show it.
  func key(of name: String) -> String {
    all.first { $0.name == name }?.keys.first?.name ?? ""
  }
}
