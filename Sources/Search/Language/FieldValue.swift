import Decisions
import Digest

/// Reads what stands after the colon of a field that is no plain text.
enum FieldValue {
  enum Problem: Error { case badValue, emptyRange }

  /// - Throws: why the text is no value of the field.
  static func term(
    _ field: QueryField, _ value: QueryLexer.Text, _ second: QueryLexer.Text?
  ) throws(Problem) -> Term {
    let text = value.text
    let isPhrase = value.quotes == .quotation
    switch field {
    case .label:
      guard let second else { return .label(text) }
      return .text(
        TextTerm(second.text, in: .label(text), isPhrase: second.quotes == .quotation))
    case .word: return .text(TextTerm(text, isPhrase: isPhrase, isWhole: true))
    case .note: return .note(TextTerm(text, isPhrase: isPhrase))
    case .id: return .id(text)
    case .tag: return .tag(text)
    case .vote: return try vote(text.lowercased())
    case .taste: return try taste(text.lowercased())
    case .like:
      return .like(try known(likes(text)))
    case .date: return try date(text.lowercased())
    case .authors: return .authors(try bounds(text))
    case .day:
      return .weekday(
        try known(ValueNames.weekdays.firstIndex { $0.contains(text.lowercased()) }))
    case .is: return try named(text, ValueNames.states)
    case .has: return try named(text, ValueNames.parts)
    case .decided: return .decided(.decided, try when(text.lowercased()))
    case .kept: return .decided(.standing(.kept), try when(text.lowercased()))
    case .skipped: return .decided(.standing(.skipped), try when(text.lowercased()))
    case .title, .author, .body, .sort: throw .badValue
    }
  }

  private static func named(
    _ text: String, _ values: [(names: [String], term: Term)]
  ) throws(Problem) -> Term {
    try known(values.first { $0.names.contains(text.lowercased()) }?.term)
  }

  static func order(_ name: String) -> SortOrder? {
    let isReversed = name.hasPrefix("-")
    let name = (isReversed ? String(name.dropFirst()) : name).lowercased()
    return ValueNames.orders.first { $0.names.contains(name) }
      .map { SortOrder($0.field, isReversed: isReversed) }
  }

  private static func vote(_ text: String) throws(Problem) -> Term {
    if ValueNames.unknown.contains(text) { return .voteUnknown }
    guard text.contains("p") else { return .vote(try bounds(text)) }
    // `p90` alone is that and all above, the top tenth.
    if let percentile = percentile(text) { return .percentile(.atLeast(percentile)) }
    guard let bounds = Bounds(text, value: percentile) else { throw .badValue }
    return .percentile(try filled(bounds, bounds.isEmpty))
  }

  private static func taste(_ text: String) throws(Problem) -> Term {
    if let percentile = percentile(text) { return .taste(.atLeast(percentile)) }
    guard let bounds = Bounds(text, value: percentile) else { throw .badValue }
    return .taste(try filled(bounds, bounds.isEmpty))
  }

  /// Identifiers, or tags with `#` before them, with commas between them.
  private static func likes(_ text: String) -> [String]? {
    let names = text.split(separator: ",").map { name in
      ArxivID.find(in: String(name)) ?? ArxivID.identifier(String(name)) ?? String(name)
    }
    return names.isEmpty || names.contains("#") ? nil : names
  }

  private static func percentile(_ text: String) -> Int? {
    guard text.hasPrefix("p"), let value = number(String(text.dropFirst())), value <= 100 else {
      return nil
    }
    return value
  }

  private static func date(_ text: String) throws(Problem) -> Term {
    if ValueNames.unknown.contains(text) { return .dateUnknown }
    if let days = days(text) { return .lastDays(days) }
    return .date(try dates(text))
  }

  private static func when(_ text: String) throws(Problem) -> Term.When {
    if let days = days(text) { return .lastDays(days) }
    return .bounds(try dates(text))
  }

  private static func dates(_ text: String) throws(Problem) -> Bounds<PartialDate> {
    guard let bounds = Bounds(text, value: PartialDate.init) else { throw .badValue }
    return try filled(bounds, bounds.isEmpty)
  }

  /// `7d` or `2w` in days; a hundred years at most, in either unit.
  private static func days(_ text: String) -> Int? {
    guard let unit = text.last, let days = ValueNames.units[unit],
      let count = number(String(text.dropLast())), (1...36_525).contains(count),
      count * days <= 36_525
    else { return nil }
    return count * days
  }

  private static func bounds(_ text: String) throws(Problem) -> Bounds<Int> {
    guard let bounds = Bounds(text, value: number) else { throw .badValue }
    return try filled(bounds, bounds.isEmpty)
  }

  /// Digits alone, fewer than would overflow.
  private static func number(_ text: String) -> Int? {
    guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }

  private static func filled<Value>(
    _ bounds: Bounds<Value>, _ isEmpty: Bool
  ) throws(Problem) -> Bounds<Value> {
    if isEmpty { throw .emptyRange }
    return bounds
  }

  private static func known<Value>(_ value: Value?) throws(Problem) -> Value {
    guard let value else { throw .badValue }
    return value
  }
}
