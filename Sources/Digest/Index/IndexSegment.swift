import Cache
import Synchronization

/// Some digests as they were read, their text, and the text that searches look into, in a file that
/// may always be deleted.
///
/// Text is mapped, and copied while its papers are shown: what is on the screen does not change
/// when the digest does.
package final class IndexSegment: Sendable {
  /// The file.
  package let file: CacheFile
  /// Its name in the folder of segments.
  package let name: String
  /// Where the index is.
  package let place: IndexPlace
  private let files: Range<Int>
  private let strings: Range<Int>
  private let records: Range<Int>
  private let headings: Range<Int>
  private let lines: Range<Int>
  private let digests: Range<Int>
  private let recent: RecentContents
  private let lazySearched = Mutex<(any Sendable)??>(nil)

  /// Opens a segment.
  ///
  /// - Throws: why it is of no use.
  init(_ name: String, at place: IndexPlace, _ recent: RecentContents) throws(CacheFault) {
    file = try CacheFile(
      place.folder + "/" + name, version: IndexSection.version, key: place.key)
    (self.name, self.place, self.recent) = (name, place, recent)
    let file = file
    func section(_ section: IndexSection) -> Range<Int> { file.section(section.rawValue) }
    (files, strings, records) = (section(.files), section(.strings), section(.records))
    (headings, lines, digests) = (section(.headings), section(.lines), section(.digests))
    // What every start reads; the rest is looked at when it is used.
    guard [files, strings, records, headings].allSatisfy(file.isWhole) else { throw .damaged }
  }

  /// How many digests are stored.
  var count: Int { files.count / (IndexFileRow.words * 8) }

  /// How many papers are stored.
  package var recordCount: Int { records.count / (IndexRecordRow.halves * 4) }

  /// How many bytes of digests' text are stored.
  var textSize: Int { digests.count }

  /// What a search makes of the segment, made once; nil where it could not.
  package func searched(_ make: () -> (any Sendable)?) -> (any Sendable)? {
    lazySearched.withLock { searched in
      if let searched { return searched }
      let made = make()
      searched = .some(made)
      return made
    }
  }

  /// Whether all of the file is as it was written.
  package var isWhole: Bool {
    IndexSection.allCases.allSatisfy { file.isWhole(file.section($0.rawValue)) }
  }

  // MARK: Digests

  /// The inode of a digest's file.
  func inode(of number: Int) -> UInt64 {
    file.word(at: files.lowerBound + (number * IndexFileRow.words + 1) * 8)
  }

  private func row(_ number: Int) -> IndexFileRow? {
    IndexFileRow(file, at: files.lowerBound + number * IndexFileRow.words * 8)
  }

  /// A digest as it was stored; nil where that is another, or it has changed.
  ///
  /// - Parameter stamp: that of the file as it is now; nil for that of then.
  func digest(_ number: Int, as entry: FileEntry, _ stamp: FileStamp?) -> DigestFile? {
    guard let row = row(number), stamp == nil || row.stamp == stamp, row.nameDate == entry.date,
      let name = within(strings, row.name), file.holds(entry.name, in: name),
      within(digests, row.text) != nil, within(lines, row.lines, of: 8) != nil,
      let headings = within(headings, row.headings, of: 4),
      within(records, row.records, of: IndexRecordRow.halves * 4) != nil
    else { return nil }
    let days = stride(from: headings.lowerBound, to: headings.upperBound, by: 4).compactMap {
      DigestDate(packed: file.half(at: $0))
    }
    let start = digests.lowerBound + row.text.lowerBound
    return DigestFile(
      StoredDigest(number, of: self, row, at: start, entry), row, headings: days)
  }

  /// Where a stretch of a section stands in the file; nil where the section is shorter.
  ///
  /// - Parameter size: that of what the stretch counts, in bytes.
  private func within(_ section: Range<Int>, _ range: Range<Int>, of size: Int = 1) -> Range<Int>? {
    guard range.upperBound <= section.count / size else { return nil }
    return section.lowerBound + range.lowerBound * size..<section.lowerBound + range.upperBound
      * size
  }

  // MARK: Papers

  private func offset(ofRecord record: Int) -> Int {
    records.lowerBound + record * IndexRecordRow.halves * 4
  }

  /// A paper of a digest.
  ///
  /// The record is made anew each time: half a million of them would be most of the program's
  /// memory, and few are shown.
  func record(_ record: Int, of digest: StoredDigest) -> PaperRecord {
    PaperRecord(
      file, at: offset(ofRecord: record), size: digest.size, lines: digest.lineCount)
      ?? PaperRecord()
  }

  /// The day of a paper, by the number of its record.
  func date(ofRecord record: Int) -> DigestDate? {
    IndexRecordRow.date(file, at: offset(ofRecord: record))
  }

  /// The votes of a paper, by the number of its record.
  func vote(ofRecord record: Int) -> Int? {
    IndexRecordRow.vote(file, at: offset(ofRecord: record))
  }

  /// The id of a paper, by the number of its record.
  func id(ofRecord record: Int) -> String {
    within(strings, IndexRecordRow.id(file, at: offset(ofRecord: record))).map(file.text) ?? ""
  }

  // MARK: Text

  /// What a digest held when it was stored.
  ///
  /// Where the segment has been damaged since it was opened, the digest itself tells, unless it has
  /// changed; the segment is deleted then.
  func content(_ digest: StoredDigest) -> DigestFile.Content {
    let number = digest.number
    if let content = recent[self, number] { return content }
    let content = stored(number) ?? readAgain(digest)
    recent[self, number] = content
    return content
  }

  private func stored(_ number: Int) -> DigestFile.Content? {
    guard let row = row(number), let text = within(digests, row.text),
      let lines = within(lines, row.lines, of: 8), file.isWhole(text), file.isWhole(lines)
    else { return nil }
    let ranges = stride(from: lines.lowerBound, to: lines.upperBound, by: 8).map { offset in
      let (start, end) = (Int(file.half(at: offset)), Int(file.half(at: offset + 4)))
      return start <= end && end <= text.count ? ByteRange(start, end) : .none
    }
    return DigestFile.Content(bytes: file.copy(text), bodyLines: ranges)
  }

  private func readAgain(_ digest: StoredDigest) -> DigestFile.Content {
    file.remove()
    guard let row = row(digest.number) else {
      return DigestFile.Content(bytes: [], bodyLines: [])
    }
    let path = digest.entry.path
    if let (bytes, stamp) = try? FileReader.read(path: path), stamp == row.stamp,
      let text = try? FileText(bytes, isPacked: DigestName.isPacked(path)),
      text.bytes.count == row.text.count
    {
      let read = DigestParser.read(text.bytes.span, name: digest.entry.name, date: row.nameDate)
      if read.bodyLines.count == row.lines.count {
        return DigestFile.Content(bytes: text.bytes, bodyLines: read.bodyLines)
      }
    }
    // Both are lost; a watch of the archive brings the digest as it is now.
    return DigestFile.Content(
      bytes: [UInt8](repeating: 0x20, count: row.text.count),
      bodyLines: [ByteRange](repeating: .none, count: row.lines.count))
  }
}

