// A heading without a link to a paper: its section may tell the address.
extension MarkdownReader {
  struct SectionPaper {
    let title: Range<Int>
    let address: Address
    let addressLine: Int?
    let titleLine: Int?
  }

  /// The first link of a range that leads to a paper.
  func paperLink(in range: Range<Int>, of file: Span<UInt8>) -> MarkdownLink? {
    var start = range.lowerBound
    while start < range.upperBound, let link = nextLink(in: file, start..<range.upperBound) {
      if !link.isImage, PaperAddress.isPaper(file, link.url) { return link }
      start = max(link.whole.upperBound, link.url.upperBound)
    }
    return nil
  }

  /// The title that a line with a link to a paper tells: the link's text, or what stands before the
  /// link, or behind it.
  ///
  /// - Returns: an empty range where the line only says that something is linked.
  func title(
    _ text: Range<Int>, _ link: MarkdownLink, in file: Span<UInt8>, dropsGroups: Bool = false
  ) -> Range<Int> {
    if let linked = link.text {
      let start = TitleText.head(linked, in: file).start
      let title = TitleText.trimmed(start..<linked.upperBound, in: file)
      if !title.isEmpty, !Vocabulary.isLinkText(title, in: file) { return title }
    }
    let head = TitleText.head(
      text.lowerBound..<max(text.lowerBound, link.whole.lowerBound), in: file,
      dropsGroups: dropsGroups)
    let start = head.start
    if head.isBold, let bold = boldText(start..<max(start, link.whole.lowerBound), in: file),
      bold.count >= 12, !Vocabulary.isLinkText(bold, in: file)
    {
      return bold
    }
    let before = TitleText.trimmed(
      TitleText.beforeLink(start..<max(start, link.whole.lowerBound), in: file), in: file)
    if !before.isEmpty, !Vocabulary.isLinkText(before, in: file) { return before }
    let behind = self.behind(link, text, in: file)
    return behind.isEmpty || Vocabulary.isLinkText(behind, in: file)
      ? text.lowerBound..<text.lowerBound : behind
  }

  /// What stands behind a link and its marks, up to the next link.
  private func behind(_ link: MarkdownLink, _ text: Range<Int>, in file: Span<UInt8>) -> Range<Int>
  {
    var start = link.whole.upperBound
    while start < text.upperBound {
      if let length = file.whiteSpace(at: start, before: text.upperBound) {
        start += length
      } else if "])*_:-|,.".utf8.contains(file[start]) {
        start += 1
      } else if file.has("：", at: start, before: text.upperBound)
        || file.has("–", at: start, before: text.upperBound)
        || file.has("—", at: start, before: text.upperBound)
      {
        start += 3
      } else {
        break
      }
    }
    guard start < text.upperBound else { return text.upperBound..<text.upperBound }
    let end = nextLink(in: file, start..<text.upperBound)?.whole.lowerBound ?? text.upperBound
    let head = TitleText.head(start..<max(start, end), in: file).start
    return TitleText.trimmed(TitleText.beforeLink(head..<max(head, end), in: file), in: file)
  }

  // MARK: Sections

  /// The paper that a heading is by its section, or by one below it that is named for its links
  /// alone.
  func sectionPaper(_ index: Int, _ own: Range<Int>, in file: Span<UInt8>) -> SectionPaper? {
    let text = lines[index].text
    let head = TitleText.head(text, in: file)
    let heading = TitleText.trimmed(
      TitleText.beforeLink(head.start..<text.upperBound, in: file), in: file)
    let isNameless = heading.isEmpty || Vocabulary.isLinkText(heading, in: file)
    let isPart = !isNameless && Vocabulary.isSectionName(heading, in: file)
    let named = isNameless ? namedTitle(own, in: file) : nil
    // `## Paper 3` is no title, but its section may have one.
    if isNameless || isPart {
      guard let named, let found = sectionAddress(own, heading: nil, in: file) else {
        return heading.isEmpty ? nextLineTitle(own, in: file) : nil
      }
      return SectionPaper(
        title: named.title, address: found.address, addressLine: found.line, titleLine: named.line)
    }
    if let found = sectionAddress(own, heading: heading, in: file) {
      return SectionPaper(
        title: heading, address: found.address, addressLine: found.line, titleLine: nil)
    }
    return linksBelow(index, in: file).map {
      SectionPaper(title: heading, address: $0.address, addressLine: $0.line, titleLine: nil)
    }
  }

