/// Writes a summary so that no line of it reads as anything else in the present form.
enum BodyWriter {
  static func write(_ paper: Paper, _ output: inout [UInt8]) {
    let lines =
      paper.record.form == .daily
      ? paper.bodyRanges.map { Array(paper.bytes($0)) }
      : paper.body(prefix: .max).lines.map { Array($0.utf8) }
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    for line in lines {
      ranges.append(text.count..<text.count + line.count)
      text += line
      text.append(0x0A)
    }
    let span = text.span
    var hidden = HiddenLines()
    var isBehindBrokenTitle = false
    for range in ranges where !span.isBlank(range) {
      if hidden.kind(of: range, in: span) == .shown {
        let isRead = reads(range, in: span, isBehindBrokenTitle)
        isBehindBrokenTitle =
          isBehindBrokenTitle
          || (!isRead && span.has("### [", at: range.lowerBound, before: range.upperBound))
        if isRead {
          write(range, of: span, &output)
          continue
        }
      }
      output += text[range]
      output += "\n"
    }
  }

  /// Whether a line outside of code would be read as more than a line of a summary.
  private static func reads(_ line: Range<Int>, in text: Span<UInt8>, _ isBehindBrokenTitle: Bool)
    -> Bool
  {
    if DailyReader.heading(line, in: text) != nil || DailyTitle(text, line) != nil { return true }
    // A fence or a comment that this summary does not close would go on into the next papers.
    if let first = line.first(where: { text[$0] != 0x20 && text[$0] != 0x09 }) {
      if text.has("```", at: first, before: line.upperBound)
        || text.has("~~~", at: first, before: line.upperBound)
        || text.has("<!--", at: first, before: line.upperBound)
      {
        return true
      }
    }
    guard !isBehindBrokenTitle else { return false }
    var record = PaperRecord()
    return DigestField.tagged.contains { $0.read(text, line, &record) }
  }

  /// Writes a line with the character by which it would be read as a reference.
  private static func write(_ line: Range<Int>, of text: Span<UInt8>, _ output: inout [UInt8]) {
    let first = line.first { text[$0] != 0x20 && text[$0] != 0x09 } ?? line.lowerBound
    for index in line {
      let isVideo = text.has("<video", at: index, before: line.upperBound)
      if index == first || isVideo, text[index] < 0x80 {
        output += "&#\(text[index]);"
      } else {
        output.append(text[index])
      }
    }
    output += "\n"
  }
}
