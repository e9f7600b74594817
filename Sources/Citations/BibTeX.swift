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
    var bytes: [UInt8] = []
    for paper in papers { file.append(paper, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a paper's entry and a blank line.
  public mutating func append(_ paper: Paper, to output: inout [UInt8]) {
    let id = paper.arxivID
    output += "@misc{"
    output.append(key(for: paper))
    let title = paper.title
    if !title.isEmpty { BibTeX.append("title", to: &output) { TeXText.append(title, to: &$0) } }
    let authors = paper.authors
    if !authors.isEmpty {
      BibTeX.append("author", to: &output) { BibTeX.append(authors: authors, to: &$0) }
    }
    if let year = BibTeX.year(of: paper) {
      BibTeX.append("year", to: &output) { $0.append(String(year)) }
    }
    if let id {
      BibTeX.append("eprint", to: &output) { $0.append(id) }
      BibTeX.append("archivePrefix", to: &output) { $0 += "arXiv" }
      if let archive = BibTeX.archive(of: id) {
        BibTeX.append("primaryClass", to: &output) { $0.append(archive) }
      }
    }
    let address = id.map { "https://arxiv.org/abs/\($0)" } ?? paper.url
    BibTeX.append("url", to: &output) { TeXText.append(address: address, to: &$0) }
    output += "\n}\n\n"
  }

  private static func append(
    _ name: StaticString, to output: inout [UInt8], value: (inout [UInt8]) -> Void
  ) {
    output += ",\n      "
    output += name
    output += "={"
    value(&output)
    output += "}"
  }

  /// Names with `and` between; a name that holds the word is kept together by braces.
  private static func append(authors names: [String], to output: inout [UInt8]) {
    for (index, name) in names.enumerated() {
      if index > 0 { output += " and " }
      if name == "et al." || name == "et al" {
        output += "others"
      } else if holdsAnd(name) {
        output += "{"
        TeXText.append(name, to: &output)
        output += "}"
      } else {
        TeXText.append(name, to: &output)
      }
    }
  }

  /// Whether a name holds the word by which BibTeX parts names.
  private static func holdsAnd(_ name: String) -> Bool {
    let words = name.inert.utf8.split(separator: UInt8(ascii: " "))
    return words.contains { $0.count == 3 && Substring($0).lowercased() == "and" }
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
    let name = paper.authors.first.flatMap { $0.utf8.split(separator: UInt8(ascii: " ")).last }
      .map { String(Substring($0)) }
    let author = KeyText.letters(name ?? "")
    var title = ""
    var count = 0
    let separators = Array(" :/\t".utf8)
    for part in paper.title.utf8.split(whereSeparator: separators.contains) {
      let word = Substring(part)
      let letters = KeyText.letters(String(word.prefix(40)))
      guard !letters.isEmpty, !stopWords.contains(letters) else { continue }
      title += letters
      count += 1
      if count == 4 { break }
    }
    let year = year(of: paper).map(String.init) ?? ""
    if !author.isEmpty || !title.isEmpty { return author + year + title }
    return paper.arxivID.map { "arxiv" + KeyText.letters($0) } ?? "paper" + year
  }

  private static let stopWords: Set<String> = [
    "a", "all", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how", "in",
    "into", "is", "it", "its", "of", "on", "or", "our", "over", "than", "that", "the", "their",
    "through", "to", "towards", "toward", "under", "using", "via", "we", "what", "when", "with",
    "without", "you", "your",
  ]
}