/// A digest whose text stands in a segment.
///
/// A class, as it is asked for each of half a million papers.
final class StoredDigest: Sendable {
  let segment: IndexSegment
  /// Its number in the segment.
  let number: Int
  /// The number of its first paper's record.
  let firstRecord: Int
  /// How many papers it has.
  let count: Int
  private let start: Int
  /// The size of its text in bytes.
  let size: Int
  /// How many lines of summaries it has.
  let lineCount: Int
  let entry: FileEntry

  /// - Parameter start: where its text begins in the segment's file.
  init(
    _ number: Int, of segment: IndexSegment, _ row: IndexFileRow, at start: Int,
    _ entry: FileEntry
  ) {
    (self.segment, self.number, self.start, self.entry) = (segment, number, start, entry)
    (firstRecord, count) = (row.records.lowerBound, row.records.count)
    (size, lineCount) = (row.text.count, row.lines.count)
  }

  var content: DigestFile.Content { segment.content(self) }

  /// A part of its text; nil where that has been damaged.
  func part(_ range: Range<Int>) -> [UInt8]? {
    let range = start + range.lowerBound..<start + range.upperBound
    return segment.file.isWhole(range) ? segment.file.copy(range) : nil
  }

  /// Hands over a part of its text, without a copy; nil where that has been damaged.
  func withPart<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result? {
    let range = start + range.lowerBound..<start + range.upperBound
    return segment.file.isWhole(range) ? segment.file.withBytes(range, body) : nil
  }

