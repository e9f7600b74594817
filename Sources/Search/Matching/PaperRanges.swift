/// Where the text of each paper stands in a stretch of bytes.
///
/// Papers mostly stand one behind the other, in runs, so that many are looked through at once. A
/// run ends where a segment of an index does, or where a digest was changed since.
struct PaperRanges: Sendable {
  /// Papers whose text stands one behind the other.
  struct Run: Sendable {
    fileprivate(set) var papers: Range<Int>
    fileprivate(set) var bytes: Range<Int>
  }

  private var starts: [Int] = []
  private var ends: [Int] = []
  private(set) var runs: [Run] = []
  /// The size of all text in bytes.
  private(set) var size = 0

  /// The number of papers.
  var count: Int { starts.count }

  /// The memory that they take in bytes.
  var footprint: Int {
    (starts.capacity + ends.capacity) * MemoryLayout<Int>.stride
      + runs.capacity * MemoryLayout<Run>.stride
  }

  mutating func reserveCapacity(_ count: Int) {
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  /// Appends the next paper.
  mutating func append(_ range: Range<Int>) {
    let index = starts.count
    starts.append(range.lowerBound)
    ends.append(range.upperBound)
    size += range.count
    if let last = runs.last, last.bytes.upperBound == range.lowerBound {
      let bytes = last.bytes.lowerBound..<range.upperBound
      runs[runs.count - 1] = Run(papers: last.papers.lowerBound..<index + 1, bytes: bytes)
    } else {
      runs.append(Run(papers: index..<index + 1, bytes: range))
    }
  }

  /// Appends the next paper, which stands so many bytes behind its range.
  mutating func append(_ range: Range<Int>, from base: Int) {
    append(range.lowerBound + base..<range.upperBound + base)
  }

  /// Appends the next papers, which stand one behind another.
  ///
  /// - Parameters:
  ///   - starts: where each begins, and the end.
  ///   - base: how many bytes before.
  mutating func append(_ starts: [Int], from base: Int) {
    guard let first = starts.first, let end = starts.last, starts.count > 1 else { return }
    // The first may go on a run; the others do.
    append(first + base..<starts[1] + base)
    for index in 1..<starts.count - 1 {
      self.starts.append(starts[index] + base)
      ends.append(starts[index + 1] + base)
    }
    size += end - starts[1]
    runs[runs.count - 1].papers = runs[runs.count - 1].papers.lowerBound..<count
    runs[runs.count - 1].bytes = runs[runs.count - 1].bytes.lowerBound..<end + base
  }

  /// The text of a paper.
  subscript(index: Int) -> Range<Int> { starts[index]..<ends[index] }

  /// Where the text of a paper ends.
  func end(of index: Int) -> Int { ends[index] }

  /// The papers from one on that stand one behind the other, and their text.
  ///
  /// - Parameter end: none from this one on.
  func run(from index: Int, to end: Int) -> Run {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].papers.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    let papers = index..<min(end, runs[low].papers.upperBound)
    return Run(papers: papers, bytes: starts[index]..<ends[papers.upperBound - 1])
  }

  /// Where the papers end that begin at an index and have so many bytes at most, or are one.
  func end(from index: Int, bytes: Int) -> Int {
    var (next, rest) = (index, bytes)
    while next < count {
      let run = run(from: next, to: count)
      guard run.bytes.count > rest else {
        rest -= run.bytes.count
        next = run.papers.upperBound
        continue
      }
      var (low, high) = (next, run.papers.upperBound)
      while low < high {
        let middle = (low + high + 1) / 2
        if middle == next || ends[middle - 1] - starts[next] <= rest {
          low = middle
        } else {
          high = middle - 1
        }
      }
      return max(low, index + 1)
    }
    return count
  }
}
