import Cache
import Decisions
import Digest
import Synchronization
import System

/// A search that can stop after any number of papers and go on later.
///
/// First it looks which words stand nowhere as written (their last syllable may be half typed),
/// then it asks the papers, the newest first and with all processors. Where none matches, it does
/// both again with words read otherwise: without their endings, and as typed on the other keyboard.
public struct SearchRun: Sendable {
  private enum Phase {
    /// Looks whether these words stand anywhere, the first of them from a paper on.
    case looking(for: [TextTerm], from: Int)
    /// Asks papers.
    case asking(SearchBlocks)
    /// Asks the papers that an earlier search found.
    case narrowing(Earlier, SearchBlocks)
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

  /// From how many bytes of text on a step is shared between threads; less is looked at in a few
  /// thousandths of a second.
  private static let worthThreads = 8 << 20
  /// How many times as long a regular expression takes.
  private static let patternCost = 10

  /// What was found so far: the newest papers of all that match, ascending.
  ///
  /// Until it is complete, a query may still turn out to be meant otherwise, but never once a paper
  /// was found.
  public var found: Found { descending.reversed }

  /// Whether all papers have been looked at.
  public var isComplete: Bool { descending.isComplete }

  /// How many threads look, however little there is to look at; nil where that is for the search to
  /// say.
  package var threads: Int?
  /// How much text one of them looks at before it looks for more, in bytes.
  package var blockSize = SearchBlocks.size

  /// What was found so far, the newest paper first.
  private var descending: Found
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
    descending = Found(query)
    descending.likeness = query.likes.map { searcher.likeness(to: $0, decisions) }
    phase = .asking(SearchBlocks(0))
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
  ///     at. Only the calling thread asks.
  ///   - isInterrupted: whether the search is to be given up for now; asked in the midst of papers
  ///     that are longer than a mebibyte, of their lines and of regular expressions. What was being
  ///     asked then is asked again by the next step.
  /// - Throws: `PatternError` where a regular expression takes too long on some line; nothing more
  ///   comes then.
  public mutating func step(
    bytes: Int = .max, isDue: @escaping () -> Bool = { false },
    isInterrupted: @escaping () -> Bool = { false }
  ) throws(PatternError) {
    guard !descending.isComplete else { return }
    let interruption = Interruption(isInterrupted, isDue: isDue)
    do throws(PatternError) {
      switch phase {
      case .looking(let words, let index): look(for: words, from: index, bytes, interruption)
      case .asking(let blocks): try ask(blocks, bytes, interruption)
      case .narrowing(let earlier, let blocks):
        try narrow(earlier, blocks, bytes, interruption)
      }
    } catch {
      descending.isComplete = true
      throw error
    }
  }

  /// Begins to search for a query, or for another reading of it.
  private mutating func begin(_ query: Query, stemmed: Set<TextTerm> = []) {
    descending.query = query
    builder.absent = []
    builder.stemmed = stemmed
    let words = query.wordsThatMayBeHalfTyped
    if words.isEmpty { beginAsking() } else { phase = .looking(for: words, from: 0) }
  }

  private mutating func beginAsking() {
    descending.matcher = builder.matcher(descending.query)
    guard var earlier = narrowed else {
      phase = .asking(SearchBlocks(searcher.corpus.count))
      return
    }
    earlier.rest = builder.matcher(descending.query, from: earlier.kept)
    phase = .narrowing(earlier, SearchBlocks(earlier.papers.count))
    narrowed = nil
  }

  // MARK: Looking whether words stand anywhere

  private mutating func look(
    for words: [TextTerm], from index: Int, _ bytes: Int, _ interruption: Interruption
  ) {
    guard let word = words.first else { return endLooking() }
    let corpus = searcher.corpus
    let wanted = corpus.end(from: index, bytes: bytes)
    var parts: [Range<Int>] = []
    while (parts.last?.upperBound ?? index) < wanted {
      let start = parts.last?.upperBound ?? index
      let end = min(wanted, corpus.end(from: start, bytes: blockSize))
      parts.append(start..<end)
    }
    let (stands, end) = searcher.stands(
      word, in: parts, threads: threads(for: min(bytes, corpus.size)), interruption)
    guard stands || (end ?? corpus.count) == corpus.count else {
      phase = .looking(for: words, from: end ?? corpus.count)
      return
    }
    if !stands { builder.absent.insert(word) }
    phase = .looking(for: Array(words.dropFirst()), from: 0)
    if words.count == 1 { endLooking() }
  }

  /// How many threads look at so many bytes of text.
  private func threads(for bytes: Int, _ matcher: Matcher? = nil) -> Int {
    if let threads { return threads }
    let cost = matcher?.hasPattern == true ? SearchRun.patternCost : 1
    return bytes >= SearchRun.worthThreads / cost ? Processors.count : 1
  }

  private mutating func endLooking() {
    guard otherReadings == nil, pending != nil else { return beginAsking() }
    pending = nil
    otherReadings = OtherReading.all(of: descending.asked, absent: builder.absent)
    tryNextReading()
  }

  // MARK: Asking papers

  private mutating func ask(
    _ asked: SearchBlocks, _ bytes: Int, _ interruption: Interruption
  ) throws(PatternError) {
    var blocks = asked
    let (searcher, matcher) = (searcher, descending.matcher)
    let size = blocks.extend(bytes: bytes, inBlocksOf: blockSize) {
      searcher.corpus.paper($0).count
    }
    let choseong = searcher.choseong(isNeeded: matcher?.needsChoseong ?? false)
    blocks.ask(threads: threads(for: size, matcher), interruption) { interruption in
      let judge = searcher.judge(choseong, interruption)
      return { searcher.match(matcher, in: &$0, judge) }
    }
    try takeComplete(of: &blocks)
    phase = .asking(blocks)
    if blocks.isComplete { endAsking() }
  }

