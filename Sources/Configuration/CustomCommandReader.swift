import Surface
import TOMLKit

/// Reads the `[[command]]` tables of a configuration; a bad one costs only itself.
struct CustomCommandReader {
  private(set) var commands: [CustomCommand] = []
  private(set) var problems: [Problem] = []
  private let document: TOMLDocument
  private let reserved: ReservedCommands
  /// The table that is being read, from 0.
  private var number = 0

  private static let keys = ["key", "name", "run", "input", "terminal"]

  init(_ document: TOMLDocument, _ reserved: ReservedCommands) {
    self.document = document
    self.reserved = reserved
    guard let value = document.root["command"] else { return }
    guard let tables = value.array else {
      problems.append(
        document.problem(at: ["command"], value, shouldBe: { $0.tables("[[command]]") }))
      return
    }
    for index in tables.indices {
      number = index
      if let table = tables[index].table {
        read(table)
      } else {
        report(nil, \.commandIsTable)
      }
    }
  }

  private mutating func read(_ table: TOMLTable) {
    let before = problems.count
    for key in table.keys where !CustomCommandReader.keys.contains(key) {
      report(key) { $0.unknownKey(key, among: CustomCommandReader.keys) }
    }
    let (key, name) = (key(table), name(table))
    let (arguments, readsJSON) = (arguments(table), readsJSON(table))
    let usesTerminal = truth("terminal", table)
    if readsJSON, usesTerminal {
      report("input", \.inputAndTerminal)
    }
    guard problems.count == before, let key, let name, let arguments else { return }
    commands.append(
      CustomCommand(
        key: key, name: name, arguments: arguments, readsJSON: readsJSON,
        usesTerminal: usesTerminal))
  }

  private mutating func key(_ table: TOMLTable) -> Key? {
    guard let text = text("key", table) else { return nil }
    guard let key = Key(configured: text), key.canRunCommand else {
      report("key") { $0.isNoKey(text) }
      return nil
    }
    let owner =
      reserved.owner(of: key) ?? commands.first { $0.key.isInTheWay(of: key) }?.name
    guard let owner else { return key }
    report("key") { $0.keyIsTaken(text, by: owner) }
    return nil
  }

  private mutating func name(_ table: TOMLTable) -> String? {
    guard let text = text("name", table) else { return nil }
    guard text.isName(upTo: 40) else {
      report("name", \.badCommandName)
      return nil
    }
    let isTaken = reserved.names.contains(text) || commands.contains { $0.name == text }
    guard isTaken else { return text }
    report("name") { $0.commandExists(text) }
    return nil
  }

  private mutating func arguments(_ table: TOMLTable) -> [String]? {
    guard let array = table["run"]?.array else {
      report("run") { $0.runIsArray + $0.runExample }
      return nil
    }
    let words = array.indices.compactMap { array[$0].string }
    guard words.count == array.count, words.first?.isEmpty == false,
      !words.contains(where: { $0.utf8.contains(0) })
    else {
      report("run", \.runIsArray)
      return nil
    }
    return words
  }

  private mutating func readsJSON(_ table: TOMLTable) -> Bool {
    guard let value = table["input"] else { return false }
    if value.string == "json" { return true }
    report("input", \.onlyJSON)
    return false
  }

  private mutating func truth(_ key: String, _ table: TOMLTable) -> Bool {
    guard let value = table[key] else { return false }
    if let truth = value.bool { return truth }
    report(key) { $0.shouldBeTruth(key) }
    return false
  }

  private mutating func text(_ key: String, _ table: TOMLTable) -> String? {
    if let text = table[key]?.string { return text }
    report(key) { $0.shouldBeString(key) }
    return nil
  }

  private mutating func report(_ key: String?, _ what: (Words) -> String) {
    problems.append(document.problem(inTable: "command", number: number, key: key, Localized(what)))
  }
}
