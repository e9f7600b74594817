// Text is put together as bytes: half a million scalars appended one by one to a string take the
// time of all the rest.
extension Array where Element == UInt8 {
  mutating func append(_ text: some StringProtocol) { append(contentsOf: text.utf8) }

  /// Appends a text of which some bytes are written otherwise; what stands between them is copied
  /// in one piece.
  ///
  /// - Parameter special: writes a byte that is to be written otherwise, or says that it is not.
  mutating func append(
    _ text: String, special: (_ byte: UInt8, _ output: inout [UInt8]) -> Bool
  ) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in 0..<bytes.count {
        let byte = unsafe bytes[index]
        guard byte < 0x80, !Self.isLetter(byte) else { continue }
        unsafe append(contentsOf: bytes[start..<index])
        start = special(byte, &self) ? index + 1 : index
      }
      unsafe append(contentsOf: bytes[start...])
    }
  }

  /// Whether a byte is a letter or a space, which every format writes as it is.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == 0x20
  }

  static func += (bytes: inout [UInt8], text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
