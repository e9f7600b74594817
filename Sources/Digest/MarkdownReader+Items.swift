// Papers in lists and in paragraphs, where no heading is one.
extension MarkdownReader {
  /// How many lines below an item are looked through for the address of its paper.
  private static let linesBelow = 64

  /// Reads lines that stand in no heading's paper.
  mutating func readFree(_ range: Range<Int>, in file: Span<UInt8>) {
    var index = range.lowerBound
    while index < range.upperBound {
      if let end = readTable(index, before: range.upperBound, in: file)
        ?? readHTMLTable(index, before: range.upperBound, in: file)
      {
        index = end
        continue
      }
      readFreeLine(index, before: range.upperBound, in: file)
      index += 1
    }
  }

  private mutating func readFreeLine(_ index: Int, before end: Int, in file: Span<UInt8>) {
    let line = lines[index]
    switch line.kind {
    case .item:
      if case .item(let indent)? = open?.extent, line.indent > indent {
        return readSection(index, in: file)
      }
      if case .paragraph? = open?.extent { return readSection(index, in: file) }
      close()
      if readDayAlone(line.text, in: file) { return note(.day, index) }
      if let paper = itemPaper(index, before: end, in: file) {
        openPaper(.item, paper.title, paper.address, at: index, .item(line.indent))
        open?.addressLine = paper.addressLine
        open?.titleLine = paper.titleLine
        readRest(of: line.text, behind: paper.link, in: file)
        return
      }
    case .text:
      if case .item(let indent)? = open?.extent, line.indent > indent {
        return readSection(index, in: file)
      }
      if let open, index <= max(open.addressLine ?? 0, open.titleLine ?? 0) {
        return readSection(index, in: file)
      }
      if index > 0, lines[index - 1].kind == .blank, case .item? = open?.extent,
        isAllBold(line.text, in: file), readDayAlone(line.text, in: file)
      {
        close()
        return note(.day, index)
      }
      if let paper = paragraphPaper(index, before: end, in: file) {
        openPaper(.paragraph, paper.title, paper.address, at: index, .paragraph)
        open?.addressLine = paper.addressLine
        open?.titleLine = paper.titleLine
        readRest(of: line.text, behind: paper.link, in: file)
        return
      }
    case .rule:
      close()
      return note(.layout, index)
    default: break
    }
    readSection(index, in: file)
  }

  private struct FreePaper {
    let title: Range<Int>
    let address: Address
    var link: MarkdownLink?
    var addressLine: Int?
    var titleLine: Int?
  }

  // MARK: Items

  /// The paper that a list item is: it begins with a link to one, or with a title and has an
  /// address below.
  private func itemPaper(_ index: Int, before limit: Int, in file: Span<UInt8>) -> FreePaper? {
    let text = lines[index].text
    let head = TitleText.head(text, in: file, dropsGroups: true)
    let rest = head.start..<text.upperBound
    guard !rest.isEmpty else { return nil }
    let below = linesBelow(index, before: limit)
    if let link = nextLink(in: file, rest), !link.isImage, PaperAddress.isPaper(file, link.url),
      isBeginning(link.whole.lowerBound, rest, in: file)
    {
      let title = title(text, link, in: file, dropsGroups: true)
      if !title.isEmpty { return FreePaper(title: title, address: Address(link), link: link) }
      let next = below.first { lines[$0].kind == .text || lines[$0].kind == .item }
      if let next, nextLink(in: file, lines[next].text) == nil {
        let start = TitleText.head(lines[next].text, in: file).start
        let title = TitleText.trimmed(start..<lines[next].text.upperBound, in: file)
        if Vocabulary.label(at: start, before: title.upperBound, in: file) == nil,
          title.count <= 400, !title.isEmpty
        {
          return FreePaper(title: title, address: Address(link), link: link, titleLine: next)
        }
      }
      return FreePaper(title: link.text ?? link.url, address: Address(link), link: link)
    }
    return titledPaper(index, head, rest, below, in: file)
  }

  /// Whether nothing but opening brackets stands before an index.
  private func isBeginning(_ start: Int, _ rest: Range<Int>, in file: Span<UInt8>) -> Bool {
    (rest.lowerBound..<max(rest.lowerBound, start)).allSatisfy { "[(<*` ".utf8.contains(file[$0]) }
  }

  /// The lines that belong to an item: deeper ones, up to the next of its depth.
  private func linesBelow(_ index: Int, before limit: Int) -> Range<Int> {
    let indent = lines[index].indent
    var end = index + 1
    while end < min(limit, index + MarkdownReader.linesBelow) {
      let line = lines[end]
      // A line of text below another is the same paragraph, whatever its indent.
      let isLazy = line.kind == .text && lines[end - 1].kind != .blank
      if line.kind == .rule
        || (line.kind != .blank && line.indent <= indent && line.kind != .comment && !isLazy
          && line.kind != .continued)
      {
        break
      }
      end += 1
    }
    return index + 1..<end
  }