  /// What a paper's section holds.
  func record(_ index: Int) -> PaperRecord { segment.record(firstRecord + index, of: self) }

  /// The day of a paper.
  func date(_ index: Int) -> DigestDate? { segment.date(ofRecord: firstRecord + index) }

  /// The votes of a paper.
  func vote(_ index: Int) -> Int? { segment.vote(ofRecord: firstRecord + index) }

  /// The id of a paper.
  func id(_ index: Int) -> String { segment.id(ofRecord: firstRecord + index) }
}

extension DigestFile {
  /// What of a digest only those papers need that are shown.
  struct Content: Sendable {
    let bytes: [UInt8]
    /// The summary lines of all papers, one after another.
    let bodyLines: [ByteRange]
  }
}

/// The text of digests that were shown of late, of all segments of an archive.
final class RecentContents: Sendable {
  /// Digests that are larger, in bytes, are kept as long as the index is: each of their papers
  /// would copy all of it.
  private static let largest = 1 << 18

  private struct Key: Hashable {
    let segment: ObjectIdentifier
    let number: Int
  }

  private struct Contents {
    var slots = [(key: Key, content: DigestFile.Content)?](repeating: nil, count: 64)
    var large: [Key: DigestFile.Content] = [:]
  }

  private let contents = Mutex(Contents())

  subscript(segment: IndexSegment, number: Int) -> DigestFile.Content? {
    get {
      let key = Key(segment: ObjectIdentifier(segment), number: number)
      return contents.withLock { contents in
        let slot = contents.slots[number % contents.slots.count]
        if let slot, slot.key == key { return slot.content }
        return contents.large.isEmpty ? nil : contents.large[key]
      }
    }
    set {
      guard let newValue else { return }
      let key = Key(segment: ObjectIdentifier(segment), number: number)
      contents.withLock { contents in
        if newValue.bytes.count > RecentContents.largest {
          contents.large[key] = newValue
        } else {
          contents.slots[number % contents.slots.count] = (key, newValue)
        }
      }
    }
  }
}

extension Paper {
  /// The segment in which the paper's digest is stored.
  package var storedIn: IndexSegment? { file.stored?.segment }
}

/// Papers that stand one behind another in a segment.
package struct StoredStretch: Sendable {
  /// The papers, as indices in their list.
  package fileprivate(set) var papers: Range<Int>
  /// The segment.
  package let segment: IndexSegment
  /// The number of the first one's record.
  package let firstRecord: Int
}

extension [Paper] {
  /// The papers of digests that are stored, as few stretches as they are.
  package var storedStretches: [StoredStretch] {
    var stretches: [StoredStretch] = []
    var index = 0
    while index < count {
      let paper = self[index]
      let start = index
      index += 1
      guard let stored = paper.file.stored else { continue }
      while index < count, self[index].file === paper.file,
        self[index].index == paper.index + (index - start)
      { index += 1 }
      let first = stored.firstRecord + paper.index
      if let last = stretches.last, last.papers.upperBound == start,
        last.segment === stored.segment, last.firstRecord + last.papers.count == first
      {
        stretches[stretches.count - 1].papers = last.papers.lowerBound..<index
      } else {
        stretches.append(
          StoredStretch(papers: start..<index, segment: stored.segment, firstRecord: first))
      }
    }
    return stretches
  }
}
