import Configuration
import Digest
import Search
import Surface

// Panes, lists, prompts and help.
extension Words {
  private static let weekdays = [
    Localized(ko: "월", en: "Mon"), Localized(ko: "화", en: "Tue"), Localized(ko: "수", en: "Wed"),
    Localized(ko: "목", en: "Thu"), Localized(ko: "금", en: "Fri"), Localized(ko: "토", en: "Sat"),
    Localized(ko: "일", en: "Sun"),
  ]

  // MARK: Panes

  var dates: String { say("날짜", "Dates") }
  var summary: String { say("요약", "Summary") }
  var noDate: String { say("날짜 없음", "no date") }
  var noPaper: String { say("논문이 없습니다", "No paper here") }
  var emptyArchive: String { say("다이제스트(*.md)가 없습니다", "No digest (*.md) in the archive") }
  var reading: String { say("읽는 중…", "reading…") }
  /// - Parameter share: how much is read, from 0 to 1; nil where nothing tells.
  func reading(_ share: Double?) -> String {
    guard let share else { return reading }
    // All of it is not read before the reader says so.
    let percent = min(99, Int(share * 100))
    return say("읽는 중 \(percent)%…", "reading \(percent)%…")
  }
  var counting: String { say("세는 중…", "counting…") }
  var noSummary: String { say("요약이 없습니다.", "There is no summary.") }
  var tooSmall: String { say("20×5 이상으로 넓혀 주세요", "20×5 at least: too small") }

  /// The short name of a weekday, 0 for Monday.
  func weekday(_ day: Int) -> String {
    Words.weekdays[day % 7][language]
  }

  package func papers(_ count: Int) -> String {
    say("\(count)편", count == 1 ? "1 paper" : "\(count) papers")
  }

  /// The digests' order where papers of several days are listed.
  func newestFirst(isReversed: Bool) -> String {
    isReversed ? say("오래된 순", "oldest first") : say("최신순", "newest first")
  }

  func likestFirst(isReversed: Bool) -> String {
    isReversed ? say("덜 닮은 순", "least alike first") : say("닮은 순", "most alike first")
  }

  /// That `s` does nothing, since the query says how its papers are ordered.
  var queryOrders: String {
    say("순서는 검색어의 sort:가 정합니다", "the query's own sort: says the order")
  }

  func sort(_ order: SortOrder) -> String {
    let (name, reversed) =
      switch order.field {
      case .digest: (say("원래 순서", "digest order"), "원래 순서의 역순")
      case .relevance: (say("관련도순", "relevance"), "관련도 역순")
      case .vote: (say("투표순", "by votes"), "투표 역순")
      case .title: (say("제목순", "by title"), "제목 역순")
      case .date: (say("날짜순", "by date"), "날짜 역순")
      case .taste: (say("취향순", "by taste"), "취향 역순")
      case .watch: (say("지켜보는 것부터", "watched first"), "지켜보는 것을 끝으로")
      }
    return order.isReversed ? say(reversed, name + ", reversed") : name
  }

  func scope(_ scope: Scope, of date: DigestDate?) -> String {
    guard let date else { return scope == .all ? say("전체", "all") : noDate }
    switch scope {
    case .day: return "\(date) (\(weekday(date.weekday)))"
    case .month: return String("\(date)".prefix(7))
    case .year: return String("\(date)".prefix(4))
    case .all: return say("전체", "all")
    }
  }

  // MARK: Summary

  var authors: String { say("저자", "Authors") }
  var links: String { say("링크", "Links") }
  var video: String { say("영상", "Video") }
  var thumbnail: String { say("썸네일", "Thumbnail") }
  var paperPage: String { say("논문", "Paper") }
  package var unknownVotes: String { say("투표수 모름", "votes unknown") }

  package func votes(_ count: Int) -> String {
    say("투표 \(count)", count == 1 ? "1 vote" : "\(count) votes")
  }

  /// What stands where a text goes on: how much is left out, and the key that shows more, or else
  /// the command that shows all.
  ///
  /// - Parameter unfolds: whether the key would show more.
  func moreText(_ bytes: Int, unfolds: Bool, paper: String) -> String {
    let size = bytes < 1 << 20 ? "\((bytes + 1023) >> 10) KiB" : "\(bytes >> 20) MiB"
    guard unfolds else {
      return say("… \(size) 더 있음: nonmun show \(paper)", "… \(size) more: nonmun show \(paper)")
    }
    let unfold = key("unfold-authors")
    return say("… \(size) 더 있음 (\(unfold): 펼치기)", "… \(size) more (\(unfold) unfolds)")
  }

  // MARK: Search and messages

  /// What stands at the end of the search prompt: where it looks, and how to change that.
  func searchIn(_ scope: String) -> String {
    say("[\(scope)에서 · \(tab): 범위]", "[in \(scope) · \(tab): where]")
  }

  /// What stands behind that where there is something that was searched for before.
  var historyHint: String { say("[\(Key.up.name): 지난 검색]", "[\(Key.up.name): history]") }

