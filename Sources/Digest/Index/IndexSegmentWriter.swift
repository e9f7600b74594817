import Cache
import System

/// A digest as it was read, and its stamp.
struct StampedDigest: Sendable {
  let entry: FileEntry
  let file: DigestFile
  let stamp: FileStamp
}

/// Writes a segment of an archive's index: first what was read of its digests, then, by whoever
/// searches, what searches look into.
package struct IndexSegmentWriter: ~Copyable {
  /// The file.
  package var writer: CacheWriter

  /// Begins the segment of some digests.
  ///
  /// - Throws: why the system would not make its file.
  init(_ digests: [StampedDigest], _ name: UInt64, at place: IndexPlace) throws(SystemError) {
    writer = try CacheWriter(
      place.segment(name), version: IndexSection.version, key: place.key,
      blockSize: place.blockSize)
    var rows = digests.map { digest in
      IndexFileRow(
        stamp: digest.stamp, name: 0..<0, nameDate: digest.file.nameDate, text: 0..<0,
        lines: 0..<0, records: 0..<0, headings: 0..<0, hasMarks: digest.file.hasMarks,
        hasReferences: !digest.file.references.isEmpty, encoding: digest.file.encoding)
    }
    let ids = writeStrings(digests, &rows)
    writeRecords(digests, ids, &rows)
    writeText(digests, &rows)
    begin(.files)
    for row in rows { row.write(to: &writer) }
  }

  /// What a segment of some digests is called: the same for whoever makes it of the same, so that
  /// of two programs that do at once the last one's stays.
  static func name(of digests: [StampedDigest]) -> UInt64 {
    let parts = digests.map { digest in
      String(decoding: digest.entry.path, as: UTF8.self) + "\0"
        + digest.stamp.words.map { String($0) }.joined(separator: " ")
    }
    return Checksum.of(parts.joined(separator: "\n"))
  }

  /// Begins a section.
  package mutating func begin(_ section: IndexSection) { writer.begin(section.rawValue) }

  /// Puts the segment in its place.
  ///
  /// - Throws: why it is not there now.
  consuming func finish() throws(SystemError) { try writer.finish() }

  // MARK: Sections

  /// Writes names and ids.
  ///
  /// - Returns: where each paper's id stands.
  private mutating func writeStrings(
    _ digests: [StampedDigest], _ rows: inout [IndexFileRow]
  ) -> [Range<Int>] {
    begin(.strings)
    var end = 0
    func next(_ text: String) -> Range<Int> {
      let bytes = Array(text.utf8)
      writer.append(bytes)
      defer { end += bytes.count }
      return end..<end + bytes.count
    }
    var ids: [Range<Int>] = []
    for (index, digest) in digests.enumerated() {
      rows[index].name = next(digest.file.name)
      for paper in digest.file.papers { ids.append(next(paper.id)) }
    }
    return ids
  }

  private mutating func writeRecords(
    _ digests: [StampedDigest], _ ids: [Range<Int>], _ rows: inout [IndexFileRow]
  ) {
    begin(.records)
    var count = 0
    for (index, digest) in digests.enumerated() {
      let records = digest.file.records
      rows[index].records = count..<count + records.count
      for record in records {
        IndexRecordRow(record: record, id: ids[count]).write(to: &writer)
        count += 1
      }
    }
    begin(.headings)
    count = 0
    for (index, digest) in digests.enumerated() {
      rows[index].headings = count..<count + digest.file.headings.count
      for day in digest.file.headings { writer.append(half: Optional(day).packed) }
      count += digest.file.headings.count
    }
  }

  private mutating func writeText(_ digests: [StampedDigest], _ rows: inout [IndexFileRow]) {
    begin(.digests)
    var end = 0
    for (index, digest) in digests.enumerated() {
      let bytes = digest.file.bytes
      writer.append(bytes)
      rows[index].text = end..<end + bytes.count
      end += bytes.count
    }
    begin(.lines)
    end = 0
    for (index, digest) in digests.enumerated() {
      let lines = digest.file.bodyLines
      for line in lines {
        writer.append(half: line.start)
        writer.append(half: line.end)
      }
      rows[index].lines = end..<end + lines.count
      end += lines.count
    }
  }
}
