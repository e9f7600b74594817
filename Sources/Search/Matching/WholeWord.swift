/// Whether a hit is a whole word: no letter or digit touches it, but for what Korean hangs on a noun.
enum WholeWord {
  /// - Parameters:
  ///   - hit: where the word stands in folded text.
  ///   - line: the line around it.
  static func isWhole(_ hit: Range<Int>, in text: UnsafeRawBufferPointer, line: Range<Int>) -> Bool
  {
    guard !endsInLetter(text[line.lowerBound..<hit.lowerBound]) else { return false }
    let rest = letters(text[hit.upperBound..<line.upperBound])
    return rest.isEmpty || Particles.isEndings(rest[...])
  }

  /// The letters and digits that text begins with; more than a stack of endings is not looked at.
  private static func letters(_ bytes: Slice<UnsafeRawBufferPointer>) -> String.UnicodeScalarView {
    let text = String(decoding: bytes.prefix(64), as: UTF8.self)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.unicodeScalars.prefix(while: isLetter))
    return view
  }

  private static func endsInLetter(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    String(decoding: bytes.suffix(4), as: UTF8.self).unicodeScalars.last.map(isLetter) ?? false
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }
}
