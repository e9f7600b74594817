import Cache
import System

/// A digest as it was read, and its stamp.
package struct StampedDigest: Sendable {
  let file: DigestFile
  let stamp: FileStamp
}

/// Writes the index of an archive: first what was read of its digests, then, by whoever makes it,
/// what searches look into.
package struct ArchiveIndexWriter: ~Copyable {
  /// The file.
  package var writer: CacheWriter
  /// The number of each digest's first record.
  private var firstRecords: [ObjectIdentifier: Int] = [:]

  /// Begins the index of some digests.
  ///
  /// - Throws: why the system would not make its file.
  package init(_ digests: [StampedDigest], at place: IndexPlace) throws(SystemError) {
    writer = try CacheWriter(
      place.path, version: IndexSection.version, key: place.key, blockSize: place.blockSize)
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

  /// Begins a section.
  package mutating func begin(_ section: IndexSection) { writer.begin(section.rawValue) }

  /// The number of a paper's record; nil where its digest is not stored.
  package func record(of paper: Paper) -> Int? {
    firstRecords[ObjectIdentifier(paper.file)].map { $0 + paper.index }
  }

  /// Puts the index in its place.
  ///
  /// - Throws: why it is not there now.
  package consuming func finish() throws(SystemError) { try writer.finish() }

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
      firstRecords[ObjectIdentifier(digest.file)] = count
      rows[index].records = count..<count + digest.file.records.count
      for record in digest.file.records {
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
