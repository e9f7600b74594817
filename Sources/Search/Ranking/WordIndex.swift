import Digest

/// Every paper as a vector of words and names: what taste and likeness are reckoned by.
///
/// A word of a paper has the value (1 + ln tf) · ln((1 + n)/(1 + df)), and none where no other
/// paper has it; title and summary are one bag of words. A paper's words are scaled to length 1,
/// its authors likewise and then halved, and both together to length 1 again. Values are whole
/// 65,536ths, so that sums of them are exact in any order; words are numbered in the order of their
/// bytes, names after them. So an index depends on the papers alone, and is the same on every
/// machine.
public struct WordIndex: Sendable {
  /// How much a paper's authors count beside its words.
  static let authorWeight = 0.5
  /// What a value of 1 is in whole numbers.
  static let one = 65_536.0

  /// Which library's papers it is of.
  public let edition: Library.Edition
  let words: Vocabulary
  /// How many of the words are no names.
  let wordCount: Int
  /// Where each paper's values begin in `columns` and `values`.
  let starts: [UInt32]
  /// The words, ascending within a paper.
  let columns: [UInt32]
  /// Their values, in 65,536ths.
  let values: [UInt16]
  /// The sum of each word's values over all papers.
  let sums: [Int64]

  /// The number of papers.
  public var count: Int { starts.count - 1 }

  /// The memory that it takes, in bytes.
  public var footprint: Int {
    words.footprint + starts.capacity * 4 + columns.capacity * 4 + values.capacity * 2
      + sums.capacity * 8
  }

  /// The index of a library's papers.
  ///
  /// - Parameter hidden: words that are left out, folded; for measuring how much is left without
  ///   them.
  public init(_ library: Library, corpus: Corpus, without hidden: Set<String> = []) {
    var builder = WordIndexBuilder()
    for paper in 0..<corpus.count { builder.add(paper, of: corpus) }
    builder.finish(without: hidden)
    edition = library.edition
    words = builder.vocabulary
    wordCount = builder.wordCount
    starts = builder.starts
    columns = builder.columns
    values = builder.values
    sums = builder.sums
  }

  /// Where a paper's values stand.
  @inline(__always)
  func row(_ paper: Int) -> Range<Int> { Int(starts[paper])..<Int(starts[paper + 1]) }

  /// The number of words and names.
  public var featureCount: Int { words.count }

  /// The words and names of a paper, by their numbers.
  public func features(of paper: Int) -> [Int] { row(paper).map { Int(columns[$0]) } }

  /// The text of a word or a name, folded, and which it is.
  public func feature(_ number: Int) -> (text: String, isAuthor: Bool) {
    (words[number], number >= wordCount)
  }

  /// What a paper's vector and another one have in common.
  ///
  /// - Parameter weights: one for each word.
  @inline(__always)
  func product(_ paper: Int, _ weights: Span<Float>) -> Float {
    let (columns, values) = (columns.span, values.span)
    // Four sums at once: a processor would otherwise wait for each addition.
    var sums = SIMD4<Float>.zero
    let row = row(paper)
    var entry = row.lowerBound
    while entry + 4 <= row.upperBound {
      for lane in 0..<4 {
        sums[lane] += weights[Int(columns[entry + lane])] * Float(values[entry + lane])
      }
      entry += 4
    }
    while entry < row.upperBound {
      sums[0] += weights[Int(columns[entry])] * Float(values[entry])
      entry += 1
    }
    return ((sums[0] + sums[2]) + (sums[1] + sums[3])) * Float(1 / WordIndex.one)
  }
}
