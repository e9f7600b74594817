import Decisions

extension Query: CustomStringConvertible {
  /// The query as one types it; it reads back as the same query.
  public var description: String {
    [condition.map { $0.written(in: .top) }, order.map { "sort:\($0.name)" }]
      .compactMap(\.self).joined(separator: " ")
  }
}

extension SortOrder {
  fileprivate var name: String { (isReversed ? "-" : "") + field.rawValue }
}

extension Condition {
  /// What a condition stands in, which decides on its parentheses.
  fileprivate enum Surroundings { case top, any, all, not }

  fileprivate func written(in surroundings: Surroundings) -> String {
    switch self {
    case .term(let term): return term.description
    case .not(let condition): return "-" + condition.written(in: .not)
    case .all(let parts):
      let text = parts.map { $0.written(in: .all) }.joined(separator: " ")
      return surroundings == .not ? Condition.grouped(text) : text
    case .any(let parts):
      let text = parts.map { $0.written(in: .any) }.joined(separator: " OR ")
      return surroundings == .top ? text : Condition.grouped(text)
    }
  }

  /// A word can hold an open parenthesis, which would take the closing one for its own.
  private static func grouped(_ text: String) -> String { "(\(text) )".closed }
}

extension String {
  /// A group without the blank before its end where none is needed.
  fileprivate var closed: String {
    let inner = dropLast(2)
    let word = inner.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    return word.dropFirst().contains("(") ? self : inner + ")"
  }
}

extension Term: CustomStringConvertible {
  /// The term as one types it.
  public var description: String {
    switch self {
    case .text(let term): term.description
    case .pattern(let pattern, let field):
      (field?.prefix ?? "") + "/" + Term.slashed(pattern.source) + "/"
    case .label(let label): "label:" + Term.value(label, endingAtColon: true)
    case .id(let id): "id:" + Term.value(id)
    case .vote(let bounds): "vote:" + bounds.written(String.init)
    case .percentile(.atLeast(let percentile)): "vote:p\(percentile)"
    case .percentile(let bounds): "vote:" + bounds.written { "p\($0)" }
    case .taste(.atLeast(let percentile)): "taste:p\(percentile)"
    case .taste(let bounds): "taste:" + bounds.written { "p\($0)" }
    case .like(let names): "like:" + Term.value(names.joined(separator: ","))
    case .voteUnknown: "vote:none"
    case .date(let bounds): "date:" + bounds.written(\.description)
    case .lastDays(let count): "date:\(count)d"
    case .dateUnknown: "date:none"
    case .weekday(let day): "day:" + ValueNames.weekdays[day % 7][0]
    case .standing(let standing): "is:\(standing.rawValue)"
    case .undecided: "is:undecided"
    case .due: "is:due"
    case .watched(.wanted): "is:watched"
    case .watched(.unwanted): "is:unwanted"
    case .decided(let kind, let when): "\(kind):\(when)"
    case .noted: "is:noted"
    case .note(let text): "note:" + (text.isPhrase ? Term.quoted(text.text) : text.text)
    case .tag(let tag): "tag:" + Term.value(tag)
    case .has(let part): "has:\(part.rawValue)"
    case .authors(let bounds): "authors:" + bounds.written(String.init)
    }
  }

  /// Text after a colon, in quotation marks where it needs them.
  fileprivate static func value(_ text: String, endingAtColon: Bool = false) -> String {
    var depth = 0
    let isBare = text.unicodeScalars.allSatisfy { scalar in
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      return depth >= 0 && !scalar.properties.isWhitespace && !(endingAtColon && scalar == ":")
    }
    let isQuote = text.unicodeScalars.first.map { $0 == "\"" || $0 == "/" } ?? true
    return isBare && !isQuote ? text : quoted(text)
  }

  fileprivate static func quoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
      quoted.append(scalar)
    }
    return "\"" + String(quoted) + "\""
  }

  /// A regular expression with its slashes escaped.
  private static func slashed(_ pattern: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in pattern.unicodeScalars {
      if scalar == "/" { text.append("\\") }
      text.append(scalar)
    }
    return String(text)
  }
}

extension Term.DecidedKind: CustomStringConvertible {
  /// The field as one types it.
  public var description: String {
    switch self {
    case .decided: "decided"
    case .standing(let standing): standing.rawValue
    }
  }
}

extension Term.When: CustomStringConvertible {
  /// The time as one types it.
  public var description: String {
    switch self {
    case .lastDays(let count): "\(count)d"
    case .bounds(let bounds): bounds.written(\.description)
    }
  }
}

extension TextTerm: CustomStringConvertible {
  /// The text as one types it.
  ///
  /// A word that would be read as something else, such as `foo:bar`, comes in quotation marks.
  public var description: String {
    let isSafe =
      field != nil || isWhole || demandsGlosses
      || (try? Query(text)) == Query(.term(.text(self)))
    return (isWhole ? "word:" : field?.prefix ?? "") + (demandsGlosses ? "~" : "")
      + (isPhrase || !isSafe ? Term.quoted(text) : text)
  }
}

extension TextField {
  fileprivate var prefix: String {
    switch self {
    case .title: "title:"
    case .author: "author:"
    case .body: "body:"
    case .label(let label): "label:" + Term.value(label, endingAtColon: true) + ":"
    }
  }
}
