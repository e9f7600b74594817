import Configuration
import Surface

// Trends and saved queries.
extension Words {
  // MARK: Trends

  var allPapers: String { say("모든 논문", "all papers") }

  var compareWith: String { say("무엇과 비교할까요?", "Compare with which query?") }

  /// The headings of what is frequent in each of some months.
  func authorsOf(_ months: [String]) -> [String] { months.map { say("저자 \($0)", "authors \($0)") } }
  func wordsOf(_ months: [String]) -> [String] { months.map { say("낱말 \($0)", "words \($0)") } }

  func trendsHint(_ measure: TrendsView.Measure, isComparing: Bool) -> String {
    let papers = say("논문", "papers")
    let compares =
      isComparing ? say("비교 끝", "end comparing") : say("달·검색 비교", "compare months, queries")
    return hint(
      say("\(enter) 그 달 논문", "\(enter) lists the month"),
      // The way out is not what a narrow screen cuts.
      say("\(escape) 닫기", "\(escape) closes"),
      part("trends.votes") { "\($0) " + (measure == .votes ? papers : say("투표", "votes")) },
      part("trends.share") { "\($0) " + (measure == .share ? papers : say("비율", "shares")) },
      part("trends.month", "trends.query") { "\($0) \(compares)" })
  }

  func undated(_ count: Int) -> String { say("날짜 없음 \(count)편", "\(count) without a day") }

  // MARK: Saved queries

  var savedQueries: String { say("저장한 검색", "Saved queries") }
  var inConfiguration: String { "config.toml" }
  var queriesHint: String {
    // Of two parts the first stands where there is no room for both.
    let keys = hint(
      part("queries.remove") { say("\($0): 지우기", "\($0): remove") },
      part("watch") { say("\($0): 지켜보기", "\($0): watch") })
    return (keys.isEmpty ? "" : "[\(keys)]  ")
      + say(
        "[숫자나 \(enter): 검색 · \(escape): 닫기]", "[number or \(enter): search · \(escape): close]")
  }
  var queryName: String { say("검색 이름", "name of the query") }

  func nameHint(replaces: Bool) -> String {
    replaces
      ? say(
        "[\(enter): 바꾸기 · \(escape): 취소]", "[\(enter): replace · \(escape): cancel]")
      : say("[\(enter): 저장 · \(escape): 취소]", "[\(enter): save · \(escape): cancel]")
  }

  var noSavedQuery: String {
    let save = key("save-query")
    return say("저장한 검색이 없습니다 (검색하고 \(save))", "no saved queries (search, then \(save))")
  }

  func isConfigured(_ name: String) -> String {
    say(
      "“\(name)”: config.toml의 [queries]에 있습니다 (거기서 지우세요)",
      "“\(name)” is in [queries] of config.toml (remove it there)")
  }

  func isSaved(_ name: String) -> String {
    say("이미 저장되어 있습니다: “\(name)”", "already saved: “\(name)”")
  }

  func tooLongName(_ most: Int) -> String {
    say("이름이 너무 깁니다 (\(most)자까지)", "the name is too long (\(most) characters at most)")
  }

  func query(_ name: String, isRemoved: Bool) -> String {
    isRemoved
      ? say("검색 “\(name)” 지움", "query “\(name)” removed")
      : say("검색 “\(name)” 저장", "query “\(name)” saved")
  }
}
