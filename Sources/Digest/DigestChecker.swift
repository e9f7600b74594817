/// Reads a digest as the parser does and names every oddity: what is unusual, and what could not be understood.
public struct DigestChecker {
  /// Something unusual at a place in a file.
  public struct Oddity: Sendable, Hashable, CustomStringConvertible {
    /// The file's name.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// What is unusual, and how to mend it where that is known.
    public let what: String
    /// Whether the line's meaning was lost, rather than only its form unusual.
    public let isLost: Bool

    /// `file:line: what`.
    public var description: String { "\(file):\(line): \(what)" }
  }

  private let file: DigestFile
  private var oddities: [Oddity] = []
  private var seenDates: Set<DigestDate> = []
  private var seenPapers: [String: Int] = [:]
  /// The open paper, and which of its fields had their line.
  private var paper: PaperRecord?
  private var seenFields: Set<String> = []
  private var hasSummary = false

  private init(_ file: DigestFile) { self.file = file }

  /// All oddities of a file, in the order of its lines.
  public static func check(_ file: DigestFile) -> [Oddity] {
    guard file.isDigest else {
      return [
        Oddity(
          file: file.name, line: 1,
          what:
            "not a digest: no “## … (YYYY-MM-DD)” heading and no “\(DigestField.title.form)” line",
          isLost: !file.bytes.isEmpty)
      ]
    }
    var checker = DigestChecker(file)
    file.bytes.withUnsafeBytes { bytes in
      for line in DigestLines(bytes) { checker.check(bytes.slice(line.range), line.number) }
    }
    checker.closePaper()
    return checker.oddities.sorted { $0.line < $1.line }
  }

  private mutating func note(_ line: Int, _ what: String, lost: Bool = false) {
    oddities.append(Oddity(file: file.name, line: line, what: what, isLost: lost))
  }

  private mutating func check(_ line: UnsafeRawBufferPointer, _ number: Int) {
    checkBytes(line, number)
    if let date = DigestLines.heading(line) {
      closePaper()
      checkHeading(date, number)
      return
    }
    var opened = PaperRecord()
    if DigestField.title.read(line, 0, &opened) {
      closePaper()
      opened.line = UInt32(truncatingIfNeeded: number)
      checkTitle(line.slice(opened.url.indices), number)
      paper = opened
      return
    }
    guard var record = paper else {
      if !line.isBlank {
        note(number, "text before the first paper of the day is not read", lost: true)
      }
      return
    }
    for field in DigestField.tagged where field.read(line, 0, &record) {
      paper = record
      checkField(field, record, line, number)
      return
    }
    if !line.isBlank { checkSummary(line, number) }
  }

  private mutating func checkBytes(_ line: UnsafeRawBufferPointer, _ number: Int) {
    let isText = String(validating: line, as: UTF8.self) != nil
    if !isText { note(number, "invalid UTF-8, read as U+FFFD", lost: true) }
    if let control = line.first(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
      let code = String(control, radix: 16, uppercase: true)
      note(number, "control character 0x\(code.count < 2 ? "0" : "")\(code)")
    } else if line.contains(0x09) {
      note(number, "tab character")
    }
  }

  private mutating func checkHeading(_ date: DigestDate, _ number: Int) {
    if !seenDates.insert(date).inserted {
      note(number, "second heading of \(date); its papers are read as the same day's")
    } else if let nameDate = file.nameDate, nameDate != date {
      note(number, "heading says \(date), the file's name \(nameDate); the heading counts")
    }
  }

  private mutating func checkTitle(_ url: UnsafeRawBufferPointer, _ number: Int) {
    if seenDates.isEmpty {
      note(
        number,
        file.nameDate == nil
          ? "paper without a day: no “## … (YYYY-MM-DD)” heading stands before it"
          : "no heading before the paper; the file's name gives the day")
    }
    let address = String(decoding: url, as: UTF8.self)
    let id = ArxivID.find(in: address)
    if id == nil { note(number, "the address is not arXiv's; the paper is known by the address") }
    if let first = seenPapers[id ?? address] {
      note(number, "the same paper as in line \(first)")
    } else {
      seenPapers[id ?? address] = number
    }
  }

  private mutating func checkField(
    _ field: DigestField, _ record: PaperRecord, _ line: UnsafeRawBufferPointer, _ number: Int
  ) {
    let isVideoElement = field.name == "video" && !line.starts(with: "[")
    if !seenFields.insert(isVideoElement ? "video element" : field.name).inserted {
      note(number, "second “\(field.name)” line in the paper; the last one counts")
    }
    switch field.name {
    case "vote":
      let digits = line.dropFirst(6)
      if record.vote == nil, digits.first != UInt8(ascii: "-") {
        note(number, "a number of votes too large to count; read as unknown", lost: true)
      }
    case "authors" where line.dropFirst(8).allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: ",") }):
      note(number, "no name on the authors line")
    case "image" where !isWebAddress(line.slice(record.image.indices)):
      note(number, "the thumbnail's address is relative")
    case "video" where line.starts(with: "[Watch Video]http"):
      note(number, "the video's address has no parentheses")
    default: break
    }
  }

  private func isWebAddress(_ address: UnsafeRawBufferPointer) -> Bool {
    address.starts(with: "http://") || address.starts(with: "https://")
  }

  private mutating func checkSummary(_ line: UnsafeRawBufferPointer, _ number: Int) {
    hasSummary = true
    if line.starts(with: "## ") {
      note(number, "heading without a date; read as summary", lost: true)
    } else if line.starts(with: "### ") {
      note(number, "not a title line (“\(DigestField.title.form)”); read as summary", lost: true)
    } else if line.starts(with: "Vote:") {
      note(number, "not a vote line (“\(DigestField.vote.form)”); read as summary", lost: true)
    } else if line.starts(with: "[Watch Video]") || line.starts(with: "![") {
      note(number, "an address that could not be read; read as summary", lost: true)
    }
  }

  private mutating func closePaper() {
    if let paper {
      let line = Int(paper.line)
      if !seenFields.contains("vote") { note(line, "no vote line; votes are unknown") }
      if !seenFields.contains("authors") { note(line, "no authors line") }
      if !hasSummary { note(line, "no summary") }
    }
    paper = nil
    seenFields = []
    hasSummary = false
  }
}
