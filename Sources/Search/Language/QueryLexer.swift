/// Cuts a query into tokens.
///
/// Works on scalars, since a mark typed after a space would be one character with it. Never fails:
/// what is left open is marked so, and the parser says what is wrong.
struct QueryLexer {
  /// A piece of text with the way it was written.
  struct Text: Hashable {
    enum Quotes { case none, quotation, slashes }
    var text: String
    var quotes = Quotes.none
    /// Whether its second quotation mark or slash is missing.
    var isOpen = false
    /// Whether a tilde stands before its quotation marks.
    var demandsGlosses = false
  }

  enum Token: Hashable {
    case open, close, or, minus
    case text(Text)
    /// A field, what stands after its colon, and after a label a colon and what follows.
    case field(QueryField, value: Text?, second: Text?)
  }

  /// A token and where it stands, in scalars.
  struct Placed {
    let token: Token
    let range: Range<Int>
    /// Where the value of a field begins.
    let value: Int
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// All tokens, in order.
  mutating func tokens() -> [Placed] {
    var tokens: [Placed] = []
    while let token = next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() -> Placed? {
    while position < scalars.count, isSpace(position) { position += 1 }
    guard position < scalars.count else { return nil }
    let start = position
    var value = start
    let token: Token
    switch scalars[position] {
    case "(":
      position += 1
      token = .open
    case ")":
      position += 1
      token = .close
    case "-" where isNegation:
      position += 1
      token = .minus
    default:
      if let field = field() {
        value = position
        token = self.token(of: field)
      } else {
        let text = text()
        token = text == Text(text: "OR") ? .or : .text(text)
      }
    }
    return Placed(token: token, range: start..<position, value: value)
  }

  /// A minus negates what follows it; by itself it is a word.
  private var isNegation: Bool {
    let next = position + 1
    return next < scalars.count && !isSpace(next) && scalars[next] != ")"
  }

  private func isSpace(_ index: Int) -> Bool { scalars[index].properties.isWhitespace }

  // MARK: Fields

  /// Takes the name of a field and its colon.
  private mutating func field() -> QueryField? {
    var end = position
    while end < scalars.count, end - position < 12, scalars[end].properties.isAlphabetic {
      end += 1
    }
    guard end > position, end < scalars.count, scalars[end] == ":" || scalars[end] == "：",
      let field = QueryField(named: string(position..<end))
    else { return nil }
    position = end + 1
    return field
  }

  private mutating func token(of field: QueryField) -> Token {
    let value = value(endingAtColon: field == .label)
    guard field == .label, value != nil, position < scalars.count, scalars[position] == ":" else {
      return .field(field, value: value, second: nil)
    }
    position += 1
    return .field(field, value: value, second: self.value() ?? Text(text: ""))
  }

  /// The text from here up to white space; nil where there is none.
  private mutating func value(endingAtColon: Bool = false) -> Text? {
    guard position < scalars.count, !isSpace(position) else { return nil }
    let text = text(endingAtColon: endingAtColon)
    return text.text.isEmpty && text.quotes == .none ? nil : text
  }

  // MARK: Text

  private mutating func text(endingAtColon: Bool = false) -> Text {
    switch scalars[position] {
    case "\"": quoted(by: "\"", .quotation)
    case "/": quoted(by: "/", .slashes)
    case "~" where position + 1 < scalars.count && scalars[position + 1] == "\"": quotedGlosses()
    default: Text(text: word(endingAtColon: endingAtColon))
    }
  }

  /// `~"language model"`: a phrase or its other side in the other language.
  private mutating func quotedGlosses() -> Text {
    position += 1
    var text = quoted(by: "\"", .quotation)
    text.demandsGlosses = true
    return text
  }

  /// Text up to the second mark.
  ///
  /// A backslash makes a mark part of it, and in quotation marks a backslash too.
  private mutating func quoted(by mark: Unicode.Scalar, _ quotes: Text.Quotes) -> Text {
    position += 1
    var text = String.UnicodeScalarView()
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == mark { return Text(text: String(text), quotes: quotes) }
      if scalar == "\\", position < scalars.count {
        let next = scalars[position]
        if next == mark || next == "\\" {
          // In a regular expression `\\` belongs to the expression.
          if quotes == .slashes, next == "\\" { text.append(scalar) }
          text.append(next)
          position += 1
          continue
        }
      }
      text.append(scalar)
    }
    return Text(text: String(text), quotes: quotes, isOpen: true)
  }

  /// Text up to white space or a parenthesis that was not opened in it: `모델(LLM)` is one word.
  private mutating func word(endingAtColon: Bool) -> String {
    let start = position
    var depth = 0
    while position < scalars.count, !isSpace(position) {
      switch scalars[position] {
      case "(": depth += 1
      case ")":
        if depth == 0 { return string(start..<position) }
        depth -= 1
      case ":" where endingAtColon: return string(start..<position)
      default: break
      }
      position += 1
    }
    return string(start..<position)
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
