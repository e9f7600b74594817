import Configuration
import Surface

extension Command {
  /// Reading a summary.
  static let reading: [Command] = [
    Command(
      "read-on", .reading, [" "], ko: "이어 읽기: 요약을 넘기고, 끝에서 다음 논문으로",
      en: "Read on: page the summary, then the next paper", scroll: .pages(1)
    ) {
      state, _ in state.readOn()
    },
    Command(
      "read-back", .reading, ["b", .backspace], ko: "되읽기: 요약을 되넘기고, 처음에서 이전 논문으로",
      en: "Read back: page back, then the paper before", scroll: .pages(-1)
    ) {
      state, _ in state.readBack()
    },
    Command("summary-down", .reading, ["J", ")"], ko: "요약을 한 줄 아래로", en: "Summary a line down") {
      state, count in state.scrollSummary(by: count ?? 1)
    },
    Command("summary-up", .reading, ["K", "("], ko: "요약을 한 줄 위로", en: "Summary a line up") {
      state, count in state.scrollSummary(by: -(count ?? 1))
    },
    Command(
      "skim", .reading, ["L", .function(7)],
      ko: "요약 골라 보기: 전체 → What's New → Technical Details → Performance Highlights",
      en: "Skim: all → What's New → Technical Details → Performance Highlights"
    ) {
      state, _ in
      state.skim = state.skim.next
      state.message = Message(text: state.words.skim(state.skim))
    },
    Command(
      "unfold-authors", .reading, ["a", "@"], ko: "긴 저자 목록과 글 펼치기·접기",
      en: "Unfold or fold long authors and texts"
    ) {
      state, _ in state.summary.areAuthorsUnfolded.toggle()
    },
    Command(
      "formula-source", .reading, ["V", .alt("v")], ko: "수식을 원문대로 보기·풀어 보기",
      en: "Formulas as written, or as text"
    ) {
      state, _ in
      state.showsFormulaSource.toggle()
      state.message = Message(
        text: state.words.formulas(showsSource: state.showsFormulaSource))
    },
    Command(
      "terms", .reading, ["I", .alt("t")], ko: "이 논문의 용어: 우리말 ↔ 영어",
      en: "The paper's terms in both languages"
    ) { state, _ in state.listTerms() },
  ]
}
