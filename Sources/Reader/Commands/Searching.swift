extension Command {
  /// Finding papers.
  static let searching: [Command] = [
    Command(
      "search", .searching, ["/"], ko: "검색 (입력창에서 Tab: 범위)", en: "Search (Tab in the prompt: where)"
    ) {
      state, _ in state.beginSearch()
    },
    Command("next-match", .searching, ["n", ";"], ko: "다음 검색 결과", en: "Next match") { state, count in
      state.moveMatch(by: count ?? 1)
    },
    Command("previous-match", .searching, ["N", ","], ko: "이전 검색 결과", en: "Previous match") {
      state, count in state.moveMatch(by: -(count ?? 1))
    },
  ]
}
