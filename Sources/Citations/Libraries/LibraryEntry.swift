import Digest

/// A paper as another program's library has it.
public struct LibraryEntry: Sendable, Hashable {
  /// What its library calls it, such as a key of BibTeX.
  public let name: String
  /// The line of the file that it begins on, from 1; where lines mean nothing, its number.
  public let line: Int
  /// The title, in whatever markup.
  public let title: String
  /// arXiv's identifiers and addresses that stand in it, the surest first.
  public let ids: [String]

  init(name: String, line: Int, title: String, fields: [(name: String, value: String)]) {
    self.name = name
    self.line = line
    self.title = title
    var found = LibraryIDs()
    for field in fields { found.read(field.name, field.value) }
    ids = found.all
  }
}

/// What makes a library's file none that can be read.
public enum LibraryFault: Error, Sendable, Hashable {
  /// An entry, or a value in it, has no end.
  case open(line: Int)
  /// There is no JSON, or it is broken at that line.
  case noJSON(line: Int?)
  /// There is no entry in it.
  case empty
}

/// The forms of a library's file.
public enum LibraryForm: String, Sendable, CaseIterable {
  /// BibTeX and biblatex.
  case bib
  /// CSL-JSON, Zotero's and Better BibTeX's JSON, and nonmun's own.
  case json
  /// Tagged records.
  case ris

  /// The form that a file's name tells; nil for a name that tells none.
  public init?(fileName: String) {
    let ending = fileName.lowercased().split(separator: ".").last.map(String.init) ?? ""
    switch ending {
    case "bib", "bibtex": self = .bib
    case "json", "jsonl", "ndjson": self = .json
    case "ris": self = .ris
    default: return nil
    }
  }

  /// The form that a file's first signs tell; nil for a file that begins as none.
  public init?(content: [UInt8]) {
    let bytes = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content.dropFirst(3) : content[...]
    let start = bytes.drop { $0 <= 0x20 }
    switch start.first {
    case UInt8(ascii: "@"), UInt8(ascii: "%"): self = .bib
    case UInt8(ascii: "["), UInt8(ascii: "{"): self = .json
    default:
      guard start.starts(with: "TY".utf8) else { return nil }
      self = .ris
    }
  }

  /// The entries of a file in this form.
  ///
  /// - Throws: what is wrong with the file as a whole.
  public func entries(_ bytes: [UInt8]) throws(LibraryFault) -> [LibraryEntry] {
    // A byte order mark is nobody's key.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let entries =
      switch self {
      case .bib: try BibTeXReader.entries(bytes)
      case .json: try JSONLibrary.entries(bytes)
      case .ris: RISReader.entries(bytes)
      }
    guard !entries.isEmpty else { throw .empty }
    return entries
  }
}