  /// `### Title:` and the title on the next line.
  private func nextLineTitle(_ own: Range<Int>, in file: Span<UInt8>) -> SectionPaper? {
    guard let line = own.first(where: { lines[$0].kind != .blank }), lines[line].kind == .text
    else { return nil }
    let text = lines[line].text
    if let link = paperLink(in: text, of: file) {
      let title = title(text, link, in: file)
      return title.isEmpty
        ? nil
        : SectionPaper(title: title, address: Address(link), addressLine: nil, titleLine: line)
    }
    let start = TitleText.head(text, in: file).start
    guard let found = sectionAddress(line + 1..<own.upperBound, heading: nil, in: file) else {
      return nil
    }
    return SectionPaper(
      title: TitleText.trimmed(start..<text.upperBound, in: file), address: found.address,
      addressLine: found.line, titleLine: line)
  }

  /// The line that a word such as `Title:` begins.
  private func namedTitle(_ own: Range<Int>, in file: Span<UInt8>) -> (
    title: Range<Int>, line: Int
  )? {
    for index in own where lines[index].kind == .text || lines[index].kind == .item {
      let text = lines[index].text
      let head = TitleText.head(text, in: file)
      guard head.isNamed else { continue }
      let rest = head.start..<text.upperBound
      let link = nextLink(in: file, rest)
      let title = link.map { self.title(rest, $0, in: file) } ?? TitleText.trimmed(rest, in: file)
      if !title.isEmpty { return (title, index) }
    }
    return nil
  }

  /// The address in a section below, where the section is named for nothing but that.
  private func linksBelow(_ index: Int, in file: Span<UInt8>) -> (address: Address, line: Int)? {
    let level = lines[index].level
    /// An address in a part of the entry, such as `### 4. Results`. One in a section that is named
    /// for links goes before it.
    var inPart: (address: Address, line: Int)?
    /// The lowest level of the headings in between that name something else: what stands below one
    /// of them is not this heading's.
    var between = UInt8.max
    var next = index + 1
    while next < lines.count {
      guard isHeading(next) else {
        next += 1
        continue
      }
      let line = lines[next]
      guard line.level > level else { return inPart }
      var end = next + 1
      while end < lines.count, !isHeading(end) { end += 1 }
      let head = TitleText.head(line.text, in: file).start
      if isLinksHeading(line.text, in: file) || paperLinkAlone(line.text, in: file) != nil {
        if line.level <= between {
          if let link = paperLinkAlone(line.text, in: file) { return (Address(link), next) }
          // A list of many is no paper's address.
          if let found = sectionAddress(next + 1..<end, heading: nil, in: file, atMost: 1) {
            return found
          }
        }
      } else if !Vocabulary.isSectionName(head..<line.text.upperBound, in: file) {
        between = min(between, line.level)
      } else if inPart == nil, line.level <= between,
        Vocabulary.label(at: head, before: line.text.upperBound, in: file)?.label != .related
      {
        inPart = sectionAddress(next + 1..<end, heading: nil, in: file, atMost: 1)
      }
      next = end
    }
    return inPart
  }

  /// Whether a heading is named for links alone: `Links`, `3. 링크`, but not `Paper 3`.
  private func isLinksHeading(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    let head = TitleText.head(text, in: file)
    let name = head.start..<text.upperBound
    return !name.isEmpty && !head.isNamed && !name.contains { isDigit(file[$0]) }
      && Vocabulary.isLinkText(name, in: file)
  }

  /// The link to a paper of a heading that says nothing else.
  private func paperLinkAlone(_ text: Range<Int>, in file: Span<UInt8>) -> MarkdownLink? {
    guard let link = paperLink(in: text, of: file), title(text, link, in: file).isEmpty else {
      return nil
    }
    return link
  }

