import TOMLKit

/// Reads the `[[command]]` tables of a configuration; a bad one costs only itself.
struct CustomCommandReader {
  private(set) var commands: [CustomCommand] = []
  private(set) var problems: [Problem] = []
  private let document: TOMLDocument
  /// The table that is being read, from 0.
  private var number = 0

  private static let keys = ["key", "name", "run", "input", "terminal"]

  init(_ document: TOMLDocument) {
    self.document = document
    guard let value = document.root["command"] else { return }
    guard let tables = value.array else {
      problems.append(document.problem(at: ["command"], value, shouldBe: "tables, [[command]]"))
      return
    }
    for index in tables.indices {
      number = index
      if let table = tables[index].table {
        read(table)
      } else {
        report(nil, "a command is a table, [[command]]")
      }
    }
  }

  private mutating func read(_ table: TOMLTable) {
    let before = problems.count
    for key in table.keys where !CustomCommandReader.keys.contains(key) {
      let hint = Spelling.hint(for: key, among: CustomCommandReader.keys)
      report(key, "unknown key “\(key)”" + hint)
    }
    let (key, name) = (key(table), name(table))
    let (arguments, readsJSON) = (arguments(table), readsJSON(table))
    let usesTerminal = truth("terminal", table)
    if readsJSON, usesTerminal {
      report("input", "“input” and “terminal” exclude each other (the terminal is the input)")
    }
    guard problems.count == before, let key, let name, let arguments else { return }
    commands.append(
      CustomCommand(
        key: key, name: name, arguments: arguments, readsJSON: readsJSON,
        usesTerminal: usesTerminal))
  }

  private mutating func key(_ table: TOMLTable) -> Key? {
    guard let text = text("key", table) else { return nil }
    guard let key = Key(named: text), !("0"..."9").contains(text), key != .escape else {
      report("key", "“\(text)” is no key for a command (such as “!”, “Ctrl-a”, “F10”)")
      return nil
    }
    let owner = Keymap.standard[key]?.name ?? commands.first { $0.key == key }?.name
    guard let owner else { return key }
    report("key", "the key “\(text)” is that of “\(owner)” already (choose another)")
    return nil
  }

  private mutating func name(_ table: TOMLTable) -> String? {
    guard let text = text("name", table) else { return nil }
    let isShown = text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    guard isShown, !text.isEmpty, text.count <= 40 else {
      report("name", "“name” should be a name of 1 to 40 characters")
      return nil
    }
    let isTaken = CommandTable.command(named: text) != nil || commands.contains { $0.name == text }
    guard isTaken else { return text }
    report("name", "there is a command “\(text)” already (choose another name)")
    return nil
  }

  private mutating func arguments(_ table: TOMLTable) -> [String]? {
    let wanted = "“run” should be an array of the program and its arguments"
    guard let array = table["run"]?.array else {
      report("run", wanted + ", such as [\"echo\", \"{url}\"]")
      return nil
    }
    let words = array.indices.compactMap { array[$0].string }
    guard words.count == array.count, words.first?.isEmpty == false,
      !words.contains(where: { $0.utf8.contains(0) })
    else {
      report("run", wanted)
      return nil
    }
    return words
  }

  private mutating func readsJSON(_ table: TOMLTable) -> Bool {
    guard let value = table["input"] else { return false }
    if value.string == "json" { return true }
    report("input", "“input” can only be “json”")
    return false
  }

  private mutating func truth(_ key: String, _ table: TOMLTable) -> Bool {
    guard let value = table[key] else { return false }
    if let truth = value.bool { return truth }
    report(key, "“\(key)” should be true or false")
    return false
  }

  private mutating func text(_ key: String, _ table: TOMLTable) -> String? {
    if let text = table[key]?.string { return text }
    report(key, "“\(key)” should be a string, and is needed")
    return nil
  }

  private mutating func report(_ key: String?, _ what: String) {
    problems.append(document.problem(inTable: "command", number: number, key: key, what))
  }
}
