import Search
import Surface

extension Command {
  /// Which papers the list shows, in which order.
  static let sorting: [Command] = [
    Command(
      "sort", .sorting, ["s", .control("k"), "^"],
      ko: "정렬: 원래 순서 → 투표 → 제목 → 날짜 → 취향 → 지켜보기 → 관련도",
      en: "Sort: digest → votes → title → date → taste → watched → relevance"
    ) {
      state, _ in
      let fields = SortOrder.Field.allCases.filter { field in
        switch field {
        // How well papers fit a query.
        case .relevance: state.search != nil
        case .watch: !state.watching.isEmpty
        case .digest, .vote, .title, .date, .taste: true
        }
      }
      let next = (fields.firstIndex(of: state.sort.field) ?? 0) + 1
      state.setSort(SortOrder(fields[next % fields.count], isReversed: state.sort.isReversed))
    },
    Command("reverse", .sorting, ["S", "~"], ko: "정렬 뒤집기", en: "Reverse the order") { state, _ in
      state.setSort(SortOrder(state.sort.field, isReversed: !state.sort.isReversed))
    },
    Command(
      "widen", .sorting, ["w", .insert, "'"], ko: "범위 넓히기: 하루 → 한 달 → 한 해 → 전체",
      en: "Widen: day → month → year → everything"
    ) {
      state, _ in state.setScope(state.listScope.wider)
    },
    Command("narrow", .sorting, ["W", .delete, "\""], ko: "범위 좁히기", en: "Narrow again") {
      state, _ in
      state.setScope(state.listScope.narrower)
    },
  ]
}
