/// Inline Markdown without its marks.
package enum PlainMarkdown {
  /// The text of a line of inline Markdown: emphasis, code and links without their marks,
  /// references as characters.
  ///
  /// `InlineMarkdown` in TextLayout shows the same text, in styles.
  package static func text(_ source: [UInt8]) -> [UInt8] {
    guard source.contains(where: isMark) else { return source }
    return source.withUnsafeBufferPointer { bytes in
      var scanner = unsafe InlineScanner(bytes)
      scanner.scan { _, _ in 0 }
      var runs = scanner.emphasis
      EmphasisRun.pair(&runs)
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      for piece in scanner.pieces {
        switch piece {
        case .text(let range), .code(let range), .address(let range, _):
          unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
        case .character(let text): output += text
        case .emphasis(let index):
          unsafe output.append(
            contentsOf: UnsafeBufferPointer(
              rebasing: bytes[runs[index].range.prefix(runs[index].unpaired)]))
        case .linkBegins, .linkEnds: break
        }
      }
      return output
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
