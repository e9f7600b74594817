import Cache
import Digest
import Normalization

/// The searched text that stands in a segment of an archive's index: that of its papers, in the
/// order of their records.
final class StoredCorpus: Sendable {
  let file: CacheFile
  /// The segment's name.
  let name: String
  /// Where the index is.
  let place: IndexPlace
  /// Where the folded text stands in the file.
  let text: Range<Int>
  /// Where the 초성 stand in the file.
  let choseong: Range<Int>
  private let bareWords: Range<Int>
  /// The number of papers.
  private let count: Int
  private let textStarts: Range<Int>
  private let choseongStarts: Range<Int>
  private let accentWords: Range<Int>
  private let composed: Range<Int>

  /// - Returns: nil where any of it is damaged or does not fit together; the segment is deleted
  ///   then.
  private init?(_ segment: IndexSegment) {
    let file = segment.file
    func section(_ section: IndexSection) -> Range<Int> { file.section(section.rawValue) }
    (self.file, name, place) = (file, segment.name, segment.place)
    (text, textStarts, accentWords) = (section(.text), section(.textStarts), section(.accents))
    (choseong, choseongStarts) = (section(.choseong), section(.choseongStarts))
    composed = section(.composed)
    bareWords = section(.bare)
    count = segment.recordCount
    guard [text, textStarts, accentWords, composed].allSatisfy(file.isWhole),
      file.isDivision(textStarts, of: text.count, into: count), composed.count == count
    else {
      file.remove()
      return nil
    }
  }

  /// The papers in whose text bare consonants stand; nil where the 초성 are damaged, and the segment
  /// is deleted then.
  ///
  /// To be asked before the 초성 are looked at, which many searches do not.
  var bare: Set<Int>? {
    guard [choseong, choseongStarts, bareWords].allSatisfy(file.isWhole),
      file.isDivision(choseongStarts, of: choseong.count, into: count)
    else {
      file.remove()
      return nil
    }
    return Set(file.words(bareWords).map { Int(truncatingIfNeeded: $0) })
  }

  /// The corpus that a segment holds; looked at once.
  static func of(_ segment: IndexSegment) -> StoredCorpus? {
    segment.searched { StoredCorpus(segment) } as? StoredCorpus
  }

  /// Lets go of the pages of text and 초성 that were only looked at to see whether they are whole.
  func release() {
    file.release(text)
    file.release(choseong)
  }

  /// Where the text of some records' papers begins in the text, and the end.
  func textStarts(of records: Range<Int>) -> [Int] { file.starts(records, in: textStarts) }

  /// Where the 초성 of some records' papers begin in them, and the end.
  func choseongStarts(of records: Range<Int>) -> [Int] {
    file.starts(records, in: choseongStarts)
  }

  /// Whether some records' papers are in NFC.
  func areComposed(_ records: Range<Int>) -> [Bool] {
    let start = composed.lowerBound
    return file.copy(start + records.lowerBound..<start + records.upperBound).map { $0 == 1 }
  }

  /// All accents of the text.
  var accents: Accents { Accents(packed: file.words(accentWords)) }
}

/// Which papers of a library stand in segments, and where.
struct StoredPapers: Sendable {
  /// Papers that stand one behind another in a segment.
  struct Stretch: Sendable {
    /// The papers, by their indices.
    let papers: Range<Int>
    /// The number of the segment.
    let segment: Int
    /// The papers' records in it.
    let records: Range<Int>
  }

  /// The segments, in the order in which papers first ask for them.
  private(set) var segments: [StoredCorpus] = []
  /// In the order of their papers.
  private(set) var stretches: [Stretch] = []
  /// The number of papers, stored or not.
  private let count: Int

  /// Where papers stand; nil where none does.
  init?(_ papers: [Paper]) {
    count = papers.count
    var numbers: [ObjectIdentifier: Int?] = [:]
    for stretch in papers.storedStretches {
      let id = ObjectIdentifier(stretch.segment)
      let number = numbers[id] ?? append(stretch.segment)
      numbers[id] = number
      guard let number else { continue }
      let first = stretch.firstRecord
      stretches.append(
        Stretch(
          papers: stretch.papers, segment: number, records: first..<first + stretch.papers.count))
    }
    guard !stretches.isEmpty else { return nil }
  }

  /// - Returns: the segment's number; nil where it is damaged.
  private mutating func append(_ segment: IndexSegment) -> Int? {
    guard let stored = StoredCorpus.of(segment) else { return nil }
    segments.append(stored)
    return segments.count - 1
  }

  /// Where their index is.
  var place: IndexPlace? { segments.first?.place }

  /// The papers that stand in no segment, in their order.
  var others: [Range<Int>] {
    var others: [Range<Int>] = []
    var next = 0
    for stretch in stretches {
      if next < stretch.papers.lowerBound { others.append(next..<stretch.papers.lowerBound) }
      next = stretch.papers.upperBound
    }
    if next < count { others.append(next..<count) }
    return others
  }

  /// Where all papers stand in segments that are one behind the other, with the others behind.
  ///
  /// - Parameters:
  ///   - bases: where each segment begins, and what is behind them.
  ///   - own: where the papers that stand in none are in what is behind.
  ///   - starts: where papers of records begin in a segment, and the end.
  func ranges(
    _ bases: [Int], _ own: [Range<Int>], _ starts: (StoredCorpus, Range<Int>) -> [Int]
  ) -> PaperRanges {
    var ranges = PaperRanges()
    ranges.reserveCapacity(count)
    var rest = own[...]
    func append(ownTo end: Int) {
      while ranges.count < end, let range = rest.popFirst() {
        ranges.append(range, from: bases[segments.count])
      }
    }
    for stretch in stretches {
      append(ownTo: stretch.papers.lowerBound)
      ranges.append(
        starts(segments[stretch.segment], stretch.records), from: bases[stretch.segment])
    }
    append(ownTo: count)
    return ranges
  }
}

extension CacheFile {
  /// Where some parts of another section begin, of which this one tells where each does, and the
  /// end.
  fileprivate func starts(_ parts: Range<Int>, in section: Range<Int>) -> [Int] {
    let first = section.lowerBound + parts.lowerBound * 8
    return words(first..<first + (parts.count + 1) * 8).map { Int(truncatingIfNeeded: $0) }
  }

  /// Whether a section tells of so many parts, which are all of a section of so many bytes.
  fileprivate func isDivision(_ starts: Range<Int>, of size: Int, into count: Int) -> Bool {
    guard starts.count == (count + 1) * 8 else { return false }
    var last: UInt64 = 0
    for offset in stride(from: starts.lowerBound, to: starts.upperBound, by: 8) {
      let start = word(at: offset)
      guard start >= last, offset > starts.lowerBound || start == 0 else { return false }
      last = start
    }
    return last == UInt64(size)
  }
}
