/// A checksum of 64 bits, against damage and not against malice: the rounds of xxHash64, whose four
/// lanes keep a processor busy.
///
/// Each round can be undone, so that no bit turned over goes unnoticed.
package enum Checksum {
  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// The checksum of some bytes.
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    // Four variables rather than a vector: processors without AVX-512 multiply no 64 bits in one.
    var (a, b, c, d) = (first &+ second, second, UInt64(0), 0 &- first)
    var offset = 0
    while offset &+ 32 <= bytes.count {
      a = round(a, word(bytes, offset))
      b = round(b, word(bytes, offset &+ 8))
      c = round(c, word(bytes, offset &+ 16))
      d = round(d, word(bytes, offset &+ 24))
      offset &+= 32
    }
    var sum = UInt64(bytes.count)
    for lane in [a, b, c, d] { sum = round(sum, lane) }
    while offset < bytes.count {
      sum = round(sum, UInt64(bytes[offset]))
      offset += 1
    }
    return sum ^ (sum >> 32)
  }

  /// The checksum of a text.
  package static func of(_ text: String) -> UInt64 { Array(text.utf8).withUnsafeBytes { of($0) } }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func round(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = sum &+ word &* second
    return (mixed << 31 | mixed >> 33) &* first
  }
}
