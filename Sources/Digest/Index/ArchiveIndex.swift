import Cache
import Synchronization

/// What was made of an archive's digests, from a file that may always be deleted: what was read of
/// each, their text, and the text that searches look into.
///
/// A digest counts as stored where its name, size, times and inode are those of then. Its text is
/// mapped, and copied while its papers are shown: what is on the screen does not change when the
/// digest does.
package final class ArchiveIndex: Sendable {
  /// The file.
  package let file: CacheFile
  private let files: Range<Int>
  private let strings: Range<Int>
  private let records: Range<Int>
  private let headings: Range<Int>
  private let lines: Range<Int>
  private let digests: Range<Int>
  /// The number of each digest, by its inode; of one with several names the first.
  private let numbers: [UInt64: Int]
  private let recent = Mutex(RecentContents())
  private let lazySearched = Mutex<(any Sendable)??>(nil)

  /// Opens the index at a place.
  ///
  /// - Throws: why it is of no use.
  package init(at place: IndexPlace) throws(CacheFault) {
    let file = try CacheFile(place.path, version: IndexSection.version, key: place.key)
    self.file = file
    func section(_ section: IndexSection) -> Range<Int> { file.section(section.rawValue) }
    (files, strings, records) = (section(.files), section(.strings), section(.records))
    (headings, lines, digests) = (section(.headings), section(.lines), section(.digests))
    // What every start reads; the rest is looked at when it is used.
    guard [files, strings, records, headings].allSatisfy(file.isWhole) else { throw .damaged }
    var numbers: [UInt64: Int] = [:]
    let count = files.count / (IndexFileRow.words * 8)
    numbers.reserveCapacity(count)
    for number in 0..<count {
      let inode = file.word(at: files.lowerBound + (number * IndexFileRow.words + 1) * 8)
      if numbers[inode] == nil { numbers[inode] = number }
    }
    self.numbers = numbers
  }

  /// How many papers of digests are stored.
  package var recordCount: Int { records.count / (IndexRecordRow.halves * 4) }

  /// What a search makes of the index, made once; nil where it could not.
  package func searched(_ make: () -> (any Sendable)?) -> (any Sendable)? {
    lazySearched.withLock { searched in
      if let searched { return searched }
      let made = make()
      searched = .some(made)
      return made
    }
  }

  /// The size of the file in bytes.
  package var size: Int { file.size }

  /// Whether all of the file is as it was written.
  package var isWhole: Bool {
    IndexSection.allCases.allSatisfy { file.isWhole(file.section($0.rawValue)) }
  }

  private func row(_ number: Int) -> IndexFileRow? {
    IndexFileRow(file, at: files.lowerBound + number * IndexFileRow.words * 8)
  }

  /// A digest as it was stored; nil where it was not, or has changed.
  ///
  /// - Parameter stamp: that of the file as it is now.
  func digest(_ entry: FileEntry, _ stamp: FileStamp) -> DigestFile? {
    guard let number = numbers[stamp.words[1]], let row = row(number), row.stamp == stamp,
      row.nameDate == entry.date, let name = within(strings, row.name),
      file.text(name) == entry.name,
      within(digests, row.text) != nil, within(lines, row.lines, of: 8) != nil,
      let headings = within(headings, row.headings, of: 4),
      within(records, row.records, of: IndexRecordRow.halves * 4) != nil
    else { return nil }
    var papers: [PaperRecord] = []
    papers.reserveCapacity(row.records.count)
    for record in row.records {
      guard
        let paper = PaperRecord(
          file, at: offset(ofRecord: record), size: row.text.count, lines: row.lines.count)
      else { return nil }
      papers.append(paper)
    }
    let days = stride(from: headings.lowerBound, to: headings.upperBound, by: 4).compactMap {
      DigestDate(packed: file.half(at: $0))
    }
    return DigestFile(
      StoredDigest(
        index: self, number: number, firstRecord: row.records.lowerBound, entry: entry,
        isEmpty: row.text.isEmpty),
      row, papers, headings: days)
  }

  private func offset(ofRecord record: Int) -> Int {
    records.lowerBound + record * IndexRecordRow.halves * 4
  }

  /// Where a stretch of a section stands in the file; nil where the section is shorter.
  ///
  /// - Parameter size: that of what the stretch counts, in bytes.
  private func within(_ section: Range<Int>, _ range: Range<Int>, of size: Int = 1) -> Range<Int>? {
    guard range.upperBound <= section.count / size else { return nil }
    return section.lowerBound + range.lowerBound * size..<section.lowerBound + range.upperBound
      * size
  }

  /// The id of a paper, by the number of its record.
  func id(ofRecord record: Int) -> String {
    within(strings, IndexRecordRow.id(file, at: offset(ofRecord: record))).map(file.text) ?? ""
  }

  // MARK: Text

  /// What a digest held when it was stored.
  ///
  /// Where the index has been damaged since it was opened, the digest itself tells, unless it has
  /// changed; the index is deleted then.
  func content(_ digest: StoredDigest) -> DigestFile.Content {
    if let content = recent.withLock({ $0[digest.number] }) { return content }
    let content = stored(digest.number) ?? readAgain(digest)
    recent.withLock { $0[digest.number] = content }
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
    guard let row = row(digest.number) else { return DigestFile.Content(bytes: [], bodyLines: []) }
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

/// A digest whose text stands in an index.
struct StoredDigest: Sendable {
  let index: ArchiveIndex
  /// Its number in the index.
  let number: Int
  /// The number of its first paper's record.
  let firstRecord: Int
  let entry: FileEntry

  let isEmpty: Bool

  var content: DigestFile.Content { index.content(self) }
}

extension DigestFile {
  /// What of a digest only those papers need that are shown.
  struct Content: Sendable {
    let bytes: [UInt8]
    /// The summary lines of all papers, one after another.
    let bodyLines: [ByteRange]
  }
}

/// The text of digests that were shown of late.
private struct RecentContents {
  /// Digests that are larger, in bytes, are kept as long as the index is: each of their papers
  /// would copy all of it.
  private static let largest = 1 << 18

  private var slots = [(number: Int, content: DigestFile.Content)?](repeating: nil, count: 64)
  private var large: [Int: DigestFile.Content] = [:]

  subscript(number: Int) -> DigestFile.Content? {
    get {
      if let slot = slots[number % slots.count], slot.number == number { return slot.content }
      return large.isEmpty ? nil : large[number]
    }
    set {
      guard let newValue else { return }
      if newValue.bytes.count > RecentContents.largest {
        large[number] = newValue
      } else {
        slots[number % slots.count] = (number, newValue)
      }
    }
  }
}

extension Paper {
  /// The index in which the paper's digest is stored.
  package var storedIn: ArchiveIndex? { file.stored?.index }

  /// The number of the paper's record in the index.
  package var storedRecord: Int? { file.stored.map { $0.firstRecord + index } }
}
