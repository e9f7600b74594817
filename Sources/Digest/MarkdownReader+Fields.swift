// The lines of a paper's section: fields, its address, and the summary.
extension MarkdownReader {
  /// Reads a line of the open section.
  mutating func readSection(_ index: Int, in file: Span<UInt8>) {
    let line = lines[index]
    switch line.kind {
    case .blank: return
    case .comment: return note(.comment, index)
    case .layout, .rule: return note(.layout, index)
    case .reference: return note(.reference, index)
    case .frontMatter: return note(.frontMatter, index)
    default: break
    }
    guard open != nil else {
      if line.kind == .text || line.kind == .item,
        readStamp(line.text, in: file) || readDayAlone(line.text, in: file)
      {
        return note(.day, index)
      }
      return note(.outside, index)
    }
    switch line.kind {
    case .continued:
      // The title goes on.
      guard let last = result.records.last, last.title.end <= line.start else {
        return note(.title, index)
      }
      addBody(line.range)
      return note(.summary, index)
    case .code:
      addBody(line.range)
      return note(.summary, index)
    case .heading, .summary:
      open?.isFresh = false
      open?.awaitsAuthors = false
      // The title said again is no summary.
      if let title = open?.title, line.kind == .heading, isRepeated(title, line.text, in: file) {
        return note(.title, index)
      }
      if !line.text.isEmpty { addBody(line.kind == .summary ? line.text : line.range) }
      return note(.heading, index)
    default: readText(index, in: file)
    }
  }

  private func isRepeated(_ title: Range<Int>, _ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    title.count == text.count && zip(title, text).allSatisfy { file[$0] == file[$1] }
  }

  private mutating func readText(_ index: Int, in file: Span<UInt8>) {
    let line = lines[index]
    let isFresh = open?.isFresh == true
    open?.isFresh = false
    if index == open?.titleLine { return note(.title, index) }
    if isFresh, let title = open?.title, isRepeated(title, line.text, in: file) {
      open?.isFresh = true
      return note(.title, index)
    }
    if index == open?.addressLine {
      _ = readFields(line.text, in: file)
      // Links to other things are kept.
      let isAlone = allLinks(in: file, line.text).allSatisfy { PaperAddress.isPaper(file, $0.url) }
      if !isAlone { addBody(line.range) }
      open?.isFresh = isFresh
      return note(.address, index)
    }
    if open?.awaitsAuthors == true {
      open?.awaitsAuthors = false
      setAuthors(line.text)
      return note(.field("authors"), index)
    }
    if let field = readMedia(line, in: file) { return note(.field(field), index) }
    if let field = readFields(line.text, in: file) { return note(.field(field), index) }
    if isFresh, line.kind == .text, let names = italic(line.text, in: file) {
      setAuthors(names)
      return note(.field("authors"), index)
    }
    addBody(line.range)
    note(.summary, index)
  }

  private mutating func setAuthors(_ range: Range<Int>) {
    let last = result.records.count - 1
    if result.records[last].authors.isNone, !range.isEmpty {
      result.records[last].authors = ByteRange(range)
    }
  }

  /// The inside of a line that is in italics, such as the authors below a title: no sentence, no
  /// link.
  private func italic(_ text: Range<Int>, in file: Span<UInt8>) -> Range<Int>? {
    guard text.count > 2, text.count <= 20_000 else { return nil }
    let mark = file[text.lowerBound]
    guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_"), file[text.upperBound - 1] == mark,
      file[text.lowerBound + 1] != mark
    else { return nil }
    let inner = text.lowerBound + 1..<text.upperBound - 1
    guard file.index(of: mark, in: inner) == nil, file.index(of: "://", in: inner) == nil,
      file.index(of: UInt8(ascii: ":"), in: inner) == nil, file.index(of: "：", in: inner) == nil,
      file.index(of: "。", in: inner) == nil
    else { return nil }
    return file.trimmed(inner)
  }

