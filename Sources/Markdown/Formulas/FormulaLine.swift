/// A formula as it is being written in a line, which knows where spaces belong.
struct FormulaLine {
  /// What was written last, and so what stands well beside it.
  enum Part {
    case start, letter, relation, operation, function, big, fraction, opening, space
    /// A script that has no small figures: `_θ`.
    case script
  }

  private(set) var text = ""
  private var last = Part.start

  /// Adds what a command, a group or a character became.
  mutating func add(_ symbol: String, _ part: Part) {
    guard !symbol.isEmpty else { return }
    switch part {
    case .relation where last != .start && last != .space && last != .opening: text += " "
    case .function
    where last == .letter || last == .function || last == .fraction || last == .script,
      .big where last == .letter || last == .function || last == .fraction || last == .script:
      if !text.hasSuffix(" ") { text += " " }
    case .letter, .function, .big, .fraction:
      if needsSpace(before: symbol) { text += " " }
    default: break
    }
    // The author's space before an operation is one behind it too, where TeX takes it away.
    let isSpaced = part == .operation && text.hasSuffix(" ")
    text += symbol + (isSpaced ? " " : "")
    last = isSpaced ? .space : part
  }

  private func needsSpace(before symbol: String) -> Bool {
    switch last {
    case .relation: return !text.hasSuffix(" ") && text.count > 1
    case .function, .big:
      guard let first = symbol.unicodeScalars.first else { return false }
      return first.properties.isAlphabetic || first.properties.numericType != nil
        || first == "√" || first == "∑" || first == "∂" || first == "∇"
    // `a/b x` would read as a/(bx), and `_θ x` as a script of two.
    case .fraction, .script:
      guard let first = symbol.unicodeScalars.first else { return false }
      return first.properties.isAlphabetic
    default: return false
    }
  }

  /// Adds a character of the source.
  mutating func addCharacter(_ scalar: Unicode.Scalar) {
    let text = String(scalar)
    switch scalar {
    case "(", "[", "|": add(text, last == .relation ? .letter : .opening)
    case "=", "<", ">", "≤", "≥": addSign(text)
    case "+", "-", "/", "*", ",", ";", ":", ".", "!", "?", ")", "]": addSign(text)
    default: add(text, Part.letter)
    }
    if scalar == "(" || scalar == "[" { last = .opening }
  }

  private mutating func addSign(_ sign: String) {
    if last == .relation, !text.hasSuffix(" "), text.count > 1 { text += " " }
    text += sign
    last = sign == ")" || sign == "]" ? .letter : .opening
  }

  /// Adds words that are no mathematics, as they are.
  mutating func addWords(_ words: String) {
    if last == .relation || last == .function, let first = words.first, first != " " { text += " " }
    text += words
    last = words.hasSuffix(" ") ? .space : .letter
  }

  /// Adds a space, one at most in a row.
  mutating func addSpace() {
    guard !text.isEmpty, !text.hasSuffix(" ") else { return }
    text += " "
    last = .space
  }

  /// Adds a superscript or subscript: in small figures where all of it has them.
  mutating func addScript(_ script: String, isRaised: Bool) {
    guard !script.isEmpty else { return }
    let table = isRaised ? FormulaSymbols.superscripts : FormulaSymbols.subscripts
    if text.hasSuffix(" "), last == .space { text.removeLast() }
    let small = script.unicodeScalars.map { table[$0] }
    if small.allSatisfy({ $0 != nil }) {
      for scalar in small { if let scalar { text.unicodeScalars.append(scalar) } }
    } else if script.unicodeScalars.count == 1 || script.unicodeScalars.allSatisfy(\.isWordOfScript)
    {
      text += (isRaised ? "^" : "_") + script
    } else {
      text += (isRaised ? "^" : "_") + "(\(script))"
    }
    // A function or a sum with its limits is what it was; all else is a letter with a script.
    if last != .function, last != .big {
      last = small.contains { $0 == nil } ? .script : .letter
    }
  }
}

extension Unicode.Scalar {
  /// Whether it may stand in a script without parentheses.
  fileprivate var isWordOfScript: Bool { properties.isAlphabetic || "0"..."9" ~= self }
}
