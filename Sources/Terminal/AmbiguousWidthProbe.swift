import TextLayout

/// The question how wide the terminal draws ambiguous characters, and what it has answered.
///
/// Each character is written at the beginning of a row, and the terminal is asked where its cursor
/// is then. The answer comes among the keys, at once or late, or never; the first screen does not
/// wait for it, and covers what was written.
package struct AmbiguousWidthProbe: Sendable {
  /// Letters and signs, then lines and blocks, of those that the reader's screen is full of.
  static let signs: [Unicode.Scalar] = ["é", "×", "…", "·", "★", "•", "–"]
  static let lines: [Unicode.Scalar] = ["─", "█"]
  private static var all: [Unicode.Scalar] { signs + lines }

  private var columns: [Int] = []

  /// A probe that has no answer yet.
  package init() {}

  /// What to send: not on the first row, where an answer would look like F3.
  static var question: [UInt8] {
    Array(all.map { "\u{1B}[2;1H\(Character($0))\u{1B}[6n" }.joined().utf8)
  }

  /// What to send to a terminal that shows a shell, whose screen stays as it is.
  static var questionOnThisRow: [UInt8] {
    Array((all.map { "\r\(Character($0))\u{1B}[6n" }.joined() + "\r\u{1B}[K").utf8)
  }

  /// Whether answers are still to come.
  package var isWaiting: Bool { columns.count < AmbiguousWidthProbe.all.count }

  /// Notes an answer, and returns what all answers say once it is the last.
  package mutating func take(column: Int) -> AmbiguousWidth? {
    guard isWaiting else { return nil }
    columns.append(column)
    guard !isWaiting else { return nil }
    // The report names the column after the character, from 1. Any wide one makes its kind wide, as
    // a space too many shifts less than one too few.
    let cells = columns.map { $0 - 1 }
    guard cells.allSatisfy({ 1...2 ~= $0 }) else { return .narrow }
    let count = AmbiguousWidthProbe.signs.count
    return AmbiguousWidth(
      isWide: cells.prefix(count).contains(2), hasWideLines: cells.dropFirst(count).contains(2))
  }
}
