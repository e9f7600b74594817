import Normalization

/// The one name under which a paper is kept, whatever the digest called it.
enum PaperSubject {
  /// The one form of a paper's name: composed (NFC), as two addresses that differ by normalisation
  /// only look alike, and without a subject class.
  static func canonical(_ name: String) -> String { withoutClass(NFC.normalized(name)) }

  /// A name without the subject class that arXiv's identifiers could have before 2007:
  /// `cs.LG/0112017` is the paper `cs/0112017` (https://info.arxiv.org/help/arxiv_identifier.html).
  static func withoutClass(_ name: String) -> String {
    let (archive, number) = (name.utf8.dropLast(8), name.utf8.suffix(8))
    guard number.first == UInt8(ascii: "/"), number.dropFirst().allSatisfy(isDigit),
      let dot = archive.firstIndex(of: UInt8(ascii: ".")), dot > archive.startIndex,
      archive.allSatisfy(isOfArchive)
    else { return name }
    return String(name[..<dot] + name[number.startIndex...])
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether a byte is one of an archive's name or of a subject class.
  private static func isOfArchive(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// The same in SQL: whether a row is about a paper whose `subject` has a subject class.
  static let hasClass = """
    subject GLOB '[A-Za-z-]*.*/[0-9][0-9][0-9][0-9][0-9][0-9][0-9]'
      AND substr(subject, 1, length(subject) - 8) NOT GLOB '*[^A-Za-z.-]*' AND field NOT IN \(Field.ofQueries)
    """
  /// What such a row's `subject` is without.
  static let subjectWithoutClass =
    "substr(subject, 1, instr(subject, '.') - 1) || substr(subject, -8)"
}
