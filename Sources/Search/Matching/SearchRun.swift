import Cache
import Decisions
import Digest

/// A search that can stop after any number of papers and go on later.
///
/// First it looks which words stand nowhere as written (their last syllable may be half typed),
/// then it asks the papers. Where none matches, it does both again with words read otherwise:
/// without their endings, and as typed on the other keyboard.
public struct SearchRun: Sendable {
  private enum Phase {
    /// Looks whether these words stand anywhere, the first of them from a paper on.
    case looking(for: [TextTerm], from: Int)
    /// Asks papers from an index on.
    case asking(from: Int)
    /// Asks the papers that an earlier search found from an index on.
    case narrowing(Earlier, from: Int)
  }

  /// What an earlier search found, and what is new since.
  private struct Earlier: Sendable {
    let papers: [Int]
    let readings: [Reading]
    /// The conditions that it had, and has still, but for the last one, which was typed on.
    let kept: Int
    /// What is to be asked of papers that have the rest as written.
    var rest: Matcher?
  }

  /// What was found so far.
  ///
  /// Until it is complete, a query may still turn out to be meant otherwise, but never once a paper
  /// was found.
  public private(set) var found: Found

  private let searcher: Searcher
  private var builder: MatcherBuilder
  private var phase: Phase
  /// Other readings of the query that are still to be tried; nil until they are known.
  private var otherReadings: [OtherReading]?
  /// The words that are looked for to find out which of them are to be read otherwise.
  private var pending: [TextTerm]?
  /// The only papers that can match, where an earlier search told.
  private var narrowed: Earlier?

  init(
    _ query: Query, _ searcher: Searcher, decisions: DecisionTable, today: DigestDate?,
    after earlier: Found?
  ) {
    self.searcher = searcher
    builder = MatcherBuilder(searcher: searcher, decisions: decisions, today: today)
    found = Found(query)
    found.likeness = query.likes.map { searcher.likeness(to: $0, decisions) }
    phase = .asking(from: 0)
    if let earlier { narrowed = SearchRun.narrowed(earlier, by: query, searcher) }
    begin(query)
  }

  /// The papers that can match, where what an earlier query found tells.
  private static func narrowed(_ earlier: Found, by query: Query, _ searcher: Searcher) -> Earlier?
  {
    var (papers, readings) = (earlier.papers, earlier.readings)
    switch query.narrowing(of: earlier) {
    case nil: return nil
    case .found: break
    case .foundOrAcross(let word):
      // Their 초성 tell which they can be; all else is to be asked of them.
      guard let others = searcher.candidates(across: word) else { return nil }
      let known = Set(papers)
      let added = others.filter { !known.contains($0) }.map {
        (paper: $0, reading: Reading.choseong)
      }
      let all = (zip(papers, readings).map { (paper: $0, reading: $1) } + added).sorted {
        $0.paper < $1.paper
      }
      (papers, readings) = (all.map(\.paper), all.map(\.reading))
    }
    return Earlier(
      papers: papers, readings: readings, kept: earlier.query.conjunction.count - 1)
  }

  /// Looks at so many bytes of text at most or at one paper, less where the search ends before.
  ///
  /// - Parameters:
  ///   - bytes: of the searched text; about a gigabyte a second is read for words, a tenth of that
  ///     for regular expressions.
  ///   - isDue: whether something else is; asked between papers, of which one at least is looked
  ///     at.
  ///   - isInterrupted: whether the search is to be given up for now; asked in the midst of papers
  ///     that are longer than a mebibyte, of their lines and of regular expressions. What was being
  ///     asked then is asked again by the next step.
  /// - Throws: `PatternError` where a regular expression takes too long on some line; nothing more
  ///   comes then.
  public mutating func step(
    bytes: Int = .max, isDue: @escaping () -> Bool = { false },
    isInterrupted: @escaping () -> Bool = { false }
  ) throws(PatternError) {
    guard !found.isComplete else { return }
    let interruption = Interruption(isInterrupted, isDue: isDue)
    do throws(PatternError) {
      switch phase {
      case .looking(let words, let index): look(for: words, from: index, bytes, interruption)
      case .asking(let index): try ask(from: index, bytes, interruption)
      case .narrowing(let earlier, let index):
        try narrow(earlier, from: index, bytes, interruption)
      }
    } catch {
      found.isComplete = true
      throw error
    }
  }

