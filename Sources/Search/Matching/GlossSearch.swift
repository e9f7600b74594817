import Decisions

extension Searcher {
  /// Adds the papers that a finished search finds by its words' other sides in the other language.
  ///
  /// What was found as typed stays as it is; these come after it in lists, and are counted apart (`Found.glossCount`).
  /// - Parameter decisions: what the search was begun with.
  /// - Throws: `PatternError` where a regular expression takes too long on some line.
  public func addGlosses(
    to found: inout Found, decisions: DecisionTable = DecisionTable()
  ) throws(PatternError) {
    guard found.isComplete, !found.query.positiveWords.isEmpty else { return }
    var builder = MatcherBuilder(searcher: self, decisions: decisions)
    builder.glossary = glossary
    guard let matcher = builder.matcher(found.query), !matcher.glosses.isEmpty else { return }
    let known = Set(found.places)
    let new = try withJudge(needsChoseong: matcher.needsChoseong) {
      judge throws(PatternError) -> [Int] in
      var new: [Int] = []
      for place in 0..<corpus.count where !known.contains(place) {
        if try judge.reading(of: place, matcher) != nil { new.append(place) }
      }
      return new
    }
    found.merge(new, matcher)
  }
}

extension Found {
  /// How many of the papers were found by a gloss alone.
  public var glossCount: Int { readings.count { $0 == .gloss } }

  fileprivate mutating func merge(_ new: [Int], _ matcher: Matcher) {
    glossMatcher = matcher
    guard !new.isEmpty else { return }
    let all = zip(places, readings).map { ($0, $1) } + new.map { ($0, Reading.gloss) }
    let sorted = all.sorted { $0.0 < $1.0 }
    places = sorted.map(\.0)
    readings = sorted.map(\.1)
  }
}
