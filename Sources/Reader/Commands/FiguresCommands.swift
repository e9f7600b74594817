import Configuration
import Surface

extension Command {
  /// Queries with a name, and what a query comes to over time.
  static let figures: [Command] = [
    Command(
      "trends", .searching, ["C", .function(5)],
      ko: "검색 결과를 달마다 세기 ({trends.votes}: 투표)",
      en: "The papers found, month by month ({trends.votes}: votes)"
    ) { state, _ in state.showTrends() },
    Command(
      "watch", .searching, ["D", .alt("d")],
      Localized(
        ko: "검색 지켜보기: 원함 → 원치 않음 → 그만", en: "Watch the search: wanted, unwanted, no more")
    ) { state, _ in state.toggleWatch() },
    Command(
      "queries", .searching, ["F", "#"], ko: "저장한 검색 ({queries.remove}: 지우기)",
      en: "Saved queries ({queries.remove} removes one)"
    ) {
      state, _ in state.chooseQuery()
    },
    Command(
      "save-query", .searching, [.control("s")], ko: "검색에 이름을 붙여 저장",
      en: "Save the search under a name"
    ) {
      state, _ in state.beginNaming()
    },
  ]
}
