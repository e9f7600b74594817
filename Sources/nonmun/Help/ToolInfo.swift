import ArgumentParser
import FoundationEssentials

/// A command, its arguments and the commands below it, as swift-argument-parser tells of them
/// (https://github.com/apple/swift-argument-parser/blob/main/Sources/ArgumentParserToolInfo/ToolInfo.swift).
struct CommandInfo: Decodable {
  let commandName: String
  let superCommands: [String]?
  let shouldDisplay: Bool
  let abstract: String?
  let discussion: String?
  let defaultSubcommand: String?
  let subcommands: [CommandInfo]?
  let arguments: [ArgumentInfo]?

  private struct Tool: Decodable {
    let command: CommandInfo
  }

  /// The command that a program begins with.
  ///
  /// - Throws: what the decoder throws.
  init(of root: any ParsableCommand.Type) throws {
    let dump = Array(root._dumpHelp().utf8)
    self = try JSONDecoder().decode(Tool.self, from: Data(dump)).command
  }

  /// The command below this one to which words lead, as far as they are commands.
  func descendant(_ words: some Sequence<Substring>) -> CommandInfo {
    var command = self
    for word in words {
      guard let next = command.displayed.first(where: { $0.commandName == word }) else { break }
      command = next
    }
    return command
  }

  /// The commands below this one that help names.
  var displayed: [CommandInfo] { (subcommands ?? []).filter(\.shouldDisplay) }

  /// The command that a call without a command is.
  var ofDefault: CommandInfo? {
    defaultSubcommand.flatMap { name in displayed.first { $0.commandName == name } }
  }

  /// What one types to call the command: `nonmun state export`.
  var call: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }
}

/// An argument, an option or a flag of a command.
struct ArgumentInfo: Decodable {
  enum Kind: String, Decodable {
    case positional, option, flag
  }

  struct Name: Decodable {
    let kind: String
    let name: String

    /// As one types it.
    var typed: String { (kind == "long" ? "--" : "-") + name }
  }

  let kind: Kind
  let shouldDisplay: Bool
  let isOptional: Bool
  let isRepeating: Bool
  let names: [Name]?
  let valueName: String?
  let defaultValue: String?
  let abstract: String?

  /// How the argument is written: `<query>`, `-h, --help`, `--archive <path>`.
  var label: String {
    let value = valueName.map { "<\($0)>" } ?? ""
    guard kind != .positional else { return value }
    // Short names first, as everywhere.
    let all = names ?? []
    let typed = all.filter { $0.kind != "long" } + all.filter { $0.kind == "long" }
    return typed.map(\.typed).joined(separator: ", ") + (kind == .option ? " " + value : "")
  }
}
