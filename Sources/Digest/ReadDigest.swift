/// What a reader of one form makes of a file.
struct ReadDigest: Sendable {
  var records: [PaperRecord] = []
  /// The summary lines of all papers, one after another.
  var bodyLines: [ByteRange] = []
  /// The days that headings give.
  var headings: [DigestDate] = []
  /// The addresses that the file gives names, for links by name.
  var references: ReferenceLink.Addresses = [:]
  /// What each line was read as, by its number less one, where that is asked for.
  private(set) var roles: [LineRole] = []
  var isExplained = false

  /// Keeps what a line was read as.
  mutating func note(_ role: LineRole, _ number: Int) {
    guard isExplained else { return }
    while roles.count < number { roles.append(.blank) }
    roles[number - 1] = role
  }
}

/// Reads the files of one form.
protocol FormReader {
  /// What was read.
  var result: ReadDigest { get }
  /// Reads a file whole.
  mutating func read(_ file: Span<UInt8>)
}

/// What a line of a digest was read as.
public enum LineRole: Sendable, Hashable {
  /// Nothing stands on it.
  case blank
  /// A paper's title; its section begins.
  case title
  /// The paper's address.
  case address
  /// A field, by its name (see `DigestField`).
  case field(String)
  /// A line of the summary.
  case summary
  /// A heading that gives the day.
  case day
  /// A heading that names a day that no calendar has.
  case impossibleDay
  /// A heading within or between papers.
  case heading
  /// Front matter.
  case frontMatter
  /// The head of a table of papers, and the line below it.
  case tableHead
  /// A comment.
  case comment
  /// Layout tags alone.
  case layout
  /// The address of a reference link.
  case reference
  /// Text that belongs to no paper.
  case outside
  /// Behind the end of a README's papers.
  case afterEnd
}
