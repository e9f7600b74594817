import Configuration
import Surface

// The keys that sentences name. None is written by hand, so that a sentence follows the command table.
extension Words {
  /// The key that runs a command, as messages show it.
  package func key(_ command: String) -> String {
    keys[command] ?? CommandTable.command(named: command)?.keys.first?.name ?? ""
  }

  /// The keys that leave a screen of its own.
  var leavingKeys: String { "\(key("leave")) \(key("back"))" }
  /// The keys that scroll one.
  var scrollingKeys: String { "\(key("down")) \(key("up"))" }

  // What keys are in prompts and lists, where none is a command.

  /// The key that ends what is typed, or chooses.
  var enter: String { Key.enter.name }
  /// The key that leaves a prompt or a list.
  package var escape: String { Key.escape.name }
  /// The key that completes, or looks elsewhere.
  var tab: String { Key.tab.name }
}
