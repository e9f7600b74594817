import Digest
import Normalization

/// A bracket that glosses Korean: `확산 모델(Diffusion Model, DM)`.
struct GlossSite: Sendable {
  /// What stands in the bracket; of a full form and an acronym there are two sites.
  let key: GlossKey
  /// The English as written.
  let written: String
  /// How many Korean words may be expected.
  let expectedWords: Int
  /// The words before the bracket, the nearest first, up to punctuation.
  let words: [String]
  /// The paper, as an index in the library.
  let paper: Int
  /// A number that all sites of one bracket have.
  let bracket: Int

  /// Whether before so many words there is an edge, or a word that no term goes on in; 의 may stand
  /// within one: 생각의 사슬.
  func isEdge(_ depth: Int) -> Bool {
    depth >= words.count || FunctionWords.contains(words[depth]) && !words[depth].hasSuffix("의")
  }

  private static let mostWords = 7
  private static let mostScalars = 80
  private static let longestBracket = 120

  /// All sites of a paper's summary.
  static func all(in paper: Paper, index: Int, bracket: inout Int) -> [GlossSite] {
    var sites: [GlossSite] = []
    for line in paper.body where hasBracket(line) {
      let scalars = Array(NFC.normalized(line).unicodeScalars)
      for (position, scalar) in scalars.enumerated() where scalar == "(" || scalar == "（" {
        guard let inside = inside(scalars, from: position + 1) else { continue }
        let pieces = pieces(inside)
        guard !pieces.isEmpty else { continue }
        let words = words(scalars, before: position)
        guard !words.isEmpty else { continue }
        bracket += 1
        let expected = pieces.first { !$0.key.isAcronym }?.key.expectedWords
        for piece in pieces {
          sites.append(
            GlossSite(
              key: piece.key, written: piece.written,
              expectedWords: expected ?? piece.key.expectedWords, words: words, paper: index,
              bracket: bracket))
        }
      }
    }
    return sites
  }

  /// Whether an opening bracket stands in a line.
  ///
  /// Bytes are looked at, and scalars where they may be of a wide bracket: to find characters takes
  /// ten times as long, and nearly no line has a bracket.
  private static func hasBracket(_ line: String) -> Bool {
    line.utf8.contains(UInt8(ascii: "("))
      || line.utf8.contains(0xEF) && line.unicodeScalars.contains("（")
  }

  private static func inside(_ scalars: [Unicode.Scalar], from start: Int) -> Substring? {
    var text = String.UnicodeScalarView()
    for index in start..<min(scalars.count, start + longestBracket) {
      switch scalars[index] {
      case ")", "）": return text.isEmpty ? nil : String(text)[...]
      case "(", "（": return nil
      default: text.append(scalars[index])
      }
    }
    return nil
  }

  /// At most one full form and one acronym; none where anything else is among them.
  private static func pieces(_ inside: Substring) -> [(key: GlossKey, written: String)] {
    guard !inside.utf8.contains(UInt8(ascii: "/")) || !inside.contains("://") else { return [] }
    var found: [(key: GlossKey, written: String)] = []
    for piece in inside.split(whereSeparator: { ",;:".contains($0) }) {
      let piece = piece.trimmingSpaces
      guard let key = GlossKey(piece), !found.contains(where: { $0.key.isAcronym == key.isAcronym })
      else { return [] }
      found.append((key, String(piece)))
    }
    return found
  }

  /// The words before a bracket, the nearest first; none where the nearest does not end in Hangul.
  private static func words(_ scalars: [Unicode.Scalar], before bracket: Int) -> [String] {
    var index = bracket
    // A blank, and the marks and closing quotes around a term.
    while index > 0, " *_`'\"’”」』".unicodeScalars.contains(scalars[index - 1]), bracket - index < 6
    {
      index -= 1
    }
    guard index > 0, scalars[index - 1].isHangulSyllable else { return [] }
    var words: [String] = []
    var word: [Unicode.Scalar] = []
    func finish() {
      guard !word.isEmpty else { return }
      words.append(String(String.UnicodeScalarView(word.reversed())))
      word = []
    }
    let end = max(0, index - mostScalars)
    while index > end, words.count < mostWords {
      let scalar = scalars[index - 1]
      if scalar == " " {
        // A dash of its own, as before a list, is an edge.
        if word.isEmpty || word == ["-"] { break }
        finish()
      } else if scalar.isHangulSyllable || scalar.isLatinLetter || scalar.isASCIIDigit
        || scalar == "-"
      {
        word.append(scalar)
      } else {
        break
      }
      index -= 1
    }
    if words.count < mostWords, word != ["-"] { finish() }
    guard var nearest = words.first else { return [] }
    if nearest.hasSuffix("들"), nearest.unicodeScalars.count > 2 {
      nearest.unicodeScalars.removeLast()
      words[0] = nearest
    }
    return words
  }
}
