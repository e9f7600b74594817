import Configuration

// Trends and saved queries.
extension Words {
  // MARK: Trends

  var allPapers: String { say("모든 논문", "all papers") }

  func trendsHint(showsVotes: Bool) -> String {
    let other = showsVotes ? say("논문", "papers") : say("투표", "votes")
    return say(
      "Enter 그 달 논문 · v \(other) · q Esc 닫기", "Enter lists the month · v \(other) · q Esc close")
  }

  func undated(_ count: Int) -> String { say("날짜 없음 \(count)편", "\(count) without a day") }

  // MARK: Saved queries

  var savedQueries: String { say("저장한 검색", "Saved queries") }
  var inConfiguration: String { "config.toml" }
  var queriesHint: String {
    // Of two parts the first stands where there is no room for both.
    say(
      "[x: 지우기]  [숫자나 Enter: 검색 · Esc: 닫기]", "[x: remove]  [number or Enter: search · Esc: close]")
  }
  var queryName: String { say("검색 이름", "name of the query") }

  func nameHint(replaces: Bool) -> String {
    replaces
      ? say("[Enter: 바꾸기 · Esc: 그만]", "[Enter: replace · Esc: cancel]")
      : say("[Enter: 저장 · Esc: 그만]", "[Enter: save · Esc: cancel]")
  }

  func noSavedQuery(key: String) -> String {
    say("저장한 검색이 없습니다 (검색하고 \(key))", "no saved queries (search, then \(key))")
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
