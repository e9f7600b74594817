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

  /// How many of the papers found have a short name in capitals within longer words only.
  package func withinWords(_ count: Int, of all: Int) -> String {
    say(
      "낱말로 \(all - count)편, 다른 낱말 속에서 \(count)편",
      "\(all - count) as a word, \(count) within other words")
  }

  /// How many more papers have a short name within other words only.
  func andWithin(_ count: Int) -> String {
    say(" + 낱말 속 \(count)", " + \(count) within words")
  }

  /// Papers like one that is not there, or like those with a tag that none has, were asked for.
  package func nothingToBeLike(_ name: String) -> String {
    name.hasPrefix("#")
      ? say("like: \(name) 태그가 붙은 논문이 없습니다", "like: no paper has the tag \(name)")
      : say("like: 이 아카이브에 없는 논문입니다: \(name)", "like: not in this archive: \(name)")
  }

  // MARK: The query language

  var queryHelp: String { say("검색어 항목", "Fields of queries") }

  func completionHint(_ candidates: [String]) -> String {
    "\(tab): " + candidates.prefix(4).joined(separator: " ") + (candidates.count > 4 ? " …" : "")
  }

  /// What a field asks for.
  func meaning(of field: QueryField) -> String {
    switch field {
    case .title: say("제목에", "in the title")
    case .author: say("저자 이름에", "among the authors")
    case .body: say("요약에", "in the summary")
    case .word: say("온전한 낱말로", "as a word of its own")
    case .id: say("arXiv 식별자", "arXiv identifier")
    case .label: say("요약의 라벨", "label of the summary")
    case .vote: say("투표수", "votes")
    case .taste: say("취향 백분위", "percentile by taste")
    case .like: say("닮은 논문", "papers like it")
    case .date: say("날짜", "day of the digest")
    case .day: say("요일", "weekday")
    case .is: say("분류 상태", "how it is decided")
    case .decided: say("언제 분류했나", "when it was decided")
    case .kept: say("언제 보관했나", "when it was kept")
    case .skipped: say("언제 건너뛰었나", "when it was skipped")
    case .tag: say("태그", "tag")
    case .note: say("메모에", "in your note")
    case .has: say("무엇이 있나", "what it has")
    case .authors: say("저자 수", "number of authors")
    case .sort: say("정렬", "order")
    }
  }

  /// What the operators of queries mean: two words, one of two, without one, a group, a phrase, a
  /// regular expression.
  var queryOperators: [String] {
    [
      say("둘 다", "both"), say("둘 중 하나", "one of the two"), say("그 낱말이 없는", "without that"),
      say("묶기", "grouped"), say("쓴 그대로", "as written"), say("정규식", "regular expression"),
    ]
  }

  /// Where the number of papers stands: the key that tells of terms is another there.
  enum CountRoom { case prompt, list }

  /// How many papers have the words as typed, and how many more have their other sides.
  func found(_ count: Int, glosses: Int, key room: CountRoom) -> String {
    let key = room == .prompt ? SearchPrompt.glossKey.name : self.key("terms")
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

  // MARK: Days

  var isDayAlready: String { say("이미 그날의 목록입니다", "this is its day already") }
  var noDays: String { say("날짜가 있는 논문이 없습니다", "there are no days to go to") }

  /// The day of a paper is shown, and how to come back.
  func dayOfPaper(_ day: String) -> String {
    let back = key("day")
    return say("\(day)의 목록 (\(back): 되돌아가기)", "the papers of \(day) (\(back): back)")
  }

  /// There is no digest of the day that was asked for.
  func nearestDay(_ day: String) -> String {
    say("그날은 없어서 가장 가까운 \(day)로 갑니다", "no digest of that day: the nearest is \(day)")
  }

  var quits: String { say("끝내기", "quit") }

  /// Where a date that is being typed leads.
  func goesTo(_ day: String, papers: Int, isExact: Bool) -> String {
    let nearest = isExact ? "" : say("가장 가까운 날: ", "the nearest: ")
    return "→ " + nearest + day + " · " + self.papers(papers)
  }
}
