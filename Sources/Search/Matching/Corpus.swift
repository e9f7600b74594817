import Digest
import Normalization
import Synchronization

/// The searched text of all papers, folded once, in one buffer, so that a query is a memory scan.
///
/// Paper `n` of the library is the bytes `starts[n]..<starts[n + 1]`: title, authors and summary lines, a line feed after
/// each, so that no word matches across two of them.
public struct Corpus: Sendable {
  private let text: [UInt8]
  private let starts: [Int]
  private let choseong = Lazy<ChoseongText>()

  /// Folds the text of papers, in their order.
  public init(_ papers: [Paper]) {
    var text: [UInt8] = []
    // Folding Korean and English leaves lengths as they are, and the files hold little else.
    text.reserveCapacity(papers.isEmpty ? 0 : Corpus.expectedSize(of: papers))
    var starts: [Int] = []
    starts.reserveCapacity(papers.count + 1)
    for paper in papers {
      starts.append(text.count)
      paper.withSearchText { _, bytes in
        Folding.fold(bytes, into: &text)
        text.append(UInt8(ascii: "\n"))
      }
    }
    starts.append(text.count)
    self.text = text
    self.starts = starts
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
    text.capacity + starts.capacity * MemoryLayout<Int>.stride + (choseong.existing?.footprint ?? 0)
  }

  /// Makes the 초성 now, which the first search for them would do otherwise; for another thread.
  public func prepareChoseong() { _ = choseongText }

  var choseongText: ChoseongText {
    choseong.value { withBytes { ChoseongText($0) } }
  }

  /// Hands over the text while it is looked at.
  func withBytes<Result, Failure: Error>(
    _ body: (CorpusBytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // `withUnsafeBytes` knows no typed throws.
    let result: Swift.Result<Result, Failure> = text.withUnsafeBytes { text in
      starts.withUnsafeBufferPointer { starts in
        do throws(Failure) {
          return .success(try body(CorpusBytes(text: text, starts: starts)))
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }
}

/// The corpus's memory, while it is looked at.
struct CorpusBytes {
  let text: UnsafeRawBufferPointer
  let starts: UnsafeBufferPointer<Int>

  var count: Int { starts.count - 1 }

  /// All of a paper.
  func paper(_ place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }

  /// The title, the first line.
  func title(_ place: Int) -> Range<Int> { line(from: starts[place], in: place) }

  /// The authors, the second line.
  func authors(_ place: Int) -> Range<Int> { line(from: title(place).upperBound + 1, in: place) }

  /// The summary, the lines after them.
  func body(_ place: Int) -> Range<Int> {
    min(authors(place).upperBound + 1, starts[place + 1])..<starts[place + 1]
  }

  /// What a field covers of a paper; all of it for none, and for one that has no stretch of its own.
  func range(of field: TextField?, in place: Int) -> Range<Int> {
    switch field {
    case .title: title(place)
    case .author: authors(place)
    case .body: body(place)
    case .label, nil: paper(place)
    }
  }

  private func line(from start: Int, in place: Int) -> Range<Int> {
    let end = starts[place + 1]
    let start = min(start, end)
    return start..<(text.find(UInt8(ascii: "\n"), in: start..<end) ?? end)
  }
}

/// Something made when it is first asked for, by whichever thread asks.
final class Lazy<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  /// What was made so far.
  var existing: Value? { made.withLock { $0 } }

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
