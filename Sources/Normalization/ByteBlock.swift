/// Sixteen bytes that are looked at in one step.
///
/// Every test leaves its answer in the top bit of a byte: Swift's vector comparisons work a lane at
/// a time, its arithmetic works on all of them at once.
@usableFromInline package typealias ByteBlock = SIMD16<UInt8>

extension ByteBlock {
  /// How many bytes a block has.
  @inlinable package static var count: Int { 16 }

  /// The bytes at a position, of which there must be sixteen.
  @inlinable @inline(__always)
  package init(_ source: RawSpan, at position: Int) {
    self = source.unsafeLoadUnaligned(fromByteOffset: position, as: ByteBlock.self)
  }

  /// Top bit: the byte is 0.
  @inlinable @inline(__always)
  package var isZero: ByteBlock { (self &- 1) & ~self }

  /// Top bit: the byte is this one.
  @inlinable @inline(__always)
  package func isByte(_ byte: UInt8) -> ByteBlock { (self ^ byte).isZero }

  /// Top bit: the byte is a control character of ASCII, but for DEL.
  @inlinable @inline(__always)
  package var isControl: ByteBlock { (self & 0xE0).isZero }

  /// Top bit: the byte stands between the capitals and the other letters of ASCII, as most marks of
  /// Markdown do: `[`, `\`, `]`, `^`, `_` and the backquote.
  @inlinable @inline(__always)
  package var isBetweenLetters: ByteBlock {
    ((self &- 0x5B) & 0xFC).isZero | ((self &- 0x5F) & 0xFE).isZero
  }

  /// The bytes with the capitals of ASCII in lower case.
  @inlinable @inline(__always)
  package var lowercased: ByteBlock {
    // Top bit: the byte is `A` or more, and not more than `Z`.
    let isCapital = (self &+ 0x3F) & ~(self &+ 0x25) & ~self & 0x80
    return self | isCapital &>> 2
  }

  /// Whether a top bit is set.
  @inlinable @inline(__always)
  package var hasTopBit: Bool {
    let halves = unsafeBitCast(self & 0x80, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }

  /// The first byte whose top bit is set; nil where none is.
  @inlinable @inline(__always)
  package var firstTopBit: Int? {
    let halves = unsafeBitCast(self & 0x80, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return halves[0].trailingZeroBitCount / 8 }
    return halves[1] == 0 ? nil : 8 + halves[1].trailingZeroBitCount / 8
  }
}
