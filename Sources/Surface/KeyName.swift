extension Key {
  /// The key of a name, as help shows it: `!`, `Ctrl-a`, `F10`, `Space`; nil for what names none.
  public init?(named name: String) {
    if name.hasPrefix("Ctrl-"), let letter = name.dropFirst(5).unicodeScalars.first,
      name.unicodeScalars.count == 6, ("a"..."z").contains(letter)
    {
      // What the terminal sends for these is another key.
      guard !"hijm".unicodeScalars.contains(letter) else { return nil }
      self = .control(letter)
    } else if name.hasPrefix("Alt-"), let scalar = name.dropFirst(4).unicodeScalars.first,
      name.unicodeScalars.count == 5, scalar.properties.generalCategory != .control, scalar != " "
    {
      self = .alt(scalar)
    } else if name.hasPrefix("F"), name.count > 1, let number = Int(name.dropFirst()),
      (1...12).contains(number)
    {
      self = .function(number)
    } else if let named = Key.named.first(where: { $0.name == name }) {
      self = named
    } else if let scalar = name.unicodeScalars.first, name.unicodeScalars.count == 1,
      scalar.properties.generalCategory != .control, scalar != " "
    {
      self = .scalar(scalar)
    } else {
      return nil
    }
  }

  private static let named: [Key] = [
    " ", .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
    .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight, .alt("\u{7F}"),
  ]
}