  func found(_ count: Int) -> String { say("\(count)편", "\(count) found") }
  var indexing: String { say("색인하는 중…", "indexing…") }
  var noSearch: String {
    say("먼저 \(key("search"))로 검색하세요", "No search yet: \(key("search")) searches")
  }
  var wrappedToTop: String { say("처음부터 다시", "search hit the end, continuing at the top") }
  var wrappedToBottom: String { say("끝에서부터 다시", "search hit the top, continuing at the end") }
  var noMatch: String { say("결과가 없습니다", "nothing found") }
  var lastPaper: String {
    let before = key("previous-day")
    return say("마지막 논문입니다 (\(before) 이전 날)", "This is the last paper (\(before) the day before)")
  }
  var firstPaper: String { say("첫 논문입니다", "This is the first paper") }
  var lastDay: String { say("가장 최근 날입니다", "This is the newest day") }
  var firstDay: String { say("가장 오래된 날입니다", "This is the oldest day") }
  var paletteHint: String {
    say(
      "[\(tab): 완성 · \(enter): 실행 · \(escape): 닫기]",
      "[\(tab): complete · \(enter): run · \(escape): close]")
  }
  var noSuchDay: String { say("달력에 없는 날입니다", "no calendar has that day") }
  var noSuchCommand: String { say("그런 명령이 없습니다", "no such command") }

  func noCommand(on key: String) -> String {
    let help = self.key("help")
    return say("\(key): 명령이 없는 키 (\(help): 도움말)", "\(key): no command (\(help) shows help)")
  }

  func theme(_ name: String) -> String { say("테마: \(name)", "theme: \(name)") }

  /// Which files could not be read.
  package func unreadable(_ files: [ArchiveError]) -> String {
    guard let file = files.first else { return "" }
    let first = "\(file.path): \(reason(file.reason))"
    let rest = files.count - 1
    guard rest > 0 else { return say("못 읽은 파일: \(first)", "not read: \(first)") }
    return say("못 읽은 파일 \(files.count)개: \(first) …", "\(files.count) files not read: \(first) …")
  }

  /// What a changed archive brought: days newer than the newest before, the last of them, and the
  /// key that goes on to it.
  ///
  /// - Parameter isNext: whether the key for the next day goes there.
  func newDays(_ count: Int, _ last: DigestDate, papers: Int, isNext: Bool) -> String {
    let days =
      count == 1
      ? say("새 날: \(last)", "new day: \(last)")
      : say("새 날 \(count)개, 최신 \(last)", "\(count) new days, newest \(last)")
    return days + ", " + self.papers(papers) + (isNext ? " (\(key("next-day")))" : "")
  }

  // MARK: Layout

  /// What was chosen of the arrangements of panes.
  func layout(_ choice: LayoutChoice) -> String {
    switch choice {
    case .auto: say("배치: 자동 (화면 크기대로)", "layout: auto, by the screen's size")
    case .columns: say("배치: 나란히", "layout: columns")
    case .stacked: say("배치: 위아래", "layout: stacked")
    case .list: say("배치: 목록만", "layout: the list alone")
    case .summary: say("배치: 요약만", "layout: the summary alone")
    }
  }

  var datesShown: String { say("날짜 패널을 늘 보입니다", "the dates stay on screen") }
  var datesHidden: String {
    say("날짜 패널을 숨깁니다 (\(key("left")): 열기)", "the dates are hidden (\(key("left")) opens them)")
  }

  // MARK: Notices

  /// How to see all that was said when the reader began.
  func allNotices(_ count: Int) -> String {
    let key = key("notices")
    return count == 1
      ? say("(\(key): 전체)", "(\(key) shows all)")
      : say("(\(key): 모두 \(count)개)", "(\(key): all \(count))")
  }
  func notices(_ count: Int) -> String {
    say("알림 \(count)개", count == 1 ? "1 notice" : "\(count) notices")
  }
  var noNotices: String { say("잘못된 것이 없습니다", "nothing is wrong") }

  // MARK: Help

  var helpTitle: String { say("도움말", "Help") }
  var helpSearchHint: String {
    hint(part("next-match") { say("\($0) 다음", "\($0) next") }, closes)
  }
  var helpHint: String {
    hint(part("down", "up") { say("\($0) 움직이기", "\($0) scroll") }, closes)
  }
  private var closes: String { say("\(leavingKeys) 닫기", "\(leavingKeys) close") }
  /// What overlays have of their own, in help.
  var overlayActions: String { say("목록과 입력창에서", "In lists and prompts") }
  /// A command's key, and what it does in a word.
  func hint(_ command: String, isAtTop: Bool = true) -> (key: String, what: String)? {
    let what: String? =
      switch command {
      case "help": say("도움말", "help")
      case "leave": isAtTop ? say("끝내기", "quit") : say("뒤로", "back")
      case "setup": say("내 논문 찾기", "your papers")
      case "search": say("검색", "search")
      case "sort": say("정렬", "sort")
      case "widen": say("범위", "widen")
      case "keep": say("보관", "keep")
      case "skip": say("건너뛰기", "skip")
      case "next-undecided": say("다음", "next")
      case "next-match": say("다음 결과", "next match")
      case "day": say("그날", "its day")
      case "undo": say("되돌리기", "undo")
      case "layout": say("배치", "layout")
      default: nil
      }
    return ownKey(command).flatMap { key in what.map { (key, $0) } }
  }

  func group(_ group: Command.Group) -> String {
    switch group {
    case .moving: say("움직이기", "Moving")
    case .reading: say("읽기", "Reading")
    case .triage: say("분류", "Triage")
    case .handing: say("내보내기", "Handing on")
    case .sorting: say("정렬과 범위", "Sorting and scope")
    case .searching: say("검색", "Searching")
    case .view: say("화면", "View")
    case .program: say("프로그램", "Program")
    }
  }
}
