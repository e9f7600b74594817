/// Reads a file of the present form, `DigestForm.daily`: line by line, without a string and without
/// a regular expression.
///
/// What a line is, is decided by the rows of `DigestField`.
struct DailyReader: FormReader {
  private(set) var result = ReadDigest()
  private var date: DigestDate?
  private let nameDate: DigestDate?
  private let isReadme: Bool
  private var isInPaper = false
  /// Whether a line stood in the open section that began as a title's and is none: what follows it
  /// may be another paper's.
  private var isBehindBrokenTitle = false
  private var hidden = HiddenLines()
  private let fields = DigestField.tagged

  init(date: DigestDate?, isReadme: Bool = false, isExplained: Bool = false) {
    self.date = date
    nameDate = date
    self.isReadme = isReadme
    result.isExplained = isExplained
  }

  /// Whether a file has a title's line of this form.
  static func reads(_ file: Span<UInt8>) -> Bool {
    var start = 0
    while let found = file.index(of: UInt8(ascii: "#"), in: start..<file.count) {
      let isFirst =
        found == 0 || file[found - 1] == 0x0A || file[found - 1] == 0x0D
        || (found == 3 && file.has("\u{FEFF}", at: 0, before: 3))
      guard isFirst, file.has("### [", at: found, before: file.count) else {
        start = found + 1
        continue
      }
      var end = file.index(of: 0x0A, in: found..<file.count) ?? file.count
      end = file.index(of: 0x0D, in: found..<end) ?? end
      if DailyTitle(file, found..<end)?.isAlone == true { return true }
      start = end
    }
    return false
  }

  mutating func read(_ file: Span<UInt8>) {
    let lastTitle = isReadme ? DailyReader.lastTitle(in: file) : nil
    var lines = DigestLines(file)
    while let line = lines.next(in: file) {
      if let lastTitle, line.range.lowerBound > lastTitle,
        DailyReader.endsReadme(line.range, in: file)
      {
        close()
        isInPaper = false
        result.note(.afterEnd, line.number)
        while let rest = lines.next(in: file) { result.note(.afterEnd, rest.number) }
        break
      }
      switch hidden.kind(of: line.range, in: file) {
      case .shown: read(line.range, line.number, in: file)
      case .comment: result.note(.comment, line.number)
      case .code: addBody(line.range, line.number, in: file)
      }
    }
    close()
  }

  private mutating func read(_ line: Range<Int>, _ number: Int, in file: Span<UInt8>) {
    if let heading = DailyReader.heading(line, in: file) {
      close()
      isInPaper = false
      date = heading.date ?? nameDate
      if let day = heading.date { result.headings.append(day) }
      result.note(heading.date == nil ? .impossibleDay : .day, number)
      return
    }
    if file.has("### [", at: line.lowerBound, before: line.upperBound) {
      if open(line, number, in: file) { return }
      isBehindBrokenTitle = true
    }
    guard isInPaper else { return result.note(.outside, number) }
    // Every other line, of which no field is made.
    guard !line.isEmpty else { return }
    if !isBehindBrokenTitle {
      // By index, as a field is not to be copied for each line.
      for index in fields.indices
      where fields[index].read(file, line, &result.records[result.records.count - 1]) {
        return result.note(.field(fields[index].name), number)
      }
    }
    addBody(line, number, in: file)
  }

  /// Opens a section where a line is a title's.
  private mutating func open(_ line: Range<Int>, _ number: Int, in file: Span<UInt8>) -> Bool {
    var opened = PaperRecord()
    guard DigestField.title.read(file, line, &opened) else { return false }
    close()
    isInPaper = true
    isBehindBrokenTitle = false
    opened.line = UInt32(truncatingIfNeeded: number)
    opened.date = date
    opened.body = result.bodyLines.count..<result.bodyLines.count
    result.records.append(opened)
    result.note(.title, number)
    return true
  }

  private mutating func addBody(_ line: Range<Int>, _ number: Int, in file: Span<UInt8>) {
    guard isInPaper else { return result.note(.outside, number) }
    guard DigestField.body.read(file, line, &result.records[result.records.count - 1]) else {
      return
    }
    result.bodyLines.append(ByteRange(line))
    if let first = line.first, file[first] == UInt8(ascii: "["),
      let (name, url) = ReferenceLink.definition(line, in: file)
    {
      result.references[name] = result.references[name] ?? ByteRange(url)
    }
    result.note(.summary, number)
  }

  /// Ends the open section: its summary is every line collected since its title.
  private mutating func close() {
    guard isInPaper, let last = result.records.indices.last else { return }
    result.records[last].body = result.records[last].body.lowerBound..<result.bodyLines.count
  }

  /// The date of a heading such as `## Daily Papers (2024-03-29)`; a token without one where no
  /// such day exists.
  static func heading(_ line: Range<Int>, in file: Span<UInt8>) -> DateToken? {
    file.has("## ", at: line.lowerBound, before: line.upperBound)
      ? DateToken.first(in: file, line, dashed: true) : nil
  }

  /// Where the last title's line of a file begins.
  private static func lastTitle(in file: Span<UInt8>) -> Int? {
    var last: Int?
    var lines = DigestLines(file)
    while let line = lines.next(in: file) {
      if DailyTitle(file, line.range) != nil { last = line.range.lowerBound }
    }
    return last
  }

  /// Whether a line ends the papers of a README: a heading of their level or above, without a date.
  private static func endsReadme(_ line: Range<Int>, in file: Span<UInt8>) -> Bool {
    let isHeading =
      file.has("## ", at: line.lowerBound, before: line.upperBound)
      || file.has("# ", at: line.lowerBound, before: line.upperBound)
      || (file.has("### ", at: line.lowerBound, before: line.upperBound)
        && !file.has("### [", at: line.lowerBound, before: line.upperBound))
    return isHeading && DateToken.first(in: file, line) == nil
  }
}
