import Glibc

/// A range of bytes in a digest file.
///
/// 32 bits are enough, since larger files are refused.
struct ByteRange: Hashable, Sendable {
  var start: UInt32
  var end: UInt32

  init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

  /// Marks a value that the section does not have.
  static let none = ByteRange(0, 0)

  var isNone: Bool { end == 0 }
  var indices: Range<Int> { Int(start)..<Int(end) }
}

func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

/// Whether a byte is a letter, a digit or a sign of ASCII.
private func isVisible(_ byte: UInt8) -> Bool { byte &- 0x21 < 0x5E }

func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

// Bytes come from anybody: every access is checked against the bounds, in release too. All that is
// not, is below: the search for one byte, which is the C library's, and the prefixes, which are
// constants.
extension Span where Element == UInt8 {
  /// The first index of a byte in a range.
  func index(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// Whether `prefix` stands at an index, and ends before `end`.
  @inline(__always)
  func has(_ prefix: StaticString, at start: Int, before end: Int) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard start >= 0, end <= count, end - start >= length else { return false }
    for index in 0..<length where unsafe self[start + index] != prefix.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether `prefix`, which is in lower case, stands at an index in any case of ASCII.
  func hasFolded(_ prefix: StaticString, at start: Int, before end: Int) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard start >= 0, end <= count, end - start >= length else { return false }
    for index in 0..<length {
      let byte = self[start + index]
      let folded = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      if unsafe folded != prefix.utf8Start[index] { return false }
    }
    return true
  }

  /// Where `needle` begins in a range.
  func index(of needle: StaticString, in range: Range<Int>) -> Int? {
    let first = unsafe needle.utf8Start.pointee
    var start = range.lowerBound
    while let found = index(of: first, in: start..<Swift.max(start, range.upperBound)) {
      if has(needle, at: found, before: range.upperBound) { return found }
      start = found + 1
    }
    return nil
  }

  /// Where the last colon of a range ends.
  func lastColon(in range: Range<Int>) -> Int? {
    for index in range.reversed() {
      if self[index] == UInt8(ascii: ":") { return index + 1 }
      if has("：", at: index, before: range.upperBound) { return index + 3 }
    }
    return nil
  }

  /// The bytes of a range, copied.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    [UInt8](capacity: range.count) { output in
      for index in range { output.append(self[index]) }
    }
  }

  /// Whether a range is valid UTF-8.
  func isUTF8(_ range: Range<Int>) -> Bool {
    unsafe withUnsafeBufferPointer { bytes in
      unsafe String(validating: bytes[range], as: UTF8.self) != nil
    }
  }

  /// The text of a range; what is no UTF-8 becomes U+FFFD.
  func text(_ range: Range<Int>) -> String {
    unsafe withUnsafeBufferPointer { unsafe String(decoding: $0[range], as: UTF8.self) }
  }
}

// MARK: White space and characters

extension Span where Element == UInt8 {
  /// The largest index up to `limit` that is not within the UTF-8 of a scalar.
  func characterBoundary(_ limit: Int, in range: Range<Int>) -> Int {
    guard limit < range.count else { return range.upperBound }
    let end = range.lowerBound + limit
    var index = end
    // At most three bytes continue one.
    while index > range.lowerBound, end - index < 3, self[index] & 0xC0 == 0x80 { index -= 1 }
    return self[index] & 0xC0 == 0x80 ? end : index
  }

  /// The range without white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    // Most ranges begin and end with a letter, which its byte alone tells.
    while start < end, !isVisible(self[start]), let length = whiteSpace(at: start, before: end) {
      start += length
    }
    while start < end, !isVisible(self[end - 1]),
      let length = whiteSpace(endingAt: end, after: start)
    { end -= length }
    return start..<end
  }

  /// Whether nothing but white space stands in a range.
  func isBlank(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound {
      guard let length = whiteSpace(at: start, before: range.upperBound) else { return false }
      start += length
    }
    return true
  }

  /// Where white space begins in a range, its end where there is none.
  func firstWhiteSpace(in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      // Addresses are ASCII, which is decided by its byte alone.
      let byte = self[index]
      let isPlain = byte > 0x20 && byte < 0x80
      if !isPlain, whiteSpace(at: index, before: range.upperBound) != nil { return index }
      index += 1
    }
    return range.upperBound
  }

  /// The length in bytes of the white space at `index` (Unicode's White_Space and U+001C…U+001F,
  /// which count as such in the tools that write digests), or nil.
  func whiteSpace(at index: Int, before end: Int) -> Int? {
    let byte = self[index]
    switch byte {
    case 0x09...0x0D, 0x1C...0x20: return 1
    case 0xC2 where index + 1 < end:
      return self[index + 1] == 0x85 || self[index + 1] == 0xA0 ? 2 : nil
    case 0xE1, 0xE2, 0xE3:
      guard index + 2 < end else { return nil }
      switch (byte, self[index + 1], self[index + 2]) {
      case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
        (0xE2, 0x80, 0xAF),
        (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
        return 3
      default: return nil
      }
    default: return nil
    }
  }

  private func whiteSpace(endingAt end: Int, after start: Int) -> Int? {
    let last = self[end - 1]
    if last < 0x80 { return whiteSpace(at: end - 1, before: end) }
    for length in 2...3 where end - length >= start {
      if whiteSpace(at: end - length, before: end) == length { return length }
    }
    return nil
  }

  /// The scalar that begins at an index and its length in bytes; U+FFFD of one byte where its UTF-8
  /// is broken.
  func scalar(at index: Int, before end: Int) -> (value: UInt32, length: Int) {
    let first = self[index]
    let length: Int
    var value: UInt32
    switch first {
    case 0..<0x80: return (UInt32(first), 1)
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return (0xFFFD, 1)
    }
    guard index + length <= end else { return (0xFFFD, 1) }
    for offset in 1..<length {
      let next = self[index + offset]
      guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (value, length)
  }
}
