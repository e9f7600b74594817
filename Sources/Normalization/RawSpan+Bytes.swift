extension RawSpan {
  /// The byte at a position.
  @inlinable package subscript(position: Int) -> UInt8 {
    unsafeLoad(fromByteOffset: position, as: UInt8.self)
  }

  /// The UTF-8 scalar that begins at a position, and its length in bytes; nil where none does.
  ///
  /// Overlong forms and surrogates are none (RFC 3629, 4).
  @inlinable package func scalar(at position: Int, limit: Int) -> (
    scalar: Unicode.Scalar, length: Int
  )? {
    guard position < limit else { return nil }
    let lead = self[position]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead < 0xF5, position + length <= limit else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = self[position + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard length == 2 || value >= (length == 3 ? 0x800 : 0x10000) else { return nil }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// The scalar of three bytes of valid UTF-8, such as a Hangul syllable, that begins at a
  /// position; nil where another does.
  ///
  /// Hot path: what is valid already is not examined again.
  @inlinable package func scalarOfThree(at position: Int, limit: Int) -> UInt32? {
    guard position + 3 <= limit, self[position] & 0xF0 == 0xE0 else { return nil }
    return UInt32(self[position] & 0x0F) << 12 | UInt32(self[position + 1] & 0x3F) << 6
      | UInt32(self[position + 2] & 0x3F)
  }

  /// A copy of a range.
  package func copy(_ range: Range<Int>) -> [UInt8] {
    extracting(range).withUnsafeBytes { Array($0) }
  }

  /// The text of a range, invalid UTF-8 as U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    extracting(range).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }
}

extension RawSpan {
  /// The length of the invalid bytes at a position that count as one: the maximal subpart of an
  /// ill-formed subsequence (The Unicode Standard, 3.9, table 3-8).
  func maximalSubpart(at position: Int) -> Int {
    let lead = self[position]
    guard 0xC2...0xF4 ~= lead else { return 1 }
    let needed = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
    let second: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    var length = 1
    while length <= needed, position + length < byteCount,
      (length == 1 ? second : 0x80...0xBF).contains(self[position + length])
    {
      length += 1
    }
    return length
  }
}