  private mutating func readMedia(_ line: MarkdownLine, in file: Span<UInt8>) -> String? {
    let last = result.records.count - 1
    guard
      file[line.text.lowerBound] == UInt8(ascii: "!")
        || file[line.text.lowerBound] == UInt8(ascii: "<")
        || file[line.text.lowerBound] == UInt8(ascii: "[")
    else { return nil }
    if result.records[last].image.isNone {
      if DigestField.image.read(file, line.text, &result.records[last]) {
        return DigestField.image.name
      }
      if file.hasFolded("<img", at: line.text.lowerBound, before: line.text.upperBound),
        let source = file.index(of: "src=", in: line.text), source + 5 < line.text.upperBound,
        let close = file.index(of: file[source + 4], in: source + 5..<line.text.upperBound),
        file.schemeLength(in: source + 5..<close) != nil
      {
        result.records[last].image = ByteRange(source + 5..<close)
        return DigestField.image.name
      }
    }
    return DigestField.video.read(file, line.text, &result.records[last])
      ? DigestField.video.name : nil
  }

  // MARK: Fields

  /// Reads the fields of a line: `**Authors**: A, B | **Votes**: 12`.
  ///
  /// - Returns: the name of one where the line holds nothing else.
  mutating func readFields(_ text: Range<Int>, in file: Span<UInt8>) -> String? {
    if file[text.lowerBound] == UInt8(ascii: "|"), let name = readRowField(text, in: file) {
      return name
    }
    // A long line has fields only where it begins with one.
    guard text.count <= MarkdownReader.longestLineOfFields || label(text, in: file).isField else {
      return nil
    }
    guard hasParts(text, in: file) else { return readField(text, in: file) }
    var name: String?
    var isAll = true
    for part in parts(of: text, in: file) {
      if let found = readField(part, in: file) {
        name = found
      } else if name == DigestField.authors.name, readName(part, in: file) {
        continue
      } else if !isNoText(part, in: file) {
        isAll = false
      }
    }
    return isAll ? name : nil
  }

  /// Reads a name that `·` parts from those before: `Authors: A B · C D`, where nothing else does.
  private mutating func readName(_ part: Range<Int>, in file: Span<UInt8>) -> Bool {
    let authors = result.records[result.records.count - 1].authors
    let name = file.trimmed(part)
    guard !authors.isNone, authors.indices.upperBound <= part.lowerBound,
      file.index(of: UInt8(ascii: ","), in: authors.indices) == nil,
      isFullName(name, in: file),
      name.allSatisfy({
        isASCIILetter(file[$0]) || file[$0] >= 0x80 || " .'-".utf8.contains(file[$0])
      })
    else { return false }
    result.records[result.records.count - 1].authors = ByteRange(
      authors.indices.lowerBound..<name.upperBound)
    return true
  }

  /// Whether a text has two words, as names in Latin letters have, or few letters of another
  /// script.
  private func isFullName(_ name: Range<Int>, in file: Span<UInt8>) -> Bool {
    file.index(of: UInt8(ascii: " "), in: name) != nil
      || !name.isEmpty && name.count <= 15 && name.allSatisfy { file[$0] >= 0x80 }
  }

  /// Reads a field from a row of two cells, its label and its value.
  private mutating func readRowField(_ text: Range<Int>, in file: Span<UInt8>) -> String? {
    let cells = cells(of: text, in: file)
    guard cells.count == 2 else { return nil }
    let start = TitleText.head(cells[0], in: file).start
    guard let label = Vocabulary.label(at: start, before: cells[0].upperBound, in: file),
      label.label == .authors || label.label == .votes
    else { return nil }
    return setField(label.label, cells[1], in: file)
  }

  /// How long a line may be whose first field is not at its beginning.
  private static let longestLineOfFields = 200

  /// Whether `|`, `·` or `•` stands in a text.
  private func hasParts(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    text.count <= 2_000
      && (file.index(of: UInt8(ascii: "|"), in: text) != nil
        || file.index(of: "·", in: text) != nil || file.index(of: "•", in: text) != nil)
  }

  private func isNoText(_ part: Range<Int>, in file: Span<UInt8>) -> Bool {
    !part.contains { isASCIILetter(file[$0]) || isDigit(file[$0]) || file[$0] >= 0xE3 }
  }

