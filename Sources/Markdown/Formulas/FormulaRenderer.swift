import Normalization

/// Writes a formula of TeX as one would in a line of text: `QK^\top/\sqrt{d_k}` is `QKᵀ/√dₖ`.
///
/// What it does not know makes it give up, so that a formula is shown whole or as it was written.
struct FormulaRenderer {
  private let source: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private static let mostDepth = 32

  /// The formula as a line of text; nil where it cannot be shown whole.
  ///
  /// - Parameter source: what stands between the marks of mathematics, NFC.
  static func render(_ source: String) -> String? {
    var renderer = FormulaRenderer(source: Array(source.unicodeScalars))
    guard let text = renderer.list(until: nil), renderer.position == renderer.source.count else {
      return nil
    }
    let line = NFC.normalized(text.trimmed)
    return line.isEmpty ? nil : line
  }

  private init(source: [Unicode.Scalar]) { self.source = source }

  private var next: Unicode.Scalar? { position < source.count ? source[position] : nil }

  // MARK: Lists

  /// Everything up to a closing brace or bracket, or the end; nil where something is unknown.
  private mutating func list(until end: Unicode.Scalar?) -> String? {
    guard depth < FormulaRenderer.mostDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    var line = FormulaLine()
    while let scalar = next {
      if scalar == end { return line.text }
      switch scalar {
      case "}": return nil
      case "^", "_":
        position += 1
        guard let script = argument() else { return nil }
        line.addScript(script, isRaised: scalar == "^")
      case "'", "’":
        position += 1
        line.add("′", .letter)
      case "\\":
        guard command(&line) else { return nil }
      case "{":
        guard let group = argument() else { return nil }
        line.add(group, .letter)
      case "&":
        position += 1
      case "$", "%", "#": return nil
      case " ", "~", "\t", "\n":
        position += 1
        line.addSpace()
      default:
        position += 1
        line.addCharacter(scalar)
      }
    }
    return end == nil ? line.text : nil
  }

  /// A group in braces, a command or one character: what `^`, `\frac` and their like apply to.
  private mutating func argument() -> String? {
    skipSpaces()
    guard let scalar = next else { return nil }
    switch scalar {
    case "{":
      position += 1
      guard let text = list(until: "}"), next == "}" else { return nil }
      position += 1
      return text.trimmed
    case "\\":
      var line = FormulaLine()
      guard command(&line) else { return nil }
      return line.text.trimmed
    case "}", "^", "_", "&", "$", "%", "#": return nil
    default:
      position += 1
      return String(scalar)
    }
  }

  private mutating func skipSpaces() {
    while next == " " { position += 1 }
  }

  /// The text of a group that is no mathematics: spaces stay, Hangul may be in it.
  private mutating func words() -> String? {
    skipSpaces()
    guard next == "{" else { return argument() }
    position += 1
    var (text, open) = (String.UnicodeScalarView(), 1)
    while let scalar = next {
      position += 1
      switch scalar {
      case "{": open += 1
      case "}":
        open -= 1
        if open == 0 { return String(text) }
      case "\\":
        guard let escaped = next, "%_#&$ {}".unicodeScalars.contains(escaped) else { return nil }
        text.append(escaped)
        position += 1
      case "$": return nil
      case "~": text.append(" ")
      default: text.append(scalar)
      }
    }
    return nil
  }

  // MARK: Commands

  private mutating func commandName() -> String? {
    guard position + 1 < source.count else { return nil }
    position += 1
    var name = String.UnicodeScalarView()
    while let scalar = next, scalar.isLetterOfCommand {
      name.append(scalar)
      position += 1
    }
    if name.isEmpty, let scalar = next {
      name.append(scalar)
      position += 1
    }
    return String(name)
  }

  private mutating func command(_ line: inout FormulaLine) -> Bool {
    guard let name = commandName() else { return false }
    if name.unicodeScalars.first.map(\.isLetterOfCommand) == false { return mark(name, &line) }
    // TeX drops the space behind a command; before a sign it is the author's.
    if next == " ", let after = firstAfterSpaces, !"=+-<>/|".unicodeScalars.contains(after) {
      skipSpaces()
    }
    if let symbol = FormulaSymbols.symbol(name) {
      if name.hasPrefix("x"), next == "[" || next == "{" { return arrow(symbol.text, &line) }
      if name != "vec" || next != "{" {
        line.add(symbol.text, symbol.kind)
        return true
      }
    }
    return structure(name, &line)
  }

  private var firstAfterSpaces: Unicode.Scalar? { source[position...].first { $0 != " " } }

  /// A command of one sign: `\,` and `\{`.
  private func mark(_ name: String, _ line: inout FormulaLine) -> Bool {
    switch name {
    case ",", ";", ":", " ", ">": line.addSpace()
    case "!", "/", "-": break
    case "{", "}", "%", "$", "#", "&", "_": line.add(name, .letter)
    case "|": line.add("‖", .letter)
    case "\\":
      line.add(";", .letter)
      line.addSpace()
    default: return false
    }
    return true
  }

