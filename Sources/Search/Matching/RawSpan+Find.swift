import CLibc
import Glibc
import Normalization

extension RawSpan {
  /// Where a needle begins in a range of the bytes.
  ///
  /// Hot path: libc's `memmem`.
  @inline(__always)
  func find(_ needle: [UInt8], in range: Range<Int>) -> Int? {
    guard range.count >= needle.count else { return nil }
    // One syllable, the first key of most words: libc looks for it byte by byte.
    if needle.count == 3 { return findThree(needle[0], needle[1], needle[2], in: range) }
    return extracting(range).withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return needle.isEmpty ? range.lowerBound : nil }
      return memmem(base, bytes.count, needle, needle.count).map {
        range.lowerBound + (UnsafeRawPointer($0) - base)
      }
    }
  }

  private func findThree(
    _ first: UInt8, _ second: UInt8, _ third: UInt8, in range: Range<Int>
  ) -> Int? {
    // The last two bytes of a syllable tell it from others; the first one is shared by thousands.
    var position = range.lowerBound + 1
    while let found = findPair(second, third, in: position..<range.upperBound) {
      if self[found - 1] == first { return found - 1 }
      position = found + 1
    }
    return nil
  }

  /// Where two bytes stand one after the other in a range of the bytes.
  ///
  /// Hot path: sixteen positions a step.
  func findPair(_ first: UInt8, _ second: UInt8, in range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while position + ByteBlock.count < range.upperBound {
      let here = ByteBlock(self, at: position) ^ first
      let next = ByteBlock(self, at: position + 1) ^ second
      if let found = (here | next).isZero.firstTopBit { return position + found }
      position += ByteBlock.count
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
    extracting(range).withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      return memchr(base, Int32(byte), bytes.count).map {
        range.lowerBound + (UnsafeRawPointer($0) - base)
      }
    }
  }

  /// Whether bytes stand at a position, all or those from an index on.
  func begins(with bytes: [UInt8], from start: Int = 0, at position: Int, limit: Int) -> Bool {
    guard position + bytes.count - start <= limit else { return false }
    for index in start..<bytes.count where self[position + index - start] != bytes[index] {
      return false
    }
    return true
  }

  /// The lines of a range, their line feeds left out.
  func lines(of range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = find(UInt8(ascii: "\n"), in: start..<range.upperBound) ?? range.upperBound
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }
}
