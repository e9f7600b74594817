import Markdown
import Normalization

/// What a screen shows of a summary's line, so that `"확산 모델"` is found in `**확산** 모델` and
/// `k-means로` in `` `k-means`로 ``.
///
/// The marks of a label stay, as that is what `label:` goes by.
enum ShownLine {
  /// A line without the marks of emphasis and code; nil where it has none, as nearly all have.
  static func withoutMarks(_ line: RawSpan) -> [UInt8]? {
    let label = SummaryLabel(in: line, line.byteOffsets)
    guard hasMark(line, (label?.rest ?? 0)..<line.byteCount) else { return nil }
    // The colon of a label may be one of full width.
    let rest = label?.rest ?? labelEnd(line)
    guard hasMark(line, rest..<line.byteCount) else { return nil }
    var shown = line.copy(0..<rest)
    PlainMarkdown.appendWithoutEmphasis(line.copy(rest..<line.byteCount), to: &shown)
    return shown
  }

  /// Whether a mark of emphasis or code may stand in a range.
  ///
  /// Hot path: sixteen bytes a step.
  private static func hasMark(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    let (star, code, underscore) = (UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "_"))
    var position = range.lowerBound
    while position + ByteBlock.count <= range.upperBound {
      let block = ByteBlock(bytes, at: position)
      if (block.isByte(star) | block.isByte(code) | block.isByte(underscore)).hasTopBit {
        return true
      }
      position += ByteBlock.count
    }
    return (position..<range.upperBound).contains { index in
      let byte = bytes[index]
      return byte == star || byte == code || byte == underscore
    }
  }

  /// Where the label of a line ends that is one once the line is folded; 0 where none is.
  private static func labelEnd(_ bytes: RawSpan) -> Int {
    guard mayBeLabel(bytes) else { return 0 }
    var folded: [UInt8] = []
    var accents = Accents()
    var offsets = OffsetMap()
    Folding.fold(bytes, into: &folded, accents: &accents, offsets: &offsets)
    guard let label = SummaryLabel(in: folded.span.bytes, folded.indices) else { return 0 }
    return offsets.sourceRange(of: 0..<label.rest).upperBound
  }

  /// Whether a line may begin with a label once it is folded, as far as its first letter tells: one
  /// of ASCII or of Hangul is itself, and no mark.
  static func mayBeLabel(_ bytes: RawSpan) -> Bool {
    guard let start = SummaryLabel.start(in: bytes, bytes.byteOffsets) else { return false }
    let first = bytes[start]
    return !(0xEA...0xED ~= first || UInt8(ascii: "a")...UInt8(ascii: "z") ~= first | 0x20)
  }
}
