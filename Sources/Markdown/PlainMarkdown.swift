/// Inline Markdown without its marks.
package enum PlainMarkdown {
  /// The text of a line of inline Markdown: emphasis, code and links without their marks, references as characters.
  ///
  /// What is shown of it is the same (`InlineMarkdown` in TextLayout), in styles.
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
    source.withUnsafeBufferPointer { bytes in
      var hasFormulas = false
      var scanner = unsafe InlineScanner(bytes)
      scanner.scan { _, _ in 0 }
      var runs = scanner.emphasis
      EmphasisRun.pair(&runs)
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      for piece in scanner.pieces {
        switch piece {
        case .formula(let shown, _) where showsFormulas:
          hasFormulas = true
          output += shown.utf8
        case .text(let range), .code(let range), .formula(_, let range), .address(let range, _):
          unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
        case .character(let text): output += text
        case .emphasis(let index):
          unsafe output.append(
            contentsOf: UnsafeBufferPointer(
              rebasing: bytes[runs[index].range.prefix(runs[index].unpaired)]))
        case .linkBegins, .linkEnds: break
        }
      }
      return (output, hasFormulas)
    }
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
