import Surface

extension Command {
  /// Going from row to row, from day to day and from pane to pane.
  static let moving: [Command] = [
    Command("down", .moving, ["j", .down], ko: "아래로", en: "Down", scroll: .lines(1)) {
      state, count in
      state.move(by: count ?? 1)
    },
    Command("up", .moving, ["k", .up], ko: "위로", en: "Up", scroll: .lines(-1)) { state, count in
      state.move(by: -(count ?? 1))
    },
    Command("left", .moving, ["h", .left], ko: "왼쪽 패널로", en: "To the pane on the left") {
      state, _ in
      state.focusNext(by: -1, wraps: false)
    },
    Command("right", .moving, ["l", .right], ko: "오른쪽 패널로", en: "To the pane on the right") {
      state, _ in state.focusNext(by: 1, wraps: false)
    },
    Command(
      "first", .moving, ["g", .home], ko: "맨 위로 (5{first}: 5번째로)",
      en: "To the top (5{first}: to the 5th)",
      scroll: .start
    ) {
      state, count in
      state.move(to: (count ?? 1) - 1)
    },
    Command(
      "last", .moving, ["G", .end], ko: "맨 아래로 (5{last}: 5번째로, 날짜에서는 5일로)",
      en: "To the bottom (5{last}: to the 5th, of dates to that day)", scroll: .end
    ) {
      state, count in
      if let count { state.move(toNumber: count) } else { state.move(to: .max) }
    },
    Command(
      "half-page-down", .moving, [.control("d")], ko: "반 쪽 아래로", en: "Half a page down",
      scroll: .halfPages(1)
    ) {
      state, count in state.move(by: (count ?? 1).saturatingMultiply(state.halfPage))
    },
    Command(
      "half-page-up", .moving, [.control("u")], ko: "반 쪽 위로", en: "Half a page up",
      scroll: .halfPages(-1)
    ) {
      state, count in state.move(by: -(count ?? 1).saturatingMultiply(state.halfPage))
    },
    Command(
      "page-down", .moving, [.pageDown, .control("f")], ko: "한 쪽 아래로", en: "A page down",
      scroll: .pages(1)
    ) { state, count in state.move(by: (count ?? 1).saturatingMultiply(state.page)) },
    Command(
      "page-up", .moving, [.pageUp, .control("b")], ko: "한 쪽 위로", en: "A page up",
      scroll: .pages(-1)
    ) {
      state, count in state.move(by: -(count ?? 1).saturatingMultiply(state.page))
    },
    Command("next-pane", .moving, [.tab], ko: "다음 패널로", en: "To the next pane") { state, _ in
      state.focusNext(by: 1, wraps: true)
    },
    Command("previous-pane", .moving, [.backTab], ko: "이전 패널로", en: "To the previous pane") {
      state, _ in state.focusNext(by: -1, wraps: true)
    },
    Command(
      "open", .moving, [.enter], ko: "안으로: 날짜 → 논문 → 요약", en: "Deeper: dates → papers → summary"
    ) {
      state, _ in state.goDeeper()
    },
    Command("back", .moving, [.escape], ko: "뒤로; 검색 결과에서 나가기", en: "Back; leave search results") {
      state, _ in state.goBack()
    },
    Command(
      "day", .moving, ["d", "+"], ko: "지금 논문의 날 보기, 다시 누르면 되돌아가기",
      en: "The paper's day, and back again"
    ) { state, _ in state.showDay() },
    Command("previous-day", .moving, ["["], ko: "이전 날", en: "Previous day") { state, count in
      state.moveDay(by: -(count ?? 1))
    },
    Command("next-day", .moving, ["]"], ko: "다음 날", en: "Next day") { state, count in
      state.moveDay(by: count ?? 1)
    },
    Command("fold-month", .moving, ["z", "%"], ko: "달 접기·펼치기", en: "Fold or unfold the month") {
      state, _ in
      state.toggleMonth()
    },
    Command("fold-all-months", .moving, ["="], ko: "모든 달 접기·펼치기", en: "Fold or unfold all months") {
      state, _ in state.toggleAllMonths()
    },
  ]
}