  /// The first line of a section that is little else than one paper's address.
  ///
  /// - Parameters:
  ///   - heading: the section's title, which the link may repeat.
  ///   - limit: how many papers' addresses may stand in it.
  func sectionAddress(
    _ own: Range<Int>, heading: Range<Int>?, in file: Span<UInt8>, atMost limit: Int = 2
  ) -> (address: Address, line: Int)? {
    var found: (address: Address, line: Int)?
    var papers = 0
    var boldLines = 0
    /// Bold lines with a number: titles of papers, each with its address, or parts of one paper's
    /// entry.
    var numbered = 0
    /// The first paper below a bold line.
    var underBold: MarkdownLink?
    var isFirst = true
    /// The indent of an item that may be a paper itself, whose lines are its own.
    var item: UInt16?
    for index in own {
      let line = lines[index]
      guard line.kind == .text || line.kind == .item else { continue }
      if let indent = item, line.indent > indent { continue }
      item = nil
      if line.kind == .item, isItemTitle(index, in: file) {
        item = line.indent
        isFirst = false
        continue
      }
      defer { isFirst = false }
      let mayHaveLink = mayHaveLink(line)
      // Most lines of a summary hold nothing of what is looked for below.
      if !mayHaveLink, line.text.count > MarkdownReader.longestIdentifierLine,
        line.kind == .item || !isAllBold(line.text, in: file)
      {
        continue
      }
      if line.kind == .text, mayHaveLink, !isFirst || isAllBold(line.text, in: file),
        beginsWithTitle(line.text, in: file)
      {
        // The section has papers of its own.
        return nil
      }
      if line.kind == .text, isAllBold(line.text, in: file) {
        boldLines += 1
        let head = TitleText.head(line.text, in: file)
        if head.isNumbered,
          !Vocabulary.isSectionName(head.start..<line.text.upperBound, in: file)
        {
          numbered += 1
        }
      } else if boldLines > 0, let link = labelledLink(line.text, in: file) {
        if boldLines > 1, let underBold, !PaperAddress.isSame(file, underBold.url, link.url) {
          return nil
        }
        underBold = underBold ?? link
      }
      guard
        let address = addressLine(
          line.text, heading: heading, isFirst: isFirst && line.kind == .text, in: file)
      else {
        continue
      }
      if let known = found {
        if address.kind == .whole, known.address.kind == .whole,
          PaperAddress.isSame(file, known.address.range, address.range)
        {
          continue
        }
        papers += address.kind == .whole ? 1 : 0
        guard papers <= limit, boldLines < 2 else { return nil }
      } else {
        found = (address, index)
        papers = 1
      }
    }
    return numbered == 1 || (numbered > 1 && papers > 1) ? nil : found
  }

  /// Whether a line begins with a link to a paper that is its title.
  private func beginsWithTitle(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    let start = TitleText.head(text, in: file).start
    guard let link = nextLink(in: file, start..<text.upperBound), link.whole.lowerBound == start,
      let linked = link.text, PaperAddress.isPaper(file, link.url)
    else { return false }
    return !Vocabulary.isLinkText(linked, in: file)
  }

  /// Whether an item may be the title of a paper: bold text, or much of it, and lines below.
  private func isItemTitle(_ index: Int, in file: Span<UInt8>) -> Bool {
    guard index + 1 < lines.count, lines[index + 1].indent > lines[index].indent else {
      return false
    }
    let text = lines[index].text
    let head = TitleText.head(text, in: file, dropsGroups: true)
    let rest = head.start..<text.upperBound
    guard let link = nextLink(in: file, rest) else {
      return !Vocabulary.isSectionName(TitleText.beforeLink(rest, in: file), in: file)
        && !endsInColon(rest, in: file)
    }
    return !title(rest, link, in: file).isEmpty
  }

  private func endsInColon(_ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    var end = file.trimmed(range).upperBound
    while end > range.lowerBound, file[end - 1] == UInt8(ascii: "*") { end -= 1 }
    return end > range.lowerBound
      && (file[end - 1] == UInt8(ascii: ":") || file.has("：", at: end - 3, before: end))
  }

  // MARK: Lines of addresses

  /// How long a line may be that is little else than an address.
  private static let longestAddressLine = 800
  /// How long a line may be that says an identifier alone.
  static let longestIdentifierLine = 60
  /// How many letters may stand on such a line beside addresses and labels.
  private static let lettersBeside = 24

