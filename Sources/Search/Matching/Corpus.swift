import Cache
import Digest
import Normalization
import Synchronization

/// The searched text of all papers, folded once, in one stretch of bytes, so that a query is a
/// memory scan.
///
/// That of a paper is its title, authors and summary lines, a line feed after each, so that no word
/// matches across two of them; then lines with formulas once more, with these as they are shown.
/// Accents are taken off and stand beside the text. What the segments of an index hold is mapped,
/// and the rest stands behind.
public struct Corpus: Sendable {
  let text: StableBytes
  /// Where each paper stands in the text.
  let ranges: PaperRanges
  let accents: Accents
  private let choseong = Lazy<ChoseongText>()
  /// Where each paper stands in segments; nil where none does.
  let stored: StoredPapers?

  /// Folds the text of papers, in their order; what an index holds of it is mapped.
  public init(_ papers: [Paper]) {
    if let stored = StoredPapers(papers), let corpus = Corpus(papers, stored) {
      self = corpus
    } else {
      self.init(folding: papers)
    }
  }

  /// Folds the text of papers, whether an index holds it or not.
  init(folding papers: [Paper]) {
    var text: [UInt8] = []
    // Folding Korean and English leaves lengths as they are, and the files hold little else.
    text.reserveCapacity(papers.isEmpty ? 0 : Corpus.expectedSize(of: papers))
    var ranges = PaperRanges()
    ranges.reserveCapacity(papers.count)
    var accents = Accents()
    for paper in papers {
      let start = text.count
      Corpus.fold(paper, into: &text, accents: &accents)
      ranges.append(start..<text.count)
    }
    self.text = StableBytes(text)
    (self.ranges, self.accents, stored) = (ranges, accents, nil)
  }

  /// The text of papers of which some are stored: segments one behind the other, and the others
  /// folded behind them.
  private init?(_ papers: [Paper], _ stored: StoredPapers) {
    var tail: [UInt8] = []
    var tailAccents = Accents()
    var tailRanges: [Range<Int>] = []
    for paper in stored.others.lazy.flatMap({ papers[$0] }) {
      let start = tail.count
      Corpus.fold(paper, into: &tail, accents: &tailAccents)
      tailRanges.append(start..<tail.count)
    }
    let sections = stored.segments.map { (file: $0.file, range: $0.text) }
    guard let (text, starts) = StableBytes.joining(sections, followedBy: tail) else { return nil }
    var accents = Accents()
    for (segment, start) in zip(stored.segments, starts) {
      accents.append(segment.accents, in: 0..<segment.text.count, at: start)
    }
    let end = starts[stored.segments.count]
    accents.append(tailAccents, in: 0..<tail.count, at: end)
    self.text = text
    ranges = stored.ranges(starts, tailRanges) { $0.textStarts(of: $1) }
    (self.accents, self.stored) = (accents, stored)
  }

  private static func fold(_ paper: Paper, into text: inout [UInt8], accents: inout Accents) {
    paper.withSearchText { field, bytes in
      if field.name == "body", let shown = ShownLine.withoutMarks(bytes) {
        Folding.fold(shown.span.bytes, into: &text, accents: &accents)
      } else {
        Folding.fold(bytes, into: &text, accents: &accents)
      }
      text.append(UInt8(ascii: "\n"))
    }
    paper.withFormulaText { bytes in
      Folding.fold(bytes, into: &text, accents: &accents)
      text.append(UInt8(ascii: "\n"))
    }
  }

  private static func expectedSize(of papers: [Paper]) -> Int {
    var size = 0
    var file: DigestFile?
    for paper in papers where paper.file !== file {
      file = paper.file
      size += paper.file.bytes.count
    }
    return size
  }

  /// The number of papers.
  public var count: Int { ranges.count }

  /// The size of the folded text in bytes.
  public var size: Int { ranges.size }

  /// The memory that the corpus takes in bytes, its 초성 among it where they were asked for.
  public var footprint: Int {
    text.ownCount + ranges.footprint + accents.footprint
      + (choseong.existing?.footprint ?? 0)
  }

  /// Makes the 초성 now, which the first search for them would do otherwise; for another thread.
  public func prepareChoseong() { _ = choseongText }

  /// The 초성, made now where they were not before.
  var choseongText: ChoseongText { choseong.value { ChoseongText(self) } }

  /// The 초성 where they are there already; never waits for another thread that makes them.
  var existingChoseong: ChoseongText? { choseong.existing }

  // MARK: Papers

  /// All of a paper.
  func paper(_ index: Int) -> Range<Int> { ranges[index] }

  /// The title, the first line.
  func title(_ index: Int) -> Range<Int> { line(from: ranges[index].lowerBound, in: index) }

  /// The authors, the second line.
  func authors(_ index: Int) -> Range<Int> { line(from: title(index).upperBound + 1, in: index) }

  /// The summary, the lines after them.
  func body(_ index: Int) -> Range<Int> {
    let end = ranges.end(of: index)
    return min(authors(index).upperBound + 1, end)..<end
  }

  /// What a field covers of a paper; all of it for none, and for one that has no stretch of its
  /// own.
  func range(of field: TextField?, in index: Int) -> Range<Int> {
    switch field {
    case .title: title(index)
    case .author: authors(index)
    case .body: body(index)
    case .label, nil: paper(index)
    }
  }

  private func line(from start: Int, in index: Int) -> Range<Int> {
    let end = ranges.end(of: index)
    let start = min(start, end)
    return start..<(text.bytes.find(UInt8(ascii: "\n"), in: start..<end) ?? end)
  }

  /// Where the papers end that begin at an index and have so many bytes at most, or are one.
  func end(from index: Int, bytes: Int) -> Int { ranges.end(from: index, bytes: bytes) }
}

/// Something made when it is first asked for, by whichever thread asks.
final class Lazy<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  /// What was made so far; nil also while another thread makes it.
  var existing: Value? { made.withLockIfAvailable { $0 } ?? nil }

  /// The value, made now where it was not before.
  func value(_ make: () -> Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
