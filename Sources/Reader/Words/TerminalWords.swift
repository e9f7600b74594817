import Configuration

// What is said about the terminal.
extension Words {
  /// A paste whose end has not come: keys belong to it.
  var pastePaused: String {
    say(
      "붙여넣기가 아직 끝나지 않았습니다 (\(escape): 끝내기)", "the paste has not ended yet (\(escape) ends it)")
  }

  var answerLost: String {
    say(
      "터미널의 답이 끝나지 않았습니다. 이제 키를 받습니다",
      "an answer of the terminal never ended; keys are taken again")
  }

  /// The system lets the program have no thread.
  var threadless: String {
    say(
      "스레드를 더 만들 수 없어(ulimit -u) 아카이브의 변경을 따라가지 못합니다",
      "no thread to be had (ulimit -u): changes of the archive are not followed")
  }
}
