/// Breaks text into lines as Korean is set: at spaces, never inside an 어절.
///
/// The rules, the earlier ones first (UAX #14; klreq 4): 1. No line is wider than the column,
/// unless one grapheme cluster alone is. 2. A run without spaces is broken only if it alone is
/// wider than the column, and then between
///    grapheme clusters (UAX #29).
/// 3. No line begins with closing punctuation nor ends with an opening one, where 1 and 2 allow.
///
/// Spaces at a break vanish; all else is kept, in order.
public enum LineBreaker {
  /// Cells that must be left beside an indent; in a narrower column there is no indent.
  private static let leastTextWidth = 8

  /// The lines of `text` in a column of `width` cells.
  ///
  /// At width 1 a wide character stands alone on a line that is too wide: the screen clips it.
  /// - Parameters:
  ///   - text: the text of one block; it is clean (see `Sanitizer`).
  ///   - width: cells of the column, at least 1.
  ///   - firstIndent: cells before the first line's marker or text.
  ///   - hangingIndent: cells before the text of all other lines.
  ///   - marker: what stands before the text on the first line, such as `• `.
  public static func wrap(
    _ text: StyledText, width: Int, firstIndent: Int = 0, hangingIndent: Int = 0,
    marker: StyledSpan? = nil
  ) -> [StyledLine] {
    let markerWidth = marker.map { displayWidth(of: $0.text) } ?? 0
    let indent = max(firstIndent + markerWidth, hangingIndent)
    guard indent == 0 || width >= indent + leastTextWidth else {
      // The marker must not be lost, as it may be a number: it becomes text.
      return wrap(StyledText([marker].compactMap { $0 } + text.spans), width: width)
    }
    var breaks = LineBreaks(
      text.plain, first: max(1, width - firstIndent - markerWidth),
      others: max(1, width - hangingIndent))
    var firstRun = 0
    return breaks.lines().enumerated().map { number, range in
      let spans = text.spans(in: range, firstRun: &firstRun)
      return number == 0
        ? StyledLine(indent: firstIndent, spans: [marker].compactMap { $0 } + spans)
        : StyledLine(indent: hangingIndent, spans: spans)
    }
  }
}

/// Finds where the lines of one text break.
private struct LineBreaks {
  /// An 어절, in bytes of the text.
  private struct Word {
    var range: Range<Int>
    /// Cells.
    var width: Int
    /// Cells of the spaces before it.
    var gap: Int
    /// Whether no line should break before it.
    var isGlued: Bool
  }

  private let text: String
  private let words: [Word]
  /// Cells of the first line and of the others.
  private let first: Int
  private let others: Int

  private var finished: [Range<Int>] = []
  /// The line that is being filled, its cells, and whether it has words yet.
  private var line: Range<Int>?
  private var lineWidth = 0

  init(_ text: String, first: Int, others: Int) {
    self.text = text
    self.first = first
    self.others = others
    words = Self.words(of: text)
  }

  /// The byte ranges of the lines; at least one.
  mutating func lines() -> [Range<Int>] {
    var next = 0
    while next < words.count {
      var end = next + 1
      while end < words.count, words[end].isGlued { end += 1 }
      append(words[next..<end])
      next = end
    }
    finishLine()
    return finished.isEmpty ? [0..<0] : finished
  }

  private var column: Int { finished.isEmpty ? first : others }

  /// Appends words that should stand on one line.
  private mutating func append(_ group: ArraySlice<Word>) {
    guard let head = group.first, let tail = group.last else { return }
    let width = group.dropFirst().reduce(head.width) { $0 + $1.gap + $1.width }
    let range = head.range.lowerBound..<tail.range.upperBound
    if lineWidth + head.gap + width <= column {
      append(range, head.gap + width, gap: head.gap)
    } else if width <= others {
      startLine()
      append(range, width, gap: 0)
    } else if group.count > 1 {
      for word in group { append([word]) }
    } else {
      startLine()
      appendInPieces(head)
    }
  }

  /// Appends a word that is wider than the column.
  private mutating func appendInPieces(_ word: Word) {
    var clusters = Clusters(of: word.range, in: text)
    while let piece = clusters.next(fitting: column) {
      startLine()
      append(piece.range, piece.width, gap: 0)
    }
  }

