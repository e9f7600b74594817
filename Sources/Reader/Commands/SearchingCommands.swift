import Surface

extension Command {
  /// Finding papers.
  static let searching: [Command] = [
    Command(
      "search", .searching, ["/"], ko: "검색 (입력창에서 \(Key.tab.name): 범위)",
      en: "Search (\(Key.tab.name) in the prompt: where)"
    ) {
      state, _ in state.beginSearch()
    },
    Command("filter", .searching, ["f", "-"], ko: "지금 목록 안에서 검색", en: "Search within the list") {
      state, _ in state.beginSearch(in: state.scope)
    },
    Command(
      "search-word", .searching, ["*"], ko: "지금 보는 낱말이나 저자로 검색",
      en: "Search for the word or author at hand"
    ) { state, _ in state.searchUnderCursor() },
    Command(
      "authors", .searching, ["A", "&"], ko: "저자 목록 (\(Key.enter.name): 그 저자의 논문)",
      en: "The authors (\(Key.enter.name): their papers)"
    ) { state, _ in state.listAuthors() },
    Command(
      "why", .searching, ["i", .alt("i")], ko: "취향 근거: 이 논문이 왜 이 자리인지",
      en: "Why the paper ranks where it does by taste"
    ) { state, _ in state.explain() },
    Command(
      "similar", .searching, ["M", .alt("m")], ko: "닮은 논문 (범위를 골랐으면 그것들과)",
      en: "More like this, or like the range"
    ) { state, _ in state.listSimilar() },
    Command("next-match", .searching, ["n", ";"], ko: "다음 검색 결과", en: "Next match") {
      state, count in
      state.moveMatch(by: count ?? 1)
    },
    Command("previous-match", .searching, ["N", ","], ko: "이전 검색 결과", en: "Previous match") {
      state, count in state.moveMatch(by: -(count ?? 1))
    },
  ]
}
