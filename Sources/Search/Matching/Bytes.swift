import CLibc
import Glibc

extension UnsafeRawBufferPointer {
  /// Where a needle begins in a range of the bytes.
  ///
  /// Hot path: libc's `memmem`.
  @inline(__always)
  func find(_ needle: [UInt8], in range: Range<Int>) -> Int? {
    guard range.count >= needle.count, let base = baseAddress else { return nil }
    return memmem(base + range.lowerBound, range.count, needle, needle.count).map {
      UnsafeRawPointer($0) - base
    }
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
