import Configuration
import Decisions
import Search
import Surface

// Taste, similar papers, terms, formulas.
extension Words {
  var nothingKept: String {
    let key = key("keep")
    return say(
      "아직 보관한 논문이 없어 투표순입니다 (\(key): 보관)",
      "Nothing kept yet: votes stand for taste (\(key) keeps)")
  }

  func reasonsTitle(_ taste: Taste) -> String {
    let (kept, skipped) = taste.counts
    return say("취향 (보관 \(kept) · 건너뜀 \(skipped))", "Taste (\(kept) kept, \(skipped) skipped)")
  }

  var reasonsHint: String {
    say(
      "[숫자나 \(enter): 검색 · \(escape): 닫기]", "[number or \(enter): search · \(escape): close]")
  }

  func author(_ name: String) -> String { say("저자 \(name)", "author \(name)") }

  var theVotes: String { say("투표", "votes") }

  /// How well what was kept was foreseen; from decisions about earlier days alone.
  func record(_ kept: Int, _ first: Int) -> String {
    guard kept > 0 else { return say("얼마나 맞았는지는 아직 모릅니다", "how well it does is not known yet") }
    return say(
      "최근 보관한 \(kept)편 중 \(first)편이 그날의 앞 1/3에 있었습니다",
      kept == 1
        ? "the last paper kept \(first == 1 ? "stood" : "did not stand") in the first third of its day"
        : "of the last \(kept) kept, \(first) stood in the first third of their day")
  }

  var terms: String { say("용어", "Terms") }
  var noTerms: String { say("이 논문에는 아는 용어가 없습니다", "No known terms in this paper") }

  func formulas(showsSource: Bool) -> String {
    showsSource ? say("수식 원문", "Formulas as written") : say("수식 풀어 보기", "Formulas as text")
  }

  // MARK: Watches

  /// That a query is watched from now on, or no more.
  func watch(_ watch: Watch?, _ name: String) -> String {
    switch watch {
    case .wanted: say("“\(name)” 지켜봄: 원함", "watching “\(name)”: wanted")
    case .unwanted: say("“\(name)” 지켜봄: 원치 않음", "watching “\(name)”: unwanted")
    case nil: say("“\(name)” 이제 지켜보지 않음", "“\(name)” watched no more")
    }
  }

  var nothingToWatch: String {
    let watch = key("watch")
    return say("먼저 검색하세요 (검색 중 \(watch): 지켜보기)", "search first, then \(watch) watches for it")
  }

  /// That what a watch had found was looked at.
  func lookedAt(_ name: String) -> String {
    say("“\(name)”의 새 논문을 봄", "the new papers of “\(name)” looked at")
  }

  /// A watch in the list of saved queries: what for, and how many papers are new since it was
  /// looked at.
  func watch(_ watch: Watch, new: Int) -> String {
    let what = watch == .wanted ? say("원함", "wanted") : say("원치 않음", "unwanted")
    return new > 0 ? what + say(", 새 논문 \(new)편", ", \(new) new") : what
  }
}
