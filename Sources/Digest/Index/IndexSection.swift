import Cache

/// What stands in the file of an archive's index: a section each.
///
/// All numbers are little-endian. `docs/architecture.md` describes them.
package enum IndexSection: Int, CaseIterable, Sendable {
  /// A row of `IndexFileRow` for each digest.
  case files
  /// Names of digests and ids of papers, one after another.
  case strings
  /// A row of `IndexRecordRow` for each paper of each digest.
  case records
  /// The days of headings: 32 bits each.
  case headings
  /// The lines of summaries: where each begins and ends in its digest, 32 bits each.
  case lines
  /// The digests' text.
  case digests
  /// The record of each paper of the library, in its order: 32 bits each.
  case papers
  /// The folded text.
  case text
  /// Where each paper begins in the folded text, and the end: 64 bits each.
  case textStarts
  /// Where accents stand in the folded text, and which: 64 bits each.
  case accents
  /// The 초성.
  case choseong
  /// Where each paper begins in the 초성, and the end: 64 bits each.
  case choseongStarts
  /// The papers in which bare consonants stand: 64 bits each.
  case bare
  /// Whether each paper is in NFC: a byte each.
  case composed

  /// The version of all this.
  ///
  /// It changes whenever anything does that is stored: what a reader of
  /// digests makes of them, how text is folded, or how either is written down.
  static let version: UInt64 = 1

  /// No paper of a digest that is stored.
  package static let noRecord = UInt32.max
}

/// Where the index of an archive is, and when there is one.
package struct IndexPlace: Sendable {
  /// The path of its file.
  package let path: String
  /// What it is of: of which archive.
  package let key: UInt64
  /// Archives whose searched text is shorter have no index, in bytes.
  package var least = usualLeast
  /// The same where nothing else is said.
  package static let usualLeast = 50 << 20
  /// How many bytes have a checksum of their own.
  package var blockSize = 1 << 16

  /// The place of an archive's index in a folder.
  ///
  /// - Returns: nil for an archive that is in memory only.
  package init?(of archive: Archive, in folder: String) {
    guard let identity = archive.identity else { return nil }
    key = Checksum.of(identity)
    let name = String(key, radix: 16)
    path = folder + "/" + String(repeating: "0", count: 16 - name.utf8.count) + name + ".index"
  }
}
