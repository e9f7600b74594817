/// Tells mathematics from money, and from whatever else stands between dollars.
enum FormulaFinder {
  /// Scalars of the longest formula between single dollars.
  private static let longest = 200

  /// Whether what stands between two dollars is mathematics.
  ///
  /// The rules were measured on abstracts and on made amounts of money; `docs/choosing.md` lists
  /// them.
  /// - Parameters:
  ///   - text: what stands between the dollars.
  ///   - before: the character before the first of them.
  ///   - after: the character behind the second.
  static func isMathematics(_ text: String, before: Unicode.Scalar?, after: Unicode.Scalar?) -> Bool
  {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, scalars.count <= longest else {
      return false
    }
    let hasCommand = zip(scalars, scalars.dropFirst()).contains {
      $0 == "\\" && ($1.isLetterOfCommand || $1 == "{" || $1 == "|")
    }
    let isBeforeDigit = after.map(isDigit) ?? false
    if first == " " || last == " ", !hasCommand || isBeforeDigit { return false }
    if isBeforeDigit {
      let says = scalars.contains { isDigit($0) || $0.properties.isAlphabetic }
      if isDigit(first) || says && !hasCommand { return false }
    }
    if !hasCommand, ",;:".unicodeScalars.contains(last) { return false }
    if hasHangulOutsideText(scalars) { return false }
    guard let start = scalars.first(where: { $0 != " " }), isDigit(start) else { return true }
    return !isAmount(scalars, last: last, before: before, hasCommand: hasCommand)
  }

  /// Whether text that begins with a digit is an amount and what follows it, rather than a formula.
  private static func isAmount(
    _ scalars: [Unicode.Scalar], last: Unicode.Scalar, before: Unicode.Scalar?, hasCommand: Bool
  ) -> Bool {
    let operators = "=+-<>*/^|≤≥≈×±∈→".unicodeScalars
    if scalars.contains(" "), !hasCommand, !scalars.contains(where: operators.contains) {
      return true
    }
    if let before, "A"..."Z" ~= before { return true }
    if "-–~/,;:→=+×<>".unicodeScalars.contains(last) { return true }
    return hasPlainWords(scalars) || !isBalanced(scalars)
  }

  /// Whether two words that are no commands follow one another.
  private static func hasPlainWords(_ scalars: [Unicode.Scalar]) -> Bool {
    var words = 0
    for word in scalars.split(separator: " ") {
      let isWord =
        word.count > 1 && word.allSatisfy { $0.isLetterOfCommand || $0 == "'" || $0 == "," }
      words = isWord ? words + 1 : 0
      if words == 2 { return true }
    }
    return false
  }

  private static func isBalanced(_ scalars: [Unicode.Scalar]) -> Bool {
    var open: [Unicode.Scalar] = []
    let pairs: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "}": "{"]
    for scalar in scalars {
      if "([{".unicodeScalars.contains(scalar) {
        open.append(scalar)
      } else if let opening = pairs[scalar], open.popLast() != opening {
        return false
      }
    }
    return open.isEmpty
  }

  /// Whether Hangul stands anywhere but in the braces of `\text` and its like.
  private static func hasHangulOutsideText(_ scalars: [Unicode.Scalar]) -> Bool {
    var depth = 0
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if depth > 0 {
        if scalar == "{" { depth += 1 }
        if scalar == "}" { depth -= 1 }
      } else if scalar == "\\", let brace = textBrace(scalars, index) {
        depth = 1
        index = brace
      } else if 0x1100...0x11FF ~= scalar.value || 0x3130...0x318F ~= scalar.value
        || 0xAC00...0xD7A3 ~= scalar.value
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// The brace that opens what `\text`, `\mathrm` or the like at a position applies to.
  private static func textBrace(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    let name = scalars[(start + 1)...].prefix(while: \.isLetterOfCommand)
    let text = String(String.UnicodeScalarView(name))
    guard
      text.hasPrefix("text") || text.hasPrefix("math") || text == "mbox" || text == "operatorname",
      name.endIndex < scalars.count, scalars[name.endIndex] == "{"
    else { return nil }
    return name.endIndex
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  // MARK: Outside formulas

  /// Commands that may stand in running text, where they have braces behind them.
  private static let textCommands: Set<String> = [
    "textit", "textbf", "texttt", "textsc", "textrm", "textsf", "emph", "mathrm", "mathbf",
    "mathcal",
    "mathbb", "mathit", "operatorname", "textsuperscript",
  ]

  /// Whether a command is known well enough to be shown outside a formula: short names, such as
  /// `\to` and `\in`, are as often part of something else.
  static func isShownInText(_ name: String, hasBraces: Bool) -> Bool {
    guard name.count >= 3 else { return false }
    if hasBraces { return textCommands.contains(name) }
    guard let symbol = FormulaSymbols.symbol(name) else { return false }
    return symbol.kind != .function
  }
}
