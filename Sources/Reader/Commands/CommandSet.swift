import Configuration
import Surface

/// The commands of a reader with their keys: the table's, and those of the configuration.
public struct CommandSet: Sendable {
  /// The table's commands with their usual keys, for what is said without a reader.
  public static let standard = CommandSet()

  /// All commands, in the order of help; the configuration's come with those that hand a paper on.
  public let all: [Command]
  /// Which key runs which.
  public let keymap: Keymap
  /// The name of each command's first key, by the command's name; empty where it has none.
  let keyNames: [String: String]
  /// The keys of what overlays have of their own.
  private let actions: [OverlayAction: [Key]]

  /// The table's commands and these.
  ///
  /// - Parameter keys: the keys of commands that have other than the usual ones, by the commands'
  ///   names.
  public init(_ custom: [CustomCommand] = [], keys: [String: [Key]] = [:]) {
    let own = custom.map { command in
      Command(
        command.name, .handing, [command.key], Localized(ko: command.name, en: command.name)
      ) { state, _ in state.run(command) }
    }
    let table = CommandTable.all.map { keys[$0.name].map($0.bound) ?? $0 }
    let actions = Dictionary(
      uniqueKeysWithValues: OverlayAction.allCases.map { ($0, keys[$0.rawValue] ?? $0.usualKeys) })
    let end = table.lastIndex { $0.group == .handing }.map { $0 + 1 } ?? 0
    let names =
      (table + own).map { ($0.name, $0.keys.first?.name ?? "") }
      + actions.map { ($0.key.rawValue, $0.value.first?.name ?? "") }
    let keyNames = Dictionary(names, uniquingKeysWith: { first, _ in first })
    let ways = CommandSet.waysOut(keyNames["palette"] ?? "", table)
    let named = table.map { $0.naming(keyNames.merging(["ways": ways]) { key, _ in key }) }
    all = named[..<end] + own + named[end...]
    keymap = Keymap(all)
    self.keyNames = keyNames
    self.actions = actions
  }

  /// The commands and keys of a configuration.
  public init(_ settings: Settings) { self.init(settings.commands, keys: settings.keys) }

  /// The ways to quit that vi has, as far as the keys for them are in their places.
  private static func waysOut(_ palette: String, _ table: [Command]) -> String {
    let line =
      palette.isEmpty ? nil : palette == ":" ? ":q" : [palette, "q"].joined(separator: " ")
    let opensCode = table.contains { $0.name == "qr-code" && $0.keys.contains("Z") }
    return [line, opensCode ? "ZZ" : nil].compactMap(\.self).joined(separator: ", ")
  }

  /// The keys of what an overlay has of its own.
  func keys(of action: OverlayAction) -> [Key] { actions[action] ?? [] }

  /// What a key does in one overlay only; nil where it is none for that.
  func action(_ key: Key, in room: OverlayAction.Room) -> OverlayAction? {
    OverlayAction.allCases.first { $0.room == room && keys(of: $0).contains(key) }
  }

  /// Whether a second key is waited for.
  ///
  /// - Parameter room: the overlay that has the keys, where it has some of its own; `isOverlay`
  ///   without one is any other.
  func begins(_ key: Key, isOverlay: Bool, in room: OverlayAction.Room?) -> Bool {
    // In lists they choose and move, whatever else they are.
    if isOverlay, [.enter, .tab, .backTab, .escape].contains(key) { return false }
    if let room {
      if action(key, in: room) != nil { return false }
      let own = OverlayAction.allCases.filter { $0.room == room }.flatMap(keys)
      if own.contains(where: { $0.isSequence && $0.first == key }) { return true }
    }
    return keymap.begins(key)
  }
}

extension Command {
  /// The command with other keys.
  fileprivate func bound(to keys: [Key]) -> Command {
    Command(name, group, keys, help, scroll: scroll, run: run)
  }

  /// The command with the keys that its help speaks of: `{first}` is the key of the command
  /// `first`.
  ///
  /// What stands in parentheses for a command without a key is left out.
  fileprivate func naming(_ keys: [String: String]) -> Command {
    guard help.en.utf8.contains(UInt8(ascii: "{")) else { return self }
    let filled = { (text: String) in Command.filled(text, keys) }
    return Command(
      name, group, self.keys, Localized(ko: filled(help.ko), en: filled(help.en)), scroll: scroll,
      run: run)
  }

  private static func filled(_ text: String, _ keys: [String: String]) -> String {
    var isComplete = true
    let parts = text.split(separator: "{", omittingEmptySubsequences: false).enumerated().map {
      number, part in
      guard number > 0, let end = part.firstIndex(of: "}") else { return String(part) }
      let key = keys[String(part[..<end])] ?? ""
      if key.isEmpty { isComplete = false }
      return key + part[part.index(after: end)...]
    }
    guard isComplete else { return String(text.prefix { $0 != "(" }.trimmed) }
    return parts.joined()
  }
}

extension StringProtocol {
  /// The text without spaces at its end.
  fileprivate var trimmed: SubSequence {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[..<end]
  }
}
