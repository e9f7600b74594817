import Cache

/// The 초성 of a corpus: about a third of a byte for each byte of Korean text.
struct ChoseongText: Sendable {
  let bytes: StableBytes
  /// Where each paper stands in the bytes.
  let ranges: PaperRanges
  /// The papers in whose text bare consonants stand themselves: few or none.
  let bare: Set<Int>

  init(_ corpus: Corpus) {
    guard let stored = corpus.stored, let text = ChoseongText(corpus, stored) else {
      self.init(projecting: corpus)
      return
    }
    self = text
  }

  private init(projecting corpus: Corpus) {
    var own = Projection(corpus)
    own.bytes.reserveCapacity(corpus.size / 3)
    var ranges = PaperRanges()
    ranges.reserveCapacity(corpus.count)
    for index in 0..<corpus.count { ranges.append(own.append(index)) }
    (bytes, self.ranges, bare) = (StableBytes(own.bytes), ranges, own.bare)
  }

  /// What segments hold stays where it is, and the others stand behind.
  ///
  /// - Returns: nil where any of it is damaged or the system has no room for it.
  private init?(_ corpus: Corpus, _ stored: StoredPapers) {
    var bare: [Set<Int>] = []
    for segment in stored.segments {
      guard let papers = segment.bare else { return nil }
      bare.append(papers)
    }
    var own = Projection(corpus)
    for stretch in stored.stretches where !bare[stretch.segment].isEmpty {
      for (paper, record) in zip(stretch.papers, stretch.records)
      where bare[stretch.segment].contains(record) { own.bare.insert(paper) }
    }
    let others = stored.others.joined().map { own.append($0) }
    let sections = stored.segments.map { (file: $0.file, range: $0.choseong) }
    guard let (bytes, starts) = StableBytes.joining(sections, followedBy: own.bytes) else {
      return nil
    }
    self.bytes = bytes
    ranges = stored.ranges(starts, others) { $0.choseongStarts(of: $1) }
    self.bare = own.bare
  }

  private struct Projection {
    let corpus: Corpus
    var bytes: [UInt8] = []
    var bare: Set<Int> = []

    init(_ corpus: Corpus) { self.corpus = corpus }

    /// Appends the 초성 of a paper, and returns where they stand.
    mutating func append(_ index: Int) -> Range<Int> {
      let start = bytes.count
      var sawBare = false
      let text = corpus.text
      Choseong.project(
        text.bytes, corpus.paper(index), into: &bytes, sawBare: &sawBare, source: { _ in })
      if sawBare { bare.insert(index) }
      return start..<bytes.count
    }
  }

  var footprint: Int { bytes.ownCount + ranges.footprint }

  /// All of a paper.
  func paper(_ index: Int) -> Range<Int> { ranges[index] }
}
