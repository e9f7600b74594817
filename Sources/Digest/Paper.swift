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
  /// The summary's lines, as places in the file's list of them.
  var body: Range<Int> = 0..<0
}

/// One paper of a digest: a title, and whatever else its section holds.
///
/// A paper is a place in its file: text is made from the file's bytes when it is asked for, so that thousands of papers cost
/// no strings. Text comes as written in the file, with invalid UTF-8 as U+FFFD, and is not safe for a terminal.
public struct Paper: Sendable {
  /// The file that holds the paper.
  public let file: DigestFile
  let index: Int

  var record: PaperRecord { file.records[index] }

  /// The title line's number, from 1.
  public var line: Int { Int(record.line) }
  /// The day of the digest, from its heading or else from the file's name; nil where neither tells.
  public var date: DigestDate? { record.date }
  /// The title as written, Markdown and all.
  public var title: String { text(record.title) }
  /// The address that the title is linked to.
  public var url: String { text(record.url) }
  /// The number of votes; nil is unknown, which is not zero.
  public var vote: Int? { record.vote }
  /// The thumbnail's address, possibly relative.
  public var image: String? { record.image.isNone ? nil : text(record.image) }
  /// The video's address.
  public var video: String? { record.video.isNone ? nil : text(record.video) }
  /// The summary: the section's lines that are not blank and belong to no other field.
  public var body: [String] { bodyRanges.map(text) }

  /// The authors' names, split at commas and trimmed.
  public var authors: [String] { authors(prefix: .max) }

  /// The authors in the first so many bytes of their line, the last of them in part.
  public func authors(prefix length: Int) -> [String] {
    withBytes(record.authors) { line in
      let names = UnsafeRawBufferPointer(rebasing: line.prefix(line.characterBoundary(length)))
      return names.isEmpty ? [] : split(names)
    }
  }

  private func split(_ names: UnsafeRawBufferPointer) -> [String] {
    names.split(separator: UInt8(ascii: ",")).compactMap { name in
      let range = names.trimmed(name.startIndex..<name.endIndex)
      return range.isEmpty ? nil : String(decoding: names[range], as: UTF8.self)
    }
  }

  /// The number of authors, without making strings of their names.
  public var authorCount: Int {
    withBytes(record.authors) { names in
      names.split(separator: UInt8(ascii: ",")).count { name in
        !names.trimmed(name.startIndex..<name.endIndex).isEmpty
      }
    }
  }

  /// Whether it has a thumbnail.
  public var hasImage: Bool { !record.image.isNone }

  /// Whether it has a video.
  public var hasVideo: Bool { !record.video.isNone }

  /// The arXiv identifier without its version (`2403.19270`, `cs/0112017`), nil where the address is not arXiv's.
  public var arxivID: String? { ArxivID.find(in: url) }

  /// What a decision about the paper is kept under: the arXiv identifier, else the address.
  public var id: String {
    let url = url
    return ArxivID.find(in: url) ?? url
  }

  /// Hands the folded-to-be text of all searched fields to `sink`, piece by piece, without copying it.
  public func withSearchText(_ sink: (DigestField, UnsafeRawBufferPointer) -> Void) {
    file.bytes.withUnsafeBytes { bytes in
      for field in DigestField.searched {
        field.searched?(self) { sink(field, bytes.slice($0.indices)) }
      }
    }
  }

  /// The beginning of the title, as text of at most so many bytes: enough for a row of a list, also where a broken digest has
  /// a title of a megabyte.
  public func title(prefix length: Int) -> String {
    withBytes(record.title) {
      String(decoding: $0.prefix($0.characterBoundary(length)), as: UTF8.self)
    }
  }

  /// The lines of the summary up to so many bytes, the last of them in part, and how many bytes are left out.
  public func body(prefix length: Int) -> (lines: [String], left: Int) {
    var lines: [String] = []
    var rest = length
    var left = 0
    for range in bodyRanges {
      let line = withBytes(range) { bytes -> String? in
        let end = bytes.characterBoundary(rest)
        left += bytes.count - end
        rest -= min(rest, bytes.count + 1)
        return end > 0 ? String(decoding: bytes.prefix(end), as: UTF8.self) : nil
      }
      if let line { lines.append(line) }
    }
    return (lines, left)
  }

  /// The title's bytes as in the file, without a copy.
  public func withTitleBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withBytes(record.title, body)
  }

  var bodyRanges: ArraySlice<ByteRange> { file.bodyLines[record.body] }

  func bytes(_ range: ByteRange) -> ArraySlice<UInt8> { file.bytes[range.indices] }

  func text(_ range: ByteRange) -> String { String(decoding: bytes(range), as: UTF8.self) }

  func withBytes<Result>(_ range: ByteRange, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    file.bytes.withUnsafeBytes { body($0.slice(range.indices)) }
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
