/// One digest file, read and parsed.
///
/// Immutable, so that threads and papers share it without a copy.
public final class DigestFile: Sendable {
  /// The file's name as shown: relative to the archive's folder.
  public let name: String
  /// The file as it was on disk.
  ///
  /// What is valid UTF-8 and what is not is decided where text is made.
  public let bytes: [UInt8]
  /// The date that the file's name tells.
  let nameDate: DigestDate?
  let records: [PaperRecord]
  /// The summary lines of all papers, one after another.
  let bodyLines: [ByteRange]
  /// The dates that headings of this file give, in order.
  let headings: [DigestDate]

  /// Parses a file's bytes.
  ///
  /// Never fails: what is not understood belongs to the summary it stands in.
  ///
  /// - Parameter date: the date that the file's name tells, for papers before any heading.
  public init(name: String, bytes: [UInt8], date: DigestDate? = nil) {
    self.name = name
    self.bytes = bytes
    nameDate = date
    var parser = DigestParser(date: date)
    bytes.withUnsafeBytes { parser.parse($0) }
    records = parser.records
    bodyLines = parser.bodyLines
    headings = parser.headings
  }

  /// The papers, in the file's order.
  public var papers: [Paper] { records.indices.map { Paper(file: self, index: $0) } }

  /// Whether anything in the file says that it is a digest: a heading with a date, or a title line.
  public var isDigest: Bool { !records.isEmpty || !headings.isEmpty }

  /// The largest file that is read, in bytes; places in a file are 32 bits wide.
  public static let largest = Int(Int32.max)
}
