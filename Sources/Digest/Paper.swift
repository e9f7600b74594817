import Markdown

/// Where the parts of one paper's section stand in its file.
struct PaperRecord: Sendable {
  /// The title's line, from 1.
  var line: UInt32 = 0
  var date: DigestDate?
  var vote: Int?
  var title = ByteRange.none
  var url = ByteRange.none
  var image = ByteRange.none
  var video = ByteRange.none
  var authors = ByteRange.none
  /// The summary's lines, as indices in the file's list of lines.
  var body: Range<Int> = 0..<0
  /// The form in which the paper is written.
  var form = DigestForm.daily
  /// How the address is written.
  var address = Address.Kind.whole
  /// Whether votes are written that cannot be read for certain.
  var hasUnreadVotes = false
}

/// One paper of a digest: a title, and whatever else its section holds.
///
/// A paper is a file and ranges in it: text is made from the file's bytes when it is asked for, so
/// that thousands of papers cost no strings. Text comes as written in the file, with invalid UTF-8
/// as U+FFFD, and is not safe for a terminal.
public struct Paper: Sendable {
  /// The file that holds the paper.
  public let file: DigestFile
  let index: Int

  var record: PaperRecord { file.record(index) }

  /// The title line's number, from 1.
  public var line: Int { Int(record.line) }
  /// The day of the digest, from its heading or else from the file's name; nil where neither tells.
  public var date: DigestDate? { file.date(index) }
  /// The title.
  public var title: String { title(prefix: .max) }
  /// The paper's address.
  public var url: String { record.address.prefix + text(record.url, as: .address) }
  /// The number of votes; nil is unknown, which is not zero.
  public var vote: Int? { file.vote(index) }
  /// The thumbnail's address, possibly relative.
  public var image: String? { record.image.isNone ? nil : text(record.image, as: .address) }
  /// The video's address.
  public var video: String? { record.video.isNone ? nil : text(record.video, as: .address) }
  /// The summary: the section's lines that are not blank and belong to no other field, as text.
  public var body: [String] { bodyRanges.map { line($0.indices, as: .line(record.form)) } }

  /// The authors' names.
  public var authors: [String] { authors(prefix: .max) }

  /// The authors in the first so many bytes of their line, the last of them in part.
  public func authors(prefix length: Int) -> [String] {
    let (source, line) = source(record.authors)
    let bytes = source.span
    return authorRanges(bytes, line, prefix: length).map { MeantText.name.text(bytes, $0) }
  }

  /// Hands over the bytes of each author's name, mostly without a string.
  public func withAuthorBytes(_ visit: (RawSpan) -> Void) {
    let (source, line) = source(record.authors)
    let bytes = source.span
    for name in authorRanges(bytes, line, prefix: .max) {
      guard MeantText.name.needsReading(bytes, name) else {
        visit(unsafe bytes.bytes.extracting(name))
        continue
      }
      let text = Array(MeantText.name.text(bytes, name).utf8)
      visit(unsafe text.span.bytes)
    }
  }

  /// The number of authors, without making strings of their names.
  public var authorCount: Int {
    let (source, line) = source(record.authors)
    return authorRanges(source.span, line, prefix: .max).count
  }

  private func authorRanges(
    _ bytes: Span<UInt8>, _ line: Range<Int>, prefix length: Int
  ) -> [Range<Int>] {
    guard !line.isEmpty else { return [] }
    return AuthorNames.ranges(
      bytes, line.lowerBound..<bytes.characterBoundary(length, in: line),
      isDaily: record.form == .daily)
  }

  /// Whether it has a thumbnail.
  public var hasImage: Bool { !record.image.isNone }

  /// Whether it has a video.
  public var hasVideo: Bool { !record.video.isNone }

  /// The arXiv identifier without its version (`2403.19270`, `cs/0112017`), nil where the address
  /// is not arXiv's.
  public var arxivID: String? {
    guard record.address == .whole else { return ArxivID.find(in: url) }
    let (source, url) = source(record.url)
    return ArxivID.find(in: source.span, url)
  }

  /// What a decision about the paper is kept under: the arXiv identifier, else the address.
  public var id: String {
    if let stored = file.stored { return stored.id(index) }
    return arxivID ?? url
  }

  /// Hands the folded-to-be text of all searched fields to `sink`, piece by piece, mostly without
  /// copying it.
  public func withSearchText(_ sink: (DigestField, RawSpan) -> Void) {
    var scratch: [UInt8] = []
    let text = file.bytes
    let span = text.span
    for field in DigestField.searched {
      field.searched?(self) { range in
        let kind = field.isMarkup ? MeantText.title : .line(record.form)
        guard file.hasMarks || field.isMarkup || record.form != .daily,
          kind.needsReading(span, range.indices)
        else { return sink(field, unsafe span.bytes.extracting(range.indices)) }
        scratch.removeAll(keepingCapacity: true)
        kind.append(span, range.indices, to: &scratch)
        sink(field, unsafe scratch.span.bytes)
      }
    }
  }

