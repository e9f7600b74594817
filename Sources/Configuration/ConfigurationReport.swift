import Decisions
import Surface
import TextLayout

/// Every key of the configuration with its value, and where that comes from.
package struct ConfigurationReport: Sendable {
  /// Where a value comes from.
  package enum Source: Sendable, Hashable {
    /// What holds where nothing says otherwise.
    case usual
    /// A line of the file, from 1; nil where it is not known which.
    case file(line: Int?)
    /// A variable of the environment.
    case environment(String)
    /// An argument of the command line.
    case argument(String)
  }

  /// A key.
  package struct Row: Sendable {
    /// Its name, with the table before it that it stands in.
    package let name: String
    /// Its value; nil where it has none.
    package let value: ConfigurationValue?
    package let source: Source
  }

  /// The keys, in the order of the documentation; after them the queries, and the keys of commands
  /// that are not the usual ones.
  package let rows: [Row]
  /// The commands of the user's own.
  package let commands: [CustomCommand]

  /// - Parameters:
  ///   - loaded: what the file says, with its lines.
  ///   - arguments: what the command line says of a key: the option, and the value.
  package init(
    _ loaded: LoadedSettings, environment: [String: String],
    arguments: [String: (option: String, value: ConfigurationValue)]
  ) {
    let (settings, usual) = (loaded.settings, Settings())
    var rows = ConfigurationKey.all.filter { $0.kind != .queries }.map { key in
      let value = key.value(settings)
      if let argument = arguments[key.name] {
        return Row(name: key.name, value: argument.value, source: .argument(argument.option))
      }
      if key.name == "archive", let path = environment["NONMUN_ARCHIVE"], !path.isEmpty {
        return Row(name: key.name, value: .list([path]), source: .environment("NONMUN_ARCHIVE"))
      }
      if let line = loaded.lines[key.name] {
        return Row(name: key.name, value: value, source: .file(line: line))
      }
      if key.name == "language", let variable = Language.variable(in: environment) {
        return Row(name: key.name, value: value, source: .environment(variable))
      }
      let isUsual = key.name == "language" || value == key.value(usual)
      return Row(name: key.name, value: value, source: isUsual ? .usual : .file(line: nil))
    }
    let own =
      settings.queries.map { ("queries." + $0.name, ConfigurationValue.text($0.text)) }
      + settings.keys.sorted { $0.key < $1.key }.map { name, keys in
        ("keys." + name, ConfigurationValue.list(keys.map(\.name)))
      }
    rows += own.map { name, value in
      Row(name: name, value: value, source: .file(line: loaded.lines[name]))
    }
    self.rows = rows
    commands = settings.commands
  }

  /// The report as a configuration that says the same, with where each value comes from as a
  /// comment.
  ///
  /// - Parameters:
  ///   - words: how to say where a value comes from.
  ///   - none: what a key is without a value.
  package func toml(
    source: (Source) -> String, none: (_ key: String) -> String
  ) -> String {
    var text = ""
    var table: String?
    let lines = rows.map { row -> (table: String?, line: String) in
      let parts = ConfigurationReport.parts(row.name)
      let key = ConfigurationValue.key(parts.key)
      return (
        parts.table,
        row.value.map { "\(key) = \($0.toml)" } ?? "# \(key): \(none(row.name))"
      )
    }
    let width = lines.map { displayWidth(of: $0.line) }.filter { $0 <= 48 }.max() ?? 0
    for (row, line) in zip(rows, lines) {
      if line.table != table, let name = line.table { text += "\n[\(name)]\n" }
      table = line.table
      let gap = String(repeating: " ", count: max(0, width - displayWidth(of: line.line)))
      text += line.line + gap + "  # " + source(row.source) + "\n"
    }
    for command in commands { text += "\n" + ConfigurationReport.toml(command) }
    return text
  }

  /// The table of a key, and the key in it.
  private static func parts(_ name: String) -> (table: String?, key: String) {
    guard let dot = name.firstIndex(of: ".") else { return (nil, name) }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  private static func toml(_ command: CustomCommand) -> String {
    var lines = [
      "[[command]]", "key = " + ConfigurationValue.quoted(command.key.name),
      "name = " + ConfigurationValue.quoted(command.name),
      "run = " + ConfigurationValue.list(command.arguments).toml,
    ]
    if command.readsJSON { lines.append("input = \"json\"") }
    if command.usesTerminal { lines.append("terminal = true") }
    return lines.map { $0 + "\n" }.joined()
  }
}
