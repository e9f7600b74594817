import Cache
import Normalization

/// Makes an index of words in two steps: it counts each paper's words, and then knows how rare each
/// of them is.
struct WordIndexBuilder {
  private var words = WordCounter()
  private var authors = WordCounter()
  /// In how many papers each word stands.
  private var wordPapers: [UInt32] = []
  private var authorPapers: [UInt32] = []
  /// The paper that had each name last, so that a name which stands twice in a line counts once.
  private var lastPaper: [Int] = []
  /// The words and names of all papers, one after another: number and how often; of the paper at
  /// hand alone where counts are not kept.
  private var counted: [(word: UInt32, count: UInt32)] = []
  /// Where each paper's words, then its names, end in `counted`.
  private var ends: [(words: Int, authors: Int)] = []
  /// Scratch: how often each word stands in the paper at hand, by its number.
  private var times: [UInt32] = []
  /// The number of papers.
  private var papers = 0
  /// Whether counts are kept, or made again when all words are known: that takes half as long
  /// again, and no memory.
  private let keepsCounts: Bool

  private(set) var vocabulary = Vocabulary()
  private(set) var wordCount = 0
  private(set) var sums: [Int64] = []

  init(keepsCounts: Bool) { self.keepsCounts = keepsCounts }

  /// How many words and names of papers were counted.
  var countedWords: Int { counted.count }

  /// Counts the words of a paper; papers come in their order.
  mutating func add(_ paper: Int, of corpus: Corpus) {
    let start = counted.count
    let wordsEnd = count(paper, of: corpus)
    for entry in counted[start..<wordsEnd] { wordPapers[Int(entry.word)] += 1 }
    for entry in counted[wordsEnd...] { authorPapers[Int(entry.word)] += 1 }
    papers += 1
    if keepsCounts {
      ends.append((wordsEnd, counted.count))
    } else {
      counted.removeAll(keepingCapacity: true)
    }
  }

  /// Appends the words and names of a paper to `counted`.
  ///
  /// - Returns: where the words end and the names begin.
  private mutating func count(_ paper: Int, of corpus: Corpus) -> Int {
    let start = counted.count
    let text = corpus.text.bytes
    for range in [corpus.title(paper), corpus.body(paper)] {
      var position = range.lowerBound
      while let word = PaperWords.next(in: text, &position, end: range.upperBound) {
        count(text.extracting(word))
      }
    }
    for index in start..<counted.count {
      let word = Int(counted[index].word)
      counted[index].count = times[word]
      times[word] = 0
    }
    let wordsEnd = counted.count
    addAuthors(text.extracting(corpus.authors(paper)), of: paper)
    return wordsEnd
  }

  private mutating func count(_ word: RawSpan) {
    let number = words.number(of: word)
    if number == wordPapers.count {
      wordPapers.append(0)
      times.append(0)
    }
    if times[number] == 0 { counted.append((UInt32(number), 0)) }
    times[number] += 1
  }

  private mutating func addAuthors(_ line: RawSpan, of paper: Int) {
    var next = 0
    while next < line.byteCount {
      let comma = line.find(UInt8(ascii: ","), in: next..<line.byteCount) ?? line.byteCount
      var (start, end) = (next, comma)
      next = comma + 1
      while start < end, line[start] == 0x20 { start += 1 }
      while start < end, line[end - 1] == 0x20 { end -= 1 }
      // A `+` among the names says that there are more, and is nobody's.
      guard end - start > 1 else { continue }
      let number = authors.number(of: line.extracting(start..<end))
      if number == authorPapers.count {
        authorPapers.append(0)
        lastPaper.append(-1)
      }
      guard lastPaper[number] != paper else { continue }
      lastPaper[number] = paper
      counted.append((UInt32(number), 1))
    }
  }

