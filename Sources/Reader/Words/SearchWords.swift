import Configuration
import Search
import Surface

// What is said of queries.
extension Words {
  /// A regular expression that PCRE2's match limit ended.
  public func tooSlow(_ error: PatternError) -> String {
    say(
      "정규식이 너무 오래 걸립니다: /\(error.source)/",
      "this regular expression takes too long: /\(error.source)/")
  }

  /// Words that were read as typed on the other keyboard, and how many papers have them.
  func converted(_ found: Found, _ count: Int) -> String {
    found.conversions.map(\.description).joined(separator: ", ") + " (\(count))"
  }

  /// How many papers have the words as typed, and how many more have their other sides.
  func found(_ count: Int, glosses: Int) -> String {
    let key = SearchPrompt.glossKey.name
    return say(
      "\(found(count)) + 용어 \(glosses) (\(key))", "\(found(count)) + \(glosses) by terms (\(key))")
  }

  var searchFor: String { say("찾을 말", "search for") }
  var noAuthors: String { say("저자를 모릅니다", "The authors are unknown") }

  // MARK: Trends

  /// What bars of papers are called.
  public var papersAMonth: String { say("월별 논문", "papers a month") }
  /// What bars of votes are called.
  public var votesAMonth: String { say("월별 투표", "votes a month") }
  /// The heading of the authors with the most papers.
  public var frequentAuthors: String { say("논문이 많은 저자", "most frequent authors") }
  /// The heading of the words that stand in most titles.
  public var frequentWords: String { say("제목에 자주 나오는 낱말", "most frequent title words") }
  /// What the sum is of.
  public func total(_ trends: Trends) -> String {
    let unknown = trends.unknownVotes
    return say(
      "논문 \(trends.papers)편, 투표 \(trends.votes)표" + (unknown > 0 ? " (모름 \(unknown)편)" : ""),
      "\(trends.papers) papers, \(trends.votes) votes"
        + (unknown > 0 ? " (unknown for \(unknown))" : ""))
  }
}
