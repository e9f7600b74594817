/// Reads digests of other makes: papers are headings, list items, table rows or the file itself.
///
/// What makes a paper is in `DigestForm`, a rule a form. All of it is decided by an address of a
/// paper (`PaperAddress`).
struct MarkdownReader: FormReader {
  var result = ReadDigest()
  var lines: [MarkdownLine] = []
  /// The day that the path or the front matter tells, before which no other counts.
  let fileDate: DigestDate?
  /// The day that the last heading told.
  var headingDate: DigestDate?
  /// The day on which the file was written, as a heading tells: what a table's row tells comes
  /// before it.
  var stampDate: DigestDate?
  var open: OpenPaper?
  /// The addresses that the file gives names.
  var references: ReferenceLink.Addresses = [:]
  private var frontMatter = FrontMatter()

  /// The paper whose section is being read.
  struct OpenPaper {
    /// What ends the section.
    enum Extent {
      /// The next heading of that level or above.
      case heading(UInt8)
      /// The next item of that indent or less.
      case item(UInt16)
      /// The next paper in a paragraph.
      case paragraph
      /// Nothing.
      case file
    }

    let extent: Extent
    /// The line of the paper's address, where it is not the title's.
    var addressLine: Int?
    /// The line of the title, where that is not the first.
    var titleLine: Int?
    /// A heading that says the title again.
    var title: Range<Int>
    /// Whether no line of the section was read yet: the next may name the authors.
    var isFresh = true
    /// Whether the line before was the label of the authors, who follow.
    var awaitsAuthors = false
    /// Whether the file, a heading or the row tells the day, before which the paper's own lines do
    /// not count.
    var hasDay = false
  }

  init(date: DigestDate?, isExplained: Bool = false) {
    fileDate = date
    result.isExplained = isExplained
  }

  mutating func read(_ file: Span<UInt8>) {
    lines = MarkdownLines(file).lines
    frontMatter = FrontMatter(lines, in: file)
    for line in lines where line.kind == .reference {
      guard let (name, url) = ReferenceLink.definition(line.range, in: file) else { continue }
      references[name] = references[name] ?? ByteRange(url)
    }
    result.references = references
    for index in lines.indices where lines[index].kind == .frontMatter { note(.frontMatter, index) }
    var index = frontMatter.lineCount
    if let paper = frontMatter.paper(in: file) {
      openNote(paper, in: file)
      while index < lines.count {
        readSection(index, in: file)
        index += 1
      }
      return finish()
    }
    while index < lines.count {
      if isHeading(index) {
        let end = nextHeading(behind: index)
        readHeading(index, own: index + 1..<end, in: file)
        index = end
      } else {
        let end = nextHeading(behind: index)
        readFree(index..<end, in: file)
        index = end
      }
    }
    if result.records.isEmpty, let paper = noteBelow(in: file) {
      openNote(paper, in: file)
      for index in frontMatter.lineCount..<lines.count { readSection(index, in: file) }
    }
    finish()
  }

  /// The paper that a file with a title in its front matter is, where the lines below have its
  /// address and no other paper.
  private func noteBelow(in file: Span<UInt8>) -> FrontMatter.Note? {
    guard frontMatter.hasTitle else { return nil }
    var found: Address?
    for line in lines.dropFirst(frontMatter.lineCount) {
      let address: Address? =
        switch line.kind {
        case .text, .item: addressLine(line.text, heading: nil, in: file)
        case .layout: paperLink(in: line.range, of: file).map { Address($0) }
        default: nil
        }
      guard let address else { continue }
      if let found {
        guard PaperAddress.isSame(file, found.range, address.range) else { return nil }
      } else {
        found = address
      }
    }
    return found.flatMap { frontMatter.paper(at: $0) }
  }

  /// Whether a link may stand on a line.
  func mayHaveLink(_ line: MarkdownLine) -> Bool { line.hasAddress || !references.isEmpty }

  func isHeading(_ index: Int) -> Bool {
    lines[index].kind == .heading || lines[index].kind == .summary
  }

  private func nextHeading(behind index: Int) -> Int {
    var index = index + 1
    while index < lines.count, !isHeading(index) { index += 1 }
    return index
  }

  /// A heading without papers is a day all the same, unless the file's papers have the day of its
  /// path.
  private mutating func finish() {
    close()
    if fileDate ?? frontMatter.date != nil, !result.records.isEmpty { result.headings = [] }
  }

  mutating func note(_ role: LineRole, _ index: Int) { result.note(role, index + 1) }

  // MARK: Papers

  /// The day of a paper.
  ///
  /// - Parameter row: the day that a table's row tells.
  private func date(row: DigestDate? = nil) -> DigestDate? {
    fileDate ?? frontMatter.date ?? headingDate ?? row ?? stampDate
  }

  /// Begins a paper's section.
  mutating func openPaper(
    _ form: DigestForm, _ title: Range<Int>, _ address: Address, at line: Int,
    _ extent: OpenPaper.Extent,
    row: DigestDate? = nil
  ) {
    close()
    var record = PaperRecord()
    record.form = form
    record.line = UInt32(truncatingIfNeeded: line + 1)
    record.date = date(row: row)
    record.title = ByteRange(title)
    record.url = ByteRange(address.range)
    record.address = address.kind
    record.body = result.bodyLines.count..<result.bodyLines.count
    result.records.append(record)
    open = OpenPaper(extent: extent, title: title)
    open?.hasDay = (fileDate ?? frontMatter.date ?? headingDate ?? row) != nil
    note(.title, line)
  }