  /// Begins to search for a query, or for another reading of it.
  private mutating func begin(_ query: Query, stemmed: Set<TextTerm> = []) {
    found.query = query
    builder.absent = []
    builder.stemmed = stemmed
    let words = query.wordsThatMayBeHalfTyped
    if words.isEmpty { beginAsking() } else { phase = .looking(for: words, from: 0) }
  }

  private mutating func beginAsking() {
    found.matcher = builder.matcher(found.query)
    guard var earlier = narrowed else {
      phase = .asking(from: 0)
      return
    }
    earlier.rest = builder.matcher(found.query, from: earlier.kept)
    phase = .narrowing(earlier, from: 0)
    narrowed = nil
  }

  // MARK: Looking whether words stand anywhere

  private mutating func look(
    for words: [TextTerm], from index: Int, _ bytes: Int, _ interruption: Interruption
  ) {
    guard let word = words.first else { return endLooking() }
    let end = searcher.corpus.end(from: index, bytes: bytes)
    let stands = searcher.stands(word, in: index..<end, interruption)
    guard !interruption.happened else { return }
    if !stands, end < searcher.corpus.count {
      phase = .looking(for: words, from: end)
      return
    }
    if !stands { builder.absent.insert(word) }
    phase = .looking(for: Array(words.dropFirst()), from: 0)
    if words.count == 1 { endLooking() }
  }

  private mutating func endLooking() {
    guard otherReadings == nil, pending != nil else { return beginAsking() }
    pending = nil
    otherReadings = OtherReading.all(of: found.asked, absent: builder.absent)
    tryNextReading()
  }

  // MARK: Asking papers

  private mutating func ask(
    from index: Int, _ bytes: Int, _ interruption: Interruption
  ) throws(PatternError) {
    let wanted = searcher.corpus.end(from: index, bytes: bytes)
    let end = try searcher.match(found.matcher, in: index..<wanted, into: &found, interruption)
    phase = .asking(from: end)
    if end == searcher.corpus.count { endAsking() }
  }

  private mutating func narrow(
    _ earlier: Earlier, from index: Int, _ bytes: Int, _ interruption: Interruption
  ) throws(PatternError) {
    let corpus = searcher.corpus
    var (end, size) = (index, 0)
    while end < earlier.papers.count, end == index || size <= bytes {
      size += corpus.paper(earlier.papers[end]).count
      end += 1
    }
    end =
      try index
      + searcher.match(
        found.matcher, rest: earlier.rest,
        of: zip(earlier.papers[index..<end], earlier.readings[index..<end]), into: &found,
        interruption)
    phase = .narrowing(earlier, from: end)
    if end == earlier.papers.count { endAsking() }
  }

  private mutating func endAsking() {
    guard found.papers.isEmpty else {
      found.isComplete = true
      return
    }
    if otherReadings == nil {
      let words = OtherReading.words(of: found.asked)
      guard !words.isEmpty else { return giveUp() }
      pending = words
      builder.absent = []
      phase = .looking(for: words, from: 0)
    } else {
      tryNextReading()
    }
  }

  private mutating func tryNextReading() {
    guard let next = otherReadings?.first else { return giveUp() }
    otherReadings?.removeFirst()
    found.conversions = next.conversions
    begin(next.query, stemmed: next.stemmed)
  }

  /// Nothing matches, however it is read.
  private mutating func giveUp() {
    found.conversions = []
    if found.query != found.asked || !builder.stemmed.isEmpty {
      found.query = found.asked
      builder.absent = []
      builder.stemmed = []
      found.matcher = builder.matcher(found.asked)
    }
    found.isComplete = true
  }
}

