import Decisions

/// A search that can stop after any number of papers and go on later.
///
/// First it looks which words stand nowhere as written (their last syllable may be half typed), then it asks the papers;
/// where none matches, it does both once more with words read as typed on the other keyboard.
public struct SearchRun: Sendable {
  private enum Phase {
    /// Looks whether these words stand anywhere, the first of them from a place on.
    case looking(for: [TextTerm], from: Int)
    /// Asks papers from a place on.
    case asking(from: Int)
    /// Asks the papers that an earlier search found from an index on.
    case narrowing(Earlier, from: Int)
  }

  /// What an earlier search found, and what is new since.
  private struct Earlier: Sendable {
    let places: [Int]
    let readings: [Reading]
    /// The conditions that it had, and has still, but for the last one, which was typed on.
    let kept: Int
    /// What is to be asked of papers that have the rest as written.
    var rest: Matcher?
  }

  /// What was found so far.
  ///
  /// Until it is complete, a query may still turn out to be meant on the other keyboard, but never once a paper was found.
  public private(set) var found: Found

  private let searcher: Searcher
  private var builder: MatcherBuilder
  private var phase: Phase
  /// Readings of the query on the other keyboard that are still to be tried; nil until they are known.
  private var otherReadings: [OtherKeyboard.Reading]?
  /// The words that are looked for to find out which of them may have been typed on the other keyboard.
  private var pendingKeyboard: [TextTerm]?
  /// The only papers that can match, where an earlier search told.
  private var narrowed: Earlier?

  init(
    _ query: Query, _ searcher: Searcher, decisions: DecisionTable, after earlier: Found?
  ) {
    self.searcher = searcher
    builder = MatcherBuilder(searcher: searcher, decisions: decisions)
    found = Found(query)
    found.likeness = query.likes.map { searcher.likeness(to: $0, decisions) }
    phase = .asking(from: 0)
    if let earlier, query.narrows(earlier) {
      narrowed = Earlier(
        places: earlier.places, readings: earlier.readings,
        kept: earlier.query.conjunction.count - 1)
    }
    begin(query)
  }

  /// Looks at so many papers at most, less where the search ends before.
  ///
  /// - Throws: `PatternError` where a regular expression takes too long on some line; nothing more comes then.
  public mutating func step(papers: Int) throws(PatternError) {
    guard !found.isComplete else { return }
    let papers = max(1, papers)
    do throws(PatternError) {
      switch phase {
      case .looking(let words, let place): look(for: words, from: place, papers)
      case .asking(let place): try ask(from: place, papers)
      case .narrowing(let earlier, let index): try narrow(earlier, from: index, papers)
      }
    } catch {
      found.isComplete = true
      throw error
    }
  }

