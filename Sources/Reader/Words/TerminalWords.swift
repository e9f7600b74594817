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
}
