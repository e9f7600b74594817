/// Reads a digest as the parser does and names every oddity: what is unusual, and what could not be understood.
public struct DigestChecker {
  /// Something unusual at a place in a file.
  public struct Oddity: Sendable, Hashable, CustomStringConvertible {
    /// The file's name.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// What is unusual.
    public let what: DigestOddity

    /// Whether the line's meaning was lost, rather than only its form unusual.
    public var isLost: Bool { what.isLost }

    /// `file:line: what`, in English.
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
        Oddity(file: file.name, line: 1, what: .noDigest(isEmpty: file.bytes.isEmpty))
      ]
    }
    var checker = DigestChecker(file)
    file.bytes.withUnsafeBytes { bytes in
      for line in DigestLines(bytes) { checker.check(bytes.slice(line.range), line.number) }
    }
    checker.closePaper()
    return checker.oddities.sorted { $0.line < $1.line }
  }

  private mutating func note(_ line: Int, _ what: DigestOddity) {
    oddities.append(Oddity(file: file.name, line: line, what: what))
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
        note(number, .textBeforePaper)
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
    if !isText { note(number, .invalidUTF8) }
    if let control = line.first(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
      note(number, .controlCharacter(control))
    } else if line.contains(0x09) {
      note(number, .tab)
    }
  }

  private mutating func checkHeading(_ date: DigestDate, _ number: Int) {
    if !seenDates.insert(date).inserted {
      note(number, .secondHeading(date))
    } else if let nameDate = file.nameDate, nameDate != date {
      note(number, .otherDate(heading: date, name: nameDate))
    }
  }

  private mutating func checkTitle(_ url: UnsafeRawBufferPointer, _ number: Int) {
    if seenDates.isEmpty {
      note(number, file.nameDate == nil ? .noDay : .noHeading)
    }
    let address = String(decoding: url, as: UTF8.self)
    let id = ArxivID.find(in: address)
    if id == nil { note(number, .foreignAddress) }
    if let first = seenPapers[id ?? address] {
      note(number, .samePaper(line: first))
    } else {
      seenPapers[id ?? address] = number
    }
  }

  private mutating func checkField(
    _ field: DigestField, _ record: PaperRecord, _ line: UnsafeRawBufferPointer, _ number: Int
  ) {
    let isVideoElement = field.name == "video" && !line.starts(with: "[")
    if !seenFields.insert(isVideoElement ? "video element" : field.name).inserted {
      note(number, .secondLine(field: field.name))
    }
    switch field.name {
    case "vote":
      let digits = line.dropFirst(6)
      if record.vote == nil, digits.first != UInt8(ascii: "-") {
        note(number, .tooManyVotes)
      }
    case "authors" where line.dropFirst(8).allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: ",") }):
      note(number, .noName)
    case "image" where !isWebAddress(line.slice(record.image.indices)):
      note(number, .relativeImage)
    case "video" where line.starts(with: "[Watch Video]http"):
      note(number, .bareVideo)
    default: break
    }
  }

  private func isWebAddress(_ address: UnsafeRawBufferPointer) -> Bool {
    address.starts(with: "http://") || address.starts(with: "https://")
  }

  private mutating func checkSummary(_ line: UnsafeRawBufferPointer, _ number: Int) {
    hasSummary = true
    if line.starts(with: "## ") {
      note(number, .undatedHeading)
    } else if line.starts(with: "### ") {
      note(number, .notField(name: "title", form: DigestField.title.form))
    } else if line.starts(with: "Vote:") {
      note(number, .notField(name: "vote", form: DigestField.vote.form))
    } else if line.starts(with: "[Watch Video]") || line.starts(with: "![") {
      note(number, .unreadableAddress)
    }
  }

  private mutating func closePaper() {
    if let paper {
      let line = Int(paper.line)
      if !seenFields.contains("vote") { note(line, .noVote) }
      if !seenFields.contains("authors") { note(line, .noAuthors) }
      if !hasSummary { note(line, .noSummary) }
    }
    paper = nil
    seenFields = []
    hasSummary = false
  }
}