  /// Begins to search for a query, or for another reading of it.
  private mutating func begin(_ query: Query) {
    found.query = query
    builder.absent = []
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

  private mutating func look(for words: [TextTerm], from place: Int, _ papers: Int) {
    guard let word = words.first else { return endLooking() }
    let end = place.advanced(within: searcher.corpus.count, by: papers)
    let stands = searcher.stands(word, in: place..<end)
    if !stands, end < searcher.corpus.count {
      phase = .looking(for: words, from: end)
      return
    }
    if !stands { builder.absent.insert(word) }
    phase = .looking(for: Array(words.dropFirst()), from: 0)
    if words.count == 1 { endLooking() }
  }

  private mutating func endLooking() {
    guard otherReadings == nil, let words = pendingKeyboard else { return beginAsking() }
    pendingKeyboard = nil
    otherReadings = OtherKeyboard.readings(
      of: found.asked, absent: builder.absent.intersection(words))
    tryNextReading()
  }

  // MARK: Asking papers

  private mutating func ask(from place: Int, _ papers: Int) throws(PatternError) {
    let end = place.advanced(within: searcher.corpus.count, by: papers)
    try searcher.match(found.matcher, in: place..<end, into: &found)
    phase = .asking(from: end)
    if end == searcher.corpus.count { endAsking() }
  }

  private mutating func narrow(
    _ earlier: Earlier, from index: Int, _ papers: Int
  ) throws(PatternError) {
    let end = index.advanced(within: earlier.places.count, by: papers)
    try searcher.match(
      found.matcher, rest: earlier.rest,
      of: zip(earlier.places[index..<end], earlier.readings[index..<end]), into: &found)
    phase = .narrowing(earlier, from: end)
    if end == earlier.places.count { endAsking() }
  }

  private mutating func endAsking() {
    guard found.places.isEmpty else {
      found.isComplete = true
      return
    }
    if otherReadings == nil {
      let words = OtherKeyboard.words(of: found.asked)
      guard !words.isEmpty else { return giveUp() }
      pendingKeyboard = words
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
    begin(next.query)
  }

  /// Nothing matches, however it is read.
  private mutating func giveUp() {
    found.conversions = []
    if found.query != found.asked {
      found.query = found.asked
      builder.absent = []
      found.matcher = builder.matcher(found.asked)
    }
    found.isComplete = true
  }
}

extension Int {
  /// This place and so many more, at most `end`.
  fileprivate func advanced(within end: Int, by count: Int) -> Int {
    end - self <= count ? end : self + count
  }
}

extension Searcher {
  /// Whether a word stands anywhere in a range of papers, in its field, as written or by its 초성.
  fileprivate func stands(_ word: TextTerm, in places: Range<Int>) -> Bool {
    let text = TextMatcher(word, allowsHalf: false)
    return withJudge(needsChoseong: text.choseong != nil) { judge in
      var candidates = Candidates(.text(text), in: places, judge.space)
      while let place = candidates.nextPlace() {
        if text.isPlain || text.reading(of: place, in: judge.space) != nil { return true }
      }
      return false
    }
  }

  /// Appends the papers of a range that match.
  fileprivate func match(
    _ matcher: Matcher?, in places: Range<Int>, into found: inout Found
  ) throws(PatternError) {
    guard let matcher else {
      for place in places { found.append(place, .literal) }
      return
    }
    let isPlain = if case .text(let text) = matcher { text.isPlain } else { false }
    let result = try withJudge(needsChoseong: matcher.needsChoseong) {
      judge throws(PatternError) -> [(Int, Reading)] in
      var matches: [(Int, Reading)] = []
      var candidates = Candidates(matcher, in: places, judge.space)
      while let place = candidates.nextPlace() {
        if isPlain {
          matches.append((place, .literal))
        } else if case .text(let text) = matcher, text.field == nil, candidates.areByHalf {
          let isLiteral = judge.space.corpus.text.find(
            text.literal, in: judge.space.corpus.paper(place))
          matches.append((place, isLiteral != nil ? .literal : .halfTyped))
        } else if let reading = try judge.reading(of: place, matcher) {
          matches.append((place, reading))
        }
      }
      return matches
    }
    for (place, reading) in result { found.append(place, reading) }
  }

  /// Appends those of some papers that match; `rest` is enough to ask where the earlier reading was literal.
  fileprivate func match(
    _ matcher: Matcher?, rest: Matcher?, of papers: some Sequence<(Int, Reading)>,
    into found: inout Found
  ) throws(PatternError) {
    guard let matcher, let rest else {
      for (place, reading) in papers { found.append(place, reading) }
      return
    }
    let result = try withJudge(needsChoseong: matcher.needsChoseong) {
      judge throws(PatternError) -> [(Int, Reading)] in
      var matches: [(Int, Reading)] = []
      for (place, earlier) in papers {
        let asked = earlier == .literal ? rest : matcher
        if let reading = try judge.reading(of: place, asked) { matches.append((place, reading)) }
      }
      return matches
    }
    for (place, reading) in result { found.append(place, reading) }
  }
}
