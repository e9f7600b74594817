import Configuration
import Surface

// The keys that sentences name. No key is written by hand, so that a sentence follows the command
// table.
extension Words {
  /// The words of a configuration's language, with its keys.
  package init(_ settings: Settings) {
    self.init(settings.language, keys: CommandSet(settings).keyNames)
  }

  /// The key that runs a command, as messages show it; where it has none, how the palette runs it.
  package func key(_ command: String) -> String {
    if let key = ownKey(command) { return key }
    guard let palette = ownKey("palette") else { return command }
    return palette == ":" ? ":\(command)" : "\(palette) \(command)"
  }

  /// The key of a command, or of what an overlay has of its own; nil where it has none.
  func ownKey(_ command: String) -> String? {
    let key = keys[command] ?? CommandSet.standard.keyNames[command]
    return key?.isEmpty == false ? key : nil
  }

  /// What the keys of commands do, for where the palette is not at hand; nil where they have none.
  func part(_ commands: String..., text: (_ keys: String) -> String) -> String? {
    let keys = commands.compactMap(ownKey)
    return keys.isEmpty ? nil : text(keys.joined(separator: " "))
  }

  /// Parts of a hint, one after the other.
  func hint(_ parts: String?...) -> String { parts.compactMap(\.self).joined(separator: " · ") }

  /// The keys that leave a screen of its own.
  var leavingKeys: String { [ownKey("leave"), escape].compactMap(\.self).joined(separator: " ") }

  // What keys are in prompts and lists, where none is a command.

  /// The key that ends what is typed, or chooses.
  var enter: String { Key.enter.name }
  /// The key that leaves a prompt or a list.
  package var escape: String { Key.escape.name }
  /// What Esc does to what was begun.
  var cancels: String { say("그만", "cancel") }
  /// The key that completes, or looks elsewhere.
  var tab: String { Key.tab.name }
}
