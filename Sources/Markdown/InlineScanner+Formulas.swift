// Backslashes and mathematics.
extension InlineScanner {
  // The marks before which a backslash goes: it keeps them from being marks. Before all others it
  // may be LaTeX.
  private static let escaped = Array("*_`]#|<>&$%+-.".utf8)

  /// Bytes of the longest text in braces that a command in running text has.
  private static let longestCommand = 512

  /// Bytes of the longest formula that is rendered.
  private static let longestFormula = 2_048

  /// A backslash goes only before a mark that it keeps from being one: all others may be LaTeX.
  mutating func scanBackslash() {
    let escaped = byte(at: position + 1)
    switch escaped {
    case UInt8(ascii: "("):
      if !scanFormula(until: "\\)", mark: 2) { position += 2 }
    case UInt8(ascii: "["):
      if !scanFormula(until: "\\]", mark: 2) { dropBackslash() }
    case let mark? where Self.escaped.contains(mark): dropBackslash()
    case UInt8(ascii: "\\"):
      let next = byte(at: position + 2)
      let isBeforeMark = next.map { Self.isMarkup($0) && $0 != UInt8(ascii: "!") } ?? false
      if isBeforeMark { dropBackslash() } else { position += 2 }
    default: scanCommand()
    }
  }

  private mutating func dropBackslash() {
    guard !findsFormulasOnly else {
      position += 2
      return
    }
    flush(to: position)
    textStart = position + 1
    position += 2
  }

  /// A command of TeX in running text: `\textit{A}`, `\alpha`.
  private mutating func scanCommand() {
    let start = position
    var end = position + 1
    while end < limit, Self.isLetter(bytes[end]) { end += 1 }
    position = max(end, start + 1)
    let name = text(in: start + 1..<max(end, start + 1))
    let hasBraces = byte(at: end) == UInt8(ascii: "{")
    guard FormulaFinder.isShownInText(name, hasBraces: hasBraces), !continuesWord(at: start) else {
      return
    }
    if hasBraces {
      guard let close = closingBrace(from: end) else { return }
      end = close + 1
    }
    showFormula(start..<end, inside: start..<end)
  }

  /// Whether a letter, a digit, a colon or a backslash stands before a position, as in a path.
  private func continuesWord(at start: Int) -> Bool {
    guard start > 0 else { return false }
    let before = bytes[start - 1]
    return Self.isLetter(before) || 0x30...0x3A ~= before || before == UInt8(ascii: "\\")
  }

  /// The brace that closes the one at a position, no further than a command may be long.
  private func closingBrace(from start: Int) -> Int? {
    var depth = 0
    for index in start..<min(limit, start + Self.longestCommand) {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 && byte < 0x80 }

  /// Shows a formula in place of its source where all of it can be shown, and goes on behind it.
  private mutating func showFormula(_ source: Range<Int>, inside: Range<Int>) {
    position = source.upperBound
    guard inside.count <= Self.longestFormula, let shown = FormulaRenderer.render(text(in: inside))
    else { return }
    add(.formula(shown, source), from: source.lowerBound, next: source.upperBound)
  }

  /// Mathematics between two marks of their own; false where the second is missing.
  private mutating func scanFormula(until mark: String, mark length: Int) -> Bool {
    let start = position
    guard let end = end(of: mark, from: position + length) else { return false }
    showFormula(start..<end, inside: start + length..<end - length)
    return true
  }

  /// Mathematics between dollars, which prices are no marks of; it stays as written where it cannot
  /// be shown whole.
  mutating func scanMath() {
    let start = position
    let run = run(of: UInt8(ascii: "$"), from: position)
    position = run.upperBound
    if run.count == 2 {
      position = start
      if !scanFormula(until: "$$", mark: 2) { position = run.upperBound }
    } else if run.count == 1, position < limit {
      guard let close = closingDollar(from: position), close > position else { return }
      let isMathematics = FormulaFinder.isMathematics(
        text(in: position..<close), before: start > 0 ? scalar(before: start) : nil,
        after: close + 1 < bytes.count ? scalar(at: close + 1) : nil)
      if isMathematics { showFormula(start..<close + 1, inside: position..<close) }
    }
  }

  private mutating func closingDollar(from start: Int) -> Int? {
    guard !exhausted.contains("$") else { return nil }
    var index = start
    while index < limit, bytes[index] != UInt8(ascii: "$") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    if index < limit { return index }
    if openLinks.isEmpty { exhausted.insert("$") }
    return nil
  }

  /// The end of the next `mark` before the limit.
  private mutating func end(of mark: String, from start: Int) -> Int? {
    guard !exhausted.contains(mark), start <= limit else { return nil }
    let utf8 = mark.utf8
    for index in start..<limit where bytes[index] == utf8.first {
      if index + utf8.count <= limit, bytes[index...].starts(with: utf8) {
        return index + utf8.count
      }
    }
    if openLinks.isEmpty { exhausted.insert(mark) }
    return nil
  }
}
