/// Inline Markdown without its marks.
package enum PlainMarkdown {
  /// The text of a line of inline Markdown: emphasis, code and links without their marks,
  /// references as characters.
  ///
  /// `InlineMarkdown` in TextLayout shows the same text, in styles.
  package static func text(_ source: [UInt8]) -> [UInt8] {
    guard source.contains(where: isMark) else { return source }
    return text(source, showsFormulas: false).text
  }

  /// The same with its formulas as they are shown; nil where it has none.
  package static func withFormulas(_ source: [UInt8]) -> [UInt8]? {
    let (text, hasFormulas) = text(source, showsFormulas: true)
    return hasFormulas ? text : nil
  }

  private static func text(
    _ source: [UInt8], showsFormulas: Bool
  ) -> (text: [UInt8], hasFormulas: Bool) {
    var hasFormulas = false
    let (pieces, runs) = scanned(source)
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    for piece in pieces {
      switch piece {
      case .formula(let shown, _) where showsFormulas:
        hasFormulas = true
        output += shown.utf8
      case .text(let range), .code(let range), .formula(_, let range), .address(let range, _):
        output += source[range]
      case .character(let text): output += text
      case .emphasis(let index): output += source[runs[index].range.prefix(runs[index].unpaired)]
      case .linkBegins, .linkEnds: break
      }
    }
    return (output, hasFormulas)
  }

  /// The pieces of a line, and its runs of emphasis, each with how much of it is a mark.
  private static func scanned(_ source: [UInt8]) -> (pieces: [InlinePiece], runs: [EmphasisRun]) {
    var scanner = InlineScanner(source)
    scanner.scan { _, _ in 0 }
    var runs = scanner.emphasis
    EmphasisRun.pair(&runs)
    return (scanner.pieces, runs)
  }

  /// A line of inline Markdown without the marks of emphasis and code: links and all else stay as
  /// they are written.
  package static func withoutEmphasis(_ source: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    appendWithoutEmphasis(source, to: &output)
    return output
  }

  /// Appends what `withoutEmphasis` makes of a line.
  package static func appendWithoutEmphasis(_ source: [UInt8], to output: inout [UInt8]) {
    let (pieces, runs) = scanned(source)
    output.reserveCapacity(output.count + source.count)
    var index = 0
    func drop(_ range: Range<Int>) {
      output += source[index..<range.lowerBound]
      index = range.upperBound
    }
    for piece in pieces {
      switch piece {
      case .emphasis(let index): drop(runs[index].range.dropFirst(runs[index].unpaired))
      case .code(let range):
        drop(marks(before: range.lowerBound, in: source))
        drop(marks(behind: range.upperBound, in: source))
      case .text, .character, .address, .formula, .linkBegins, .linkEnds: break
      }
    }
    output += source[index...]
  }

  /// The backquotes that end at a position, and the blank between.
  private static func marks(before end: Int, in source: [UInt8]) -> Range<Int> {
    var start = end
    if start > 0, source[start - 1] == UInt8(ascii: " ") { start -= 1 }
    while start > 0, source[start - 1] == UInt8(ascii: "`") { start -= 1 }
    return start..<end
  }

  /// The backquotes that begin at a position, and the blank between.
  private static func marks(behind start: Int, in source: [UInt8]) -> Range<Int> {
    var end = start
    if end < source.count, source[end] == UInt8(ascii: " ") { end += 1 }
    while end < source.count, source[end] == UInt8(ascii: "`") { end += 1 }
    return start..<end
  }

  /// Whether a byte may be a mark, so that there is something to read.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: "["),
      UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "!"):
      true
    default: false
    }
  }
}
