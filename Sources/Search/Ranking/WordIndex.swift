import Cache
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
  /// Where each paper's values begin in `columns` and `values`, and the end.
  private let starts: [UInt32]
  /// The words, ascending within a paper: 32 bits each, little-endian.
  private let columns: StableBytes
  /// Their values in 65,536ths: 16 bits each, little-endian.
  private let values: StableBytes
  /// The sum of each word's values over all papers.
  let sums: [Int64]

  /// The number of papers.
  public var count: Int { starts.count - 1 }

  /// The memory that it takes, in bytes.
  public var footprint: Int {
    words.footprint + starts.capacity * 4 + columns.ownCount + values.ownCount + sums.capacity * 8
  }

  /// The index of a library's papers; that of a large archive is kept beside the archive's own.
  public init(_ library: Library, corpus: Corpus) {
    self = WordIndex(stored: library, corpus) ?? WordIndex(library, corpus: corpus, without: [])
  }

  /// The index of a library's papers, in memory.
  ///
  /// - Parameter hidden: words that are left out, folded; for measuring how much is left without
  ///   them.
  public init(_ library: Library, corpus: Corpus, without hidden: Set<String>) {
    var builder = WordIndexBuilder(keepsCounts: true)
    for paper in 0..<corpus.count { builder.add(paper, of: corpus) }
    var (starts, columns, values): ([UInt32], [UInt32], [UInt16]) = ([0], [], [])
    columns.reserveCapacity(builder.countedWords)
    values.reserveCapacity(builder.countedWords)
    builder.finish(of: corpus, without: hidden) { words, own in
      columns += words
      values += own
      starts.append(UInt32(columns.count))
    }
    self.init(
      library.edition, words: builder.vocabulary, wordCount: builder.wordCount, starts: starts,
      columns: StableBytes(numbers: Array(columns)), values: StableBytes(numbers: Array(values)),
      sums: builder.sums)
  }

  init(
    _ edition: Library.Edition, words: Vocabulary, wordCount: Int, starts: [UInt32],
    columns: StableBytes, values: StableBytes, sums: [Int64]
  ) {
    (self.edition, self.words, self.wordCount) = (edition, words, wordCount)
    (self.starts, self.columns, self.values, self.sums) = (starts, columns, values, sums)
  }

  /// Where a paper's values stand.
  @inline(__always)
  private func row(_ paper: Int) -> Range<Int> { Int(starts[paper])..<Int(starts[paper + 1]) }

  /// Tells the words and names of a paper, by their numbers, and their values.
  @inline(__always)
  func eachWord(of paper: Int, _ visit: (_ word: Int, _ value: UInt16) -> Void) {
    let (columns, values) = (columns.bytes, values.bytes)
    for entry in row(paper) {
      visit(WordIndex.word(columns, entry), WordIndex.value(values, entry))
    }
  }

  @inline(__always)
  private static func word(_ columns: RawSpan, _ entry: Int) -> Int {
    Int(
      UInt32(littleEndian: columns.unsafeLoadUnaligned(fromByteOffset: entry * 4, as: UInt32.self)))
  }

  @inline(__always)
  private static func value(_ values: RawSpan, _ entry: Int) -> UInt16 {
    UInt16(littleEndian: values.unsafeLoadUnaligned(fromByteOffset: entry * 2, as: UInt16.self))
  }

  /// The number of words and names.
  public var featureCount: Int { words.count }

  /// The words and names of a paper, by their numbers.
  public func features(of paper: Int) -> [Int] {
    var features: [Int] = []
    eachWord(of: paper) { word, _ in features.append(word) }
    return features
  }

  /// The text of a word or a name, folded, and which it is.
  public func feature(_ number: Int) -> (text: String, isAuthor: Bool) {
    (words[number], number >= wordCount)
  }

  /// What a paper's vector and another one have in common.
  ///
  /// - Parameter weights: one for each word.
  @inline(__always)
  func product(_ paper: Int, _ weights: Span<Float>) -> Float {
    let (columns, values) = (columns.bytes, values.bytes)
    // Four sums at once: a processor would otherwise wait for each addition.
    var sums = SIMD4<Float>.zero
    let row = row(paper)
    var entry = row.lowerBound
    while entry + 4 <= row.upperBound {
      for lane in 0..<4 {
        sums[lane] +=
          weights[WordIndex.word(columns, entry + lane)]
          * Float(WordIndex.value(values, entry + lane))
      }
      entry += 4
    }
    while entry < row.upperBound {
      sums[0] += weights[WordIndex.word(columns, entry)] * Float(WordIndex.value(values, entry))
      entry += 1
    }
    return ((sums[0] + sums[2]) + (sums[1] + sums[3])) * Float(1 / WordIndex.one)
  }
}
