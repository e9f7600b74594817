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

  /// Bytes as digests have them: runs of Hangul, of English, of names and of ideographs, between
  /// them what is none of these, and rarely a byte that is wrong.
  mutating func digestBytes(runs: Int) -> [UInt8] {
    let alphabets: [ClosedRange<UInt32>] = [
      0xAC00...0xD7A3, 0xAC00...0xD7A3, 0x20...0x7E, 0x41...0x7A, 0xC0...0x17F, 0x4E00...0x9FFF,
      0x300...0x30F, 0x2010...0x2027, 0x370...0x45F,
    ]
    var bytes: [UInt8] = []
    for _ in 0..<runs {
      let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &self)]
      let longest = alphabet.lowerBound >= 0x4E00 || alphabet.lowerBound < 0x80 ? 40 : 2
      for _ in 0..<Int.random(in: 0...longest, using: &self) {
        guard let scalar = Unicode.Scalar(UInt32.random(in: alphabet, using: &self)) else {
          continue
        }
        bytes += String(scalar).utf8
        if Int.random(in: 0..<5, using: &self) == 0 { bytes.append(0x20) }
      }
    }
    if Int.random(in: 0..<4, using: &self) == 0, !bytes.isEmpty {
      bytes[Int.random(in: 0..<bytes.count, using: &self)] = UInt8.random(in: 0...255, using: &self)
    }
    return bytes
  }
}
