import Configuration
import Surface
import TextLayout

/// What each command's keys are at present, and where that is said.
public struct KeysInForce: Sendable {
  /// A command, or what an overlay has of its own.
  public struct Row: Sendable {
    /// Its name.
    public let command: String
    /// The names of its keys.
    public let keys: [String]
    /// What it does.
    public let help: Localized
    /// The heading that help has it under.
    public let group: Localized
    /// The line of the configuration, from 1, that says so; nil where the keys are the usual ones.
    public let line: Int?
    /// Whether the keys are other than the usual ones.
    public let isChanged: Bool
  }

  /// The rows, in the order of help.
  public let rows: [Row]

  /// The keys of a configuration.
  public init(_ loaded: LoadedSettings) {
    let commands = CommandSet(loaded.settings)
    let row = { (name: String, keys: [Key], help: Localized, group: Localized) in
      Row(
        command: name, keys: keys.map(\.name), help: help, group: group,
        line: loaded.lines["keys." + name],
        isChanged: loaded.settings.keys[name] != nil
          || loaded.settings.commands.contains { $0.name == name })
    }
    rows =
      commands.all.map { command in
        row(command.name, command.keys, command.help, Localized { $0.group(command.group) })
      }
      + OverlayAction.allCases.map { action in
        row(
          action.rawValue, commands.keys(of: action), action.help, Localized(\.overlayActions))
      }
  }

  /// A command a line: keys, name, what it does and, where they are not the usual ones, the line
  /// that says so; headings between.
  ///
  /// - Parameter file: how the configuration is named.
  public func text(in language: Language, file: String) -> String {
    let names = rows.map { $0.keys.isEmpty ? "–" : $0.keys.joined(separator: ", ") }
    let keysWidth = names.map { displayWidth(of: $0) }.max() ?? 0
    let nameWidth = rows.map { displayWidth(of: $0.command) }.max() ?? 0
    var text = ""
    var group: String?
    for (row, keys) in zip(rows, names) {
      let heading = row.group[language]
      if heading != group { text += (group == nil ? "" : "\n") + heading + "\n" }
      group = heading
      let origin = row.line.map { "  (\(file):\($0))" } ?? (row.isChanged ? "  (\(file))" : "")
      text +=
        "  " + padded(keys, to: keysWidth) + "  " + padded(row.command, to: nameWidth) + "  "
        + row.help[language] + origin + "\n"
    }
    return text
  }
}
