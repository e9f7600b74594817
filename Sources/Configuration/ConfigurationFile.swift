import Decisions
import TOMLKit

/// Reads a configuration file key by key, so that a bad one costs only itself.
struct ConfigurationFile {
  private(set) var settings: Settings
  private(set) var problems: [Problem] = []
  /// The keys that the file sets without a mistake.
  private var inForce: [ConfigurationKey] = []
  /// The lines of `[keys]` that stand, by the commands' names.
  private var keyLines: [String: Int] = [:]
  private let document: TOMLDocument
  private let home: String?
  private let reserved: ReservedCommands

  init(document: TOMLDocument, home: String?, usual: Settings, reserved: ReservedCommands) {
    self.document = document
    self.home = home
    self.reserved = reserved
    settings = usual
  }

  mutating func read() {
    reportUnknown(in: document.root, named: nil)
    if let value = document.root["panes"] {
      if let panes = value.table {
        reportUnknown(in: panes, named: "panes")
      } else {
        report(["panes"], value, shouldBe: { $0.aTable("[panes]") })
      }
    }
    for key in ConfigurationKey.all {
      guard let value = value(of: key) else { continue }
      let before = (problems.count, settings)
      key.read(&self, value)
      // Of an array one path can be wrong, and the others right.
      if problems.count == before.0 || settings != before.1 { inForce.append(key) }
    }
    let keys = KeysReader(document, reserved)
    settings.keys = keys.keys
    keyLines = keys.lines
    problems += keys.problems
    let own = CustomCommandReader(document, reserved.bound(to: keys.keys))
    settings.commands = own.commands
    problems += own.problems
  }

  /// The lines, from 1, of what the file sets, by the names of its keys: `theme`, `panes.dates`,
  /// `keys.keep`.
  var lines: [String: Int] {
    var lines: [String: Int] = [:]
    for key in inForce { lines[key.name] = document.lines.line(of: key.path) }
    for query in settings.queries {
      lines["queries." + query.name] = document.lines.line(of: ["queries", query.name])
    }
    for (name, line) in keyLines { lines["keys." + name] = line }
    return lines
  }

  mutating func readQueries(_ value: any TOMLValueConvertible) {
    let own = SavedQueryReader(value, in: document)
    settings.queries = own.queries
    problems += own.problems
  }

  mutating func set<Value>(
    _ setting: WritableKeyPath<Settings, Value>, _ value: Value?
  ) {
    if let value { settings[keyPath: setting] = value }
  }

  private func value(of key: ConfigurationKey) -> (any TOMLValueConvertible)? {
    let path = key.path
    guard let last = path.last else { return nil }
    if path.count == 1 { return document.root[last] }
    return path.first.flatMap { document.root[$0]?.table?[last] }
  }

  /// Reads the archive from a line that is not TOML, where the line tells plainly enough which
  /// archive is meant.
  mutating func salvage(archive text: String) {
    let path = text.prefix { $0 != "#" && $0 != "," }.filter { !"\"'[]".contains($0) }
      .trimmingSpaces
    guard let whole = whole(path) else {
      settings.isArchiveLost = true
      return
    }
    settings.archive = [whole]
    problems.append(document.problem(at: [], Localized { $0.takenAs(whole) }))
  }

  /// A path from the root or the home; nil for any other.
  private func whole(_ text: String) -> String? {
    if text.hasPrefix("/") { return text }
    guard let home, text == "~" || text.hasPrefix("~/") else { return nil }
    return home + text.dropFirst()
  }

  mutating func archive(_ value: any TOMLValueConvertible) -> [String]? {
    let path = ["archive"]
    let values = value.array.map { array in array.indices.map { array[$0] } } ?? [value]
    var paths: [String] = []
    for value in values {
      guard let text = value.string else {
        report(path, value, shouldBe: \.aPath)
        continue
      }
      if let whole = whole(text) {
        paths.append(whole)
      } else {
        // A relative path would depend on the folder in which the program happens to be started.
        problems.append(document.problem(at: path, Localized { $0.notWhole(text) }))
      }
    }
    settings.isArchiveLost = paths.isEmpty && !values.isEmpty
    return paths
  }

  mutating func text(
    _ value: any TOMLValueConvertible, _ path: [String]
  ) -> String? {
    if let text = value.string { return text }
    report(path, value, shouldBe: \.aString)
    return nil
  }

  mutating func words(
    _ value: any TOMLValueConvertible, _ path: [String]
  ) -> [String]? {
    if let array = value.array {
      let words = array.indices.compactMap { array[$0].string }
      if words.count == array.count, words.first != "" { return words }
    }
    report(path, value, shouldBe: \.aProgram)
    return nil
  }

  mutating func truth(
    _ value: any TOMLValueConvertible, _ path: [String]
  ) -> Bool? {
    if let truth = value.bool { return truth }
    report(path, value, shouldBe: \.trueOrFalse)
    return nil
  }

  /// `"auto"`, or one of two values of another kind.
  mutating func terminalChoice(
    _ value: any TOMLValueConvertible, _ path: [String], on: String, off: String,
    written: (any TOMLValueConvertible) -> String?
  ) -> TerminalChoice? {
    if value.string == "auto" { return .auto }
    if let text = written(value), [on, off].contains(text) { return text == on ? .on : .off }
    report(path, value, shouldBe: { $0.auto(or: off, on) })
    return nil
  }

  mutating func number(
    _ value: any TOMLValueConvertible, _ path: [String], in range: ClosedRange<Int>
  ) -> Int? {
    if let number = value.int, range.contains(number) { return number }
    report(path, value, shouldBe: { $0.aNumber(range) })
    return nil
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: any TOMLValueConvertible, _ path: [String]
  ) -> Choice? {
    if let choice = value.string.flatMap(Choice.init(rawValue:)) { return choice }
    report(path, value, shouldBe: { $0.oneOf(Choice.allCases.map(\.rawValue)) })
    return nil
  }

  private mutating func reportUnknown(in table: TOMLTable, named name: String?) {
    let known = ConfigurationKey.names(in: name)
    for key in table.keys where !known.contains(key) {
      let what = Localized { $0.unknownKey(key, among: known) }
      problems.append(document.problem(at: (name.map { [$0] } ?? []) + [key], what))
    }
  }

  private mutating func report(
    _ path: [String], _ value: any TOMLValueConvertible, shouldBe wanted: (Words) -> String
  ) {
    problems.append(document.problem(at: path, value, shouldBe: wanted))
  }
}

extension String {
  /// The text without the spaces around it.
  fileprivate var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
