import Digest

/// Reads tokens to a query.
///
/// The grammar: `any := all ("OR" all)*`, `all := one+`, `one := "-"* ( "(" any ")" | term )`. Goes
/// on after a mistake and keeps the first one, since a prompt wants the rest of what is being
/// typed.
struct QueryParser {
  /// Parentheses and minus signs within one another, at most.
  private static let deepest = 50

  private let text: String
  private let isTyping: Bool
  private let tokens: [QueryLexer.Placed]
  private var index = 0
  private var order: SortOrder?
  private(set) var mistake: QueryError?

  init(_ text: String, isTyping: Bool) {
    self.text = text
    self.isTyping = isTyping
    var lexer = QueryLexer(text)
    tokens = lexer.tokens()
  }

  mutating func query() -> Query {
    var condition = any(depth: 0)
    while let token = peek {
      // Only a closing parenthesis stops it.
      note(.strayParenthesis, token.range)
      index += 1
      condition = QueryParser.all([condition, any(depth: 0)].compactMap(\.self))
    }
    return Query(condition, order: order)
  }

  /// Whether the last thing typed is a word that may go on.
  var endsInWord: Bool {
    guard let last = tokens.last, last.range.upperBound == text.unicodeScalars.count else {
      return false
    }
    return switch last.token {
    case .text(let text): text.quotes == .none && QueryParser.special(text.text) == nil
    case .field(.title, .some(let text), _), .field(.author, .some(let text), _),
      .field(.body, .some(let text), _), .field(.label, _, .some(let text)):
      text.quotes == .none
    default: false
    }
  }

  private var peek: QueryLexer.Placed? { index < tokens.count ? tokens[index] : nil }

  // MARK: Grammar

  private mutating func any(depth: Int) -> Condition? {
    var parts: [Condition] = []
    var open: Range<Int>?
    while true {
      let part = all(depth: depth)
      if let part {
        parts.append(part)
      } else if let range = open ?? (peek?.token == .or ? peek?.range : nil) {
        note(.missingOperand, range)
      }
      guard let token = peek, token.token == .or else { break }
      open = token.range
      index += 1
    }
    return QueryParser.any(parts)
  }

  private mutating func all(depth: Int) -> Condition? {
    var parts: [Condition] = []
    while let token = peek, token.token != .or, token.token != .close {
      if let part = one(depth: depth) { parts.append(part) }
    }
    return QueryParser.all(parts)
  }

  private mutating func one(depth: Int) -> Condition? {
    guard let token = peek else { return nil }
    index += 1
    if depth >= QueryParser.deepest {
      note(.tooDeep, token.range)
      if token.token == .open || token.token == .minus { return nil }
    }
    switch token.token {
    case .minus: return negated(token, depth: depth)
    case .open: return group(token, depth: depth)
    case .text(let text):
      return text.isLoneMinus && isTyping && index == tokens.count
        ? nil : term(text, in: nil, token)
    case .field(let field, let value, let second):
      return self.field(field, value, second, token)
    case .close, .or:
      // Only behind a minus.
      note(.missingOperand, token.range)
      return nil
    }
  }

  private mutating func negated(_ minus: QueryLexer.Placed, depth: Int) -> Condition? {
    if let next = peek, case .field(.sort, _, _) = next.token {
      note(.negatedOrder, minus.range.lowerBound..<next.range.upperBound)
      index += 1
      return nil
    }
    return one(depth: depth + 1).map(Condition.not)
  }

  private mutating func group(_ open: QueryLexer.Placed, depth: Int) -> Condition? {
    let before = mistake
    let hadOrder = order
    let condition = any(depth: depth + 1)
    if let close = peek, close.token == .close {
      index += 1
      if condition == nil, mistake == before, order == hadOrder {
        note(.nothingInside, open.range.lowerBound..<close.range.upperBound)
      }
    } else if !isTyping || depth > QueryParser.deepest {
      note(.openParenthesis, open.range)
    }
    return condition
  }

  static func all(_ parts: [Condition]) -> Condition? {
    let flat = parts.flatMap { part in
      if case .all(let inner) = part { inner } else { [part] }
    }
    return flat.count > 1 ? .all(flat) : flat.first
  }

  static func any(_ parts: [Condition]) -> Condition? {
    let flat = parts.flatMap { part in
      if case .any(let inner) = part { inner } else { [part] }
    }
    return flat.count > 1 ? .any(flat) : flat.first
  }