  /// The address of a line that is little else than the address of one paper, whatever its label.
  ///
  /// - Parameters:
  ///   - heading: a title that the link may repeat.
  ///   - isFirst: whether it is the first line below a heading, where a linked title may be the
  ///     heading's in another language.
  func addressLine(
    _ text: Range<Int>, heading: Range<Int>?, isFirst: Bool = false, in file: Span<UInt8>
  ) -> Address? {
    guard !text.isEmpty, text.count <= 4 * MarkdownReader.longestAddressLine else { return nil }
    guard file.index(of: "://", in: text) != nil else { return bareIdentifier(text, in: file) }
    if let address = fieldAddress(text, in: file) { return address }
    guard text.count <= MarkdownReader.longestAddressLine else { return nil }
    if file[text.lowerBound] == UInt8(ascii: "|"), cells(of: text, in: file).count > 2 {
      return nil
    }
    var paper: MarkdownLink?
    var letters = 0
    var start = text.lowerBound
    for link in allLinks(in: file, text) {
      if !link.isImage, PaperAddress.isPaper(file, link.url) {
        if let paper {
          guard PaperAddress.isSame(file, paper.url, link.url) else { return nil }
        } else {
          paper = link
          guard
            isLabelled(
              link, start..<max(start, link.whole.lowerBound), heading, isFirst, text, in: file)
          else { return nil }
          start = link.whole.upperBound
        }
      }
      letters += lettersBeside(start..<max(start, link.whole.lowerBound), in: file)
      start = max(start, link.whole.upperBound)
    }
    guard let paper else { return nil }
    letters += lettersBeside(start..<text.upperBound, in: file)
    return letters <= MarkdownReader.lettersBeside ? Address(paper) : nil
  }

  /// Whether a part of a line begins with a label that is known, or in bold.
  private func isLabelled(_ part: Range<Int>, in file: Span<UInt8>) -> Bool {
    let head = TitleText.head(part, in: file)
    if head.isNamed { return true }
    if let label = Vocabulary.label(at: head.start, before: part.upperBound, in: file) {
      return label.label != .related
        && TitleText.colon(label.end, part.upperBound, in: file) != nil
    }
    let label = head.start..<min(part.upperBound, head.start + 40)
    return head.isBold
      && (file.index(of: UInt8(ascii: ":"), in: label) ?? file.index(of: "：", in: label)) != nil
  }

  /// The address on a line of fields, `**저자**: A, B | **날짜**: 2024-03-29 | **URL**: https://…`.
  private func fieldAddress(_ text: Range<Int>, in file: Span<UInt8>) -> Address? {
    guard file[text.lowerBound] != UInt8(ascii: "|"),
      text.count <= 4 * MarkdownReader.longestAddressLine
    else { return nil }
    let parts = parts(of: text, in: file)
    guard parts.count > 1 else { return nil }
    var found: Address?
    for part in parts {
      let part = file.trimmed(part)
      guard !part.isEmpty else { continue }
      if let address = addressLine(part, heading: nil, in: file) {
        found = found ?? address
      } else {
        guard isLabelled(part, in: file) else { return nil }
      }
    }
    return found
  }

  /// Whether the words before a link to a paper, and its own text, only say that it is one.
  private func isLabelled(
    _ link: MarkdownLink, _ before: Range<Int>, _ heading: Range<Int>?, _ isFirst: Bool,
    _ line: Range<Int>,
    in file: Span<UInt8>
  ) -> Bool {
    var start = before.lowerBound
    while start < before.upperBound {
      let byte = file[start]
      if "*_-+>[(|` ".utf8.contains(byte) {
        start += 1
      } else if byte >= 0x80,
        TitleText.isDecoration(file.scalar(at: start, before: before.upperBound).value)
      {
        start += file.scalar(at: start, before: before.upperBound).length
      } else {
        break
      }
    }
    let label = start..<before.upperBound
    let known = Vocabulary.label(at: start, before: before.upperBound, in: file)?.label
    if known == .related { return false }
    if label.count > 60 || (known == nil && isLong(label, in: file)) { return false }
    // Behind a label's colon nothing else may stand before the link.
    let colon = file.lastColon(in: label)
    guard Vocabulary.isLinkText((colon ?? label.lowerBound)..<label.upperBound, in: file) else {
      return false
    }
    guard let linked = link.text, !Vocabulary.isLinkText(linked, in: file) else { return true }
    if let heading, isSame(linked, heading, in: file) || isWord(linked, in: file) { return true }
    if known == .link || known == .title { return true }
    let isBold = file.index(of: "**", in: before) != nil
    return isFirst && label.isEmpty && !isBold && link.whole.upperBound == line.upperBound
  }