  /// A paper whose title is text, bold mostly, and whose address stands behind it or below.
  private func titledPaper(
    _ index: Int, _ head: TitleText.Head, _ rest: Range<Int>, _ below: Range<Int>,
    in file: Span<UInt8>
  ) -> FreePaper? {
    let title: Range<Int>
    if head.isBold, !head.isNamed, let bold = boldText(rest, in: file),
      bold.isEmpty || !Vocabulary.isLinkText(bold, in: file)
    {
      title = bold
    } else if let link = nextLink(in: file, rest) {
      title = self.title(rest, link, in: file)
    } else {
      title = TitleText.trimmed(TitleText.beforeLink(rest, in: file), in: file)
    }
    guard title.count >= 2, title.count <= 1_000, !Vocabulary.isSectionName(title, in: file) else {
      return nil
    }
    if !head.isNamed,
      Vocabulary.label(at: title.lowerBound, before: title.upperBound, in: file).map({
        $0.end == title.upperBound
      }) == true
    {
      return nil
    }
    // The text of a link on the item's own line must only say that something is linked: `[PDF]`.
    // One with a title of its own is another paper, which the item cites.
    if let link = paperLink(in: rest, of: file) {
      let isShort =
        link.text.map { Vocabulary.isLinkText($0, in: file) || $0.contains(title.lowerBound) }
        ?? true
      let isTitle = head.isBold || head.isNamed || isTitleLike(title, link, in: file)
      return isShort && isTitle ? FreePaper(title: title, address: Address(link), link: link) : nil
    }
    if head.isBold, title.upperBound < rest.upperBound,
      let address = bareIdentifier(
        withoutMarks(title.upperBound..<rest.upperBound, in: file), in: file)
    {
      return FreePaper(title: title, address: address)
    }
    let lookedAt = head.isNamed ? namedLines(index) : below
    for line in lookedAt where lines[line].kind == .text || lines[line].kind == .item {
      if let address = addressLine(lines[line].text, heading: title, in: file) {
        return FreePaper(title: title, address: address, addressLine: line)
      }
    }
    guard head.isBold else { return nil }
    for line in lookedAt
    where (lines[line].kind == .text || lines[line].kind == .item) && mayHaveLink(lines[line]) {
      if let link = labelledLink(lines[line].text, in: file) {
        return FreePaper(title: title, address: Address(link))
      }
    }
    return nil
  }

  /// The first link to a paper whose text only says that it is one, such as `[PDF]`.
  func labelledLink(_ text: Range<Int>, in file: Span<UInt8>) -> MarkdownLink? {
    guard text.count <= 2_000 else { return nil }
    return allLinks(in: file, text).first { link in
      !link.isImage && link.text.map { Vocabulary.isLinkText($0, in: file) } == true
        && PaperAddress.isPaper(file, link.url)
    }
  }

  /// Whether plain text before a link reads like a title and not like a sentence: some words, and
  /// the link at its end.
  private func isTitleLike(_ title: Range<Int>, _ link: MarkdownLink, in file: Span<UInt8>) -> Bool
  {
    guard title.count >= 12, title.upperBound <= link.whole.lowerBound else { return false }
    let words = title.count { file[$0] == 0x20 }
    let isCapital =
      file[title.lowerBound] < 0x80
      && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(file[title.lowerBound])
    return words >= 2 && words <= 30 && isCapital
      && (link.text != nil || !leadsOver(title, in: file))
  }

  /// Words before an address that make what stands before them a sentence.
  private static let leadingWords: [StaticString] = [
    "see", "at", "in", "from", "via", "on", "to", "by", "of", "with", "and", "or", "is", "are",
    "for", "the", "like",
  ]

  /// Whether the last word of a text leads over to an address: `as shown in`.
  private func leadsOver(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    var start = text.upperBound
    while start > text.lowerBound, isASCIILetter(file[start - 1]) { start -= 1 }
    return MarkdownReader.leadingWords.contains {
      $0.utf8CodeUnitCount == text.upperBound - start
        && file.hasFolded($0, at: start, before: text.upperBound)
    }
  }