  /// Gives every word its value.
  ///
  /// - Parameters:
  ///   - hidden: words that are left out.
  ///   - row: told of each paper, in their order, its words and names by their numbers, and their
  ///     values; both little-endian.
  mutating func finish(
    of corpus: Corpus, without hidden: Set<String> = [], _ row: ([UInt32], [UInt16]) -> Void
  ) {
    let wordNumbers = number(words.words, wordPapers, hidden)
    wordCount = vocabulary.count
    let authorNumbers = number(authors.words, authorPapers, [])
    let papers = Double(papers)
    let rarity = (wordPapers + authorPapers).map {
      Logarithm.natural((1 + papers) / (1 + Double($0)))
    }
    let logarithms = (0..<64).map { 1 + Logarithm.natural(Double(max(1, $0))) }
    sums = Array(repeating: 0, count: vocabulary.count)
    lastPaper = Array(repeating: -1, count: lastPaper.count)
    var (ownWords, ownAuthors): ([(Int32, Double)], [(Int32, Double)]) = ([], [])
    for paper in 0..<self.papers {
      let own = counts(of: paper, corpus)
      ownWords.removeAll(keepingCapacity: true)
      ownAuthors.removeAll(keepingCapacity: true)
      for (word, count) in counted[own.words] where wordNumbers[Int(word)] >= 0 {
        ownWords.append(
          (wordNumbers[Int(word)], logarithms[min(63, Int(count))] * rarity[Int(word)]))
      }
      for (name, _) in counted[own.authors] where authorNumbers[Int(name)] >= 0 {
        ownAuthors.append((authorNumbers[Int(name)], rarity[wordPapers.count + Int(name)]))
      }
      scale(&ownWords, &ownAuthors)
      row(rowColumns, rowValues)
    }
    counted = []
  }

  /// Where a paper's words and names stand in `counted`.
  private mutating func counts(
    of paper: Int, _ corpus: Corpus
  ) -> (words: Range<Int>, authors: Range<Int>) {
    if keepsCounts {
      let start = paper == 0 ? 0 : ends[paper - 1].authors
      return (start..<ends[paper].words, ends[paper].words..<ends[paper].authors)
    }
    counted.removeAll(keepingCapacity: true)
    let wordsEnd = count(paper, of: corpus)
    return (0..<wordsEnd, wordsEnd..<counted.count)
  }

  /// Numbers the words that two papers or more have, in the order of their bytes; −1 is none.
  private mutating func number(
    _ words: Vocabulary, _ papers: [UInt32], _ hidden: Set<String>
  ) -> [Int32] {
    let kept = papers.indices.filter {
      papers[$0] >= 2 && (hidden.isEmpty || !hidden.contains(words[$0]))
    }
    var numbers = [Int32](repeating: -1, count: papers.count)
    let sorted = kept.sorted { a, b in
      words.bytes[words.range(a)].lexicographicallyPrecedes(words.bytes[words.range(b)])
    }
    for word in sorted {
      numbers[word] = Int32(vocabulary.count)
      vocabulary.append(words.bytes.span.bytes.extracting(words.range(word)))
    }
    return numbers
  }

  /// Scratch: the words and values of the paper at hand.
  private var rowColumns: [UInt32] = []
  private var rowValues: [UInt16] = []

  /// Scales a paper's words and names, as `rowColumns` and `rowValues`.
  private mutating func scale(
    _ words: inout [(Int32, Double)], _ authors: inout [(Int32, Double)]
  ) {
    rowColumns.removeAll(keepingCapacity: true)
    rowValues.removeAll(keepingCapacity: true)
    words.sort { $0.0 < $1.0 }
    authors.sort { $0.0 < $1.0 }
    let lengths = [words, authors].map { part in
      part.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
    }
    let shares = [lengths[0] > 0 ? 1.0 : 0, lengths[1] > 0 ? WordIndex.authorWeight : 0]
    let whole = (shares[0] * shares[0] + shares[1] * shares[1]).squareRoot()
    for (part, index) in [(words, 0), (authors, 1)] where lengths[index] > 0 {
      let scale = shares[index] / lengths[index] / whole * WordIndex.one
      for (word, value) in part {
        let rounded = UInt16(min(65_535, (value * scale).rounded()))
        guard rounded > 0 else { continue }
        rowColumns.append(UInt32(word).littleEndian)
        rowValues.append(rounded.littleEndian)
        sums[Int(word)] += Int64(rounded)
      }
    }
  }
}
