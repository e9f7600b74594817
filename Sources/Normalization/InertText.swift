/// Text that normalisation leaves as it is: the fast path of everything here.
///
/// A scalar is *inert* when it is its own NFC form, never composes with what stands before it, and
/// folds to itself (or, ASCII, to its lower case). Nearly all of a Korean digest is inert: ASCII,
/// precomposed Hangul (U+AC00–D7A3), and the dots of U+2020–2027; where nothing is folded also the
/// dashes and quotation marks of U+2010–201F.
enum InertText {
  /// Where the inert text that starts at `start` ends; `start` must be the start of a scalar.
  ///
  /// Hot path: sixteen bytes a step.
  ///
  /// - Parameter folding: whether dashes and quotation marks change.
  static func end(
    in source: RawSpan, from start: Int, limit: Int, folding: Bool = false
  ) -> Int {
    var position = start
    while position < limit {
      if position >= 2, position + 16 <= limit, isInertBlock(source, at: position) {
        position += wholeScalars(ofBlockIn: source, at: position)
      } else {
        let length = inertLength(source, at: position, folding: folding)
        guard length > 0, position + length <= limit else { break }
        position += length
      }
    }
    return position
  }

  /// Bytes of the last scalar before `position`, which ends inert text.
  static func lengthOfScalar(before position: Int, in source: RawSpan) -> Int {
    source[position - 1] < 0x80 ? 1 : 3
  }

  /// Whether an inert scalar stands at `position`.
  static func begins(in source: RawSpan, at position: Int, folding: Bool) -> Bool {
    inertLength(source, at: position, folding: folding) > 0
  }

  /// Whether `scalar` is inert.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80, 0xAC00...0xD7A3, 0x2010...0x2027: true
    default: false
    }
  }

  /// Bytes of the inert scalar at `position`; 0 if what stands there is not one.
  private static func inertLength(
    _ source: RawSpan, at position: Int, folding: Bool
  ) -> Int {
    let lead = source[position]
    if lead < 0x80 { return 1 }
    guard position + 3 <= source.byteCount else { return 0 }
    let second = source[position + 1]
    let third = source[position + 2]
    guard third & 0xC0 == 0x80 else { return 0 }
    let isInert =
      switch (lead, second) {
      case (0xEA, 0xB0...0xBF), (0xEB...0xEC, 0x80...0xBF), (0xED, 0x80...0x9D): true
      case (0xED, 0x9E): third <= 0xA3
      case (0xE2, 0x80): (folding ? 0xA0...0xA7 : 0x90...0xA7).contains(third)
      default: false
      }
    return isInert ? 3 : 0
  }

  /// Whether the 16 bytes at `position` are ASCII and well-formed Hangul syllables.
  ///
  /// The block may cut the last syllable. Refuses a few inert scalars (`힀`–`힣`, punctuation),
  /// never the other way round.
  @inline(__always)
  private static func isInertBlock(_ source: RawSpan, at position: Int) -> Bool {
    let here = ByteBlock(source, at: position)
    let before = ByteBlock(source, at: position - 1)
    let twoBefore = ByteBlock(source, at: position - 2)

    let follows = here & ~(here &+ here)  // 0b10xx_xxxx
    let isMisplaced = follows ^ (isLead(before) | isLead(twoBefore))
    let isForeign = here & ~(follows | isLead(here))
    // The second byte of U+AC00 and up is B0 or more after EA, of U+D77F and down 9D or less after
    // ED.
    let pair = here & (here &+ here)  // Bit 5: bits 5 and 4 are set.
    let isTooLow = before.isByte(0xEA) & ~(pair &+ pair &+ pair &+ pair)
    let isTooHigh = before.isByte(0xED) & ((here & 0x3F) &+ 0x62)

    let isBad = isMisplaced | isForeign | isTooLow | isTooHigh
    // The first byte begins a scalar: what stands before it may be a lead that nothing followed.
    return !isBad.hasTopBit && source[position] & 0xC0 != 0x80
  }

  /// Top bit: the byte is EA, EB, EC or ED, with which the UTF-8 of Hangul syllables begins.
  @inline(__always)
  private static func isLead(_ bytes: ByteBlock) -> ByteBlock { ((bytes &- 0xEA) & 0xFC).isZero }

  /// Bytes of an inert block before the syllable, if any, that its end cuts.
  private static func wholeScalars(
    ofBlockIn source: RawSpan, at position: Int
  ) -> Int {
    if source[position + 15] >= 0xE0 { return 15 }
    return source[position + 14] >= 0xE0 ? 14 : 16
  }
}