  /// The parts of a line that `|`, `·` or `•` stands between.
  func parts(of text: Range<Int>, in file: Span<UInt8>) -> [Range<Int>] {
    guard hasParts(text, in: file) else { return [text] }
    var parts: [Range<Int>] = []
    var start = text.lowerBound
    var index = start
    while index < text.upperBound {
      var length = 0
      switch file[index] {
      case UInt8(ascii: "|"): length = 1
      case 0xC2 where file.has("·", at: index, before: text.upperBound): length = 2
      case 0xE2 where file.has("•", at: index, before: text.upperBound): length = 3
      default: break
      }
      if length > 0 {
        if start < index { parts.append(start..<index) }
        start = index + length
        index = start
      } else {
        index += 1
      }
    }
    if start < text.upperBound { parts.append(start..<text.upperBound) }
    return parts
  }

  /// What a field begins with.
  private struct FieldHead {
    var sign: Vocabulary.Label?
    var label: (label: Vocabulary.Label, end: Int)?
    var isBold = false
    /// Where the label begins, or the value behind a picture.
    var start: Int

    var isField: Bool { sign != nil || label != nil }
  }

  /// What stands before a label, and the label.
  private func label(_ part: Range<Int>, in file: Span<UInt8>) -> FieldHead {
    var head = FieldHead(start: part.lowerBound)
    var start = part.lowerBound
    while start < part.upperBound {
      let byte = file[start]
      if byte == UInt8(ascii: "*") { head.isBold = true }
      if isMark(byte) {
        start += 1
      } else if byte >= 0xE2, let vote = isVoteSign(start, part.upperBound, in: file) {
        head.sign = .votes
        start = vote
      } else if byte >= 0x80 {
        let scalar = file.scalar(at: start, before: part.upperBound)
        guard TitleText.isDecoration(scalar.value) else { break }
        if [0x1F464, 0x1F465, 0x270D].contains(scalar.value) { head.sign = .authors }
        if [0x1F4C5, 0x1F4C6, 0x1F5D3].contains(scalar.value) { head.sign = .date }
        start += scalar.length
      } else if let tag = HTMLText.tag(at: start, before: part.upperBound, in: file) {
        start = tag.end
      } else {
        break
      }
    }
    head.start = start
    head.label = Vocabulary.label(at: start, before: part.upperBound, in: file)
    return head
  }

  /// Reads one field; its name where there is one.
  private mutating func readField(_ part: Range<Int>, in file: Span<UInt8>) -> String? {
    let head = label(part, in: file)
    let (sign, label, isBold, start) = (head.sign, head.label, head.isBold, head.start)
    if sign == .date || label?.label == .date { readDate(start..<part.upperBound, in: file) }
    if let label, label.label == .authors || label.label == .votes {
      let isClosed = isBold && file.has("**", at: label.end, before: part.upperBound)
      guard
        let value = TitleText.colon(label.end, part.upperBound, in: file)
          ?? (isClosed ? label.end + 2 : nil) ?? (sign == label.label ? label.end : nil)
          ?? TitleText.colon(pictureEnd(label.end, part, in: file), part.upperBound, in: file)
      else { return nil }
      return setField(label.label, value..<part.upperBound, in: file)
    }
    if let sign,
      sign == .authors || sign == .votes && start < part.upperBound && isDigit(file[start])
    {
      let value = TitleText.colon(start, part.upperBound, in: file) ?? start
      return setField(sign, value..<part.upperBound, in: file)
    }
    return readCount(start..<part.upperBound, in: file)
  }

  /// Where the pictures behind a label end: `Upvotes 👍: 12`.
  private func pictureEnd(_ start: Int, _ part: Range<Int>, in file: Span<UInt8>) -> Int {
    var index = start
    while index < part.upperBound {
      let scalar = file.scalar(at: index, before: part.upperBound)
      guard scalar.value == 0x20 || scalar.value >= 0x80 && TitleText.isDecoration(scalar.value)
      else { break }
      index += scalar.length
    }
    return index
  }

