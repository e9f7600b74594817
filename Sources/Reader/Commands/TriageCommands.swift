import Configuration
import Decisions
import Surface

extension Command {
  /// Deciding about papers.
  static let triage: [Command] = [
    .deciding("keep", ["m", .function(2)], ko: "★ 보관하고 다음으로", en: "Keep, and on to the next") {
      $0.decide(.kept)
    },
    .deciding("skip", ["x", .function(3)], ko: "건너뛰고 다음으로", en: "Skip, and on to the next") {
      $0.decide(.skipped)
    },
    Command(
      "later", .triage, ["P", .alt("l")],
      Localized(
        ko: "나중에: 며칠 뒤나 어느 날까지 미루기 (3{later}: 사흘)",
        en: "Later: put aside for days or until a day (3{later}: 3 days)")
    ) { state, count in state.beginPuttingAside(days: count) },
    .deciding(
      "mark-read", ["r", .control("x")], ko: "읽음·안 읽음, 그리고 다음으로",
      en: "Read or unread, and on to the next"
    ) {
      $0.toggleRead()
    },
    .deciding("undo", ["u", .function(4)], ko: "되돌리기 (어제 것도)", en: "Undo (yesterday's too)") { _ in
      [.undo]
    },
    .deciding("redo", [.control("r")], ko: "되돌린 것 다시 실행", en: "Redo what was undone") { _ in
      [.redo]
    },
    .deciding(
      "journal", ["U", .control("t")], ko: "기록: 어느 단계든 하나만 되돌리기",
      en: "The journal: take any one step back"
    ) { _ in [.readJournal] },
    Command(
      "next-undecided", .triage, ["."], ko: "다음 미분류 논문 (다른 날까지)",
      en: "Next undecided paper, across days"
    ) { state, _ in state.goToNextUndecided() },
    Command(
      "tags", .triage, ["t", .function(6)], ko: "태그 (\(Key.tab.name): 완성)",
      en: "Tags (\(Key.tab.name) completes)"
    ) {
      state, _ in state.beginTagging()
    },
    Command(
      "list-tags", .triage, ["E", .control("q")], ko: "태그 목록과 논문 수",
      en: "All tags, and how many papers"
    ) {
      state, _ in state.listTags()
    },
    Command(
      "range", .triage, ["v", .control("v")], ko: "선택 시작: 한 키로 여럿을",
      en: "Select a range: one key for many"
    ) { state, _ in state.toggleRange() },
    .deciding(
      "skip-rest", ["X", "_"], ko: "목록에 남은 논문 모두 건너뛰기", en: "Skip the rest of the list"
    ) {
      $0.skipRest()
    },
    .deciding(
      "skip-backlog", ["B", .function(11)], ko: "밀린 논문 모두 건너뛰기 (목록에 없는 것까지)",
      en: "Skip the whole backlog, listed or not"
    ) {
      $0.skipBacklog()
    },
    Command(
      "catch-up", .triage, ["Q", .function(9)], ko: "밀린 논문 따라잡기 (50{catch-up}: 50편씩)",
      en: "Catch up with what is undecided (50{catch-up}: 50 papers)"
    ) { state, count in state.beginCatchUp(budget: count) },
    Command(
      "hide-decided", .triage, ["H", .function(12)], ko: "분류한 논문 숨기기·보이기",
      en: "Hide or show what was decided"
    ) { state, _ in state.toggleDecided() },
  ]

  private static func deciding(
    _ name: String, _ keys: [Key], ko: String, en: String,
    for effects: @escaping @Sendable (_ state: inout ReaderState) -> [Effect]
  ) -> Command {
    Command(name, .triage, keys, Localized(ko: ko, en: en)) { state, _ in effects(&state) }
  }
}
