/// Reads a digest from bytes, line by line, without a string and without a regular expression.
///
/// The grammar is in `docs/digest-format.md`; what a line is, is decided by the rows of `DigestField`.
struct DigestParser {
  private(set) var records: [PaperRecord] = []
  private(set) var bodyLines: [ByteRange] = []
  private(set) var headings: [DigestDate] = []
  private var date: DigestDate?
  private var isInPaper = false
  private let fields = DigestField.tagged

  init(date: DigestDate?) { self.date = date }

  mutating func parse(_ file: UnsafeRawBufferPointer) {
    for line in DigestLines(file) {
      read(file.slice(line.range), offset: line.range.lowerBound, number: line.number)
    }
    close()
  }

  private mutating func read(_ line: UnsafeRawBufferPointer, offset: Int, number: Int) {
    if let heading = DigestLines.heading(line) {
      close()
      isInPaper = false
      date = heading
      headings.append(heading)
      return
    }
    var opened = PaperRecord()
    if DigestField.title.read(line, offset, &opened) {
      close()
      isInPaper = true
      opened.line = UInt32(truncatingIfNeeded: number)
      opened.date = date
      opened.body = bodyLines.count..<bodyLines.count
      records.append(opened)
      return
    }
    guard isInPaper else { return }
    // By index, as a field is not to be copied for each line.
    for index in fields.indices
    where fields[index].read(line, offset, &records[records.count - 1]) {
      return
    }
    if DigestField.body.read(line, offset, &records[records.count - 1]) {
      bodyLines.append(ByteRange(offset, offset + line.count))
    }
  }

  /// Ends the open section: its summary is every line collected since its title.
  private mutating func close() {
    guard isInPaper, let last = records.indices.last else { return }
    records[last].body = records[last].body.lowerBound..<bodyLines.count
  }
}
