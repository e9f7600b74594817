import Configuration
import Surface
import Theming

extension Command {
  /// How the screen looks.
  static let view: [Command] = [
    .asking("theme", .view, ["T", "$"], ko: "다음 테마", en: "Next theme") { state in
      .loadTheme(after: state.theme.name)
    },
    Command(
      "layout", .view, ["p", .alt("p")], ko: "화면 배치: 나란히 → 위아래 → 목록만 → 요약만 → 자동",
      en: "Layout: columns → stacked → list → summary → auto"
    ) { state, _ in state.nextLayout() },
    Command(
      "dates", .view, ["c", .alt("c")], ko: "날짜 패널 보이기·숨기기", en: "Show or hide the dates"
    ) {
      state, _ in state.toggleDates()
    },
    Command("list-narrower", .view, ["<"], ko: "목록 줄이기", en: "Smaller list") { state, count in
      state.resizeList(by: -2, times: count)
    },
    Command("list-wider", .view, [">"], ko: "목록 늘리기", en: "Larger list") { state, count in
      state.resizeList(by: 2, times: count)
    },
    Command("dates-narrower", .view, ["{"], ko: "날짜 패널 줄이기", en: "Narrower dates") { state, count in
      state.settings.resizeDates(by: -(count ?? 1))
    },
    Command("dates-wider", .view, ["}"], ko: "날짜 패널 늘리기", en: "Wider dates") { state, count in
      state.settings.resizeDates(by: count ?? 1)
    },
    .asking("redraw", .view, [.control("l")], ko: "화면 다시 그리기", en: "Redraw the screen") { _ in
      .repaint
    },
  ]
}