  /// The day of a paper where neither the file nor a heading tells it: its own, which stays in the
  /// summary.
  private mutating func readDate(_ part: Range<Int>, in file: Span<UInt8>) {
    guard open?.hasDay == false, let date = DateToken.first(in: file, part)?.date else { return }
    open?.hasDay = true
    result.records[result.records.count - 1].date = date
  }

  /// Whether a byte may stand before a label.
  private func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "("), 0x20, 0x09:
      true
    default: false
    }
  }

  // `12 upvotes`
  private mutating func readCount(_ range: Range<Int>, in file: Span<UInt8>) -> String? {
    guard range.count <= 40, let first = range.first, isDigit(file[first]),
      let count = VoteCount(file, range)
    else {
      return nil
    }
    var index = count.end
    while index < range.upperBound, " *_표개".utf8.contains(file[index]) { index += 1 }
    if isVoteSign(index, range.upperBound, in: file) == nil {
      guard let label = Vocabulary.label(at: index, before: range.upperBound, in: file),
        label.label == .votes
      else {
        return nil
      }
    }
    return setVotes(count)
  }

  private mutating func setField(
    _ label: Vocabulary.Label, _ value: Range<Int>, in file: Span<UInt8>
  ) -> String? {
    var value = file.trimmed(value)
    while let tag = HTMLText.tag(at: value.lowerBound, before: value.upperBound, in: file) {
      value = file.trimmed(tag.end..<value.upperBound)
    }
    switch label {
    case .authors:
      if value.isEmpty { open?.awaitsAuthors = true } else { setAuthors(value) }
      return DigestField.authors.name
    case .votes:
      while let first = value.first, "*_`( ".utf8.contains(file[first]) {
        value = first + 1..<value.upperBound
      }
      while let first = value.first, let sign = isVoteSign(first, value.upperBound, in: file) {
        value = file.trimmed(sign..<value.upperBound)
      }
      guard let count = VoteCount(file, value) else { return nil }
      return setVotes(count)
    default: return nil
    }
  }

  private mutating func setVotes(_ count: VoteCount) -> String? {
    let last = result.records.count - 1
    if result.records[last].vote == nil { result.records[last].vote = count.number }
    if count.trouble != nil { result.records[last].hasUnreadVotes = true }
    return DigestField.vote.name
  }

  /// Where a sign of votes ends: 👍, ⬆️, ▲, 🔺.
  private func isVoteSign(_ start: Int, _ end: Int, in file: Span<UInt8>) -> Int? {
    // Few letters begin as these signs do, and Hangul does not.
    guard start < end, file[start] == 0xE2 || file[start] == 0xF0 else { return nil }
    for sign: StaticString in ["👍", "⬆", "▲", "🔺", "🔼"] where file.has(sign, at: start, before: end)
    {
      var index = start + sign.utf8CodeUnitCount
      while index < end {
        let scalar = file.scalar(at: index, before: end).value
        guard scalar == 0xFE0F || scalar == 0x20 || (0x1F3FB...0x1F3FF).contains(scalar) else {
          break
        }
        index += file.scalar(at: index, before: end).length
      }
      return index
    }
    return nil
  }

  // MARK: The rest of a title's line

  /// Reads what stands behind the title on its line: votes, and text that belongs to the summary.
  mutating func readRest(of text: Range<Int>, behind link: MarkdownLink?, in file: Span<UInt8>) {
    guard let title = open?.title else { return }
    var start = max(link?.whole.upperBound ?? 0, title.upperBound)
    if link == nil, let own = titleLink(title, text, in: file) {
      // The title leads elsewhere than to the paper.
      start = own.whole.upperBound
      if !PaperAddress.isPaper(file, own.url) { addBody(own.url) }
    }
    if let link, title.upperBound < link.whole.lowerBound {
      // Between the title and its link: authors, or where it came out.
      let between = TitleText.beforeLink(
        withoutMarks(title.upperBound..<link.whole.lowerBound, in: file), in: file)
      if !isNoText(between, in: file), !Vocabulary.isLinkText(between, in: file) {
        addBody(between)
      }
    }
    guard start < text.upperBound else { return }
    let rest = withoutMarks(start..<text.upperBound, in: file)
    guard !rest.isEmpty else { return }
    var isAll = true
    for part in parts(of: rest, in: file) where readVotes(part, in: file) == nil {
      isAll = isAll && isNoText(part, in: file)
    }
    if !isAll, !isOwnLink(rest, in: file) { addBody(rest) }
  }

  /// A range without the marks before it that a title or its link left open.
  func withoutMarks(_ range: Range<Int>, in file: Span<UInt8>) -> Range<Int> {
    var rest = range
    while let first = rest.first {
      if let length = file.whiteSpace(at: first, before: rest.upperBound) {
        rest = first + length..<rest.upperBound
      } else if file[first] < 0x80,
        "]):,-|.~".utf8.contains(file[first]) || isClosing(first, rest.upperBound, in: file)
      {
        rest = first + 1..<rest.upperBound
      } else if file.has("–", at: first, before: rest.upperBound)
        || file.has("—", at: first, before: rest.upperBound)
        || file.has("：", at: first, before: rest.upperBound)
      {
        rest = first + 3..<rest.upperBound
      } else {
        break
      }
    }
    return rest
  }

  /// The link on a line whose text a title is.
  private func titleLink(_ title: Range<Int>, _ text: Range<Int>, in file: Span<UInt8>)
    -> MarkdownLink?
  {
    guard text.contains(title.lowerBound),
      let link = nextLink(in: file, text), let linked = link.text,
      linked.lowerBound <= title.lowerBound, title.upperBound <= linked.upperBound
    else { return nil }
    return link
  }

  /// Whether nothing stands in a range but links to papers, and words that only say so.
  func isOwnLink(_ rest: Range<Int>, in file: Span<UInt8>) -> Bool {
    let links = allLinks(in: file, rest)
    guard !links.isEmpty else { return Vocabulary.isLinkText(rest, in: file) }
    var start = rest.lowerBound
    for link in links {
      guard PaperAddress.isPaper(file, link.url),
        link.text.map({ Vocabulary.isLinkText($0, in: file) }) ?? true,
        Vocabulary.isLinkText(start..<max(start, link.whole.lowerBound), in: file)
      else { return false }
      start = max(start, link.whole.upperBound)
    }
    return Vocabulary.isLinkText(start..<rest.upperBound, in: file)
  }

  /// Whether a mark of emphasis closes what stands before it: no word follows.
  private func isClosing(_ index: Int, _ end: Int, in file: Span<UInt8>) -> Bool {
    guard "*_`".utf8.contains(file[index]) else { return false }
    var next = index
    while next < end, file[next] == file[index] { next += 1 }
    return next == end
      || (file[next] < 0x80 && !isASCIILetter(file[next]) && !isDigit(file[next])
        && file[next] != UInt8(ascii: "["))
  }

  private mutating func readVotes(_ part: Range<Int>, in file: Span<UInt8>) -> String? {
    for index in part.prefix(200) {
      guard let value = isVoteSign(index, part.upperBound, in: file), value < part.upperBound else {
        continue
      }
      guard let count = VoteCount(file, value..<part.upperBound) else { continue }
      return isNoText(part.lowerBound..<index, in: file)
        && isNoText(count.end..<part.upperBound, in: file)
        ? setVotes(count)
        : {
          _ = setVotes(count); return nil
        }()
    }
    if let field = readField(part, in: file) { return field }
    readCountWithin(part, in: file)
    return nil
  }

  // `(2025-09, 665 upvotes): …`
  private mutating func readCountWithin(_ part: Range<Int>, in file: Span<UInt8>) {
    let head = part.prefix(60)
    var index = head.lowerBound
    while index < head.upperBound {
      guard isDigit(file[index]), index == part.lowerBound || !isDigit(file[index - 1]),
        let count = VoteCount(file, index..<part.upperBound), count.number != nil
      else {
        index += 1
        continue
      }
      var end = count.end
      while end < part.upperBound, file[end] == 0x20 { end += 1 }
      if end > count.end,
        Vocabulary.label(at: end, before: part.upperBound, in: file)?.label == .votes
      {
        _ = setVotes(count)
        return
      }
      index = max(count.end, index + 1)
    }
  }
}
