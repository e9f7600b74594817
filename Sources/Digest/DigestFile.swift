/// One digest file, read and parsed.
///
/// Immutable, so that threads and papers share it without a copy.
public final class DigestFile: Sendable {
  /// The file's name as shown: relative to the archive's folder.
  public let name: String
  /// The file's text, as it was on disk where that was UTF-8.
  ///
  /// What is valid UTF-8 and what is not is decided where text is made.
  public var bytes: [UInt8] { content.bytes }
  /// What the text was written in, where that is not UTF-8.
  public let encoding: FileEncoding?
  /// The file as it was on disk, where its text is not that and was read now.
  private let source: [UInt8]?
  /// The date that the file's name tells.
  let nameDate: DigestDate?
  /// The dates that headings of this file give, in order.
  let headings: [DigestDate]

  /// What was read of the file; nil where it stands in an index.
  private let read: (content: Content, records: [PaperRecord], references: ReferenceLink.Addresses)?
  /// Where the file stands in an index, if it was not read now.
  let stored: StoredDigest?
  private let hasReferences: Bool

  var content: Content { read?.content ?? stored?.content ?? Content(bytes: [], bodyLines: []) }

  /// The summary lines of all papers, one after another.
  var bodyLines: [ByteRange] { content.bodyLines }

  /// The addresses that the file gives names.
  var references: ReferenceLink.Addresses {
    if let read { return read.references }
    // Rare, and shown a line at a time.
    guard hasReferences else { return [:] }
    return DigestParser.read(content.bytes.span, name: name, date: nameDate).references
  }

  /// Parses a file's bytes.
  ///
  /// Never fails: what is not understood belongs to the summary it stands in.
  ///
  /// - Parameter date: the date that the file's name tells, for papers before any heading.
  public convenience init(name: String, bytes: [UInt8], date: DigestDate? = nil) {
    self.init(name: name, text: FileText(plain: bytes), source: nil, date: date)
  }

  init(name: String, text: FileText, source: [UInt8]?, date: DigestDate?) {
    self.name = name
    encoding = text.encoding
    self.source = source
    nameDate = date
    let bytes = text.bytes
    let read = DigestParser.read(bytes.span, name: name, date: date)
    headings = read.headings
    self.read = (Content(bytes: bytes, bodyLines: read.bodyLines), read.records, read.references)
    (stored, hasReferences) = (nil, !read.references.isEmpty)
    hasMarks = DigestFile.hasMarks(bytes.span)
  }

  /// A file as it was read when an index was made.
  init(_ stored: StoredDigest, _ row: IndexFileRow, headings: [DigestDate]) {
    name = stored.entry.name
    encoding = row.encoding
    source = nil
    nameDate = row.nameDate
    self.headings = headings
    (read, self.stored, hasReferences) = (nil, stored, row.hasReferences)
    hasMarks = row.hasMarks
  }

  /// Whether bytes stand in the file that may say something else than they mean (see `MeantText`).
  let hasMarks: Bool

  private static func hasMarks(_ bytes: Span<UInt8>) -> Bool {
    [UInt8(ascii: "&"), 0x09, 0x08, 0x0C, UInt8(ascii: "<"), UInt8(ascii: "\\")].contains {
      bytes.index(of: $0, in: 0..<bytes.count) != nil
    }
  }

  // MARK: Papers

  /// The number of papers.
  public var count: Int { stored?.count ?? read?.records.count ?? 0 }

  /// What a paper's section holds.
  func record(_ index: Int) -> PaperRecord {
    stored?.record(index) ?? read?.records[index] ?? PaperRecord()
  }

  /// The day of a paper.
  func date(_ index: Int) -> DigestDate? {
    if let stored { stored.date(index) } else { read?.records[index].date }
  }

  /// The votes of a paper.
  func vote(_ index: Int) -> Int? {
    if let stored { stored.vote(index) } else { read?.records[index].vote }
  }

  /// The days that the file's papers and headings are of; nil is none.
  var days: Set<DigestDate?> {
    var days = Set(headings.map(Optional.some))
    var last: DigestDate??
    for index in 0..<count {
      let date = date(index)
      if last != .some(date) { days.insert(date) }
      last = date
    }
    return days
  }

  /// What all papers' sections hold.
  var records: [PaperRecord] { (0..<count).map(record) }

  /// The papers, in the file's order.
  public var papers: [Paper] { (0..<count).map { Paper(file: self, index: $0) } }

  /// The day that the file's path tells.
  public var pathDate: DigestDate? { nameDate }

  /// Whether anything in the file says that it is a digest: a heading with a date, or a title line.
  public var isDigest: Bool { count > 0 || !headings.isEmpty }

  /// Why the file has no paper, where it has none.
  public var whyNoPaper: Library.Unread.Why {
    let bytes = bytes
    let file = bytes.span
    if file.isBlank(0..<file.count) { return .empty }
    var addresses = 0
    var start = 0
    while start < file.count, addresses < 10_000,
      let link = MarkdownLink.next(in: file, start..<file.count)
    {
      if PaperAddress.isPaper(file, link.url) { return .noTitle }
      addresses += 1
      start = max(link.url.upperBound, start + 1)
    }
    return addresses == 0 ? .noAddress : .noPaper(addresses: addresses)
  }

  /// The size of the file's text in bytes.
  public var size: Int { stored?.size ?? bytes.count }

  /// How much of it is memory of the program's own, in bytes.
  var ownSize: Int { stored == nil ? bytes.count : 0 }

  /// Whether nothing is in the file.
  var isEmpty: Bool { size == 0 }

  /// Whether the file on disk held these bytes.
  func isMade(of bytes: [UInt8]) -> Bool { (source ?? self.bytes) == bytes }

  /// The largest file that is read, in bytes; offsets in a file are 32 bits wide.
  public static let largest = Int(Int32.max)
}
