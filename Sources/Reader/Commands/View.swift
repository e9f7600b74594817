extension Command {
  /// How the screen looks.
  static let view: [Command] = [
    Command("theme", .view, ["T"], ko: "다음 테마", en: "Next theme") { state, _ in
      state.themeNames.nextCircular(after: state.theme.name).map { [.loadTheme($0)] } ?? []
    },
    Command("list-narrower", .view, ["<"], ko: "목록 줄이기", en: "Smaller list") { state, count in
      state.settings.resizeList(by: -2 * (count ?? 1))
    },
    Command("list-wider", .view, [">"], ko: "목록 늘리기", en: "Larger list") { state, count in
      state.settings.resizeList(by: 2 * (count ?? 1))
    },
    Command("dates-narrower", .view, ["{"], ko: "날짜 창 줄이기", en: "Narrower dates") { state, count in
      state.settings.resizeDates(by: -(count ?? 1))
    },
    Command("dates-wider", .view, ["}"], ko: "날짜 창 늘리기", en: "Wider dates") { state, count in
      state.settings.resizeDates(by: count ?? 1)
    },
    Command("redraw", .view, [.control("l")], ko: "화면 다시 그리기", en: "Redraw the screen") { _, _ in
      [.repaint]
    },
  ]
}

extension Array where Element: Equatable {
  /// The element after another, the first after the last or where it is not found.
  func nextCircular(after element: Element) -> Element? {
    guard let place = firstIndex(of: element) else { return first }
    return self[(place + 1) % count]
  }
}
