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

  /// Marks a value that the section does not have.
  static let none = ByteRange(0, 0)

  var isNone: Bool { end == 0 }
  var indices: Range<Int> { Int(start)..<Int(end) }
}

func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

extension UnsafeRawBufferPointer {
  /// The largest place up to `limit` that is not within the UTF-8 of a scalar.
  func characterBoundary(_ limit: Int) -> Int {
    guard limit < count else { return count }
    var place = limit
    // At most three bytes continue one.
    while place > 0, limit - place < 3, self[place] & 0xC0 == 0x80 { place -= 1 }
    return self[place] & 0xC0 == 0x80 ? limit : place
  }

  /// The bytes of a range, as a buffer of its own that begins at 0.
  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[range])
  }

  func starts(with prefix: StaticString) -> Bool {
    guard count >= prefix.utf8CodeUnitCount, let baseAddress else { return false }
    return memcmp(baseAddress, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0
  }

  /// Where `needle` begins at or after `start`.
  func firstIndex(of needle: StaticString, from start: Int = 0) -> Int? {
    var place = start
    while let found = firstIndex(of: needle.utf8Start.pointee, from: place) {
      if slice(found..<count).starts(with: needle) { return found }
      place = found + 1
    }
    return nil
  }

  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard let baseAddress, start < count else { return nil }
    return memchr(baseAddress + start, Int32(byte), count - start).map {
      UnsafeRawPointer($0) - baseAddress
    }
  }

  /// The range without white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, let length = whiteSpace(at: start, before: end) { start += length }
    while start < end, let length = whiteSpace(endingAt: end, after: start) { end -= length }
    return start..<end
  }

  var isBlank: Bool { trimmed(0..<count).isEmpty }

  var containsWhiteSpace: Bool { firstWhiteSpace(from: 0) < count }

  /// Where white space begins at or after `start`, the count where there is none.
  func firstWhiteSpace(from start: Int) -> Int {
    var index = start
    while index < count {
      // Addresses are ASCII, which is decided by its byte alone.
      let isPlain = self[index] > 0x20 && self[index] < 0x80
      if !isPlain, whiteSpace(at: index, before: count) != nil { return index }
      index += 1
    }
    return count
  }

  /// The length in bytes of the white space at `index` (Unicode's White_Space and U+001C…U+001F, which count as such
  /// in the tools that write digests), or nil.
  private func whiteSpace(at index: Int, before end: Int) -> Int? {
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
    for length in 1...3 where end - length >= start {
      if whiteSpace(at: end - length, before: end) == length { return length }
    }
    return nil
  }
}
