import Configuration
import Digest

// What `nonmun check` says.
extension Words {
  /// What is unusual in a digest.
  package func oddity(_ oddity: DigestOddity) -> String {
    say(korean(oddity), oddity.description)
  }

  private func korean(_ oddity: DigestOddity) -> String {
    switch oddity {
    case .noDigest:
      "논문 요약 파일이 아닙니다: “## … (YYYY-MM-DD)” 줄도 “\(DigestField.title.form)” 줄도 없습니다"
    case .textBeforePaper: "그날의 첫 논문보다 앞선 글은 읽지 않습니다"
    case .invalidUTF8: "잘못된 UTF-8, U+FFFD로 읽습니다"
    case .controlCharacter(let character): "제어 문자 \(DigestOddity.code(character))"
    case .tab: "탭 문자"
    case .secondHeading(let date): "\(date)의 두 번째 제목, 논문은 같은 날로 읽습니다"
    case .otherDate(let heading, let name): "제목은 \(heading), 파일 이름은 \(name): 제목을 따릅니다"
    case .noDay: "날짜를 모르는 논문: 앞에 “## … (YYYY-MM-DD)” 줄이 없습니다"
    case .noHeading: "논문 앞에 날짜 제목이 없어 파일 이름에서 날짜를 읽습니다"
    case .foreignAddress: "arXiv 주소가 아니라 주소로 논문을 구별합니다"
    case .samePaper(let line): "\(line)번째 줄과 같은 논문"
    case .secondLine(let field): "논문에 “\(field)” 줄이 둘, 뒤의 것을 따릅니다"
    case .tooManyVotes: "셀 수 없이 큰 투표수, 모름으로 읽습니다"
    case .noName: "저자 줄에 이름이 없습니다"
    case .relativeImage: "썸네일이 상대 주소입니다"
    case .bareVideo: "영상 주소에 괄호가 없습니다"
    case .undatedHeading: "날짜 없는 제목, 요약으로 읽습니다"
    case .notField(let name, let form): "\(name) 줄의 꼴이 아니라(“\(form)”) 요약으로 읽습니다"
    case .unreadableAddress: "읽을 수 없는 주소, 요약으로 읽습니다"
    case .noVote: "투표 줄이 없어 투표수를 모릅니다"
    case .noAuthors: "저자 줄이 없습니다"
    case .noSummary: "요약이 없습니다"
    }
  }

  /// That a file could not be read at all, and the system's reason.
  package func notRead(_ reason: String) -> String {
    say("읽지 못했습니다: \(reason)", "not read: \(reason)")
  }
}