extension Searcher {
  /// The papers in which a word may stand across blanks, as far as their 초성 tell; nil where those
  /// are not known.
  fileprivate func candidates(across word: SpacedWord) -> [Int]? {
    let text = judge(needsChoseong: false).text
    guard text.choseong != nil else { return nil }
    var candidates = Candidates(across: word, in: 0..<corpus.count, text)
    var papers: [Int] = []
    while let index = candidates.nextPaper() { papers.append(index) }
    return papers
  }

  /// Whether a word stands anywhere in a range of papers, in its field, as written or by its 초성.
  fileprivate func stands(
    _ word: TextTerm, in papers: Range<Int>, _ interruption: Interruption
  ) -> Bool {
    let text = TextMatcher(word)
    let judge = judge(needsChoseong: text.choseong != nil, interruption)
    var candidates = Candidates(.text(text), in: papers, judge.text)
    while let index = candidates.nextPaper() {
      if text.isPlain || text.reading(of: index, in: judge.text) != nil { return true }
    }
    return false
  }

  /// Appends the papers of a range that match.
  ///
  /// - Returns: the index of the first paper that was not asked.
  fileprivate func match(
    _ matcher: Matcher?, in papers: Range<Int>, into found: inout Found,
    _ interruption: Interruption
  ) throws(PatternError) -> Int {
    guard let matcher else {
      for index in papers { found.append(index, .literal) }
      return papers.upperBound
    }
    let isPlain = if case .text(let text) = matcher { text.isPlain } else { false }
    let judge = judge(needsChoseong: matcher.needsChoseong, interruption)
    if case .text(let text) = matcher, let spaced = text.spacedAlone {
      return match(spaced, in: papers, into: &found, judge.text)
    }
    let corpus = judge.text.corpus
    var candidates = Candidates(matcher, in: papers, judge.text)
    var next = papers.lowerBound
    while let index = candidates.nextPaper() {
      if isPlain {
        found.append(index, .literal)
      } else if case .text(let text) = matcher, text.field == nil, candidates.areByHalf {
        let isLiteral = corpus.text.bytes.find(text.literal, in: corpus.paper(index))
        found.append(index, isLiteral != nil ? .literal : .halfTyped)
      } else {
        let reading = try judge.reading(of: index, matcher)
        guard !interruption.happened else { return index }
        if let reading { found.append(index, reading) }
      }
      next = index + 1
      if interruption.isDue(after: corpus.paper(index).count) { return next }
    }
    return interruption.happened ? next : papers.upperBound
  }

  /// Appends the papers of a range in which a word stands, as written or across blanks.
  ///
  /// - Returns: the index of the first paper that was not asked.
  private func match(
    _ spaced: SpacedWord, in papers: Range<Int>, into found: inout Found, _ text: SearchText
  ) -> Int {
    let source = corpus.text
    for index in papers {
      var best: Reading?
      text.inPieces(corpus.paper(index)) { piece in
        best = spaced.reading(in: source.bytes, piece) ?? best
        return best != .literal
      }
      guard !text.interruption.happened else { return index }
      if let best { found.append(index, best) }
      if text.interruption.isDue(after: corpus.paper(index).count) { return index + 1 }
    }
    return papers.upperBound
  }

  /// Appends those of some papers that match; `rest` is enough to ask where the earlier reading was
  /// literal.
  ///
  /// - Returns: how many papers were asked.
  fileprivate func match(
    _ matcher: Matcher?, rest: Matcher?, of papers: some Sequence<(Int, Reading)>,
    into found: inout Found, _ interruption: Interruption
  ) throws(PatternError) -> Int {
    let judge = judge(needsChoseong: matcher?.needsChoseong ?? false, interruption)
    var count = 0
    for (index, earlier) in papers {
      if let matcher, let rest {
        let reading = try judge.reading(of: index, earlier == .literal ? rest : matcher)
        guard !interruption.happened else { return count }
        if let reading { found.append(index, reading) }
      } else {
        found.append(index, earlier)
      }
      count += 1
      if interruption.isDue(after: judge.text.corpus.paper(index).count) { return count }
    }
    return count
  }
}
