import Configuration

// What is said when the program goes wrong.
extension Words {
  /// What stands on the terminal when the program has gone wrong; the report's path follows where
  /// there is one.
  func crashed(hasReport: Bool, isSaved: Bool) -> String {
    let ended = say("nonmun: 오류로 끝났습니다. ", "nonmun: ended by a fault of its own; ")
    let decisions =
      isSaved
      ? say("분류한 내용은 저장되어 있습니다.", "what you decided is saved.")
      : say("마지막에 분류한 내용은 저장하지 못했습니다.", "what you decided last is not saved.")
    return ended + decisions + (hasReport ? say(" 보고서: ", " Report: ") : "\n")
  }

  /// What a report of a fault says to do.
  var crashAdvice: String {
    say(
      """
      프로그램의 잘못입니다. 이 파일에 논문 내용은 없습니다. 무엇을 하던 중이었는지 한 줄 적어 함께 보내 주세요.
      열 때마다 같은 오류가 나면 nonmun doctor를 실행해 보세요.
      """,
      """
      The fault is the program's. There is nothing of your papers in this file: please send it, with a line on what you did.
      If it fails each time it is opened, run nonmun doctor.
      """)
  }
}
