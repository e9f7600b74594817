/// The labels of summaries: `- ***What's New***: …`, `**Technical Details**:`, with all lines up to the next one.
///
/// A label is bold text (two or three asterisks) at the beginning of a line, after a bullet or a number perhaps, with a
/// colon behind it or at its end. Bold text without one is emphasis.
enum Labels {
  /// The text of a line's label, and where the rest of the line begins; nil where it has none.
  static func label(
    in text: UnsafeRawBufferPointer, _ line: Range<Int>
  ) -> (text: Range<Int>, rest: Int)? {
    let end = line.upperBound
    let start = skipMarker(in: text, line)
    var stars = 0
    while start + stars < end, text[start + stars] == UInt8(ascii: "*") { stars += 1 }
    guard stars == 2 || stars == 3,
      let close = text.find(UInt8(ascii: "*"), in: start + stars..<end), close > start + stars
    else { return nil }
    var after = close
    while after < end, text[after] == UInt8(ascii: "*") { after += 1 }
    guard after - close == stars else { return nil }
    let label = start + stars..<close
    if after < end, text[after] == UInt8(ascii: ":") { return (label, after + 1) }
    guard text[close - 1] == UInt8(ascii: ":") else { return nil }
    return (label.lowerBound..<close - 1, after)
  }

  /// Behind spaces, a bullet (`-`, `*`, `+`, `•`) or a number (`1.`, `2)`).
  private static func skipMarker(in text: UnsafeRawBufferPointer, _ line: Range<Int>) -> Int {
    let end = line.upperBound
    var start = skipSpaces(in: text, line.lowerBound, end)
    var marker = start
    if marker < end,
      [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(text[marker])
    {
      marker += 1
    } else if marker + 3 <= end, text[marker] == 0xE2, text[marker + 1] == 0x80,
      text[marker + 2] == 0xA2
    {
      marker += 3
    } else {
      while marker < end, (0x30...0x39).contains(text[marker]) { marker += 1 }
      guard marker > start, marker < end,
        text[marker] == UInt8(ascii: ".") || text[marker] == UInt8(ascii: ")")
      else { return start }
      marker += 1
    }
    let after = skipSpaces(in: text, marker, end)
    // `**` is no bullet.
    if after > marker { start = after }
    return start
  }

  private static func skipSpaces(
    in text: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> Int {
    var start = start
    while start < end, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
    return start
  }

  /// Walks the lines under labels that hold `name`, the rest of the label's own line among them, until `visit` says so.
  ///
  /// - Parameters:
  ///   - name: folded text, or nil for any label.
  ///   - visit: told a range of the text; returns whether to go on.
  static func walk(
    _ name: [UInt8], in text: UnsafeRawBufferPointer, _ body: Range<Int>,
    visit: (Range<Int>) -> Bool
  ) {
    var start = body.lowerBound
    var isWanted = false
    while start < body.upperBound {
      let end = text.find(UInt8(ascii: "\n"), in: start..<body.upperBound) ?? body.upperBound
      var from = start
      if let (label, rest) = label(in: text, start..<end) {
        isWanted = text.find(name, in: label) != nil
        from = rest
      }
      if isWanted, !visit(from..<end) { return }
      start = end + 1
    }
  }

  /// Whether a label of the summary holds `name`.
  static func isPresent(
    _ name: [UInt8], in text: UnsafeRawBufferPointer, _ body: Range<Int>
  ) -> Bool {
    var start = body.lowerBound
    while start < body.upperBound {
      let end = text.find(UInt8(ascii: "\n"), in: start..<body.upperBound) ?? body.upperBound
      if let (label, _) = label(in: text, start..<end), text.find(name, in: label) != nil {
        return true
      }
      start = end + 1
    }
    return false
  }

  /// Whether a place of the summary stands in a label.
  static func holds(_ place: Int, in text: UnsafeRawBufferPointer, _ line: Range<Int>) -> Bool {
    label(in: text, line).map { $0.text.contains(place) } ?? false
  }
}
