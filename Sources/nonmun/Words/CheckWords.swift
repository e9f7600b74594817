import Configuration
import Digest
import Reader

// What `nonmun check` says.
extension Words {
  /// What is unusual in a digest.
  func oddity(_ oddity: DigestOddity) -> String {
    say(korean(oddity), oddity.description)
  }

  private func korean(_ oddity: DigestOddity) -> String {
    switch oddity {
    case .noDigest:
      "논문 요약 파일이 아닙니다: 날짜 제목도, 논문으로 가는 주소도 없습니다"
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
    case .unreadableVotes: "확실히 읽을 수 없는 투표수, 모름으로 읽습니다"
    case .impossibleDay: "달력에 없는 날, 날짜로 읽지 않습니다"
    case .noName: "저자 줄에 이름이 없습니다"
    case .relativeImage: "썸네일이 상대 주소입니다"
    case .bareVideo: "영상 주소에 괄호가 없습니다"
    case .undatedHeading: "날짜 없는 제목, 요약으로 읽습니다"
    case .notField(let name, let form): "\(name) 줄의 꼴이 아니라(“\(form)”) 요약으로 읽습니다"
    case .unreadableAddress: "읽을 수 없는 주소, 요약으로 읽습니다"
    case .encoding(let encoding): "\(encoding.name)로 쓰여 있어 그렇게 읽습니다"
    case .dayToCome(let date): "\(date)은(는) 아직 오지 않은 날이라 최근 날로 치지 않습니다"
    case .repeated(let file, let line): "\(file):\(line)에도 같은 날의 같은 논문이 있습니다"
    case .noVote: "투표 줄이 없어 투표수를 모릅니다"
    case .noAuthors: "저자 줄이 없습니다"
    case .noSummary: "요약이 없습니다"
    }
  }

  /// That a file could not be read at all, and the system's reason.
  func notRead(_ reason: String) -> String {
    say("읽지 못했습니다: \(self.reason(reason))", "not read: \(reason)")
  }

  /// What stands in an archive's folders and is not read.
  func leftOut(_ leftOut: LeftOut) -> String {
    switch leftOut {
    case .system(let link):
      say(
        "\(link): 시스템 폴더로 가는 링크라 따라가지 않습니다",
        "\(link): a link into the system's folders; not followed")
    case .around(let link):
      say(
        "\(link): 아카이브를 품은 폴더로 가는 링크라 따라가지 않습니다",
        "\(link): a link to a folder around the archive; not followed")
    case .tooMuch(let link):
      say(
        "\(link): 아카이브 밖의 너무 큰 곳(깊이 \(LeftOut.depth), 이름 \(LeftOut.names)개, \(LeftOut.milliseconds)ms 넘음)으로 가는 링크라 따라가지 않습니다",
        "\(link): a link out of the archive to more than is looked through (depth \(LeftOut.depth), \(LeftOut.names) names, \(LeftOut.milliseconds) ms); not followed"
      )
    case .ending(let ending, let count):
      say(
        "\(ending) 파일 \(count)개: 이름이 .md, .markdown, .md.gz로 끝나지 않아 읽지 않습니다",
        count == 1
          ? "1 \(ending) file: not read, as its name does not end in .md, .markdown or .md.gz"
          : "\(count) \(ending) files: not read, as their names do not end in .md, .markdown or .md.gz"
      )
    }
  }

  /// The command that shows why a file reads as it does.
  ///
  /// - Parameter path: the file's path, which is quoted where a shell would take it apart.
  func explainCommand(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy {
      $0 >= 0x80
        || "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,".utf8.contains($0)
    }
    return "nonmun check --explain "
      + (isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'")
  }

  /// What a line was read as.
  func role(_ role: LineRole) -> String {
    switch role {
    case .blank: ""
    case .title: say("제목", "title")
    case .address: say("주소", "address")
    case .field("vote"): say("투표", "votes")
    case .field("authors"): say("저자", "authors")
    case .field("image"): say("썸네일", "thumbnail")
    case .field("video"): say("영상", "video")
    case .field(let name): name
    case .summary: say("요약", "summary")
    case .day: say("날짜", "day")
    case .impossibleDay: say("없는 날", "no such day")
    case .heading: say("소제목", "heading")
    case .frontMatter: say("프런트 매터", "front matter")
    case .tableHead: say("표 머리", "table head")
    case .comment: say("주석", "comment")
    case .layout: say("꾸밈", "layout")
    case .reference: say("참조 링크", "reference")
    case .outside: say("읽지 않음", "not read")
    case .afterEnd: say("끝 뒤", "behind the end")
    }
  }

  /// A form's name.
  func form(_ form: DigestForm) -> String { say(form.koreanName, form.name) }

  /// What a file as a whole was read as: its papers, the day that its path tells, and its encoding.
  func explained(_ file: DigestFile) -> String {
    let papers = file.papers.count
    let day = file.pathDate.map { "\($0)" } ?? say("없음", "none")
    let encoding = file.encoding.map { ", \($0.name)" } ?? ""
    return say(
      "\(file.name): 논문 \(papers)편, 경로의 날짜 \(day)\(encoding)",
      "\(file.name): \(papers) \(papers == 1 ? "paper" : "papers"), day of the path: \(day)\(encoding)"
    )
  }

  /// What a paper was read as, in a line below its title's.
  func explained(_ paper: Paper, _ form: DigestForm) -> String {
    let date = paper.date.map { "\($0)" } ?? say("날짜 모름", "no day")
    let count = paper.vote.map(votes) ?? unknownVotes
    let authors = say(
      "저자 \(paper.authorCount)명",
      "\(paper.authorCount) \(paper.authorCount == 1 ? "author" : "authors")")
    return "\(self.form(form)) · \(paper.id) · \(date) · \(count) · \(authors)"
  }
}