  // MARK: Terms

  /// A word, a phrase or a regular expression.
  private mutating func term(
    _ text: QueryLexer.Text, in field: TextField?, _ token: QueryLexer.Placed
  ) -> Condition? {
    let range = token.value..<token.range.upperBound
    switch text.quotes {
    case .none: return .term(word(text.text, in: field, token))
    case .quotation:
      if text.isOpen, !isTyping { note(.openQuotation, token.value..<token.value + 1) }
      guard !text.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
        if !isTyping || !text.isOpen { note(.nothingInside, range) }
        return nil
      }
      return .term(
        .text(
          TextTerm(text.text, in: field, isPhrase: true, demandsGlosses: text.demandsGlosses)))
    case .slashes:
      if text.isOpen, !isTyping {
        note(.openPattern, token.value..<token.value + 1)
        return nil
      }
      guard !text.text.isEmpty else {
        if !isTyping || !text.isOpen { note(.nothingInside, range) }
        return nil
      }
      do {
        return .term(.pattern(try Pattern(text.text), in: field))
      } catch {
        let start = min(token.value + 1 + error.offset, token.range.upperBound)
        note(.badPattern(error.message), start..<max(start, min(start + 1, token.range.upperBound)))
        return nil
      }
    }
  }

  private mutating func word(
    _ text: String, in field: TextField?, _ token: QueryLexer.Placed
  ) -> Term {
    // A lone tilde is text, and so is what has one in quotation marks.
    if text.hasPrefix("~"), text.unicodeScalars.count > 1 {
      if field == nil, let meant = Misspelling.correction(of: text) {
        note(.misspelt(text, meant: meant), token.range)
      }
      return .text(TextTerm(String(text.dropFirst()), in: field, demandsGlosses: true))
    }
    guard field == nil else { return .text(TextTerm(text, in: field)) }
    if let special = QueryParser.special(text) { return special }
    if let meant = Misspelling.correction(of: text) {
      note(.misspelt(text, meant: meant), token.range)
    }
    return .text(TextTerm(text))
  }

  /// What a word is that is no text: a tag, the identifier of a paper or its address.
  private static func special(_ word: String) -> Term? {
    if word.hasPrefix("#"), let second = word.unicodeScalars.dropFirst().first,
      second.properties.isAlphabetic
    {
      return .tag(String(word.dropFirst()))
    }
    return PastedPaper.arxivID(word).map(Term.id)
  }

  private mutating func field(
    _ field: QueryField, _ value: QueryLexer.Text?, _ second: QueryLexer.Text?,
    _ token: QueryLexer.Placed
  ) -> Condition? {
    let range = token.value..<token.range.upperBound
    guard let value else {
      note(.missingValue(field), token.range)
      return nil
    }
    switch field {
    case .title: return term(value, in: .title, token)
    case .author: return term(value, in: .author, token)
    case .body: return term(value, in: .body, token)
    default: break
    }
    guard value.quotes != .slashes, second?.quotes != .slashes else {
      note(.patternNotAllowed(field), range)
      return nil
    }
    for text in [value, second].compactMap(\.self) where text.quotes == .quotation {
      guard let _ = term(text, in: nil, token) else { return nil }
    }
    if field == .sort { return sort(value.text, token) }
    if let second, second.text.isEmpty {
      note(.missingValue(field), token.range)
      return nil
    }
    do {
      return .term(try FieldValue.term(field, value, second))
    } catch {
      note(error == .emptyRange ? .emptyRange(field) : .badValue(field), range)
      return nil
    }
  }

  private mutating func sort(_ name: String, _ token: QueryLexer.Placed) -> Condition? {
    let range = token.value..<token.range.upperBound
    if let wanted = FieldValue.order(name) {
      if order != nil { note(.secondOrder, token.range) } else { order = wanted }
    } else {
      note(.badValue(.sort), range)
    }
    return nil
  }

  // MARK: Mistakes

  /// Keeps the first mistake, counting in characters.
  private mutating func note(_ reason: QueryError.Reason, _ range: Range<Int>) {
    guard mistake == nil else { return }
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
    let end = scalars.index(start, offsetBy: range.count)
    let first = text[..<start].count
    mistake = QueryError(reason, at: first..<max(first, text[..<end].count))
  }
}

extension QueryLexer.Text {
  fileprivate var isLoneMinus: Bool { text == "-" && quotes == .none }
}
