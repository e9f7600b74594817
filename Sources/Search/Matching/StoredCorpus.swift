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

  /// Where the text of a record's paper stands in the text.
  func textRange(of record: Int) -> Range<Int> { file.part(record, of: textStarts) }

  /// Where the 초성 of a record's paper stand in them.
  func choseongRange(of record: Int) -> Range<Int> { file.part(record, of: choseongStarts) }

  /// Whether a record's paper is in NFC.
  func isComposed(_ record: Int) -> Bool { file.byte(at: composed.lowerBound + record) == 1 }

  /// All accents of the text.
  var accents: Accents { Accents(packed: file.words(accentWords)) }
}

/// Which papers of a library stand in segments, and where.
struct StoredPapers: Sendable {
  /// The segments, in the order in which papers first ask for them.
  private(set) var segments: [StoredCorpus] = []
  /// The segment and the record of each paper; −1 is no segment.
  private var locations: [(segment: Int32, record: Int32)] = []

  /// Where papers stand; nil where none does.
  init?(_ papers: [Paper]) {
    guard papers.contains(where: { $0.storedIn != nil }) else { return nil }
    locations.reserveCapacity(papers.count)
    var numbers: [ObjectIdentifier: Int32] = [:]
    var last: (segment: IndexSegment, number: Int32)?
    for paper in papers {
      guard let segment = paper.storedIn, let record = paper.storedRecord else {
        locations.append((-1, 0))
        continue
      }
      if last?.segment !== segment {
        let number = numbers[ObjectIdentifier(segment)] ?? append(segment)
        numbers[ObjectIdentifier(segment)] = number
        last = (segment, number)
      }
      locations.append((last?.number ?? -1, Int32(truncatingIfNeeded: record)))
    }
  }

  /// Where their index is.
  var place: IndexPlace? { segments.first?.place }

  private mutating func append(_ segment: IndexSegment) -> Int32 {
    guard let stored = StoredCorpus.of(segment) else { return -1 }
    segments.append(stored)
    return Int32(segments.count - 1)
  }

  /// The number of the segment and the record of a paper; nil where it stands in none.
  func location(of index: Int) -> (segment: Int, record: Int)? {
    let location = locations[index]
    return location.segment < 0 ? nil : (Int(location.segment), Int(location.record))
  }

  /// Whether a paper is in NFC; nil where it stands in no segment.
  func isComposed(_ index: Int) -> Bool? {
    location(of: index).map { segments[$0.segment].isComposed($0.record) }
  }

  /// Where all papers stand in segments that are one behind the other, with the others behind.
  ///
  /// - Parameters:
  ///   - starts: where each segment begins, and what is behind them.
  ///   - others: where the papers that stand in none are in what is behind.
  ///   - part: where the paper of a record stands in its segment.
  func ranges(
    _ count: Int, _ starts: [Int], _ others: [Range<Int>],
    _ part: (StoredCorpus, Int) -> Range<Int>
  ) -> PaperRanges {
    var ranges = PaperRanges()
    ranges.reserveCapacity(count)
    var next = others.makeIterator()
    for (segment, record) in locations {
      if segment >= 0 {
        let (range, start) = (part(segments[Int(segment)], Int(record)), starts[Int(segment)])
        ranges.append(range.lowerBound + start..<range.upperBound + start)
      } else if let range = next.next() {
        let start = starts[segments.count]
        ranges.append(range.lowerBound + start..<range.upperBound + start)
      }
    }
    return ranges
  }
}

extension CacheFile {
  /// The words of a section.
  func words(_ section: Range<Int>) -> [UInt64] {
    stride(from: section.lowerBound, to: section.lowerBound + section.count / 8 * 8, by: 8).map(
      word)
  }

  /// A part of another section, of which this one tells where each begins, and the end.
  fileprivate func part(_ index: Int, of starts: Range<Int>) -> Range<Int> {
    let offset = starts.lowerBound + index * 8
    return Int(truncatingIfNeeded: word(at: offset))..<Int(truncatingIfNeeded: word(at: offset + 8))
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
