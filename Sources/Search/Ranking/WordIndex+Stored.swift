import Cache
import Digest
import System

// The words of a large archive's papers, in a file beside the segments of its index that may always
// be deleted: in memory they would take more than all else.
extension WordIndex {
  /// What stands in the file, a section each.
  ///
  /// All numbers are little-endian.
  private enum Section: Int, CaseIterable {
    /// The bytes of all words and names, one after another.
    case words
    /// Where each begins in them, and the end: 32 bits each.
    case wordStarts
    /// Where each paper begins in the columns and values, and the end: 32 bits each.
    case starts
    /// The words and names of each paper, by their numbers: 32 bits each.
    case columns
    /// Their values: 16 bits each.
    case values
    /// The sum of each word's values, 64 bits each; behind them how many of the words are no names.
    case sums
  }

  /// Changes whenever anything does that is stored, or words or values are reckoned otherwise.
  private static let version: UInt64 = 1

  /// The index of a library whose papers stand in segments: the one that is there, or a new one.
  ///
  /// - Returns: nil for other libraries, and where it cannot be written.
  init?(stored library: Library, _ corpus: Corpus) {
    guard let stored = corpus.stored, let place = stored.place else { return nil }
    let (path, key) = (place.folder + "/words", stored.signature(of: corpus))
    if let index = WordIndex(file: path, key, library) {
      self = index
      return
    }
    guard place.writes,
      (try? WordIndex.write(to: path, key, blockSize: place.blockSize, corpus)) != nil,
      let index = WordIndex(file: path, key, library)
    else { return nil }
    self = index
  }

  /// - Returns: nil where the file is of no use.
  private init?(file path: String, _ key: UInt64, _ library: Library) {
    guard let file = try? CacheFile(path, version: WordIndex.version, key: key) else { return nil }
    func section(_ section: Section) -> Range<Int> { file.section(section.rawValue) }
    guard Section.allCases.allSatisfy({ file.isWhole(section($0)) }) else { return nil }
    let starts = file.halves(section(.starts))
    let sums = file.words(section(.sums)).map { Int64(bitPattern: $0) }
    let words = Vocabulary(
      bytes: file.copy(section(.words)), starts: file.halves(section(.wordStarts)))
    guard let words, let wordCount = sums.last.flatMap({ Int(exactly: $0) }),
      sums.count == words.count + 1, 0...words.count ~= wordCount,
      starts.count == library.papers.count + 1,
      starts.areDivision(of: section(.columns).count / 4),
      starts.areDivision(of: section(.values).count / 2)
    else { return nil }
    self.init(
      library.edition, words: words, wordCount: wordCount, starts: starts,
      columns: StableBytes(file, section(.columns)), values: StableBytes(file, section(.values)),
      sums: sums.dropLast())
  }

  private static func write(
    to path: String, _ key: UInt64, blockSize: Int, _ corpus: Corpus
  ) throws(SystemError) {
    var builder = WordIndexBuilder(keepsCounts: false)
    for paper in 0..<corpus.count { builder.add(paper, of: corpus) }
    var writer = try CacheWriter(path, version: version, key: key, blockSize: blockSize)
    // Values come with the words and stand behind all of them: they wait in a file of their own.
    var waiting = try SpilledBytes(beside: path)
    var starts: [UInt32] = [0]
    writer.begin(Section.columns.rawValue)
    builder.finish(of: corpus) { columns, values in
      writer.append(columns.span.bytes)
      waiting.append(values.span.bytes)
      starts.append((starts.last ?? 0) + UInt32(columns.count))
    }
    writer.begin(Section.values.rawValue)
    try waiting.read { writer.append($0.span.bytes) }
    writer.begin(Section.words.rawValue)
    writer.append(builder.vocabulary.bytes)
    writer.begin(Section.wordStarts.rawValue)
    for start in builder.vocabulary.starts { writer.append(half: start) }
    writer.begin(Section.starts.rawValue)
    for start in starts { writer.append(half: start) }
    writer.begin(Section.sums.rawValue)
    for sum in builder.sums { writer.append(UInt64(bitPattern: sum)) }
    writer.append(UInt64(builder.wordCount))
    try writer.finish()
  }
}

extension StoredPapers {
  /// What tells the text of these papers, in their order, from any other.
  fileprivate func signature(of corpus: Corpus) -> UInt64 {
    var text = segments.map(\.name).joined(separator: "\n")
    for stretch in stretches {
      text += "\n\(stretch.papers.lowerBound) \(stretch.segment) \(stretch.records)"
    }
    // Few papers stand in no segment.
    for paper in others.joined() {
      text += "\n" + String(decoding: corpus.text.copy(corpus.paper(paper)), as: UTF8.self)
    }
    return Checksum.of(text)
  }
}
