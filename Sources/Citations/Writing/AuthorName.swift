import Digest

/// An author's name in the parts by which bibliographies sort and shorten it.
enum AuthorName: Equatable {
  /// A person: `Laurens`, `van der`, `Maaten`, and `Jr.` where the name has it.
  case person(given: String, particle: String, family: String, suffix: String)
  /// A group, or a name of one word: it has no parts.
  case whole(String)
  /// That there are more authors than are named (`et al.`, or a lone `+`).
  case others

  /// The words that the names of groups end in; with these capitals, as people are called Ai too.
  private static let groups: Set<String> = [
    "AI", "Authors", "Collaboration", "Community", "Consortium", "Contributors", "Foundation",
    "Group", "Inc.", "Initiative", "Institute", "Lab", "Labs", "Organization", "Project",
    "Research", "Team", "University",
  ]

  private static let suffixes: Set<String> = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"]

  /// What stands before a family name in small letters.
  private static let particles: Set<String> = [
    "al", "av", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
    "la",
    "le", "of", "ten", "ter", "van", "von", "zu", "zum", "zur",
  ]

  /// Reads a name as a digest has it; nil where nothing in it is one.
  init?(_ text: String) {
    let name = text.oneLine
    if Self.meansOthers(name) {
      self = .others
      return
    }
    var words = name.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    guard let last = words.last else { return nil }
    guard words.count > 1, !Self.isGroup(lastWord: last) else {
      self = .whole(words.joined(separator: " "))
      return
    }
    var suffix = ""
    if words.count > 2, Self.suffixes.contains(last) { suffix = words.removeLast() }
    let family = words.removeLast()
    let given = words.firstIndex { Self.particles.contains($0) }.flatMap { $0 > 0 ? $0 : nil }
    self = .person(
      given: words[..<(given ?? words.count)].joined(separator: " "),
      particle: words[(given ?? words.count)...].joined(separator: " "),
      family: family, suffix: suffix)
  }

  /// Whether a name is that of a group by its last word.
  static func isGroup(lastWord word: String) -> Bool {
    groups.contains(word) || (word.hasSuffix("Team") && word != "Team")
  }

  /// Whether a word is a suffix such as `Jr.` or `III`.
  static func isSuffix(_ word: String) -> Bool { suffixes.contains(word) }

  /// Whether a name only says that there are more.
  static func meansOthers(_ name: String) -> Bool {
    name == "et al." || name == "et al" || name == "+"
  }
}

extension Paper {
  /// The authors' names in their parts; that there are others comes last, however often it is said.
  var authorNames: [AuthorName] {
    let names = authors.compactMap(AuthorName.init)
    let others = names.contains(.others)
    return names.filter { $0 != .others } + (others ? [.others] : [])
  }
}
