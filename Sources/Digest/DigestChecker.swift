/// Reads a digest as the parser does and names every oddity: what is unusual, and what could not be
/// understood.
public struct DigestChecker {
  /// Something unusual on a line of a file.
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

  /// What is known of the files of an archive that were checked: where each paper of each day
  /// stands first.
  public struct Seen: Sendable {
    fileprivate var papers: [String: (file: String, line: Int)] = [:]
    fileprivate let horizon: DigestDate?

    /// - Parameter written: the day on which the newest file was written, where that is known.
    public init(written: DigestDate?) { horizon = written?.adding(days: Library.daysAhead) }
  }

  private let file: DigestFile
  private var oddities: [Oddity] = []
  private var seenPapers: [String: Int] = [:]

  private init(_ file: DigestFile) { self.file = file }

  /// All oddities of a file, in the order of its lines.
  public static func check(_ file: DigestFile) -> [Oddity] {
    guard file.isDigest else {
      return [
        Oddity(file: file.name, line: 1, what: .noDigest(isEmpty: file.bytes.isEmpty))
      ]
    }
    var checker = DigestChecker(file)
    let text = file.bytes
    let bytes = text.span
    let read = DigestParser.read(bytes, name: file.name, date: file.nameDate, isExplained: true)
    checker.checkLines(read, bytes)
    checker.checkPapers(read, bytes)
    return checker.oddities.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }.map(\.element)
  }

  /// All oddities of one file of an archive: those within it, and what it has in common with the
  /// files before.
  public static func check(_ file: DigestFile, after seen: inout Seen) -> [Oddity] {
    var oddities: [Oddity] = []
    func note(_ line: Int, _ what: DigestOddity) {
      oddities.append(Oddity(file: file.name, line: line, what: what))
    }
    if let encoding = file.encoding { note(1, .encoding(encoding)) }
    var days: Set<DigestDate> = []
    for paper in file.papers {
      guard let date = paper.date else { continue }
      if let horizon = seen.horizon, date > horizon, days.insert(date).inserted {
        note(paper.line, .dayToCome(date))
      }
      let key = "\(date) \(paper.id)"
      if let first = seen.papers[key] {
        if first.file != file.name {
          note(paper.line, .repeated(file: first.file, line: first.line))
        }
      } else {
        seen.papers[key] = (file.name, paper.line)
      }
    }
    return (check(file) + oddities).enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }.map(\.element)
  }

  private mutating func note(_ line: Int, _ what: DigestOddity) {
    oddities.append(Oddity(file: file.name, line: line, what: what))
  }

  // MARK: Lines

  private mutating func checkLines(_ read: ReadDigest, _ bytes: Span<UInt8>) {
    let isDaily = (read.records.first?.form ?? .daily) == .daily
    var seenDates: Set<DigestDate> = []
    var fields: [String: Int] = [:]
    var lines = DigestLines(bytes)
    while let line = lines.next(in: bytes) {
      checkBytes(line.range, line.number, bytes)
      let role = line.number <= read.roles.count ? read.roles[line.number - 1] : .blank
      switch role {
      case .title: fields = [:]
      case .day:
        fields = [:]
        guard let date = DailyReader.heading(line.range, in: bytes)?.date, isDaily else { continue }
        if !seenDates.insert(date).inserted {
          note(line.number, .secondHeading(date))
        } else if let name = file.nameDate, name != date {
          note(line.number, .otherDate(heading: date, name: name))
        }
      case .impossibleDay: note(line.number, .impossibleDay)
      case .outside where isDaily:
        if !bytes.isBlank(line.range) { note(line.number, .textBeforePaper) }
      case .field(let name) where isDaily: checkField(name, line, &fields, bytes)
      case .summary where isDaily: checkSummary(line, bytes)
      default: break
      }
    }
  }

  private mutating func checkBytes(_ line: Range<Int>, _ number: Int, _ bytes: Span<UInt8>) {
    let isText = bytes.isUTF8(line)
    if !isText { note(number, .invalidUTF8) }
    if let control = line.first(where: {
      (bytes[$0] < 0x20 && bytes[$0] != 0x09) || bytes[$0] == 0x7F
    }) {
      note(number, .controlCharacter(bytes[control]))
    } else if bytes.index(of: 0x09, in: line) != nil {
      note(number, .tab)
    }
  }

  private mutating func checkField(
    _ name: String, _ line: DigestLines.Line, _ fields: inout [String: Int], _ bytes: Span<UInt8>
  ) {
    let (start, end) = (line.range.lowerBound, line.range.upperBound)
    let isVideoElement = name == "video" && !bytes.has("[", at: start, before: end)
    let known = isVideoElement ? "video element" : name
    if fields.updateValue(line.number, forKey: known) != nil {
      note(line.number, .secondLine(field: name))
    }
    switch name {
    case "vote":
      switch VoteCount(bytes, start + 6..<end)?.trouble {
      case .tooMany: note(line.number, .tooManyVotes)
      case .unreadable: note(line.number, .unreadableVotes)
      case nil: break
      }
    case "authors"
    where AuthorNames.ranges(bytes, start + 8..<end, isDaily: true).isEmpty:
      note(line.number, .noName)
    case "image":
      var record = PaperRecord()
      if DigestField.image.read(bytes, line.range, &record),
        bytes.schemeLength(in: record.image.indices) == nil
      {
        note(line.number, .relativeImage)
      }
    case "video" where bytes.has("[Watch Video]http", at: start, before: end):
      note(line.number, .bareVideo)
    default: break
    }
  }

  private mutating func checkSummary(_ line: DigestLines.Line, _ bytes: Span<UInt8>) {
    let (start, end) = (line.range.lowerBound, line.range.upperBound)
    if bytes.has("## ", at: start, before: end) {
      note(line.number, .undatedHeading)
    } else if bytes.has("### ", at: start, before: end) {
      note(line.number, .notField(name: "title", form: DigestField.title.form))
    } else if bytes.has("Vote:", at: start, before: end) {
      note(line.number, .notField(name: "vote", form: DigestField.vote.form))
    } else if bytes.has("[Watch Video]", at: start, before: end)
      || bytes.has("![", at: start, before: end)
    {
      note(line.number, .unreadableAddress)
    }
  }

  // MARK: Papers

  private mutating func checkPapers(_ read: ReadDigest, _ bytes: Span<UInt8>) {
    let hasHeading = !read.headings.isEmpty
    let firstDay = read.roles.firstIndex(of: .day) ?? .max
    for paper in file.papers {
      let line = paper.line
      let record = paper.record
      if paper.date == nil {
        note(line, .noDay)
      } else if record.form == .daily, !hasHeading || line <= firstDay {
        note(line, .noHeading)
      }
      if paper.arxivID == nil { note(line, .foreignAddress) }
      if let first = seenPapers[paper.id] {
        note(line, .samePaper(line: first))
      } else {
        seenPapers[paper.id] = line
      }
      if record.hasUnreadVotes { note(line, .unreadableVotes) }
      guard record.form == .daily else { continue }
      let end =
        paper.index + 1 < read.records.count
        ? Int(read.records[paper.index + 1].line) - 1 : read.roles.count
      let roles = read.roles[min(line, end)..<end]
      if !roles.prefix(while: { $0 != .day }).contains(.field("vote")) { note(line, .noVote) }
      if !roles.prefix(while: { $0 != .day }).contains(.field("authors")) { note(line, .noAuthors) }
      if record.body.isEmpty { note(line, .noSummary) }
    }
  }
}
