/// Bytes that are nearly what they should be, made at random: what a file is after a bad edit, a
/// bad disk or a bad will.
package struct Mutation {
  /// Words that mean something where the bytes are read.
  private let words: [[UInt8]]

  /// What is inserted everywhere: ends of numbers, of strings and of lines.
  private static let usual = [
    "0", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e999", "NaN",
    "\"", "'", "\\", "\n",
    "\r\n", "\u{0}", "[", "]", "{", "}", ",", "=", ":", "\u{FEFF}", "\u{202E}", "가", "\u{301}",
    "true", "null", "\\u0000", "\\ud800",
  ]

  /// - Parameter words: what else is inserted, such as the names of fields.
  package init(words: [String] = []) {
    self.words = (Mutation.usual + words).map { Array($0.utf8) } + [[0xFF], [0xED, 0xA0, 0x80]]
  }

  /// Some bytes with one to eight changes.
  package func changed(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1:
        bytes.insert(
          contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
      case 2:
        if start < bytes.count { bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
      case 3: replaceNumber(in: &bytes, from: start, &random)
      case 4: if Int.random(in: 0..<4, using: &random) == 0 { bytes = Array(bytes.prefix(start)) }
      default:
        bytes.replaceSubrange(
          start..<(Bool.random(using: &random) ? end : start),
          with: words.randomElement(using: &random) ?? [])
      }
    }
    return bytes
  }

  /// Puts something else in place of the next number.
  private func replaceNumber(
    in bytes: inout [UInt8], from start: Int, _ random: inout SeededGenerator
  ) {
    let isDigit = { (byte: UInt8) in UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    guard let first = bytes[start...].firstIndex(where: isDigit) else { return }
    let end = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.endIndex
    bytes.replaceSubrange(first..<end, with: words[Int.random(in: 0..<6, using: &random)])
  }
}
