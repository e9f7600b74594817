import Digest

/// Finds the papers of an archive that a library has: by identifier, by address, else by title.
public struct LibraryMatcher {
  private var known: Set<String> = []
  private var addresses: [String: String] = [:]
  /// Papers by the letters of their titles; nil where two papers share them.
  private var titles: [String: String?] = [:]

  /// A shorter title may well be another paper's.
  private static let shortest = 12

  /// The papers to find.
  public init(_ papers: some Sequence<Paper>) {
    for paper in papers {
      let id = paper.id
      guard known.insert(id).inserted else { continue }
      addresses[paper.url] = id
      let title = LibraryMatcher.letters(of: paper.title)
      titles[title] = titles[title] == nil ? .some(id) : .some(nil)
    }
  }

  /// What decisions about the entry's paper are kept under; nil where the archive does not have it.
  public func id(of entry: LibraryEntry) -> String? {
    for id in entry.ids {
      if known.contains(id) { return id }
      if let id = addresses[id] { return id }
    }
    // An entry with arXiv's identifier means that paper, and no other with the same title.
    guard !entry.ids.contains(where: { ArxivID.identifier($0) != nil }) else { return nil }
    let title = LibraryMatcher.letters(of: entry.title)
    guard title.utf8.count >= LibraryMatcher.shortest else { return nil }
    return titles[title] ?? nil
  }

  /// The letters and digits of a title, without the markup of TeX and HTML and without accents.
  static func letters(of title: String) -> String {
    var plain = ""
    var rest = title[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        let name = rest.prefix { $0.isASCII && $0.isLetter }
        rest = name.isEmpty ? rest.dropFirst() : rest.dropFirst(name.count)
      case "<":
        let tag = rest.prefix { $0 != ">" && $0 != "<" }
        let isTag = tag.first.map { $0.isLetter || $0 == "/" } ?? false
        if isTag, rest.dropFirst(tag.count).first == ">" { rest = rest.dropFirst(tag.count + 1) }
      case "&":
        for entity in ["amp;", "lt;", "gt;", "quot;"] where rest.hasPrefix(entity) {
          rest = rest.dropFirst(entity.count)
        }
      default: plain.append(character)
      }
    }
    return KeyText.letters(plain)
  }
}
