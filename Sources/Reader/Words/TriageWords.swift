import Configuration
import Decisions
import Digest
import Surface
import System
import TextLayout

// Deciding, undoing, catching up.
extension Words {
  func standing(_ standing: Standing) -> String {
    switch standing {
    case .unread: say("안 읽음", "unread")
    case .read: say("읽음", "read")
    case .kept: say("보관", "kept")
    case .skipped: say("건너뜀", "skipped")
    case .later: say("나중에", "later")
    }
  }

  /// What was decided about a paper, a line each for standing and tags, and for each line of the
  /// note.
  package func lines(about decision: Decision) -> [String] {
    var lines = [say("분류: ", "decided: ") + standing(of: decision)]
    if !decision.tags.isEmpty {
      lines.append(
        tags + ": " + decision.tags.map { "#" + Sanitizer.clean($0) }.joined(separator: " "))
    }
    if let note = decision.note {
      let text = note.split(separator: "\n", omittingEmptySubsequences: false)
        .map { Sanitizer.clean(String($0)) }
      lines += text.enumerated().map { ($0.offset == 0 ? self.note + ": " : "  ") + $0.element }
    }
    return lines
  }

  /// What a step did, and to what: `kept`, `skipped 12 papers`, `undone: kept “Aurora”`.
  func report(_ act: Act, _ outcome: Outcome, title: String?) -> String {
    let papers = Set(outcome.edits.compactMap(\.paper)).count
    var what = outcome.edits.isEmpty ? say("이미 그렇습니다", "already so") : changes(outcome.edits)
    if papers > 1 { what = say("\(papers)편 \(what)", "\(papers) papers \(what)") }
    if act != .step, let title { what += say(" “\(title)”", " “\(title)”") }
    if outcome.passedOver > 0 {
      what += say(
        " (그 뒤 바뀐 \(outcome.passedOver)건은 그대로)",
        " (\(outcome.passedOver) changed since: left alone)")
    }
    switch act {
    case .step, .automatic: return what
    case .undo: return say("되돌렸습니다: ", "undone: ") + what
    case .redo: return say("다시 실행했습니다: ", "redone: ") + what
    }
  }

  private func changes(_ edits: [Edit]) -> String {
    var said: [String] = []
    // A day says by itself until when a paper is put aside.
    let hasDay = edits.contains { if case .until(.some, _) = $0 { true } else { false } }
    for edit in edits {
      let text =
        switch edit {
        case .standing(.later, _) where hasDay: ""
        case .standing(let standing, _): self.standing(standing)
        case .tag(let tag, let isOn, _): (isOn ? "+#" : "-#") + tag
        case .until(let day, _): day.map { self.standing(.later) + " " + until($0) } ?? ""
        case .note(let note, _): note == nil ? say("메모 지움", "note removed") : say("메모", "noted")
        case .watch(let watch, let name): self.watch(watch, name)
        case .seen(_, let name): edits.count == 1 ? lookedAt(name) : ""
        case .query(let text, let name): query(name, isRemoved: text == nil)
        }
      if !text.isEmpty, !said.contains(text) { said.append(text) }
    }
    // Tags have a sign of their own between them.
    return said.dropFirst().reduce(said.first ?? "") { all, part in
      all + (part.hasPrefix("+#") || part.hasPrefix("-#") ? " " : ", ") + part
    }
  }

  /// How a paper stands, with the day until which it is put aside.
  func standing(of decision: Decision) -> String {
    let standing = standing(decision.standing)
    guard decision.standing == .later, let day = decision.until else { return standing }
    return standing + " " + until(Sanitizer.clean(day))
  }

  private func until(_ day: String) -> String { say("(\(day)까지)", "until \(day)") }

  // MARK: Later

  /// That papers which were put aside are to be decided now.
  func due(_ count: Int) -> String {
    let search = key("search")
    return say(
      "미룬 논문 \(count)편을 다시 볼 때입니다 (\(search)is:때됨)",
      "\(papers(count)) put aside \(count == 1 ? "is" : "are") due (\(search)is:due)")
  }

  var laterUntil: String { say("언제까지", "later, until") }

