import Search
import Surface
import TOMLKit

/// Reads the table `[keys]` of a configuration: a command's name, and the keys that it has instead
/// of its usual ones.
///
/// A line with a mistake costs itself alone.
struct KeysReader {
  /// The keys of commands that have other than the usual ones, by the commands' names.
  private(set) var keys: [String: [Key]] = [:]
  /// The lines in the file of those that stand, by the commands' names.
  private(set) var lines: [String: Int] = [:]
  private(set) var problems: [Problem] = []
  private let document: TOMLDocument
  private let reserved: ReservedCommands

  /// A line as it was read, and where it is.
  private struct Read {
    let line: KeyBindings.Line
    let path: [String]
    let number: Int
  }

  init(_ document: TOMLDocument, _ reserved: ReservedCommands) {
    (self.document, self.reserved) = (document, reserved)
    guard let value = document.root["keys"] else { return }
    guard let table = value.table else {
      problems.append(document.problem(at: ["keys"], value, shouldBe: { $0.aTable("[keys]") }))
      return
    }
    let read = read(table, at: ["keys"]).sorted {
      ($0.number, $0.line.name) < ($1.number, $1.line.name)
    }
    let bindings = KeyBindings(read.map(\.line), reserved)
    keys = bindings.keys
    let refused = Set(bindings.refusals.map(\.line.name))
    for read in read where !refused.contains(read.line.name) {
      lines[read.line.name] = read.number
    }
    for refusal in bindings.refusals {
      let path = read.first { $0.line.name == refusal.line.name }?.path ?? ["keys"]
      problems.append(document.problem(at: path, refusal.why))
    }
  }

  /// The lines of a table and of those in it: `trends.votes` is a table with a key to TOML.
  private mutating func read(_ table: TOMLTable, at path: [String]) -> [Read] {
    table.keys.flatMap { key -> [Read] in
      guard let value = table[key] else { return [] }
      let path = path + [key]
      if let table = value.table { return read(table, at: path) }
      return line(path.dropFirst().joined(separator: "."), value, path).map { [$0] } ?? []
    }
  }

  /// Reads a line; nil where it has a mistake of its own.
  private mutating func line(
    _ name: String, _ value: any TOMLValueConvertible, _ path: [String]
  ) -> Read? {
    guard reserved.names.contains(name) else {
      let names = reserved.rows.map(\.name)
      problems.append(document.problem(at: path, Localized { $0.unknownCommand(name, names) }))
      return nil
    }
    let values = value.array.map { array in array.indices.map { array[$0] } } ?? [value]
    var keys: [Key] = []
    for value in values {
      guard let text = value.string else {
        problems.append(document.problem(at: path, value, shouldBe: \.someKeys))
        return nil
      }
      guard let key = Key(configured: text) else {
        problems.append(document.problem(at: path, Localized { $0.isNoKey(text) }))
        return nil
      }
      if let why = KeysReader.mistake(key, for: name, text) {
        problems.append(document.problem(at: path, why))
        return nil
      }
      if !keys.contains(key) { keys.append(key) }
    }
    let number = document.lines.line(of: path) ?? 0
    return Read(line: KeyBindings.Line(name: name, keys: keys), path: path, number: number)
  }

  /// Why a command cannot have a key, whoever else has it.
  private static func mistake(_ key: Key, for name: String, _ text: String) -> Localized? {
    if key == .escape {
      return ["back", "leave"].contains(name) ? nil : Localized(\.escapeGoesBack)
    }
    // Elsewhere in prompts keys are text, or move and change it.
    let isForPrompt = name.hasPrefix("search.")
    guard !isForPrompt || key.standsBesideText else { return Localized { $0.isText(text) } }
    return key.canRunCommand ? nil : Localized { $0.isNoKey(text) }
  }
}

extension Key {
  /// The key of a name in a configuration; a Hangul letter is the Latin one on its key, since with
  /// the input method on commands come so.
  init?(configured text: String) {
    let names = text.split(separator: " ", omittingEmptySubsequences: false).map { name in
      guard let last = name.unicodeScalars.last, let keys = Dubeolsik.keys(for: last),
        keys.count == 1, let key = keys.first
      else { return String(name) }
      return String(name.unicodeScalars.dropLast()) + String(Character(key))
    }
    self.init(named: names.joined(separator: " "))
  }

  /// Whether the key can be a command while text is typed: where it neither is text nor edits it,
  /// as readline has it.
  package var standsBesideText: Bool {
    switch self {
    case .function: true
    case .control(let letter): !"abcdefghknpuw".unicodeScalars.contains(letter)
    default: false
    }
  }

  /// Whether a command can have the key: digits are counts, Esc takes back whatever was begun, and
  /// what chooses and completes in lists begins no sequence.
  var canRunCommand: Bool {
    switch self {
    case .sequence(let first, let second):
      first.canRunCommand && ![.enter, .tab, .backTab].contains(first) && second != .escape
    case .escape: false
    case .scalar(let scalar): !("0"..."9").contains(scalar)
    default: true
    }
  }
}
