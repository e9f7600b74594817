/// A letter of Latin, Greek or Cyrillic as folded text without accents has it: `ü`, `Ł`, `α`, `й`.
///
/// Names are full of such letters. Each is worked out once, as `Normalizer` works out any text.
struct BareLetter {
  /// The UTF-8 of what the letter becomes: one byte or two.
  let first: UInt8
  let second: UInt8
  let count: UInt8
  /// The accent that is taken off it; 0 is none.
  let accent: UInt32
  /// Whether its bytes do not stand for those of the letter one by one.
  let isChanged: Bool

  /// The length of all these letters in UTF-8.
  static let length = 2

  /// The letter at a position, if what stands behind it can neither change it nor be changed by it.
  static func of(_ source: RawSpan, at position: Int) -> BareLetter? {
    guard let letter = any(source, at: position) else { return nil }
    let next = position + length
    let isAlone =
      next == source.byteCount || InertText.begins(in: source, at: next, folding: true)
      || any(source, at: next) != nil
    return isAlone ? letter : nil
  }

  private static func any(_ source: RawSpan, at position: Int) -> BareLetter? {
    guard position + length <= source.byteCount, 0xC3...0xD4 ~= source[position],
      source[position + 1] & 0xC0 == 0x80
    else { return nil }
    return all[Int(source[position] - 0xC3) << 6 | Int(source[position + 1] & 0x3F)]
  }

  /// U+00C0…U+053F; nil for what is no letter, and where more becomes of one than fits.
  private static let all: [BareLetter?] = (0xC0..<0x540 as Range<UInt32>).map { value in
    guard let scalar = Unicode.Scalar(value), scalar.properties.isLetter else {
      return nil
    }
    return BareLetter(scalar)
  }

  private init?(_ scalar: Unicode.Scalar) {
    var normalizer = Normalizer(.folded, isStripping: true)
    var output: [UInt8] = []
    var isChanged = false
    normalizer.appendSegments(Array(String(scalar).utf8).span.bytes, to: &output) { _, _ in
      isChanged = true
    }
    let accents = normalizer.accents.packed
    guard 1...2 ~= output.count, accents.count <= 1 else { return nil }
    first = output[0]
    second = output.count == 2 ? output[1] : 0
    count = UInt8(output.count)
    accent = UInt32(truncatingIfNeeded: (accents.first ?? 0) & 0x1F_FFFF)
    self.isChanged = isChanged
  }
}

extension Unicode.Scalar.Properties {
  /// Whether a scalar is a letter and neither a mark nor a part of another character.
  fileprivate var isLetter: Bool {
    [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter].contains(generalCategory)
  }
}
