/// A checksum of 64 bits, against damage and not against malice: the rounds of xxHash64, whose four
/// lanes keep a processor busy.
///
/// Each round can be undone, so that no bit turned over goes unnoticed.
package enum Checksum {
  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// The checksum of some bytes.
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(first &+ second, second, 0, 0 &- first)
    var offset = 0
    while offset + 32 <= bytes.count {
      lanes.x = round(lanes.x, word(bytes, offset))
      lanes.y = round(lanes.y, word(bytes, offset + 8))
      lanes.z = round(lanes.z, word(bytes, offset + 16))
      lanes.w = round(lanes.w, word(bytes, offset + 24))
      offset += 32
    }
    var sum = UInt64(bytes.count)
    for lane in 0..<4 { sum = round(sum, lanes[lane]) }
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