  /// Whether a label is more than that: a title before a colon has many words.
  private func isLong(_ label: Range<Int>, in file: Span<UInt8>) -> Bool {
    label.count { file[$0] == 0x20 } > 4 && !Vocabulary.isLinkText(label, in: file)
  }

  /// Whether the text of a link is a word such as `manuscript`, or `papepr`: a title below a title
  /// is longer.
  private func isWord(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    text.count <= 12
      && text.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(file[$0]) }
  }

  private func isSame(_ a: Range<Int>, _ b: Range<Int>, in file: Span<UInt8>) -> Bool {
    let first = TitleText.head(a, in: file).start
    let a = TitleText.trimmed(first..<a.upperBound, in: file)
    guard a.count == b.count else { return false }
    for (one, other) in zip(a, b) where file[one] != file[other] { return false }
    return true
  }

  /// The letters of a text beside a link that are no label and no word that only says that
  /// something is linked.
  private func lettersBeside(_ range: Range<Int>, in file: Span<UInt8>) -> Int {
    guard !range.isEmpty, !Vocabulary.isLinkText(range, in: file) else { return 0 }
    var count = 0
    var piece = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = file[index]
      switch byte {
      case UInt8(ascii: ":"),
        0xEF where file.has("：", at: index, before: range.upperBound):
        // What stands before a colon is a label.
        count = max(0, count - (index - piece))
        piece = index + 1
      case UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: ";"),
        0xC2 where file.has("·", at: index, before: range.upperBound):
        piece = index + 1
      default: if isASCIILetter(byte) || byte >= 0x80 { count += 1 }
      }
      index += 1
    }
    return count
  }

  // `**arXiv ID**: 2403.19270`, `arXiv:2403.19270 [cs.CL]`, `链接: arxiv.org/abs/2403.19270`
  func bareIdentifier(_ text: Range<Int>, in file: Span<UInt8>) -> Address? {
    guard text.count <= MarkdownReader.longestIdentifierLine else { return nil }
    var head = TitleText.head(text, in: file).start
    if let label = Vocabulary.label(at: head, before: text.upperBound, in: file),
      label.label == .link, let colon = TitleText.colon(label.end, text.upperBound, in: file)
    {
      let value = file.trimmed(colon..<text.upperBound).lowerBound
      if file.hasFolded("arxiv", at: value, before: text.upperBound) { head = value }
    }
    while head < text.upperBound, file[head] == UInt8(ascii: "(") { head += 1 }
    guard file.hasFolded("arxiv", at: head, before: text.upperBound) else { return nil }
    var index = head + 5
    for page: StaticString in [".org/abs/", ".org/pdf/", ".org/html/"]
    where file.hasFolded(page, at: index, before: text.upperBound) {
      index += page.utf8CodeUnitCount
    }
    while index < text.upperBound, !isDigit(file[index]) {
      let byte = file[index]
      guard
        "*_:`[( ".utf8.contains(byte) || byte | 0x20 == UInt8(ascii: "i")
          || byte | 0x20 == UInt8(ascii: "d")
          || byte >= 0x80
      else { return nil }
      index += 1
    }
    guard let id = ArxivID.identifier(in: file, index..<text.upperBound) else { return nil }
    guard isSubject(id.end..<text.upperBound, in: file) else { return nil }
    return Address(id.number.lowerBound..<id.end, .arxivID)
  }

  /// Whether nothing follows an identifier but marks and the subject's name in brackets, `[cs.CL]`.
  private func isSubject(_ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    var isInside = false
    var range = range
    if file.hasFolded(".pdf", at: range.lowerBound, before: range.upperBound) {
      range = range.lowerBound + 4..<range.upperBound
    }
    for index in range {
      let byte = file[index]
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") { isInside = true }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") { isInside = false }
      guard isInside || "*_`)]. ".utf8.contains(byte) else { return false }
    }
    return true
  }
}
