/// Reads tagged records: `TY  - UNPB` to `ER  - `.
enum RISReader {
  /// The entries, in their order; lines outside of records, and without a tag, are passed over.
  static func entries(_ bytes: [UInt8]) -> [LibraryEntry] {
    var entries: [LibraryEntry] = []
    var fields: [(name: String, value: String)] = []
    var begin = 0
    func end() {
      guard begin > 0 else { return }
      let title = fields.first { ["ti", "t1"].contains($0.name) }?.value ?? ""
      let name = fields.first { $0.name == "id" }?.value ?? ""
      entries.append(LibraryEntry(name: name, line: begin, title: title, fields: fields))
      (fields, begin) = ([], 0)
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      guard let dash = text.firstIndex(of: "-"), text[..<dash].utf8.count <= 5 else { continue }
      let tag = String(text[..<dash]).trimmed
      guard tag.utf8.count == 2 else { continue }
      switch tag {
      case "TY":
        end()
        begin = index + 1
      case "ER": end()
      default: fields.append((tag.lowercased(), String(text[text.index(after: dash)...]).trimmed))
      }
    }
    end()
    return entries
  }
}