  private mutating func narrow(
    _ earlier: Earlier, _ asked: SearchBlocks, _ bytes: Int, _ interruption: Interruption
  ) throws(PatternError) {
    var blocks = asked
    let (searcher, matcher) = (searcher, descending.matcher)
    let size = blocks.extend(bytes: bytes, inBlocksOf: blockSize) {
      searcher.corpus.paper(earlier.papers[$0]).count
    }
    let choseong = searcher.choseong(isNeeded: matcher?.needsChoseong ?? false)
    blocks.ask(threads: threads(for: size, matcher), interruption) { interruption in
      let judge = searcher.judge(choseong, interruption)
      return { block in
        searcher.match(
          matcher, rest: earlier.rest, of: earlier.papers, earlier.readings, in: &block, judge)
      }
    }
    try takeComplete(of: &blocks)
    phase = .narrowing(earlier, blocks)
    if blocks.isComplete { endAsking() }
  }

  /// Takes over what was found in the newest blocks, up to the first that is not complete.
  private mutating func takeComplete(of blocks: inout SearchBlocks) throws(PatternError) {
    while let block = blocks.removeComplete() {
      if let failure = block.failure { throw failure }
      descending.append(block)
    }
  }

  private mutating func endAsking() {
    guard descending.papers.isEmpty else {
      descending.isComplete = true
      return
    }
    if otherReadings == nil {
      let words = OtherReading.words(of: descending.asked)
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
    descending.conversions = next.conversions
    begin(next.query, stemmed: next.stemmed)
  }

  /// Nothing matches, however it is read.
  private mutating func giveUp() {
    descending.conversions = []
    if descending.query != descending.asked || !builder.stemmed.isEmpty {
      descending.query = descending.asked
      builder.absent = []
      builder.stemmed = []
      descending.matcher = builder.matcher(descending.asked)
    }
    descending.isComplete = true
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

  /// Whether a word stands anywhere in some ranges of papers, in its field, as written or by its
  /// 초성, and the first paper that was not looked at; nil where all were.
  fileprivate func stands(
    _ word: TextTerm, in parts: [Range<Int>], threads: Int, _ interruption: Interruption
  ) -> (stands: Bool, end: Int?) {
    let text = TextMatcher(word)
    let choseong = choseong(isNeeded: text.choseong != nil)
    let state = LookedAt(parts.count)
    SharedWork.run(parts.count, threads: threads, interruption) { interruption in
      let judge = judge(choseong, interruption)
      return { number in
        var candidates = Candidates(.text(text), in: parts[number], judge.text)
        while let index = candidates.nextPaper() {
          if text.isPlain || text.reading(of: index, in: judge.text) != nil {
            state.find()
            return .stop
          }
        }
        guard !interruption.happened else { return .stop }
        state.finish(number)
        return .goOn
      }
    }
    return (state.isFound, state.firstOpen.map { parts[$0].lowerBound } ?? parts.last?.upperBound)
  }

  /// Asks the rest of a block.
  fileprivate func match(_ matcher: Matcher?, in block: inout SearchBlock, _ judge: Judge) {
    do throws(PatternError) {
      let end = try match(matcher, in: block.rest, into: &block, judge)
      block.rest = end..<block.rest.upperBound
    } catch {
      block.failure = error
    }
  }

  /// Appends the papers of a range that match.
  ///
  /// - Returns: the index of the first paper that was not asked.
  private func match(
    _ matcher: Matcher?, in papers: Range<Int>, into found: inout SearchBlock, _ judge: Judge
  ) throws(PatternError) -> Int {
    guard let matcher else {
      for index in papers { found.append(index, .literal) }
      return papers.upperBound
    }
    let isPlain = if case .text(let text) = matcher { text.isPlain } else { false }
    let interruption = judge.text.interruption
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
    _ spaced: SpacedWord, in papers: Range<Int>, into found: inout SearchBlock, _ text: SearchText
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

  /// Asks the rest of a block of papers that an earlier search found; `rest` is enough to ask where
  /// the earlier reading was literal.
  fileprivate func match(
    _ matcher: Matcher?, rest: Matcher?, of papers: [Int], _ readings: [Reading],
    in block: inout SearchBlock, _ judge: Judge
  ) {
    let interruption = judge.text.interruption
    do throws(PatternError) {
      while let position = block.rest.first {
        let (index, earlier) = (papers[position], readings[position])
        if let matcher, let rest {
          let reading = try judge.reading(of: index, earlier == .literal ? rest : matcher)
          guard !interruption.happened else { return }
          if let reading { block.append(index, reading) }
        } else {
          block.append(index, earlier)
        }
        block.rest = position + 1..<block.rest.upperBound
        if interruption.isDue(after: judge.text.corpus.paper(index).count) { return }
      }
    } catch {
      block.failure = error
    }
  }
}

/// What threads that look for a word have seen.
private final class LookedAt: Sendable {
  private let parts: Mutex<[Bool]>
  private let found = Atomic(false)

  init(_ count: Int) { parts = Mutex(Array(repeating: false, count: count)) }

  var isFound: Bool { found.load(ordering: .relaxed) }

  /// The first part that was not looked through; nil where all were.
  var firstOpen: Int? { parts.withLock { $0.firstIndex(of: false) } }

  func find() { found.store(true, ordering: .relaxed) }

  func finish(_ number: Int) { parts.withLock { $0[number] = true } }
}
