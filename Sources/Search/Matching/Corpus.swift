import Cache
import Digest
import Normalization
import Synchronization

/// The searched text of all papers, folded once, in one buffer, so that a query is a memory scan.
///
/// Paper `n` of the library is the bytes `starts[n]..<starts[n + 1]`: title, authors and summary
/// lines, a line feed after each, so that no word matches across two of them; then lines with
/// formulas once more, with these as they are shown. Accents are taken off and stand beside the
/// text.
public struct Corpus: Sendable {
  let text: StableBytes
  let starts: [Int]
  let accents: Accents
  private let choseong = Lazy<ChoseongText>()
  /// Where the text of some papers stands already, if it does.
  let stored: StoredCorpus?
  /// How many papers stand at the beginning of that text as they do here.
  let storedCount: Int
  /// Where each of the others stands in it; nil for those that do not.
  private let otherPositions: [Int?]

  /// Folds the text of papers, in their order; what an index holds of it is mapped.
  public init(_ papers: [Paper]) {
    let index = papers.lazy.compactMap(\.storedIn).first
    if let stored = index.flatMap(StoredCorpus.of), let corpus = Corpus(papers, stored) {
      self = corpus
    } else {
      self.init(folding: papers)
    }
  }

  private init(folding papers: [Paper]) {
    var text: [UInt8] = []
    // Folding Korean and English leaves lengths as they are, and the files hold little else.
    text.reserveCapacity(papers.isEmpty ? 0 : Corpus.expectedSize(of: papers))
    var starts: [Int] = []
    starts.reserveCapacity(papers.count + 1)
    var accents = Accents()
    for paper in papers {
      starts.append(text.count)
      Corpus.fold(paper, into: &text, accents: &accents)
    }
    starts.append(text.count)
    self.text = StableBytes(text)
    self.starts = starts
    self.accents = accents
    (stored, storedCount, otherPositions) = (nil, 0, [])
  }

  /// The text of papers of which some are stored: the first of them where they are, and the others
  /// behind, copied or folded.
  private init?(_ papers: [Paper], _ stored: StoredCorpus) {
    func record(_ paper: Paper) -> Int? {
      paper.storedIn === stored.index ? paper.storedRecord : nil
    }
    var count = 0
    while count < min(papers.count, stored.count),
      record(papers[count]) == stored.record(at: count)
    { count += 1 }
    let end = stored.starts[count]
    var starts = Array(stored.starts[..<count])
    var positions: [Int?] = []
    let old = stored.allAccents
    var accents = Accents()
    accents.append(old, in: 0..<end, at: 0)
    var tail: [UInt8] = []
    var own = Accents()
    for paper in papers[count...] {
      starts.append(end + tail.count)
      let position = record(paper).flatMap { stored.position(ofRecord: $0) }
      positions.append(position)
      if let position {
        let range = stored.starts[position]..<stored.starts[position + 1]
        own.append(old, in: range, at: tail.count)
        tail += stored.text(at: position)
      } else {
        Corpus.fold(paper, into: &tail, accents: &own)
      }
    }
    starts.append(end + tail.count)
    accents.append(own, in: 0..<tail.count, at: end)
    guard let text = stored.text(ofFirst: count, followedBy: tail) else { return nil }
    self.text = text
    (self.starts, self.accents) = (starts, accents)
    (self.stored, storedCount, otherPositions) = (stored, count, positions)
  }

  /// Where a paper's text stands in the index; nil where it does not.
  func storedPosition(of index: Int) -> Int? {
    guard stored != nil else { return nil }
    return index < storedCount ? index : otherPositions[index - storedCount]
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
  public var count: Int { starts.count - 1 }

  /// The size of the folded text in bytes.
  public var size: Int { text.count }

  /// The memory that the corpus takes in bytes, its 초성 among it where they were asked for.
  public var footprint: Int {
    text.ownCount + starts.capacity * MemoryLayout<Int>.stride + accents.footprint
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
  func paper(_ index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

  /// The title, the first line.
  func title(_ index: Int) -> Range<Int> { line(from: starts[index], in: index) }

  /// The authors, the second line.
  func authors(_ index: Int) -> Range<Int> { line(from: title(index).upperBound + 1, in: index) }

  /// The summary, the lines after them.
  func body(_ index: Int) -> Range<Int> {
    min(authors(index).upperBound + 1, starts[index + 1])..<starts[index + 1]
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
    let end = starts[index + 1]
    let start = min(start, end)
    return start..<(text.bytes.find(UInt8(ascii: "\n"), in: start..<end) ?? end)
  }

  /// Where the papers end that begin at an index and have so many bytes at most, or are one.
  func end(from index: Int, bytes: Int) -> Int {
    guard index < count, starts[count] - starts[index] > bytes else { return count }
    var (low, high) = (index + 1, count)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] - starts[index] <= bytes { low = middle } else { high = middle - 1 }
    }
    return low
  }
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
