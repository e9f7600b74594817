import Configuration
import TextLayout

/// What `--help` says of a command, set in columns of a width.
///
/// swift-argument-parser's own help has its headings in English, and counts a syllable of two cells
/// as one.
struct HelpText {
  /// Where what an argument is for begins, in cells.
  private static let column = 26
  /// The widest line, in cells, however wide the terminal is.
  private static let widest = 100

  private let command: CommandInfo
  private let words: Words
  private let width: Int

  init(_ command: CommandInfo, _ words: Words, width: Int) {
    (self.command, self.words) = (command, words)
    self.width = max(40, min(width, HelpText.widest))
  }

  /// The lines of the help.
  var lines: [String] {
    let reading = command.ofDefault
    let arguments = (reading?.arguments ?? command.arguments ?? []).filter(\.shouldDisplay)
    var lines = wrapped(command.abstract ?? "")
    if let discussion = command.discussion, !discussion.isEmpty {
      lines += [""] + discussion.split(separator: "\n").flatMap { wrapped(String($0)) }
    }
    lines += ["", words.usage] + usage
    lines += section(
      words.arguments,
      arguments.filter { $0.kind == .positional }.map { ($0.label, said(of: $0)) })
    lines += section(
      words.options, arguments.filter { $0.kind != .positional }.map { ($0.label, said(of: $0)) })
    lines += section(
      words.commands,
      command.displayed.filter { $0.commandName != "help" }.map {
        ($0.commandName, $0.abstract ?? "")
      })
    if !command.displayed.isEmpty { lines += [""] + wrapped(words.helpOfCommand(command.call)) }
    return lines
  }

  /// How the command is called.
  private var usage: [String] {
    var calls: [String] = []
    if let reading = command.ofDefault { calls.append(command.call + synopsis(of: reading)) }
    calls.append(
      command.call
        + (command.displayed.isEmpty ? synopsis(of: command) : " <\(words.command)> …"))
    return calls.map { "  " + $0 }
  }

  private func synopsis(of command: CommandInfo) -> String {
    let positionals = (command.arguments ?? []).filter {
      $0.kind == .positional && $0.shouldDisplay
    }
    return " [<\(words.option)>…]"
      + positionals.map { argument in
        let name = argument.label + (argument.isRepeating ? "…" : "")
        return argument.isOptional ? " [\(name)]" : " \(name)"
      }.joined()
  }

  private func said(of argument: ArgumentInfo) -> String {
    let abstract =
      switch argument.names?.last?.name {
      case "help": words.helpOption
      case "version": words.versionOption
      default: argument.abstract ?? ""
      }
    return argument.defaultValue.map { abstract + " " + words.byDefault($0) } ?? abstract
  }

  private func section(_ heading: String, _ rows: [(label: String, text: String)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    var lines = ["", heading]
    for row in rows {
      let label = "  " + row.label
      let text = wrapped(row.text, indent: HelpText.column)
      let gap = HelpText.column - displayWidth(of: label)
      if gap >= 2, let first = text.first {
        lines.append(label + String(repeating: " ", count: gap) + first.drop { $0 == " " })
        lines += text.dropFirst()
      } else {
        lines += [label] + text
      }
    }
    return lines
  }

  private func wrapped(_ text: String, indent: Int = 0) -> [String] {
    LineBreaker.wrap(StyledText(text), width: width - indent).map {
      String(repeating: " ", count: indent) + $0.plain
    }
  }
}