  /// What Enter would do: put aside until a day; nil where what is typed is no day to come.
  func laterHint(_ day: DigestDate?) -> String {
    guard let day else {
      return say(
        "[며칠 뒤: 3, 2w · 올 날짜: 12-24]", "[days: 3, 2w · a day to come: 12-24]")
    }
    return say(
      "[\(enter): \(day) \(weekday(day.weekday))까지 · \(escape): 그만]",
      "[\(enter): until \(weekday(day.weekday)) \(day) · \(escape): cancel]")
  }

  // MARK: The journal

  /// A step of the journal: when, what, and about which papers.
  func journal(_ step: JournalStep, titleOf title: (String) -> String) -> String {
    let papers = step.entries.compactMap(\.edit.paper).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let why =
      switch step.kind {
      case .step: ""
      case .auto: say("저절로 ", "by itself: ")
      case .undo: say("되돌림: ", "undone: ")
      case .redo: say("다시 실행: ", "redone: ")
      }
    let from = step.isForeign ? say(" (다른 컴퓨터)", " (elsewhere)") : ""
    let what = changes(step.entries.map(\.edit))
    let which = papers.count > 1 ? self.papers(papers.count) + ": " : ""
    return LocalTime.text(step.time) + "  " + why + what + from + "  " + which
      + papers.prefix(3).map { Sanitizer.clean(title($0)) }.joined(separator: " · ")
  }

  var journalHint: String {
    hint(
      part("journal.revert") { say("\($0): 이 단계만 되돌리기", "\($0) takes this step back") },
      say("\(enter): 논문으로", "\(enter) goes to the paper"),
      part("search") { say("\($0): 찾기", "\($0) finds") },
      say("\(escape): 닫기", "\(escape) closes"))
  }

  func journalTitle(_ count: Int, _ wanted: String) -> String {
    say("기록 \(count)단계", count == 1 ? "journal: 1 step" : "journal: \(count) steps")
      + (wanted.isEmpty ? "" : " /\(wanted)")
  }

  func notInArchive(_ id: String) -> String {
    say("이 아카이브에 없는 논문입니다: \(id)", "not in this archive: \(id)")
  }

  // MARK: Tags

  var tagsInUse: String { say("태그", "Tags") }
  var noTags: String { say("태그가 없습니다", "There are no tags") }

  func left(_ count: Int) -> String { say("\(count)편 남음", "\(count) left") }
  var allDecided: String {
    let next = key("next-undecided")
    return say("모두 정했습니다 (\(next) 다른 날)", "all decided (\(next) goes to another day)")
  }
  var onlyOneLeft: String { say("남은 것은 이 논문뿐입니다", "This is the only paper left") }
  var nothingLeft: String { say("정할 논문이 남아 있지 않습니다", "Nothing is left to decide") }
  var nothingToUndo: String { say("되돌릴 것이 없습니다", "Nothing to undo") }
  var nothingToRedo: String { say("다시 실행할 것이 없습니다", "Nothing to redo") }
  var decidedHidden: String {
    let show = key("hide-decided")
    return say("분류한 논문을 숨깁니다 (\(show): 보이기)", "decided papers hidden (\(show) shows them)")
  }
  var decidedShown: String { say("분류한 논문도 보입니다", "decided papers shown") }
  var tags: String { say("태그", "tags") }
  var note: String { say("메모", "Note") }

  /// What stands at the end of the tag prompt: the tags that Tab would complete.
  func tagHint(_ candidates: [String]) -> String {
    let keys = say("[\(enter): 저장 · \(escape): 취소]", "[\(enter): save · \(escape): cancel]")
    guard !candidates.isEmpty else { return keys }
    return "\(tab): " + candidates.prefix(5).joined(separator: " ") + "  " + keys
  }

  func range(_ count: Int) -> String {
    let end = key("range")
    return say("\(count)편 선택 (\(end): 풀기)", "range of \(count) (\(end) ends it)")
  }

  // MARK: Catching up

  var nothingMissed: String { say("밀린 논문이 없습니다", "Nothing was missed") }
  func catchUpOrder(_ list: CatchUp) -> String {
    list.isByTaste
      ? say("이번 따라잡기는 취향순입니다", "This catching up is by taste")
      : say(
        "따라잡기는 투표순입니다 (취향순일 때 시작하면 취향순)",
        "Catching up is by votes; begun in the order of taste, by that")
  }

