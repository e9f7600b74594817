import TOMLKit

/// Reads a configuration file key by key, so that a bad one costs only itself.
struct ConfigurationFile {
  private(set) var settings: Settings
  private(set) var problems: [Problem] = []
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
    for key in ConfigurationKey.allCases {
      guard let value = value(of: key) else { continue }
      read(key, value)
    }
    let own = CustomCommandReader(document, reserved)
    settings.commands = own.commands
    problems += own.problems
  }

  private mutating func read(_ key: ConfigurationKey, _ value: any TOMLValueConvertible) {
    switch key {
    case .archive: set(\.archive, archive(value))
    case .theme: set(\.theme, text(value, key))
    case .language: set(\.language, choice(value, key))
    case .readingWidth: set(\.readingWidth, number(value, key, in: 20...400))
    case .mouse: set(\.mouse, truth(value, key))
    case .sort: set(\.sort, choice(value, key))
    case .reverse: set(\.reverse, truth(value, key))
    case .ascii: set(\.isASCII, truth(value, key))
    case .ambiguousWidth:
      set(
        \.widthChoice, terminalChoice(value, key, on: "2", off: "1") { $0.int.map(String.init) })
    case .hyperlinks:
      set(
        \.hyperlinkChoice,
        terminalChoice(value, key, on: "true", off: "false") { $0.bool.map(String.init) })
    case .title: set(\.showsTitle, truth(value, key))
    case .readAfter: set(\.readAfter, number(value, key, in: 0...3_600_000))
    case .catchUp: set(\.catchUp, number(value, key, in: 1...999))
    case .clipboard: set(\.clipboard, choice(value, key))
    case .refresh: set(\.refresh, words(value, key))
    case .queries: readQueries(value)
    case .datesWidth: set(\.datesWidth, number(value, key, in: Settings.datesWidths))
    case .listShare: set(\.listShare, number(value, key, in: Settings.listShares))
    }
  }

  private mutating func readQueries(_ value: any TOMLValueConvertible) {
    let own = SavedQueryReader(value, in: document)
    settings.queries = own.queries
    problems += own.problems
  }

  private mutating func set<Value>(
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

  private mutating func archive(_ value: any TOMLValueConvertible) -> [String]? {
    let path = ConfigurationKey.archive.path
    let values = value.array.map { array in array.indices.map { array[$0] } } ?? [value]
    var paths: [String] = []
    for value in values {
      guard let text = value.string else {
        report(path, value, shouldBe: \.aPath)
        continue
      }
      if text.hasPrefix("/") {
        paths.append(text)
      } else if let home, text == "~" || text.hasPrefix("~/") {
        paths.append(home + text.dropFirst())
      } else {
        // Relative to what would depend on where the program happens to be started.
        problems.append(document.problem(at: path, Localized { $0.notWhole(text) }))
      }
    }
    return paths
  }

  private mutating func text(
    _ value: any TOMLValueConvertible, _ key: ConfigurationKey
  ) -> String? {
    if let text = value.string { return text }
    report(key.path, value, shouldBe: \.aString)
    return nil
  }

  private mutating func words(
    _ value: any TOMLValueConvertible, _ key: ConfigurationKey
  ) -> [String]? {
    if let array = value.array {
      let words = array.indices.compactMap { array[$0].string }
      if words.count == array.count, words.first != "" { return words }
    }
    report(key.path, value, shouldBe: \.aProgram)
    return nil
  }

  private mutating func truth(
    _ value: any TOMLValueConvertible, _ key: ConfigurationKey
  ) -> Bool? {
    if let truth = value.bool { return truth }
    report(key.path, value, shouldBe: \.trueOrFalse)
    return nil
  }

  /// `"auto"`, or one of two values of another kind.
  private mutating func terminalChoice(
    _ value: any TOMLValueConvertible, _ key: ConfigurationKey, on: String, off: String,
    text: (any TOMLValueConvertible) -> String?
  ) -> TerminalChoice? {
    if value.string == "auto" { return .auto }
    if let text = text(value), [on, off].contains(text) { return text == on ? .on : .off }
    report(key.path, value, shouldBe: { $0.auto(or: off, on) })
    return nil
  }

  private mutating func number(
    _ value: any TOMLValueConvertible, _ key: ConfigurationKey, in range: ClosedRange<Int>
  ) -> Int? {
    if let number = value.int, range.contains(number) { return number }
    report(key.path, value, shouldBe: { $0.aNumber(range) })
    return nil
  }

  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: any TOMLValueConvertible, _ key: ConfigurationKey
  ) -> Choice? {
    if let choice = value.string.flatMap(Choice.init(rawValue:)) { return choice }
    report(key.path, value, shouldBe: { $0.oneOf(Choice.allCases.map(\.rawValue)) })
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
