import Configuration
import Digest

// Bringing the archive up to date.
extension Words {
  var noRefresh: String {
    say("새로 받는 명령이 없습니다 (설정: refresh)", "nothing to fetch with (configuration: refresh)")
  }

  /// That there is nothing to fetch for the sample.
  var sampleIsWhole: String {
    let key = key("setup")
    return say(
      "예시는 새로 받을 것이 없습니다 (\(key): 내 논문 찾기)",
      "there is nothing to fetch for the sample (\(key) finds your papers)")
  }

  /// That a command brings the archive up to date while one reads.
  func refreshing(_ command: String) -> String {
    let output = key("output")
    return say(
      "받는 중 (\(output): 출력): \(command)", "fetching (\(output) shows its output): \(command)")
  }

  var stillRefreshing: String {
    let output = key("output")
    return say("아직 받는 중입니다 (\(output): 출력)", "still fetching (\(output) shows its output)")
  }

  /// What the status says meanwhile.
  var fetching: String { say("받는 중…", "fetching…") }

  var nothingRefreshed: String {
    let refresh = key("refresh")
    return say("아직 받은 것이 없습니다 (\(refresh): 새로 받기)", "nothing was fetched yet (\(refresh) fetches)")
  }

  var refreshingHint: String {
    say("\(enter): 돌아가기 · \(escape): 멈추기", "\(enter) goes back · \(escape) stops it")
  }

  /// What came of bringing the archive up to date, and the key that shows the program's own words.
  ///
  /// - Parameter isNext: whether there is a newer day than the one on screen.
  func refreshed(_ outcome: Refreshing.Outcome, isNext: Bool) -> String {
    let output = key("output")
    let more = say(" (\(output): 출력)", " (\(output) shows its output)")
    switch outcome {
    case .days(let count, let newest, let papers):
      return newDays(count, newest, papers: papers, isNext: isNext) + more
    case .papers(let count):
      return say("새 날은 없고 논문 \(count)편이 늘었습니다", "no new day, \(count) more papers") + more
    case .changes: return say("새 날은 없고 바뀐 것이 있습니다", "no new day, some changes") + more
    case .nothing: return say("새로운 것이 없습니다", "nothing new") + more
    case .unknown: return say("받았습니다", "fetched") + more
    case .failed(let reason):
      return say(
        "받지 못했습니다 (\(output): 출력): \(reason)", "not fetched (\(output) shows why): \(reason)")
    }
  }
}