  /// Hands the lines of title and summary that hold formulas to `sink`, with these as a line of
  /// text (`O(n²)`): a search finds them as well as the lines that `withSearchText` hands over.
  public func withFormulaText(_ sink: (RawSpan) -> Void) {
    let bytes = file.bytes
    let span = bytes.span
    let (form, title) = (record.form, record.title)
    func look(_ range: ByteRange) {
      guard !range.isNone, Paper.mayHoldFormulas(span, range.indices),
        let text = PlainMarkdown.withFormulas(
          Array(MeantText.markdown(form).text(span, range.indices).utf8))
      else { return }
      sink(unsafe text.span.bytes)
    }
    look(title)
    bodyRanges.forEach(look)
  }

  private static func mayHoldFormulas(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    bytes.index(of: UInt8(ascii: "$"), in: range) != nil
      || bytes.index(of: UInt8(ascii: "\\"), in: range) != nil
  }

  /// The beginning of the title, as text of at most so many bytes: enough for a row of a list, also
  /// where a broken digest has a title of a megabyte.
  public func title(prefix length: Int) -> String {
    let (source, range) = source(record.title)
    let bytes = source.span
    return MeantText.title.text(
      bytes, range.lowerBound..<bytes.characterBoundary(length, in: range))
  }

  /// The lines of the summary as Markdown, up to so many bytes, the last of them in part, and how
  /// many bytes are left out.
  public func body(prefix length: Int) -> (lines: [String], left: Int) {
    let file = file.bytes
    let bytes = file.span
    var lines: [String] = []
    var rest = length
    var left = 0
    for range in bodyRanges {
      let line = range.indices
      let end = bytes.characterBoundary(rest, in: line)
      left += line.upperBound - end
      rest -= min(rest, line.count + 1)
      if end > line.lowerBound {
        lines.append(self.line(line.lowerBound..<end, as: .markdown(record.form)))
      }
    }
    return (lines, left)
  }

  /// The title's bytes, mostly without a copy.
  public func withTitleBytes<Result>(_ body: (RawSpan) -> Result) -> Result {
    let title = record.title.indices
    let stored = file.stored?.withPart(title) { Paper.withTitle($0, $0.indices, body) }
    if let stored { return stored }
    let text = file.bytes
    return Paper.withTitle(text.span, title, body)
  }

  private static func withTitle<Result>(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ body: (RawSpan) -> Result
  ) -> Result {
    guard MeantText.title.needsReading(bytes, range) else {
      return body(unsafe bytes.bytes.extracting(range))
    }
    var title: [UInt8] = []
    MeantText.title.append(bytes, range, to: &title)
    return body(unsafe title.span.bytes)
  }

  /// A line of the summary; links by name have their addresses in it.
  private func line(_ range: Range<Int>, as kind: MeantText) -> String {
    let text = file.bytes
    guard text.span.index(of: UInt8(ascii: "["), in: range) != nil else {
      return kind.text(text.span, range)
    }
    let references = file.references
    guard !references.isEmpty else { return kind.text(text.span, range) }
    var resolved: [UInt8] = []
    let isDefinition = ReferenceLink.definition(range, in: text.span) != nil
    if isDefinition { return kind.text(text.span, range) }
    ReferenceLink.append(range, of: text.span, references, to: &resolved)
    return kind.text(resolved.span, 0..<resolved.count)
  }

  var bodyRanges: ArraySlice<ByteRange> { file.bodyLines[record.body] }

  func bytes(_ range: ByteRange) -> ArraySlice<UInt8> { file.bytes[range.indices] }

  func text(_ range: ByteRange, as kind: MeantText) -> String {
    let (source, range) = source(range)
    return kind.text(source.span, range)
  }

  /// The bytes in which a part of the file stands, and where: of a digest in an index those of the
  /// part alone, of others all.
  private func source(_ range: ByteRange) -> (bytes: [UInt8], range: Range<Int>) {
    guard let part = file.stored?.part(range.indices) else { return (file.bytes, range.indices) }
    return (part, part.indices)
  }
}

extension Paper: Equatable {
  /// Two papers are equal when every field reads the same, wherever they stand.
  public static func == (a: Paper, b: Paper) -> Bool {
    a.date == b.date && a.vote == b.vote && a.title == b.title && a.url == b.url
      && a.image == b.image
      && a.video == b.video && a.authors == b.authors && a.body == b.body
  }
}