  private mutating func structure(_ name: String, _ line: inout FormulaLine) -> Bool {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac": return fraction(&line)
    case "sqrt": return root(&line)
    case "binom", "dbinom", "tbinom":
      guard let upper = argument(), let lower = argument() else { return false }
      line.add("C(\(upper), \(lower))", .letter)
    case "text", "textrm", "textnormal", "textsf", "texttt", "textit", "textbf", "textsc", "mbox",
      "emph", "textsl", "textup", "hbox":
      guard let text = words() else { return false }
      line.addWords(text)
    case "operatorname", "DeclareMathOperator":
      if next == "*" { position += 1 }
      guard let text = argument() else { return false }
      line.add(text, .function)
    case "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "boldsymbol", "bm", "pmb", "mathnormal",
      "bf", "rm", "it", "mathop", "mathord", "mathrel", "mathbin", "boxed", "fbox", "ensuremath",
      "overbrace", "underbrace", "phantom", "smash", "mathstrut", "bold", "cal", "tt", "sf":
      return plain(name, &line)
    case "mathbb", "mathcal", "mathscr", "mathfrak", "mathds", "mathbbm":
      guard let text = argument() else { return false }
      line.add(FormulaRenderer.alphabet(name, text), .letter)
    case "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl",
      "biggr", "Biggl", "Biggr", "middle", "bigm", "Bigm":
      return delimiter(&line)
    case "overset", "stackrel", "underset":
      guard let script = argument(), let base = argument() else { return false }
      line.add(base, .letter)
      line.addScript(script, isRaised: name != "underset")
    case "not":
      guard let text = argument() else { return false }
      line.add(FormulaSymbols.negated[text] ?? text + "\u{338}", .relation)
    case "quad", "qquad", "space", "enspace", "thinspace": line.addSpace()
    case "pmod":
      guard let text = argument() else { return false }
      line.addWords(" (mod \(text))")
    case "bmod": line.addWords(" mod ")
    case "substack", "mathclap":
      guard let text = argument() else { return false }
      line.add(text, .letter)
    case "color", "label", "tag", "hspace", "vspace":
      guard argument() != nil else { return false }
    case "textcolor":
      guard argument() != nil, let text = argument() else { return false }
      line.add(text, .letter)
    case "limits", "nolimits", "displaystyle", "textstyle", "scriptstyle", "nonumber", "notag",
      "negthinspace", "xspace":
      break
    default:
      guard let accent = FormulaSymbols.accents[name], let text = argument() else { return false }
      guard let accented = FormulaRenderer.accented(text, accent) else { return false }
      line.add(accented, .letter)
    }
    return true
  }

  private mutating func plain(_ name: String, _ line: inout FormulaLine) -> Bool {
    // `{\bf x}`: the old commands apply to what follows them.
    guard name.count > 2 || next == "{" else { return true }
    guard let text = argument() else { return false }
    if name == "phantom" { return true }
    // A name, such as `\mathrm{softmax}`, stands apart from letters as a function does.
    let isName =
      text.unicodeScalars.count > 1 && text.unicodeScalars.allSatisfy(\.isLetterOfCommand)
    line.add(text, isName && name != "boldsymbol" && name != "bm" ? .function : .letter)
    return true
  }

  private mutating func fraction(_ line: inout FormulaLine) -> Bool {
    guard let upper = argument(), let lower = argument(), !upper.isEmpty, !lower.isEmpty else {
      return false
    }
    line.add(upper.enclosed + "/" + lower.enclosed, .fraction)
    return true
  }

  private mutating func root(_ line: inout FormulaLine) -> Bool {
    var degree = ""
    if next == "[" {
      position += 1
      guard let text = list(until: "]"), next == "]" else { return false }
      position += 1
      var power = ""
      for scalar in text.unicodeScalars {
        guard let raised = FormulaSymbols.superscripts[scalar] else { return false }
        power.unicodeScalars.append(raised)
      }
      degree = text == "2" ? "" : power
    }
    guard let text = argument(), !text.isEmpty else { return false }
    line.add(degree + "√" + text.enclosed, .letter)
    return true
  }

  /// An arrow with words over it.
  private mutating func arrow(_ text: String, _ line: inout FormulaLine) -> Bool {
    if next == "[" {
      position += 1
      guard list(until: "]") != nil, next == "]" else { return false }
      position += 1
    }
    guard let over = argument() else { return false }
    line.add(over.isEmpty ? text : "—\(over)\(text)", .relation)
    return true
  }

  /// What `\left` and its like enlarge; a dot is nothing.
  private mutating func delimiter(_ line: inout FormulaLine) -> Bool {
    skipSpaces()
    guard let scalar = next else { return false }
    if scalar == "." {
      position += 1
      return true
    }
    if scalar == "\\" { return command(&line) }
    guard "()[]|/<>".unicodeScalars.contains(scalar) else { return false }
    position += 1
    line.addCharacter(scalar)
    return true
  }

  private static func alphabet(_ name: String, _ text: String) -> String {
    let table =
      switch name {
      case "mathbb", "mathds", "mathbbm": FormulaSymbols.doubleStruck
      case "mathfrak": FormulaSymbols.fraktur
      default: FormulaSymbols.script
      }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { table[$0] ?? $0 }))
  }

  /// A letter with its accent, or each of a few letters with it.
  private static func accented(_ text: String, _ accent: Unicode.Scalar) -> String? {
    guard (1...8).contains(text.count), !text.contains(" ") else { return nil }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar)
      if !scalar.properties.isDiacritic { result.append(accent) }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  var isLetterOfCommand: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  /// In parentheses, but for a number, a name, or a letter with its scripts.
  fileprivate var enclosed: String {
    let isSimple = unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
        || "._′*⊤∂∞∑√⁺⁻₊₋⁽⁾₍₎ᵀ°".unicodeScalars.contains(scalar)
    }
    return isSimple || isOneBracket ? self : "(\(self))"
  }

  /// Whether it is one pair of brackets and all that stands in it.
  private var isOneBracket: Bool {
    let pairs: [Character: Character] = ["(": ")", "[": "]", "⟨": "⟩", "‖": "‖", "|": "|"]
    guard let first, let close = pairs[first], last == close, count > 1 else { return false }
    return !dropFirst().dropLast().contains { $0 == first || $0 == close }
  }
}
