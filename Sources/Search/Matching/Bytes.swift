import CLibc
import Glibc

extension UnsafeRawBufferPointer {
  /// Where a needle begins in a range of the bytes.
  ///
  /// Hot path: libc's `memmem`.
  @inline(__always)
  func find(_ needle: [UInt8], in range: Range<Int>) -> Int? {
    guard range.count >= needle.count, let base = baseAddress else { return nil }
    // One syllable, the first key of most words: libc takes it byte by byte.
    if needle.count == 3 { return findSyllable(needle[0], needle[1], needle[2], in: range) }
    return memmem(base + range.lowerBound, range.count, needle, needle.count).map {
      UnsafeRawPointer($0) - base
    }
  }

  private func findSyllable(
    _ first: UInt8, _ second: UInt8, _ third: UInt8, in range: Range<Int>
  ) -> Int? {
    // Its last two bytes tell it from others; the first one is shared by thousands.
    var position = range.lowerBound + 1
    while let found = findPair(second, third, in: position..<range.upperBound) {
      if self[found - 1] == first { return found - 1 }
      position = found + 1
    }
    return nil
  }

  /// Where two bytes stand one after the other in a range of the bytes.
  ///
  /// Hot path: sixteen places a step, by arithmetic that leaves its answer in the top bit of a byte, as `InertText` does.
  func findPair(_ first: UInt8, _ second: UInt8, in range: Range<Int>) -> Int? {
    var position = range.lowerBound
    let (firsts, seconds) = (SIMD16<UInt8>(repeating: first), SIMD16<UInt8>(repeating: second))
    while position + 17 <= range.upperBound {
      let here = loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      let next = loadUnaligned(fromByteOffset: position + 1, as: SIMD16<UInt8>.self)
      let difference = (here ^ firsts) | (next ^ seconds)
      let isEqual = (difference &- 1) & ~difference & 0x80
      let halves = unsafeBitCast(isEqual, to: SIMD2<UInt64>.self)
      if halves[0] != 0 { return position + halves[0].trailingZeroBitCount / 8 }
      if halves[1] != 0 { return position + 8 + halves[1].trailingZeroBitCount / 8 }
      position += 16
    }
    while position + 2 <= range.upperBound {
      if self[position] == first, self[position + 1] == second { return position }
      position += 1
    }
    return nil
  }

  /// Where a byte stands in a range of the bytes.
  @inline(__always)
  func find(_ byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty, let base = baseAddress else { return nil }
    return memchr(base + range.lowerBound, Int32(byte), range.count).map {
      UnsafeRawPointer($0) - base
    }
  }
}