  func catchUp(_ list: CatchUp) -> String {
    let shown = list.papers.count
    return say(
      "따라잡기: \(list.days)일, \(list.total)편 가운데 \(shown)편",
      "Catch-up: \(shown) of \(papers(list.total)), \(list.days == 1 ? "1 day" : "\(list.days) days")"
    )
  }

  /// What can be done once all papers gathered are decided, and so many more are left.
  func batchDecided(_ more: Int) -> String {
    let (back, next, skip) = (key("back"), key("catch-up"), key("skip-backlog"))
    return more == 0
      ? say("다 따라잡았습니다 (\(back): 돌아가기)", "all caught up (\(back) goes back)")
      : say(
        "\(next): 다음 논문 · \(skip): 나머지 \(more)편 건너뛰기",
        "\(next): the next ones · \(skip): skip the other \(more)")
  }

  // MARK: Summaries

  func skim(_ skim: Skim) -> String {
    switch skim {
    case .all: say("전체", "all")
    case .whatsNew, .technicalDetails, .performance: skim.rawValue
    }
  }

  /// How a vote stands among those of its day and its month.
  func percentiles(day: Int?, month: Int?) -> String {
    let parts = [
      day.map { say("그날 p\($0)", "p\($0) day") },
      month.map { say("그달 p\($0)", "p\($0) month") },
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  // MARK: Saving

  /// The banner that stands as long as decisions cannot be saved.
  func notSaved(_ problem: TriageError, unsaved: Int) -> String {
    let count = unsaved > 0 ? " (\(unsaved))" : ""
    return say("저장 안 됨", "not saved") + "\(count): \(self.problem(problem))"
  }

  /// Why decisions cannot be kept or read, where, and how to mend it.
  ///
  /// What the system and SQLite say is in English.
  package func problem(_ problem: TriageError) -> String {
    let location = problem.line.map { "\(problem.path):\($0)" } ?? problem.path
    return say("\(location): \(why(problem))", problem.description)
  }

  /// What stands in the way, in Korean.
  private func why(_ problem: TriageError) -> String {
    let detail = problem.detail.map { ": \(reason($0))" } ?? ""
    return switch problem.kind {
    case .full: "디스크가 찼습니다 (자리를 비워 주세요)"
    case .limit: "파일 크기 한도에 닿았습니다 (ulimit -f unlimited)"
    case .readOnly: "쓸 수 없는 파일입니다 (쓰기 권한을 주거나 --store로 다른 파일을 쓰세요)"
    case .moved: "열려 있는 동안 지워지거나 바뀌었습니다 (그 자리가 비면 다시 씁니다)"
    case .overwritten: "열려 있는 동안 다른 내용으로 덮였습니다 (지금 있는 파일에 합칩니다)"
    case .unchecked: "확인하는 중입니다 (끝나면 저장합니다)"
    case .noLocks:
      "파일 잠금이 되지 않는 곳입니다\(detail) (로컬 디스크에 두세요: --store 경로. 다른 컴퓨터와는 nonmun state export와 import로 주고받습니다)"
    case .orphan: "데이터베이스가 없고 로그만 남았습니다 (되돌려 놓거나 \(problem.path)-wal을 옮기세요)"
    case .busy: "다른 프로그램이 쓰고 있습니다"
    case .empty: "빈 파일입니다" + restoring(problem)
    case .truncated: "잘린 파일입니다" + restoring(problem)
    case .notADatabase: "데이터베이스가 아닙니다" + restoring(problem)
    case .foreign: "다른 프로그램의 데이터베이스입니다 (--store로 다른 파일을 쓰세요)"
    case .newer: "더 새로운 nonmun이 쓴 파일입니다 (그 nonmun을 쓰세요)"
    case .damaged: "망가졌습니다\(detail)" + restoring(problem)
    case .unreachable: "열 수 없습니다\(detail)"
    case .inputOutput: "읽거나 쓸 수 없습니다\(detail)"
    case .malformed: problem.detail.map(reason) ?? "읽을 수 없습니다"
    }
  }

  /// How to bring back what a useless file held, in Korean.
  private func restoring(_ problem: TriageError) -> String {
    problem.backup == nil
      ? " (그대로 두었습니다. nonmun state restore로 읽을 수 있는 것을 되살립니다)"
      : " (그대로 두었습니다. nonmun state restore로 백업을 보고 되돌립니다)"
  }
}
