/// Text that normalisation leaves as it is: the fast path of everything here.
///
/// A scalar is *inert* when it is its own NFC form, never composes with what stands before it, and
/// folds to itself (or, ASCII, to its lower case). Nearly all of a Korean digest is inert: ASCII,
/// precomposed Hangul (U+AC00–D7A3), ideographs (U+4000–9FFF) and the dots of U+2020–2027; where
/// nothing is folded also letters with accents (U+00C0–02FF) and the dashes and quotation marks of
/// U+2010–201F.
enum InertText {
  /// Where the inert text that starts at `start` ends; `start` must be the start of a scalar.
  ///
  /// - Parameter folding: whether letters with accents, dashes and quotation marks change.
  static func end(in source: RawSpan, from start: Int, folding: Bool = false) -> Int {
    walk(source, from: start, folding: folding) { _, _ in
    } scalar: { _, _ in
    }
  }

  /// Appends the inert text that starts at `start` in lower case, and returns where it ends.
  static func appendFolded(
    _ source: RawSpan, from start: Int, to output: inout [UInt8]
  ) -> Int {
    var end = start
    output.append(addingCapacity: source.byteCount - start) { output in
      output.withUnsafeMutableBufferPointer { output, count in
        guard let base = output.baseAddress.map(UnsafeMutableRawPointer.init) else { return }
        end = walk(source, from: start, folding: true) { block, position in
          base.storeBytes(of: block.lowercased, toByteOffset: position - start, as: ByteBlock.self)
        } scalar: { position, length in
          for index in position..<position + length {
            let byte = source[index]
            let isCapital = byte &- UInt8(ascii: "A") < 26
            base.storeBytes(
              of: isCapital ? byte | 0x20 : byte, toByteOffset: index - start, as: UInt8.self)
          }
        }
        count = end - start
      }
    }
    return end
  }

  /// Goes through the inert text that starts at `start`, and returns where it ends.
  ///
  /// Hot path: sixteen bytes a step. The last of them overlap what was gone through before.
  ///
  /// - Parameters:
  ///   - block: told sixteen bytes and where they stand, of which not all need be inert.
  ///   - scalar: told where an inert scalar stands that is in no such block, and its length.
  @inline(__always)
  private static func walk(
    _ source: RawSpan, from start: Int, folding: Bool,
    block: (_ bytes: ByteBlock, _ position: Int) -> Void,
    scalar: (_ position: Int, _ length: Int) -> Void
  ) -> Int {
    let limit = source.byteCount
    var position = start
    // What stands before a block is looked at with it.
    let firstBlock = max(start, 2)
    // A byte that goes on where nothing began, behind a broken syllable, is not inert.
    while position < limit, source[position] & 0xC0 != 0x80 {
      let from = min(position, limit - ByteBlock.count)
      if from >= firstBlock {
        let bytes = ByteBlock(source, at: from)
        let count = inertCount(bytes, source, at: from)
        if from + count > position {
          block(bytes, from)
          position = from + count
          // All of the block but for a syllable that its end cuts.
          if count > ByteBlock.count - 3 || position == limit { continue }
        }
      }
      let length = inertLength(source, at: position, folding: folding)
      guard length > 0 else { break }
      scalar(position, length)
      position += length
    }
    return position
  }

  /// Bytes of the last scalar before `position`, which ends inert text.
  static func lengthOfScalar(before position: Int, in source: RawSpan) -> Int {
    if source[position - 1] < 0x80 { return 1 }
    return source[position - 2] >= 0xC0 ? 2 : 3
  }

  /// Whether an inert scalar stands at `position`.
  static func begins(in source: RawSpan, at position: Int, folding: Bool) -> Bool {
    inertLength(source, at: position, folding: folding) > 0
  }

  /// Whether `scalar` is inert where nothing is folded.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80, 0xC0..<0x300, 0x2010...0x2027, 0x4000...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// Bytes of the inert scalar at `position`; 0 if what stands there is not one.
  private static func inertLength(
    _ source: RawSpan, at position: Int, folding: Bool
  ) -> Int {
    let lead = source[position]
    if lead < 0x80 { return 1 }
    guard position + 2 <= source.byteCount else { return 0 }
    let second = source[position + 1]
    if 0xC3...0xCB ~= lead { return !folding && second & 0xC0 == 0x80 ? 2 : 0 }
    guard position + 3 <= source.byteCount else { return 0 }
    let third = source[position + 2]
    guard third & 0xC0 == 0x80 else { return 0 }
    let isInert =
      switch (lead, second) {
      case (0xEA, 0xB0...0xBF), (0xEB...0xEC, 0x80...0xBF), (0xED, 0x80...0x9D): true
      case (0xED, 0x9E): third <= 0xA3
      case (0xE4...0xE9, 0x80...0xBF): true
      case (0xE2, 0x80): (folding ? 0xA0...0xA7 : 0x90...0xA7).contains(third)
      default: false
      }
    return isInert ? 3 : 0
  }

  /// How many of the sixteen bytes at a position, where a scalar begins or is known to be inert,
  /// are ASCII and whole well-formed Hangul syllables.
  ///
  /// Refuses other inert scalars (`힀`–`힣`, ideographs, punctuation), never the other way round.
  @inline(__always)
  private static func inertCount(
    _ here: ByteBlock, _ source: RawSpan, at position: Int
  ) -> Int {
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

    let count =
      (isMisplaced | isForeign | isTooLow | isTooHigh).firstTopBit ?? ByteBlock.count
    guard count > 0 else { return 0 }
    // Without the syllable, if any, that ends behind them.
    if source[position + count - 1] >= 0xE0 { return count - 1 }
    return count > 1 && source[position + count - 2] >= 0xE0 ? count - 2 : count
  }

  /// Top bit: the byte is EA, EB, EC or ED, with which the UTF-8 of Hangul syllables begins.
  @inline(__always)
  private static func isLead(_ bytes: ByteBlock) -> ByteBlock { ((bytes &- 0xEA) & 0xFC).isZero }
}