  /// The text that is bold at the beginning of a range: a link's where it is one.
  func boldText(_ rest: Range<Int>, in file: Span<UInt8>) -> Range<Int>? {
    let end = [("**" as StaticString), ("__" as StaticString), "</b>", "</strong>"].compactMap {
      file.index(of: $0, in: rest)
    }.min()
    guard let end, end > rest.lowerBound else { return nil }
    var bold = file.trimmed(rest.lowerBound..<end)
    if let link = nextLink(in: file, bold), let text = link.text,
      isBeginning(link.whole.lowerBound, bold, in: file)
    {
      bold = text
    }
    let start = TitleText.head(bold, in: file).start
    return TitleText.trimmed(TitleText.beforeLink(start..<bold.upperBound, in: file), in: file)
  }

  /// The lines of an entry whose lines are labels, up to the next title.
  private func namedLines(_ index: Int) -> Range<Int> {
    var end = index + 1
    while end < lines.count, end < index + MarkdownReader.linesBelow, !isHeading(end),
      lines[end].kind != .rule
    { end += 1 }
    return index + 1..<end
  }

  // MARK: Paragraphs

  /// The paper that begins with a paragraph: one that is a link to it, is bold, or begins with
  /// `Title:`.
  private func paragraphPaper(_ index: Int, before limit: Int, in file: Span<UInt8>) -> FreePaper? {
    let text = lines[index].text
    let head = TitleText.head(text, in: file, dropsGroups: true)
    let rest = head.start..<text.upperBound
    guard !rest.isEmpty, text.count <= 2_000 else { return nil }
    if mayHaveLink(lines[index]), let link = nextLink(in: file, rest), !link.isImage,
      PaperAddress.isPaper(file, link.url), isBeginning(link.whole.lowerBound, rest, in: file)
    {
      let title = title(text, link, in: file, dropsGroups: true)
      if !title.isEmpty, title.lowerBound < link.whole.upperBound {
        return FreePaper(title: title, address: Address(link), link: link)
      }
    }
    guard head.isNamed || isAllBold(text, in: file) else {
      return plainPaper(index, head, before: limit, in: file)
    }
    guard
      let paper = titledPaper(
        index, head, rest, paragraphLines(index, before: limit, in: file), in: file)
    else { return nil }
    return paper
  }

  /// A title alone on its line and the address alone on the next; or, at a file's beginning, the
  /// other way round.
  private func plainPaper(
    _ index: Int, _ head: TitleText.Head, before limit: Int, in file: Span<UInt8>
  ) -> FreePaper? {
    let text = lines[index].text
    var next = index + 1
    let isAtBeginning = lines[..<index].allSatisfy { $0.kind == .blank || $0.kind == .frontMatter }
    if isAtBeginning, let address = addressLine(text, heading: nil, in: file) {
      while next < limit, lines[next].kind == .blank { next += 1 }
      guard next < limit, lines[next].kind == .text else { return nil }
      let start = TitleText.head(lines[next].text, in: file).start
      let title = start..<lines[next].text.upperBound
      guard title.count <= 1_000, nextLink(in: file, title) == nil else { return nil }
      return FreePaper(
        title: TitleText.trimmed(title, in: file), address: address, addressLine: index,
        titleLine: next)
    }
    guard next < limit, lines[next].kind == .text,
      mayHaveLink(lines[next]) || lines[next].text.count <= MarkdownReader.longestIdentifierLine
    else { return nil }
    let title = TitleText.trimmed(head.start..<text.upperBound, in: file)
    guard title.count >= 12, title.count <= 300,
      nextLink(in: file, title) == nil, !".:!?".utf8.contains(file[title.upperBound - 1]),
      file[title.upperBound - 1] < 0x80
        || !file.has("：", at: title.upperBound - 3, before: title.upperBound)
          && !file.has("。", at: title.upperBound - 3, before: title.upperBound),
      title.count(where: { file[$0] == 0x20 }) >= 2,
      Vocabulary.label(at: title.lowerBound, before: title.upperBound, in: file) == nil,
      let address = addressLine(lines[next].text, heading: nil, in: file)
    else { return nil }
    return FreePaper(title: title, address: address, addressLine: next)
  }

  func isAllBold(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    file.has("**", at: text.lowerBound, before: text.upperBound)
      && file.has("**", at: text.upperBound - 2, before: text.upperBound) && text.count > 4
  }

  /// The lines below a bold line, up to the next.
  private func paragraphLines(_ index: Int, before limit: Int, in file: Span<UInt8>) -> Range<Int> {
    var end = index + 1
    while end < min(limit, index + MarkdownReader.linesBelow), lines[end].kind != .rule {
      if lines[end].kind == .text, lines[end].indent <= lines[index].indent,
        isAllBold(lines[end].text, in: file)
      {
        break
      }
      end += 1
    }
    return index + 1..<end
  }
}
