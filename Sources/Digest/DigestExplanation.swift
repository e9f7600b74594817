/// What each line of a digest was read as, for people who ask why one of theirs reads wrong.
public struct DigestExplanation: Sendable {
  /// A line.
  public struct Line: Sendable {
    /// Its number, from 1.
    public let number: Int
    /// What it was read as.
    public let role: LineRole
    /// Its text.
    public let text: String
    /// The paper whose title it is, and its form.
    public let paper: (paper: Paper, form: DigestForm)?
  }

  /// The lines, in order.
  public let lines: [Line]

  /// Explains a file.
  public init(_ file: DigestFile) {
    let text = file.bytes
    let bytes = text.span
    let read = DigestParser.read(bytes, name: file.name, date: file.nameDate, isExplained: true)
    var titles: [Int: Int] = [:]
    for (index, record) in read.records.enumerated() { titles[Int(record.line)] = index }
    var lines: [Line] = []
    var source = DigestLines(bytes)
    while let line = source.next(in: bytes) {
      let role = line.number <= read.roles.count ? read.roles[line.number - 1] : .blank
      let paper = titles[line.number].map { (Paper(file: file, index: $0), read.records[$0].form) }
      lines.append(
        Line(number: line.number, role: role, text: bytes.text(line.range), paper: paper))
    }
    self.lines = lines
  }
}