  /// Ends the open section: its summary is every line collected since its title.
  mutating func close() {
    guard open != nil, let last = result.records.indices.last else { return }
    result.records[last].body = result.records[last].body.lowerBound..<result.bodyLines.count
    open = nil
  }

  mutating func addBody(_ range: Range<Int>) { result.bodyLines.append(ByteRange(range)) }

  private mutating func openNote(_ paper: FrontMatter.Note, in file: Span<UInt8>) {
    // Without a title in the front matter, the first heading is it.
    let heading = lines.firstIndex { $0.kind == .heading }
    let title = paper.title ?? heading.map { lines[$0].text } ?? paper.address.range
    let line = paper.title == nil ? heading ?? paper.line : paper.line
    openPaper(.note, TitleText.trimmed(title, in: file), paper.address, at: line, .file)
    let last = result.records.count - 1
    if let authors = paper.authors { result.records[last].authors = ByteRange(authors) }
    result.records[last].vote = paper.vote
  }

  // MARK: Headings

  private mutating func readHeading(_ index: Int, own: Range<Int>, in file: Span<UInt8>) {
    let line = lines[index]
    let link = mayHaveLink(line) ? paperLink(in: line.text, of: file) : nil
    let title = link.map { self.title(line.text, $0, in: file) } ?? nil
    if let title, !title.isEmpty, !isWithin(line, besides: link) {
      close()
      openPaper(.heading, title, Address(link), at: index, .heading(line.level))
      readRest(of: line.text, behind: link, in: file)
      return readSections(own, in: file)
    }
    if isWithin(line, besides: nil) {
      readSection(index, in: file)
      // Behind the label of an item's details, items of its depth are papers again.
      if case .item? = open?.extent { return readFree(own, in: file) }
      return readSections(own, in: file)
    }
    close()
    if let token = DateToken.first(in: file, line.text), link == nil {
      readDay(token, line, at: index, in: file)
      return readFree(own, in: file)
    }
    if let found = sectionPaper(index, own, in: file) {
      openPaper(.section, found.title, found.address, at: index, .heading(line.level))
      open?.addressLine = found.addressLine
      open?.titleLine = found.titleLine
      readRest(of: line.text, behind: nil, in: file)
      return readSections(own, in: file)
    }
    note(.heading, index)
    readFree(own, in: file)
  }

  /// Whether a heading stands within the open section, and is a part of its summary.
  ///
  /// - Parameter link: the heading's link to a paper. A heading with one is a paper itself.
  private func isWithin(_ line: MarkdownLine, besides link: MarkdownLink?) -> Bool {
    switch open?.extent {
    case nil: false
    case .heading(let level):
      line.level > level && (link == nil || level == MarkdownLine.summaryLevel)
    case .file: true
    case .item, .paragraph: line.kind == .summary && link == nil
    }
  }

  private mutating func readDay(
    _ token: DateToken, _ line: MarkdownLine, at index: Int, in file: Span<UInt8>
  ) {
    guard let date = token.date else { return note(.impossibleDay, index) }
    note(.day, index)
    if isStamp(line.text, in: file) {
      stampDate = date
    } else {
      headingDate = date
      result.headings.append(date)
    }
  }

  /// Reads the day on which a file was written from a line such as `Last Updated: April 21, 2026`.
  mutating func readStamp(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    guard text.count <= 200, isStamp(text, in: file),
      let date = DateToken.first(in: file, text)?.date
    else { return false }
    stampDate = date
    return true
  }

  /// Reads a line that says little else than a day, `**2024-03-29**` or `Date: 2024-03-29 (12
  /// papers)`, as a heading of it.
  mutating func readDayAlone(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    guard (6...80).contains(text.count), let token = DateToken.first(in: file, text),
      let date = token.date
    else { return false }
    var letters = 0
    var index = text.lowerBound
    while index < text.upperBound {
      if index == token.range.lowerBound { index = token.range.upperBound; continue }
      let scalar = file.scalar(at: index, before: text.upperBound)
      let isLetter =
        scalar.value < 0x80
        ? isASCIILetter(file[index])
        : !TitleText.isDecoration(scalar.value) && !Vocabulary.isPunctuation(scalar.value)
      if isLetter { letters += 1 }
      index += scalar.length
    }
    let head = TitleText.head(text, in: file).start
    let isLabelled = Vocabulary.label(at: head, before: text.upperBound, in: file) != nil
    // A label tells the day of what follows only at a file's beginning: below papers it may be
    // one's own.
    guard letters <= MarkdownReader.lettersBesideDay, !isLabelled || result.records.isEmpty else {
      return false
    }
    headingDate = date
    return true
  }

  /// How many letters may stand beside a day: `Friday`, `12 papers`.
  private static let lettersBesideDay = 10

  private static let stampWords: [StaticString] = [
    "updated on", "updated at", "updated:", "last update", "last updated", "generated",
    "automated deployment", "更新于", "最后更新", "最近更新", "更新日期", "更新日",
    "更新时间", "生成时间",
    "업데이트:", "마지막 업데이트", "갱신일",
  ]

  private func isStamp(_ text: Range<Int>, in file: Span<UInt8>) -> Bool {
    text.prefix(80).contains { index in
      MarkdownReader.stampWords.contains { file.hasFolded($0, at: index, before: text.upperBound) }
    }
  }

  // MARK: Lines

  /// Reads lines of the open section.
  mutating func readSections(_ range: Range<Int>, in file: Span<UInt8>) {
    for index in range { readSection(index, in: file) }
  }
}
