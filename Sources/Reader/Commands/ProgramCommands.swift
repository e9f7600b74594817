import Configuration
import Surface

extension Command {
  /// Help, the palette and the way out.
  static let program: [Command] = [
    Command("help", .program, ["?", .function(1)], ko: "도움말", en: "Help") { state, _ in
      state.overlay = Help()
    },
    Command(
      "palette", .program, [":", .control("g")], ko: "명령 고르기 (\(Key.tab.name): 완성)",
      en: "Command palette (\(Key.tab.name) completes)"
    ) {
      state, _ in state.overlay = Palette(state.commands.all)
    },
    Command(
      "notices", .program, [.alt("e")], ko: "설정의 잘못과 알림 모두 보기",
      en: "All mistakes in the configuration"
    ) { state, _ in state.showNotices() },
    Command(
      "refresh", .program, ["R", .control("n")],
      Localized(ko: "아카이브 새로 받기 (git pull)", en: "Fetch the archive anew (git pull)")
    ) { state, _ in state.refresh() },
    .asking("suspend", .program, [.control("z")], ko: "잠시 멈추고 셸로", en: "Suspend to the shell") {
      _ in
      .suspend
    },
    Command(
      "leave", .program, ["q", .alt("q")],
      Localized(ko: "한 단계 뒤로, 맨 위에서는 끝내기", en: "One level back, and quit from the top")
    ) { state, _ in state.leaveLevel() },
    .asking("quit", .program, [.control("c")], ko: "끝내기 ({ways})", en: "Quit ({ways})") { _ in
      .quit
    },
  ]
}
