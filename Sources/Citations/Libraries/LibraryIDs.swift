import Digest

/// The identifiers that stand in the fields of an entry.
///
/// Each program has another field for arXiv's identifier: `eprint`, `number`, a DOI of arXiv's, the
/// address, the journal (`arXiv preprint arXiv:1706.03762`), the volume (`abs/1706.03762`) or a
/// line of the note (`arXiv: 1706.03762`).
struct LibraryIDs {
  private var sure: [String] = []
  private var told: [String] = []

  var all: [String] { sure + told.filter { !sure.contains($0) } }

  /// Takes in a field; the name in small letters.
  mutating func read(_ name: String, _ value: String) {
    switch name {
    case "eprint", "arxivid", "arxiv", "id", "archiveid", "number":
      note(ArxivID.identifier(value.trimmed) ?? LibraryIDs.find(in: value), isSure: true)
    case "doi", "do", "url", "ur", "an", "archive_location", "howpublished":
      note(LibraryIDs.find(in: value), isSure: true)
      if value.hasPrefix("http") { note(value.trimmed, isSure: false) }
    case "journal", "journaltitle", "publication", "container-title", "jo", "jf", "t2":
      note(LibraryIDs.find(in: value), isSure: false)
    case "volume", "vl":
      guard value.hasPrefix("abs/") else { return }
      note(ArxivID.identifier(String(value.dropFirst(4))), isSure: false)
    case "note", "extra", "n1", "annote":
      // A note may speak of any paper; a line that begins so is Zotero's.
      for line in value.split(whereSeparator: \.isNewline)
      where line.drop(while: \.isWhitespace).lowercased().hasPrefix("arxiv") {
        note(LibraryIDs.find(in: String(line)), isSure: false)
      }
    default: break
    }
  }

  private mutating func note(_ id: String?, isSure: Bool) {
    guard let id else { return }
    if isSure {
      if !sure.contains(id) { sure.append(id) }
    } else if !told.contains(id) {
      told.append(id)
    }
  }

  /// The first identifier behind arXiv's name: in an address, a DOI or a citation.
  static func find(in text: String) -> String? {
    let bytes = Array(text.utf8)
    let name = Array("arxiv".utf8)
    var start = 0
    while start + name.count < bytes.count {
      guard zip(bytes[start...], name).allSatisfy({ $0 | 0x20 == $1 }) else {
        start += 1
        continue
      }
      start += name.count
      var rest = String(decoding: bytes[start...], as: UTF8.self)[...]
      for prefix in [".org", "/abs/", "/pdf/", "/html/"] where rest.hasPrefix(prefix) {
        rest = rest.dropFirst(prefix.count)
      }
      rest = rest.drop { ":. ".contains($0) }
      let token = rest.prefix { !$0.isWhitespace && !",;(){}[]\"?#".contains($0) }
      var word = String(token)
      while word.last == "." { word.removeLast() }
      if word.hasSuffix(".pdf") { word.removeLast(4) }
      if let id = ArxivID.identifier(word) { return id }
    }
    return nil
  }
}

extension String {
  /// The text without blanks around it.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
