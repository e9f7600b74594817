import CLibc

/// A text by which a screen is known to be drawn to its end.
///
/// It is the last word of the last line, counted as often as it stands on the screen, which is
/// drawn from the top.
struct ScreenMarker {
  private let word: [UInt8]
  private let count: Int

  /// The marker of a screen's rows; nil where the last is empty.
  init?(rows: [String]) {
    guard let word = rows.last?.split(separator: " ").last else { return nil }
    self.word = Array(word.utf8)
    count = rows.reduce(0) { $0 + ScreenMarker.count(Array(word.utf8), in: Array($1.utf8)) }
  }

  /// Whether the screen is drawn, after these bytes.
  func isComplete(in bytes: [UInt8]) -> Bool { ScreenMarker.count(word, in: bytes) >= count }

  private static func count(_ word: [UInt8], in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { MemoryScan.count(of: word, in: $0) }
  }
}
