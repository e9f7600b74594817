import Decisions
import Digest

extension Searcher {
  /// Adds the papers that a finished search finds by its words' other sides in the other language.
  ///
  /// What was found as typed stays as it is; these come after it in lists, and are counted apart
  /// (`Found.glossCount`).
  /// - Parameters:
  ///   - found: what was found.
  ///   - decisions: what the search was begun with.
  ///   - today: the day from which `decided:7d` counts back.
  /// - Throws: `PatternError` where a regular expression takes too long on some line.
  public func addGlosses(
    to found: inout Found, decisions: DecisionTable = DecisionTable(), today: DigestDate? = nil
  ) throws(PatternError) {
    guard found.isComplete, !found.query.positiveWords.isEmpty else { return }
    var builder = MatcherBuilder(searcher: self, decisions: decisions, today: today ?? .today)
    builder.glossary = glossary
    guard let matcher = builder.matcher(found.query), !matcher.glosses.isEmpty else { return }
    let known = Set(found.papers)
    let judge = judge(needsChoseong: matcher.needsChoseong)
    var new: [Int] = []
    for index in 0..<corpus.count where !known.contains(index) {
      if try judge.reading(of: index, matcher) != nil { new.append(index) }
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
    let all = zip(papers, readings).map { ($0, $1) } + new.map { ($0, Reading.gloss) }
    let sorted = all.sorted { $0.0 < $1.0 }
    papers = sorted.map(\.0)
    readings = sorted.map(\.1)
  }
}
