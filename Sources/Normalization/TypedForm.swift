/// A character as one types it: what a screen does not show is left out, and what a keyboard has
/// one key for is one character.
///
/// Digests come from PDF files, word processors and web pages, where a word may hold a soft hyphen
/// and a quotation mark may be any of ten. Nobody types those.
enum TypedForm {
  /// The scalar as one types it; nil where it shows as nothing.
  static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0xA0: scalar
    // The soft hyphen and the grapheme joiner; Hangul fillers; characters without width, which also
    // direct and join.
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFEFF:
      nil
    // Variation selectors, annotations, tags.
    case 0x180B...0x180F, 0xFE00...0xFE0F, 0xFFF9...0xFFFB, 0xE0000...0xE007F, 0xE0100...0xE01EF:
      nil
    // Blanks of other widths.
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: " "
    // Hyphens, dashes and the minus sign.
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: "-"
    // Quotation marks and the apostrophe.
    case 0x2018...0x201B: "'"
    case 0x201C...0x201F: "\""
    default: Width.folded(scalar)
    }
  }

  /// The one byte that stands for a mark of General Punctuation (U+2010…201F); nil for any other
  /// scalar.
  ///
  /// These marks are frequent, and never combine with what stands beside them.
  ///
  /// - Parameter position: where a scalar begins.
  static func mark(in source: RawSpan, at position: Int) -> UInt8? {
    guard position + 3 <= source.byteCount, source[position] == 0xE2, source[position + 1] == 0x80
    else { return nil }
    return switch source[position + 2] {
    case 0x90...0x95: UInt8(ascii: "-")
    case 0x98...0x9B: UInt8(ascii: "'")
    case 0x9C...0x9F: UInt8(ascii: "\"")
    default: nil
    }
  }
}
