import Digest

/// Papers as entries of a bibliography, in fields that BibTeX's styles, biblatex, Zotero, JabRef
/// and pandoc all know.
///
/// Each of them knows arXiv's identifier by another name. Zotero needs `eprinttype` beside
/// `eprint`; JabRef and the styles of BibTeX need `archivePrefix`; biblatex reads `archivePrefix`
/// as `eprinttype` and `primaryClass` as `eprintclass`. All know `doi`. Zotero prefers `month` to a
/// `date` beside it, so BibTeX's form has `year` and `month`, and biblatex's only `date`.
///
/// One value makes the entries of one file, so that no two of them share a key.
public struct BibTeX {
  /// Which of the two forms.
  public enum Form: Sendable {
    /// `@misc` with `year` and `month`.
    case bibtex
    /// `@online` with `date`, as biblatex has it (biblatex, 2.1.1).
    case biblatex
  }

  private let form: Form
  private var keys: Set<String> = []
  /// How many papers had each key, with a letter or without.
  private var counts: [String: Int] = [:]
  /// How many keys were tried: one for each entry, and more where a key with its letter is another
  /// paper's own key.
  private(set) var tries = 0

  /// A file without entries.
  public init(_ form: Form = .bibtex) { self.form = form }

  /// The entries of these papers, each followed by a blank line.
  public static func entries(_ papers: some Sequence<Paper>, _ form: Form = .bibtex) -> String {
    var file = BibTeX(form)
    var bytes: [UInt8] = []
    for paper in papers { file.append(paper, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a paper's entry and a blank line.
  public mutating func append(_ paper: Paper, to output: inout [UInt8]) {
    let id = paper.arxivID
    let publication = Publication(paper, id: id)
    let (title, authors) = (paper.title, paper.authors)
    output += form == .bibtex ? "@misc{" : "@online{"
    output.append(key(title, author: authors.first, year: publication.year, id: id))
    if !title.isEmpty { field("title", to: &output) { TeXText.append(title: title, to: &$0) } }
    if !authors.isEmpty { field("author", to: &output) { BibTeX.append(authors, to: &$0) } }
    append(publication, to: &output)
    if let id {
      field("eprint", to: &output) { $0.append(id) }
      field("eprinttype", to: &output) { $0 += "arXiv" }
      if form == .bibtex { field("archivePrefix", to: &output) { $0 += "arXiv" } }
      if let archive = publication.primaryClass {
        let name: StaticString = form == .bibtex ? "primaryClass" : "eprintclass"
        field(name, to: &output) { $0.append(archive) }
      }
    }
    if let doi = publication.doi {
      field("doi", to: &output) { TeXText.append(address: doi, to: &$0) }
    }
    field("url", to: &output) { TeXText.append(address: publication.address, to: &$0) }
    output += "\n}\n\n"
  }

  private func append(_ publication: Publication, to output: inout [UInt8]) {
    guard let year = publication.year else { return }
    let month = publication.month
    switch form {
    case .bibtex:
      field("year", to: &output) { $0.append(String(year)) }
      guard let month else { return }
      // Without braces, since the month is a macro that every style has.
      output += ",\n      month="
      output += BibTeX.months[month - 1]
    case .biblatex:
      field("date", to: &output) {
        $0.append(String(year))
        guard let month else { return }
        $0 += month < 10 ? "-0" : "-"
        $0.append(String(month))
      }
    }
  }

  private static let months: [StaticString] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private func field(
    _ name: StaticString, to output: inout [UInt8], value: (inout [UInt8]) -> Void
  ) {
    output += ",\n      "
    output += name
    output += "={"
    value(&output)
    output += "}"
  }

  // MARK: Authors

  /// Names with `and` between; braces keep a group's name together, and one that holds that word.
  private static func append(_ names: [String], to output: inout [UInt8]) {
    var isFirst = true
    var areOthers = false
    for name in names {
      if AuthorName.meansOthers(name) {
        areOthers = true
        continue
      }
      if !isFirst { output += " and " }
      isFirst = false
      append(name, to: &output)
    }
    if areOthers { output += isFirst ? "others" : " and others" }
  }

  private static func append(_ name: String, to output: inout [UInt8]) {
    let last = lastWord(of: name)
    if AuthorName.isSuffix(last),
      case .person(let given, let particle, let family, let suffix) =
        AuthorName(name)
    {
      // `Smith Jr.` would be a family name; with commas each part is where it belongs.
      let words = [particle, family].filter { !$0.isEmpty }.joined(separator: " ")
      TeXText.append("\(words), \(suffix), \(given)", to: &output)
      return
    }
    let isKept =
      (last.utf8.count < name.utf8.count && AuthorName.isGroup(lastWord: last))
      || holdsAnd(name)
    if isKept { output += "{" }
    TeXText.append(name, to: &output)
    if isKept { output += "}" }
  }

  private static func lastWord(of name: String) -> String {
    let start = name.utf8.lastIndex(of: UInt8(ascii: " ")).map { name.utf8.index(after: $0) }
    return String(name[(start ?? name.startIndex)...])
  }

  /// Whether a name holds the word by which BibTeX parts names.
  private static func holdsAnd(_ name: String) -> Bool {
    let name = name.oneLine
    guard name.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "d") }) else { return false }
    let words = name.utf8.split(separator: UInt8(ascii: " "))
    return words.contains { $0.count == 3 && Substring($0).lowercased() == "and" }
  }

  // MARK: Keys

  /// A key that no entry had before: that of the paper, with a letter where it is taken.
  private mutating func key(
    _ title: String, author: String?, year: Int?, id: String?
  ) -> String {
    let base = BibTeX.key(title, author: author, year: year, id: id)
    // The search goes on where the last paper of this key got its letter.
    var number = counts[base] ?? 0
    while true {
      let key = number == 0 ? base : base + BibTeX.suffix(number - 1)
      number += 1
      tries += 1
      guard keys.insert(key).inserted else { continue }
      counts[base] = number
      return key
    }
  }

  /// `a` to `z`, then `aa` and on.
  private static func suffix(_ number: Int) -> String {
    let letter = String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(number % 26))))
    return number < 26 ? letter : suffix(number / 26 - 1) + letter
  }

  /// The key that arXiv would give: first author's last name, year, the first four words of the
  /// title that mean something (`vaswani2017attentionneed`); the identifier where that leaves
  /// nothing.
  static func key(_ title: String, author: String?, year: Int?, id: String?) -> String {
    let author = KeyText.letters(author.map(lastWord) ?? "")
    var words = ""
    var count = 0
    let separators = Array(" :/\t".utf8)
    for part in title.utf8.split(whereSeparator: separators.contains) {
      let letters = KeyText.letters(String(Substring(part).prefix(40)))
      guard !letters.isEmpty, !stopWords.contains(letters) else { continue }
      words += letters
      count += 1
      if count == 4 { break }
    }
    let year = year.map(String.init) ?? ""
    if !author.isEmpty || !words.isEmpty { return author + year + words }
    return id.map { "arxiv" + KeyText.letters($0) } ?? "paper" + year
  }

  private static let stopWords: Set<String> = [
    "a", "all", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how", "in",
    "into", "is", "it", "its", "of", "on", "or", "our", "over", "than", "that", "the", "their",
    "through", "to", "towards", "toward", "under", "using", "via", "we", "what", "when", "with",
    "without", "you", "your",
  ]
}
