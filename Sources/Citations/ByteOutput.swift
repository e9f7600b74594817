// Text is put together as bytes: half a million scalars appended one by one to a string take the time of all the rest.
extension Array where Element == UInt8 {
  mutating func append(_ text: some StringProtocol) { append(contentsOf: text.utf8) }

  static func += (bytes: inout [UInt8], text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
