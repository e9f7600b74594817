import Configuration
import Digest
import Testing

@testable import nonmun

@Suite("What check says, in both languages")
struct OddityWordsTests {
  static let digest = """
    앞
    ## 2031-04-05
    ### [A](https://a)
    Vote: 많음
    \u{8}
    """

  @Test("is the same in Korean, at the same places")
  func languages() {
    let found = DigestChecker.check(DigestFile(name: "a.md", bytes: Array(Self.digest.utf8)))
    #expect(
      found.map { Words(.ko).oddity($0.what) } == [
        "그날의 첫 논문보다 앞선 글은 읽지 않습니다", "arXiv 주소가 아니라 주소로 논문을 구별합니다",
        "투표 줄이 없어 투표수를 모릅니다", "저자 줄이 없습니다", "vote 줄의 꼴이 아니라(“Vote: 12”) 요약으로 읽습니다",
        "제어 문자 0x08",
      ])
    #expect(found.map { Words(.en).oddity($0.what) } == found.map(\.what.description))
  }
}
