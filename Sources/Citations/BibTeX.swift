import Digest

/// Papers as BibTeX entries of arXiv's own form: `@misc` with `eprint`, `archivePrefix` and `url`.
///
/// One value makes the entries of one file, so that no two of them share a key.
public struct BibTeX {
  private var keys: Set<String> = []

  /// A file without entries.
  public init() {}

  /// The entries of these papers, each followed by a blank line.
  public static func entries(_ papers: some Sequence<Paper>) -> String {
    var file = BibTeX()
    var text = ""
    for paper in papers { text += file.entry(paper) + "\n" }
    return text
  }

  /// A paper's entry, ended by a line feed.
  public mutating func entry(_ paper: Paper) -> String {
    let id = paper.arxivID
    var fields = [
      ("title", TeXText.escaped(paper.title)), ("author", BibTeX.authors(paper.authors)),
      ("year", BibTeX.year(of: paper).map(String.init) ?? ""),
    ]
    if let id {
      fields += [
        ("eprint", id), ("archivePrefix", "arXiv"), ("primaryClass", BibTeX.archive(of: id) ?? ""),
      ]
    }
    fields.append(("url", TeXText.address(id.map { "https://arxiv.org/abs/\($0)" } ?? paper.url)))
    var entry = "@misc{" + key(for: paper)
    for (name, value) in fields where !value.isEmpty { entry += ",\n      \(name)={\(value)}" }
    return entry + "\n}\n"
  }

  /// Names with `and` between; a name that holds the word is kept together by braces.
  private static func authors(_ names: [String]) -> String {
    names.map { name in
      if ["et al.", "et al"].contains(name.lowercased()) { return "others" }
      let words = name.split(whereSeparator: \.isWhitespace)
      let escaped = TeXText.escaped(name)
      return words.contains { $0.lowercased() == "and" } ? "{\(escaped)}" : escaped
    }.joined(separator: " and ")
  }

  /// The year in which arXiv numbered the paper, else that of the digest.
  static func year(of paper: Paper) -> Int? {
    guard let id = paper.arxivID else { return paper.date?.year }
    let digits = id.split(separator: "/").last ?? ""
    guard let year = Int(digits.prefix(2)) else { return paper.date?.year }
    return year >= 91 ? 1900 + year : 2000 + year
  }

  /// The archive that an identifier until 2007 begins with; newer ones do not tell.
  private static func archive(of id: String) -> String? {
    id.contains("/") ? id.split(separator: "/").first.map(String.init) : nil
  }

  // MARK: Keys

  /// A key that no entry had before: that of the paper, with a letter where it is taken.
  private mutating func key(for paper: Paper) -> String {
    let base = BibTeX.key(of: paper)
    var key = base
    var number = 0
    while !keys.insert(key).inserted {
      key = base + BibTeX.suffix(number)
      number += 1
    }
    return key
  }

  /// `a` to `z`, then `aa` and on.
  private static func suffix(_ number: Int) -> String {
    let letter = String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(number % 26))))
    return number < 26 ? letter : suffix(number / 26 - 1) + letter
  }

  /// The key that arXiv would give: first author's last name, year, the first four words of the title that mean something
  /// (`vaswani2017attentionneed`); the identifier where that leaves nothing.
  static func key(of paper: Paper) -> String {
    let name = paper.authors.first?.split(whereSeparator: \.isWhitespace).last.map(String.init)
    let author = TeXText.letters(name ?? "")
    let words = paper.title.split { $0.isWhitespace || $0 == ":" || $0 == "/" }
      .map { TeXText.letters(String($0.prefix(40))) }
      .filter { !$0.isEmpty && !stopWords.contains($0) }
    let title = words.prefix(4).joined()
    let year = year(of: paper).map(String.init) ?? ""
    if !author.isEmpty || !title.isEmpty { return author + year + title }
    return paper.arxivID.map { "arxiv" + TeXText.letters($0) } ?? "paper" + year
  }

  private static let stopWords: Set<String> = [
    "a", "all", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how", "in",
    "into", "is", "it", "its", "of", "on", "or", "our", "over", "than", "that", "the", "their",
    "through", "to", "towards", "toward", "under", "using", "via", "we", "what", "when", "with",
    "without", "you", "your",
  ]
}