  private mutating func append(_ range: Range<Int>, _ width: Int, gap: Int) {
    // Spaces that begin a text are part of its first line, as in code.
    line = (line?.lowerBound ?? range.lowerBound - gap)..<range.upperBound
    lineWidth += width
  }

  private mutating func startLine() {
    if line != nil { finishLine() }
  }

  private mutating func finishLine() {
    if let line { finished.append(line) }
    line = nil
    lineWidth = 0
  }

  /// Measures the words of `text`.
  ///
  /// Works on bytes, as every character of a summary comes through.
  private static func words(of text: String) -> [Word] {
    var text = text
    return text.withUTF8 { utf8 in
      var words: [Word] = []
      words.reserveCapacity(utf8.count / 8)
      var isAfterOpening = false
      var index = 0
      while index < utf8.count {
        let gapStart = index
        while index < utf8.count, utf8[index] == UInt8(ascii: " ") { index += 1 }
        guard index < utf8.count else { break }
        let start = index
        let head = scalar(in: utf8, at: &index)
        var last = head
        var width = displayWidth(of: head)
        while index < utf8.count, utf8[index] != UInt8(ascii: " ") {
          last = scalar(in: utf8, at: &index)
          width += displayWidth(of: last)
        }
        words.append(
          Word(
            range: start..<index, width: width, gap: start - gapStart,
            isGlued: !words.isEmpty && (isAfterOpening || Kinsoku.isClosing(head))))
        isAfterOpening = Kinsoku.isOpening(last)
      }
      return words
    }
  }

  /// The scalar at `index`; `index` moves behind it.
  ///
  /// `utf8` is valid.
  private static func scalar(
    in utf8: UnsafeBufferPointer<UInt8>, at index: inout Int
  ) -> Unicode.Scalar {
    let lead = utf8[index]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
    for byte in utf8[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
    index += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

/// The grapheme clusters of a word that is broken.
private struct Clusters {
  private struct Cluster {
    let range: Range<Int>
    let width: Int
    let isClosing: Bool
    let isOpening: Bool
    /// Whether an address has a joint behind it.
    let isJoint: Bool
  }

  private static let joints: Set<Character> = ["/", "-", "_", "?", "&", "="]

  /// The clusters that were looked at but not taken, about a line of them: a word can be as long as
  /// a file.
  private var rest: [Cluster] = []
  private var source: Substring
  private var offset: Int

  /// The clusters of `range`, in bytes of `text`.
  init(of range: Range<Int>, in text: String) {
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.lowerBound)
    source = text[start..<text.utf8.index(start, offsetBy: range.count)]
    offset = range.lowerBound
  }

  /// Looks at clusters until they no longer fit, and at the one after.
  private mutating func look(width: Int) {
    var used = rest.reduce(0) { $0 + $1.width }
    while used <= width || rest.count < 2, let character = source.popFirst() {
      let scalars = character.unicodeScalars
      let start = offset
      offset += character.utf8.count
      rest.append(
        Cluster(
          range: start..<offset, width: displayWidth(of: character),
          isClosing: scalars.first.map(Kinsoku.isClosing) ?? false,
          isOpening: scalars.last.map(Kinsoku.isOpening) ?? false,
          isJoint: Self.joints.contains(character)))
      used += rest[rest.count - 1].width
    }
  }

  private func mayBreak(before cluster: Int) -> Bool {
    !rest[cluster].isClosing && !rest[cluster - 1].isOpening
  }

  /// Removes the longest piece of at most `width` cells after which a line may break, up to a joint
  /// where its second half has one.
  ///
  /// Without a joint it is the longest piece that fits, and one cluster at least, so that there is
  /// always progress.
  mutating func next(fitting width: Int) -> (range: Range<Int>, width: Int)? {
    look(width: width)
    guard let first = rest.first else { return nil }
    var end = 0
    var used = 0
    while end < rest.count, end == 0 || used + rest[end].width <= width {
      used += rest[end].width
      end += 1
    }
    if end < rest.count {
      let ends = (1...end).filter { mayBreak(before: $0) }
      // An address is broken at a joint where that leaves no line half empty.
      end = ends.last { $0 > end / 2 && rest[$0 - 1].isJoint } ?? ends.last ?? end
    }
    let piece = rest[..<end]
    defer { rest.removeFirst(end) }
    return (
      first.range.lowerBound..<(piece.last ?? first).range.upperBound,
      piece.reduce(0) { $0 + $1.width }
    )
  }
}
