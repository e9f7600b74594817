import TestSupport

extension SeededGenerator {
  /// Text in which the scalars that matter to normalisation meet often.
  mutating func text(length: Int) -> String {
    let alphabets: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x20...0x7E, 0xAC00...0xD7A3, 0xAC00...0xD7A3, 0xAC00...0xAC1D,
      0x1100...0x11FF, 0x300...0x36F, 0xC0...0x24F, 0x370...0x3FF, 0x1F00...0x1FFF,
      0x2010...0x2027, 0x2100...0x214F, 0x3040...0x30FF, 0xFB00...0xFB4F, 0x1F300...0x1FAFF,
      0...0xD7FF, 0xE000...0x10FFFF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<length {
      let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &self)]
      guard let scalar = Unicode.Scalar(UInt32.random(in: alphabet, using: &self)) else { continue }
      text.append(scalar)
    }
    return String(text)
  }

  /// Bytes that are UTF-8 in parts.
  mutating func bytes(length: Int) -> [UInt8] {
    var bytes = Array(text(length: length).utf8)
    for _ in 0..<Int.random(in: 0...4, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      if Bool.random(using: &self) {
        bytes[place] = UInt8.random(in: 0...255, using: &self)
      } else {
        bytes.remove(at: place)
      }
    }
    return bytes
  }
}
