import Cache

/// What stands in a segment of an archive's index: a section each.
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
  static let version: UInt64 = 2
}
