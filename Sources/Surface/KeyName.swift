extension Key {
  /// The key of a name, as help shows it: `!`, `Ctrl-a`, `F10`, `Space`; two names with a space
  /// between are a sequence.
  ///
  /// What other programs call keys is understood too: `C-a`, `^A`, `<Esc>`, `PageDown`, `Up`.
  ///
  /// - Returns: nil for what names none, or names one that terminals send another for, such as
  ///   `Ctrl-i`.
  public init?(named name: String) {
    let names = name.split(separator: " ", omittingEmptySubsequences: false)
    if names.count == 2, let first = Key(single: names[0]), let second = Key(single: names[1]) {
      self = .sequence(first, second)
    } else if names.count == 1, let key = Key(single: names[0]) {
      self = key
    } else {
      return nil
    }
  }

  private init?(single name: Substring) {
    if name.unicodeScalars.count > 2, name.hasPrefix("<"), name.hasSuffix(">") {
      self.init(single: name.dropFirst().dropLast())
    } else if let key = Key.byName[name.lowercased()] {
      self = key
    } else if let scalar = Key.only(name) {
      self = .scalar(scalar)
    } else if let scalar = Key.only(name, after: Key.controlPrefixes) {
      guard let letter = Unicode.Scalar(scalar.value | 0x20), ("a"..."z").contains(letter),
        Key.sentFor(control: letter) == nil
      else { return nil }
      self = .control(letter)
    } else if let scalar = Key.only(name, after: ["Alt-", "Alt+", "M-", "A-"]) {
      self = .alt(scalar)
    } else {
      return nil
    }
  }

  private static let controlPrefixes = ["Ctrl-", "Ctrl+", "C-", "^"]

  /// The key that terminals send for Ctrl and a letter; nil where it is one of its own.
  public static func sentFor(control letter: Unicode.Scalar) -> Key? {
    switch letter {
    case "h": .backspace
    case "i": .tab
    case "j", "m": .enter
    default: nil
    }
  }

  /// What terminals send for the key of a name that `init(named:)` does not take; nil where it
  /// names none at all.
  public static func sent(for name: String) -> Key? {
    only(name[...], after: controlPrefixes).flatMap { Unicode.Scalar($0.value | 0x20) }
      .flatMap(sentFor)
  }

  /// The only character of a text, or of what stands behind one of some prefixes; nil where it
  /// cannot be seen.
  private static func only(_ text: Substring, after prefixes: [String] = [""]) -> Unicode.Scalar? {
    for prefix in prefixes where text.hasPrefix(prefix) {
      let rest = text.unicodeScalars.dropFirst(prefix.unicodeScalars.count)
      guard let scalar = rest.first, rest.count == 1 else { continue }
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned,
        .nonspacingMark, .enclosingMark, .surrogate:
        return nil
      default: return scalar
      }
    }
    return nil
  }

  /// The keys that have names, by what they are called here and elsewhere, in small letters.
  private static let byName: [String: Key] = {
    let named: [Key] = [
      " ", .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight, .alt("\u{7F}"),
    ]
    var keys: [String: Key] = [
      "return": .enter, "cr": .enter, "escape": .escape, "s-tab": .backTab, "backtab": .backTab,
      "bs": .backspace, "delete": .delete, "insert": .insert, "up": .up, "down": .down,
      "left": .left, "right": .right, "pageup": .pageUp, "page-up": .pageUp, "pagedown": .pageDown,
      "page-down": .pageDown, "ctrl-left": .wordLeft, "ctrl-right": .wordRight,
    ]
    for key in named + (1...12).map(Key.function) { keys[key.name.lowercased()] = key }
    return keys
  }()
}
