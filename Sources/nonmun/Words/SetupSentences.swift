import Configuration
import Reader

// What `nonmun setup` says besides what the reader's screen does.
extension Words {
  /// That an archive is set, what is in it, and where that is written.
  func archiveSet(_ name: String, _ contents: String, file: String) -> String {
    say(
      "아카이브: \(name) (\(contents)), \(file)에 적었습니다",
      "archive: \(name) (\(contents)), set in \(file)")
  }

  /// That an environment variable is asked before the configuration.
  func comesFirst(_ variable: String) -> String {
    say("\(variable)이 설정보다 먼저입니다", "\(variable) is set and comes before the configuration")
  }

  /// The question which of the archives is read.
  func whichArchive(_ count: Int) -> String {
    let numbers = count == 1 ? "1" : "1–\(count)"
    return say("어느 것을 읽을까요? [\(numbers), Enter: 그대로]", "Which one? [\(numbers), Enter for none]")
  }

  var nothingChanged: String { say("그대로 두었습니다", "nothing is changed") }
  var noArchiveFound: String { say("아카이브를 찾지 못했습니다", "no archive found") }
  var setupPath: String { say("nonmun setup 경로", "nonmun setup PATH sets one") }
  var sampleIsRead: String {
    say("아카이브를 정할 때까지 예시를 읽습니다", "the sample is read until an archive is set")
  }
  var nowhereToNote: String { say("적어 둘 곳이 없습니다", "there is nowhere to note that") }
}
