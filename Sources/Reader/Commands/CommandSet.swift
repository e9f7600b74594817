import Configuration
import Surface

/// The commands of a reader: the table's, and those of the configuration.
public struct CommandSet: Sendable {
  /// The table's alone, for what is said without a reader.
  public static let standard = CommandSet()

  /// All commands, in the order of help; the configuration's come with those that hand a paper on.
  public let all: [Command]
  /// Which key runs which.
  public let keymap: Keymap
  /// The name of each command's first key, by the command's name.
  let keyNames: [String: String]

  /// The table's commands and these.
  public init(_ custom: [CustomCommand] = []) {
    let own = custom.map { command in
      Command(
        command.name, .handing, [command.key], Localized(ko: command.name, en: command.name)
      ) { state, _ in state.run(command) }
    }
    let table = CommandTable.all
    let end = table.lastIndex { $0.group == .handing }.map { $0 + 1 } ?? 0
    let names = (table + own).map { ($0.name, $0.keys.first?.name ?? "") }
    let keyNames = Dictionary(names, uniquingKeysWith: { first, _ in first })
    let named = table.map { $0.naming(keyNames) }
    all = named[..<end] + own + named[end...]
    keymap = Keymap(all)
    self.keyNames = keyNames
  }
}

extension Command {
  /// The command with the keys that its help speaks of: `{first}` is the key of the command `first`.
  fileprivate func naming(_ keys: [String: String]) -> Command {
    guard help.en.utf8.contains(UInt8(ascii: "{")) else { return self }
    func filled(_ text: String) -> String {
      text.split(separator: "{", omittingEmptySubsequences: false).enumerated().map {
        number, part in
        guard number > 0, let end = part.firstIndex(of: "}") else { return String(part) }
        return (keys[String(part[..<end])] ?? "") + part[part.index(after: end)...]
      }.joined()
    }
    return Command(
      name, group, self.keys, Localized(ko: filled(help.ko), en: filled(help.en)), scroll: scroll,
      run: run)
  }
}
