/// The lines between `---` at a file's beginning: names and values.
struct FrontMatter {
  /// A file that is one paper.
  struct Note {
    let line: Int
    let title: Range<Int>?
    let address: Address
    let authors: Range<Int>?
    let vote: Int?
  }

  /// How many lines it takes, its marks among them.
  private(set) var lineCount = 0
  /// The day that it tells.
  private(set) var date: DigestDate?
  /// The day on which the note was made, which counts where it tells no other.
  private var creation: DigestDate?
  private var title: Range<Int>?
  private var titleLine = 0
  private var address: Address?
  private var authors: Range<Int>?
  private var vote: Int?

  init() {}

  init(_ lines: [MarkdownLine], in file: Span<UInt8>) {
    lineCount = lines.prefix { $0.kind == .frontMatter }.count
    guard lineCount > 2 else { return }
    for index in 1..<lineCount - 1 {
      guard let (name, value) = FrontMatter.field(lines[index].range, in: file) else { continue }
      let text = FrontMatter.unquoted(value, in: file)
      read(name, text, index, lines, in: file)
    }
    date = date ?? creation
  }

  /// Whether it tells the title.
  var hasTitle: Bool { title != nil }

  /// The paper that the file is, where it has an address of one.
  func paper(in file: Span<UInt8>) -> Note? { address.flatMap(paper(at:)) }

  /// The paper that the file is, where its address is known.
  func paper(at address: Address) -> Note? {
    Note(line: titleLine, title: title, address: address, authors: authors, vote: vote)
  }

  private mutating func read(
    _ name: Range<Int>, _ value: Range<Int>, _ index: Int, _ lines: [MarkdownLine],
    in file: Span<UInt8>
  ) {
    func isName(_ names: StaticString...) -> Bool {
      names.contains {
        $0.utf8CodeUnitCount == name.count
          && file.hasFolded($0, at: name.lowerBound, before: name.upperBound)
      }
    }
    if isName("title", "paper_title", "paper-title", "제목", "标题") {
      if !value.isEmpty { (title, titleLine) = (value, index) }
    } else if isName("authors", "author", "저자", "作者") {
      authors = value.isEmpty ? FrontMatter.block(below: index, lines, in: file) : value
    } else if isName(
      "date", "published", "publish_date", "publishdate", "pubdate", "publication_date",
      "published_at", "날짜", "日期", "日付")
    {
      date = DateToken.first(in: file, value)?.date ?? date
    } else if isName("created", "created_at", "createdat") {
      creation = DateToken.first(in: file, value)?.date
    } else if isName("vote", "votes", "upvotes", "likes") {
      vote = VoteCount(file, value)?.number
    } else if isName("arxiv", "arxiv_id", "arxiv-id", "arxivid", "eprint") {
      let prefix = file.hasFolded("arxiv:", at: value.lowerBound, before: value.upperBound) ? 6 : 0
      let id = file.trimmed(value.lowerBound + prefix..<value.upperBound)
      if let found = ArxivID.identifier(in: file, id), found.end == id.upperBound {
        address = Address(id, .arxivID)
      } else {
        readURL(value, in: file)
      }
    } else if isName("doi") {
      if file.has("10.", at: value.lowerBound, before: value.upperBound),
        file.index(of: UInt8(ascii: "/"), in: value) != nil
      {
        address = address ?? Address(value, .doi)
      } else {
        readURL(value, in: file)
      }
    } else if isName(
      "url", "link", "paper_url", "paper-url", "paperurl", "arxiv_url", "arxiv-url", "pdf",
      "pdf_url", "source", "paper")
    {
      readURL(value, in: file)
    }
  }

  private mutating func readURL(_ value: Range<Int>, in file: Span<UInt8>) {
    guard address == nil, let link = MarkdownLink.next(in: file, value),
      PaperAddress.isPaper(file, link.url)
    else { return }
    address = Address(link.url)
  }

  /// `name: value`, at the line's beginning.
  private static func field(_ line: Range<Int>, in file: Span<UInt8>) -> (
    name: Range<Int>, value: Range<Int>
  )? {
    guard let first = line.first, file[first] > 0x20, file[first] != UInt8(ascii: "-"),
      let colon = file.index(of: UInt8(ascii: ":"), in: line)
    else { return nil }
    return (file.trimmed(line.lowerBound..<colon), file.trimmed(colon + 1..<line.upperBound))
  }

  private static func unquoted(_ value: Range<Int>, in file: Span<UInt8>) -> Range<Int> {
    guard value.count >= 2 else { return value }
    let quote = file[value.lowerBound]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      file[value.upperBound - 1] == quote
    else {
      return value
    }
    return file.trimmed(value.lowerBound + 1..<value.upperBound - 1)
  }

  /// The items below a name without a value.
  private static func block(below index: Int, _ lines: [MarkdownLine], in file: Span<UInt8>)
    -> Range<Int>?
  {
    var last: Int?
    var next = index + 1
    while next < lines.count, lines[next].kind == .frontMatter {
      let text = file.trimmed(lines[next].range)
      guard !text.isEmpty, file[text.lowerBound] == UInt8(ascii: "-"), text.count > 1,
        file[text.lowerBound + 1] != UInt8(ascii: "-")
      else { break }
      last = next
      next += 1
    }
    return last.map { lines[index + 1].range.lowerBound..<lines[$0].range.upperBound }
  }

  /// How many lines front matter takes at the beginning of a file; nil where there is none.
  ///
  /// A rule that a file begins with is none: only names with values may stand up to the second.
  static func end(in file: Span<UInt8>, _ lines: [MarkdownLine]) -> Int? {
    guard let first = lines.first, isMark(first.range, in: file), lines.count > 2 else {
      return nil
    }
    var hasName = false
    for index in 1..<lines.count {
      let range = lines[index].range
      if isMark(range, in: file) || file.has("...", at: range.lowerBound, before: range.upperBound)
      {
        return hasName ? index + 1 : nil
      }
      guard let byte = range.first.map({ file[$0] }) else { continue }
      if byte <= 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "#")
        || byte == UInt8(ascii: "]")
      {
        continue
      }
      guard isName(range, in: file) else { return nil }
      hasName = true
    }
    return nil
  }

  private static func isMark(_ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    file.has("---", at: range.lowerBound, before: range.upperBound)
      && file.isBlank(range.lowerBound + 3..<range.upperBound)
  }

  private static func isName(_ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    guard let colon = file.index(of: UInt8(ascii: ":"), in: range), colon > range.lowerBound else {
      return false
    }
    guard colon - range.lowerBound <= 40 else { return false }
    return colon + 1 == range.upperBound
      || file.whiteSpace(at: colon + 1, before: range.upperBound) != nil
  }
}
