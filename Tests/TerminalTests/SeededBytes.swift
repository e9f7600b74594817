import Surface
import TestSupport

extension SeededGenerator {
  /// Sequences of a terminal whose entry has some that are beginnings of others, and some that no
  /// rule tells.
  static let ownSequences: [[UInt8]: Key] = [
    Array("\u{1B}[A".utf8): .pageUp, Array("\u{1B}?q".utf8): .home, Array("\u{1B}?qrs".utf8): .end,
    Array("\u{1B}OP".utf8): .function(11), Array("\u{1B}OPQ".utf8): .function(12),
    Array("\u{1B}[5$".utf8): .pageDown, Array("\u{1B}j".utf8): .down,
  ]

  private static let pieces: [[UInt8]] =
    [
      "j", "확", "🙂", "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[A", "\u{1B}OA", "\u{1B}[1;5C",
      "\u{1B}O5D", "\u{1B}[5~",
      "\u{1B}[[B", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[200~붙인 글\u{1B}[201~", "\u{1B}[<0;3;4M",
      "\u{1B}[<", "\u{1B}[M",
      "\u{1B}?", "\u{1B}?q", "rs", "Q", "\u{1B}OP", "\u{1B}[5", "$", ";", "1", "~", "[", "\r",
      "\u{3}", "\u{7F}",
      "\u{1B}[" + String(repeating: "12;", count: 30),
    ].map { Array($0.utf8) } + [
      [0xED], [0xED, 0x99], [0x95], [0xC2], [0x9B], [0xFF], [0xF0, 0x9F],
    ]

  /// Keys, halves of keys and bytes that are none.
  mutating func input() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...25, using: &self) {
      bytes += SeededGenerator.pieces.randomElement(using: &self) ?? []
    }
    return bytes
  }

  /// Bytes cut at random places.
  mutating func cut(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...9, using: &self))
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }
}
