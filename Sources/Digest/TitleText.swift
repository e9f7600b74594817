/// What stands before and behind a title: numbers, emoji, marks and words such as `Title:`.
enum TitleText {
  /// Whether a scalar is a picture, or belongs to one; signs of mathematics are none.
  static func isDecoration(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2300...0x23FF, 0x2460...0x24FF, 0x25A0...0x27BF, 0x2B00...0x2BFF, 0x3297, 0x3299, 0xFE0E,
      0xFE0F, 0x200D,
      0x20E3, 0x1F000...0x1FAFF, 0xE0020...0xE007F, 0x2022, 0xB7, 0x2023, 0x2043:
      true
    default: false
    }
  }

  /// What was dropped before a title.
  struct Head {
    /// Where the title begins.
    var start: Int
    /// Whether a word such as `Title:` stood there.
    var isNamed = false
    /// Whether bold text begins.
    var isBold = false
    /// Whether nothing but a number stood there.
    var isNumbered = false
  }

  /// Reads what stands before a title.
  ///
  /// - Parameter dropsGroups: whether groups in brackets before a link, such as `[Org]`, are
  ///   dropped, as in lists.
  static func head(_ range: Range<Int>, in file: Span<UInt8>, dropsGroups: Bool = false) -> Head {
    var head = Head(start: range.lowerBound)
    let end = range.upperBound
    while head.start < end {
      let byte = file[head.start]
      if let length = file.whiteSpace(at: head.start, before: end) {
        head.start += length
      } else if byte == UInt8(ascii: "*")
        || (byte == UInt8(ascii: "_") && file.has("__", at: head.start, before: end))
      {
        if head.start + 1 < end, file[head.start + 1] == byte {
          head.isBold = true
          head.start += 2
        } else {
          head.start += 1
        }
      } else if let tag = HTMLText.tag(at: head.start, before: end, in: file),
        !file.hasFolded("<a ", at: head.start, before: end)
      {
        if file.hasFolded("<b", at: head.start, before: end)
          || file.hasFolded("<strong", at: head.start, before: end)
        {
          head.isBold = !file.hasFolded("<br", at: head.start, before: end)
        }
        head.start = tag.end
      } else if let numberEnd = number(head.start..<end, in: file) {
        head.start = numberEnd
        head.isNumbered = true
      } else if byte >= 0x80, isDecoration(file.scalar(at: head.start, before: end).value) {
        head.start += file.scalar(at: head.start, before: end).length
      } else if let nameEnd = name(head.start..<end, in: file) {
        head.start = nameEnd
        head.isNamed = true
      } else if dropsGroups, byte == UInt8(ascii: "["),
        let groupEnd = group(head.start..<end, in: file)
      {
        head.start = groupEnd
      } else {
        break
      }
    }
    return head
  }

  /// Where a number ends that counts entries: `1.`, `12)`, `(3)`, `[12]`, `【12】`, `[new 003]`,
  /// `#4:`, `3️⃣`; or arXiv's identifier where it is not the title itself: `[2505.21136]`,
  /// `2505.21136: `.
  ///
  /// `2505.21136` and `3D` count nothing.
  private static func number(_ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    let (start, end) = (range.lowerBound, range.upperBound)
    if let identifierEnd = identifier(range, in: file) { return identifierEnd }
    func digits(_ index: Int) -> Int {
      var index = index
      while index < end, isDigit(file[index]) { index += 1 }
      return index
    }
    switch file[start] {
    case UInt8(ascii: "["), UInt8(ascii: "("):
      let close = file[start] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
      guard let closing = file.index(of: close, in: start..<min(end, start + 24)) else {
        return nil
      }
      var index = start + 1
      for word: StaticString in ["new", "no.", "no", "#"]
      where file.hasFolded(word, at: index, before: closing) {
        index += word.utf8CodeUnitCount
        break
      }
      while index < closing, file[index] == 0x20 { index += 1 }
      let digitsEnd = digits(index)
      guard digitsEnd > index, digitsEnd - index <= 4 else { return nil }
      // `[3/12]` counts too.
      var rest = digitsEnd
      if rest < closing, file[rest] == UInt8(ascii: "/") { rest = digits(rest + 1) }
      // The text of a link may be a number; that is not before it.
      let isLink = closing + 1 < end && file[closing + 1] == UInt8(ascii: "(")
      return rest == closing && !isLink ? closing + 1 : nil
    case UInt8(ascii: "#"):
      let digitsEnd = digits(start + 1)
      guard digitsEnd > start + 1 else { return nil }
      return numberEnd(digitsEnd, end, in: file) ?? digitsEnd
    case 0xE3 where file.has("【", at: start, before: end):
      let digitsEnd = digits(start + 3)
      guard digitsEnd > start + 3, file.has("】", at: digitsEnd, before: end) else { return nil }
      return digitsEnd + 3
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digitsEnd = digits(start)
      // `2024.` and `1984:` begin titles.
      guard digitsEnd - start <= 3 else { return nil }
      if file.has("\u{FE0F}", at: digitsEnd, before: end)
        || file.has("\u{20E3}", at: digitsEnd, before: end)
      {
        return digitsEnd
      }
      return numberEnd(digitsEnd, end, in: file)
    default: return nil
    }
  }

  /// Where an identifier of arXiv ends, with the brackets or the sign that part it from the title
  /// behind it.
  private static func identifier(_ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    let end = range.upperBound
    var start = range.lowerBound
    let isBracketed = file[start] == UInt8(ascii: "[")
    if isBracketed { start += 1 }
    if file.hasFolded("arxiv:", at: start, before: end) { start += 6 }
    guard start < end, isDigit(file[start]),
      let id = ArxivID.identifier(in: file, start..<end), id.end < end
    else { return nil }
    if isBracketed {
      guard file[id.end] == UInt8(ascii: "]"), id.end + 1 < end else { return nil }
      return file[id.end + 1] == UInt8(ascii: "(") ? nil : id.end + 1
    }
    for sign: StaticString in [": ", "：", " - ", " – ", " — ", " | ", "** - ", "** – ", "** — "]
    where file.has(sign, at: id.end, before: end) {
      return id.end + sign.utf8CodeUnitCount
    }
    return nil
  }

  /// Where the sign behind a number ends that makes it one; nil where the number goes on, or is a
  /// word's.
  private static func numberEnd(_ index: Int, _ end: Int, in file: Span<UInt8>) -> Int? {
    for sign: StaticString in [".", ")", ":", "、", "．", "：", "）", "\\."]
    where file.has(sign, at: index, before: end) {
      let next = index + sign.utf8CodeUnitCount
      return next < end && isDigit(file[next]) ? nil : next
    }
    return nil
  }

  private static let paperWords: [StaticString] = ["paper", "논문", "论文", "論文", "文章"]

  /// Whether a byte begins one of these words: few do.
  private static func beginsPaperWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "p"), UInt8(ascii: "P"), 0xE6, 0xE8, 0xEB: true
    default: false
    }
  }

  /// Where a word such as `Title:`, `제목:` or `Paper 3:` ends.
  private static func name(_ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    let (start, end) = (range.lowerBound, range.upperBound)
    var wordEnd: Int?
    if let label = Vocabulary.label(at: start, before: end, in: file), label.label == .title {
      wordEnd = label.end
    } else if beginsPaperWord(file[start]),
      let word = paperWords.first(where: { file.hasFolded($0, at: start, before: end) })
    {
      wordEnd = start + word.utf8CodeUnitCount
    }
    guard var index = wordEnd else { return nil }
    while index < end,
      file[index] == 0x20 || file[index] == UInt8(ascii: "#") || isDigit(file[index])
    { index += 1 }
    return colon(index, end, in: file)
  }

  /// Where a colon ends that stands at an index, behind marks or before them.
  static func colon(_ start: Int, _ end: Int, in file: Span<UInt8>) -> Int? {
    var index = start
    // `<b>Label</b>: …`
    while file.has("</", at: index, before: end),
      let tag = HTMLText.tag(at: index, before: end, in: file)
    {
      index = tag.end
    }
    while index < end,
      file[index] == UInt8(ascii: "*") || file[index] == UInt8(ascii: "_") || file[index] == 0x20
        || file[index] == UInt8(ascii: "`")
    {
      index += 1
    }
    for sign: StaticString in [":", "："] where file.has(sign, at: index, before: end) {
      index += sign.utf8CodeUnitCount
      while index < end, file[index] == UInt8(ascii: "*") || file[index] == UInt8(ascii: "_") {
        index += 1
      }
      return index
    }
    return nil
  }

  /// Where a group in brackets ends that is no link.
  private static func group(_ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    guard
      let close = file.index(
        of: UInt8(ascii: "]"), in: range.lowerBound..<min(range.upperBound, range.lowerBound + 80))
    else { return nil }
    guard file.index(of: UInt8(ascii: "["), in: range.lowerBound + 1..<close) == nil else {
      return nil
    }
    let next = close + 1
    return next < range.upperBound && file[next] != UInt8(ascii: "(") ? next : nil
  }

  /// A title without marks at its ends.
  static func trimmed(_ range: Range<Int>, in file: Span<UInt8>) -> Range<Int> {
    var range = file.trimmed(range)
    while range.count > 2 {
      let (first, last) = (file[range.lowerBound], file[range.upperBound - 1])
      if file.has("**", at: range.lowerBound, before: range.upperBound),
        file.has("**", at: range.upperBound - 2, before: range.upperBound),
        file.index(of: "**", in: range.lowerBound + 2..<range.upperBound - 2) == nil
      {
        range = file.trimmed(range.lowerBound + 2..<range.upperBound - 2)
      } else if first == last, first == UInt8(ascii: "*") || first == UInt8(ascii: "_"),
        file.index(of: first, in: range.lowerBound + 1..<range.upperBound - 1) == nil
      {
        range = file.trimmed(range.lowerBound + 1..<range.upperBound - 1)
      } else if let closing = closingTag(range, in: file) {
        range = file.trimmed(range.lowerBound..<closing)
      } else if let inside = bracketed(range, in: file) {
        range = file.trimmed(inside)
      } else {
        break
      }
    }
    return range
  }

  /// Where a tag begins that closes bold or italic text at the end of a range.
  private static func closingTag(_ range: Range<Int>, in file: Span<UInt8>) -> Int? {
    guard file[range.upperBound - 1] == UInt8(ascii: ">") else { return nil }
    for tag: StaticString in ["</b>", "</strong>", "</i>", "</em>"] {
      let start = range.upperBound - tag.utf8CodeUnitCount
      if start > range.lowerBound, file.hasFolded(tag, at: start, before: range.upperBound) {
        return start
      }
    }
    return nil
  }

  /// What stands in the brackets that are around all of a title, `[Title]`, `《Title》` or
  /// Obsidian's `[[note|Title]]`.
  private static func bracketed(_ range: Range<Int>, in file: Span<UInt8>) -> Range<Int>? {
    if file.has("《", at: range.lowerBound, before: range.upperBound),
      file.index(of: "》", in: range) == range.upperBound - 3
    {
      return range.lowerBound + 3..<range.upperBound - 3
    }
    guard file[range.lowerBound] == UInt8(ascii: "["),
      file[range.upperBound - 1] == UInt8(ascii: "]")
    else { return nil }
    var depth = 0
    for index in range {
      if file[index] == UInt8(ascii: "[") { depth += 1 }
      if file[index] == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0, index < range.upperBound - 1 { return nil }
    }
    guard depth == 0 else { return nil }
    if file.has("[[", at: range.lowerBound, before: range.upperBound),
      let bar = file.index(of: UInt8(ascii: "|"), in: range)
    {
      return bar + 1..<max(bar + 1, range.upperBound - 2)
    }
    return range.lowerBound + 1..<range.upperBound - 1
  }

  /// A title without the sign and the number behind it, such as `👍 12` and `⭐ 8.5/10`.
  static func withoutCount(_ range: Range<Int>, in file: Span<UInt8>) -> Range<Int> {
    var start = file.trimmed(range).upperBound
    while start > range.lowerBound,
      isDigit(file[start - 1]) || ".,/kK ".utf8.contains(file[start - 1])
    { start -= 1 }
    guard start > range.lowerBound, start < range.upperBound,
      (start..<range.upperBound).contains(where: { isDigit(file[$0]) }),
      let sign = lastScalar(range.lowerBound..<start, in: file), isDecoration(sign.value),
      sign.value != 0xB7, sign.value != 0x2022
    else { return range }
    return file.trimmed(range.lowerBound..<start - sign.length)
  }

  /// A title that goes up to a link, without what leads over to that: `(Read more on`, `[`, `-`,
  /// `|`, and marks.
  static func beforeLink(_ range: Range<Int>, in file: Span<UInt8>) -> Range<Int> {
    var range = withoutCount(file.trimmed(range), in: file)
    // A parenthesis that is not closed belongs to the link.
    var depth = 0
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      if file[index] == UInt8(ascii: ")") { depth += 1 }
      guard file[index] == UInt8(ascii: "(") else { continue }
      depth -= 1
      if depth < 0 {
        range = file.trimmed(range.lowerBound..<index)
        break
      }
    }
    while !range.isEmpty {
      let last = file[range.upperBound - 1]
      if "[|*_:,-<(`".utf8.contains(last) {
        range = file.trimmed(range.lowerBound..<range.upperBound - 1)
      } else if let dash = ["–", "—", "：", "·", "】", "|"].first(where: { (sign: StaticString) in
        file.has(sign, at: range.upperBound - sign.utf8CodeUnitCount, before: range.upperBound)
      }) {
        range = file.trimmed(range.lowerBound..<range.upperBound - dash.utf8CodeUnitCount)
      } else if let picture = lastScalar(range, in: file), isDecoration(picture.value) {
        range = file.trimmed(range.lowerBound..<range.upperBound - picture.length)
      } else {
        break
      }
    }
    return range
  }

  private static func lastScalar(_ range: Range<Int>, in file: Span<UInt8>) -> (
    value: UInt32, length: Int
  )? {
    var start = range.upperBound - 1
    while start > range.lowerBound, file[start] & 0xC0 == 0x80, range.upperBound - start < 4 {
      start -= 1
    }
    let scalar = file.scalar(at: start, before: range.upperBound)
    return scalar.value >= 0x80 && start + scalar.length == range.upperBound ? scalar : nil
  }
}
