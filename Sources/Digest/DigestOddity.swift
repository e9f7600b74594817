/// What can be unusual in a digest, and how to mend it where that is known.
public enum DigestOddity: Sendable, Hashable {
  /// The file has neither a heading nor a title line.
  case noDigest(isEmpty: Bool)
  /// Text stands above the first paper of a day.
  case textBeforePaper
  /// Bytes are no UTF-8.
  case invalidUTF8
  /// A control character, by its code.
  case controlCharacter(UInt8)
  /// A tab.
  case tab
  /// A day has a second heading.
  case secondHeading(DigestDate)
  /// Heading and file name tell different days.
  case otherDate(heading: DigestDate, name: DigestDate)
  /// Nothing tells a paper's day.
  case noDay
  /// Only the file's name tells a paper's day.
  case noHeading
  /// A paper's address is not arXiv's.
  case foreignAddress
  /// The paper stood in an earlier line.
  case samePaper(line: Int)
  /// A field has a second line.
  case secondLine(field: String)
  /// More votes than can be counted.
  case tooManyVotes
  /// Votes are written that cannot be read for certain.
  case unreadableVotes
  /// A heading names a day that no calendar has.
  case impossibleDay
  /// The authors' line names nobody.
  case noName
  /// The thumbnail's address is relative.
  case relativeImage
  /// The video's address stands without parentheses.
  case bareVideo
  /// A heading tells no date.
  case undatedHeading
  /// A line that began as a title's, or a vote's, of that form, is none.
  case notField(name: String, form: String)
  /// An address cannot be read.
  case unreadableAddress
  /// The file's text is in another encoding than UTF-8.
  case encoding(FileEncoding)
  /// A day is to come, and does not count as the newest.
  case dayToCome(DigestDate)
  /// The paper stands on the same day in another file too.
  case repeated(file: String, line: Int)
  /// A paper has no line of votes.
  case noVote
  /// A paper has no line of authors.
  case noAuthors
  /// A paper has no summary.
  case noSummary

  /// Whether the line's meaning was lost, rather than only its form unusual.
  public var isLost: Bool {
    switch self {
    case .noDigest(let isEmpty): !isEmpty
    case .textBeforePaper, .invalidUTF8, .tooManyVotes, .unreadableVotes, .impossibleDay,
      .undatedHeading,
      .notField, .unreadableAddress:
      true
    default: false
    }
  }
}

extension DigestOddity: CustomStringConvertible {
  /// A control character's code, such as `0x08`.
  public static func code(_ character: UInt8) -> String {
    let code = String(character, radix: 16, uppercase: true)
    return "0x\(code.count < 2 ? "0" : "")\(code)"
  }

  /// The oddity in English.
  public var description: String {
    switch self {
    case .noDigest:
      "not a digest: no heading with a date, and nothing that leads to a paper"
    case .textBeforePaper: "text before the first paper of the day is not read"
    case .invalidUTF8: "invalid UTF-8, read as U+FFFD"
    case .controlCharacter(let character): "control character \(DigestOddity.code(character))"
    case .tab: "tab character"
    case .secondHeading(let date):
      "second heading of \(date); its papers are read as the same day's"
    case .otherDate(let heading, let name):
      "heading says \(heading), the file's name \(name); the heading counts"
    case .noDay: "paper without a day: no “## … (YYYY-MM-DD)” heading stands before it"
    case .noHeading: "no heading before the paper; the file's name gives the day"
    case .foreignAddress: "the address is not arXiv's; the paper is known by the address"
    case .samePaper(let line): "the same paper as in line \(line)"
    case .secondLine(let field): "second “\(field)” line in the paper; the last one counts"
    case .tooManyVotes: "a number of votes too large to count; read as unknown"
    case .unreadableVotes: "votes that cannot be read for certain; read as unknown"
    case .impossibleDay: "a day that no calendar has; read as no date"
    case .noName: "no name on the authors line"
    case .relativeImage: "the thumbnail's address is relative"
    case .bareVideo: "the video's address has no parentheses"
    case .undatedHeading: "heading without a date; read as summary"
    case .notField(let name, let form): "not a \(name) line (“\(form)”); read as summary"
    case .unreadableAddress: "an address that could not be read; read as summary"
    case .encoding(let encoding): "written in \(encoding.name); read as that"
    case .dayToCome(let date): "\(date) is to come; it does not count as the newest day"
    case .repeated(let file, let line): "the same paper on the same day as in \(file):\(line)"
    case .noVote: "no vote line; votes are unknown"
    case .noAuthors: "no authors line"
    case .noSummary: "no summary"
    }
  }
}
