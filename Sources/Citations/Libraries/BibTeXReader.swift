/// Reads a file of BibTeX or biblatex (btxdoc; Nicolas Markey, Tame the BeaST, 1.2).
struct BibTeXReader {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var macros: [String: String] = [:]

  /// The entries, in their order; what stands between them is a comment.
  ///
  /// - Throws: where an entry has no end, or nothing is an entry.
  static func entries(_ bytes: [UInt8]) throws(LibraryFault) -> [LibraryEntry] {
    var reader = BibTeXReader(bytes: bytes)
    var entries: [LibraryEntry] = []
    while reader.skip(to: "@") {
      if let entry = try reader.entry() { entries.append(entry) }
    }
    return entries
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Entries

  /// Reads an entry behind its `@`; nil for one that is no paper.
  private mutating func entry() throws(LibraryFault) -> LibraryEntry? {
    let begin = line
    let type = word().lowercased()
    skipBlanks()
    guard !type.isEmpty, let open = current, open == UInt8(ascii: "{") || open == UInt8(ascii: "(")
    else { return nil }
    advance()
    let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    if type == "comment" || type == "preamble" {
      _ = try braced(until: close, from: begin)
      return nil
    }
    skipBlanks()
    var name = ""
    if type != "string" {
      name = until { $0 == UInt8(ascii: ",") || $0 == close }.trimmed
    }
    var fields: [(name: String, value: String)] = []
    while true {
      while let byte = current, byte <= 0x20 || byte == UInt8(ascii: ",") { advance() }
      guard let byte = current else { throw .open(line: begin) }
      if byte == close { break }
      let field = until { $0 == UInt8(ascii: "=") || $0 == close || $0 == UInt8(ascii: ",") }
      guard current == UInt8(ascii: "=") else { continue }
      advance()
      fields.append((field.trimmed.lowercased(), try value(from: begin, close: close)))
    }
    advance()
    if type == "string" {
      for field in fields { macros[field.name] = field.value }
      return nil
    }
    let archive = fields.first { $0.name == "eprinttype" || $0.name == "archiveprefix" }?.value
    if let archive, archive.lowercased() != "arxiv" { fields.removeAll { $0.name == "eprint" } }
    return LibraryEntry(
      name: name, line: begin, title: fields.first { $0.name == "title" }?.value ?? "",
      fields: fields)
  }

  /// Reads a value: pieces in braces or quotation marks, numbers and macros, with `#` between.
  private mutating func value(from begin: Int, close: UInt8) throws(LibraryFault) -> String {
    var value = ""
    while true {
      skipBlanks()
      switch current {
      case nil: throw .open(line: begin)
      case UInt8(ascii: "{"):
        advance()
        value += try braced(until: UInt8(ascii: "}"), from: begin)
      case UInt8(ascii: "\""):
        advance()
        value += try braced(until: UInt8(ascii: "\""), from: begin)
      default:
        let name = until { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == close || $0 == 0x23 }
        value += macros[name.lowercased()] ?? name
      }
      skipBlanks()
      guard current == UInt8(ascii: "#") else { return value }
      advance()
    }
  }

  /// Reads up to an end outside of inner braces, and over it.
  private mutating func braced(until end: UInt8, from begin: Int) throws(LibraryFault) -> String {
    var depth = 0
    let start = index
    while let byte = current {
      if byte == end, depth == 0 {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        advance()
        return text
      }
      if byte == UInt8(ascii: "{") { depth += 1 }
      // One too many between quotation marks is BibTeX's error, and no reason not to go on.
      if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
      advance()
    }
    throw .open(line: begin)
  }

  // MARK: Bytes

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func advance() {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  private mutating func skip(to byte: Unicode.Scalar) -> Bool {
    while let next = current {
      if next == UInt8(ascii: byte) {
        advance()
        return true
      }
      advance()
    }
    return false
  }

  private mutating func skipBlanks() {
    while let byte = current, byte <= 0x20 { advance() }
  }

  private mutating func word() -> String {
    until { !Formula.isLetter($0) }
  }

  private mutating func until(_ isEnd: (UInt8) -> Bool) -> String {
    let start = index
    while let byte = current, !isEnd(byte) { advance() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
