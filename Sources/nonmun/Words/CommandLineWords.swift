import Configuration
import Decisions
import Reader
import Search

// What commands without a screen say, and what ends the program before its work is done.
extension Words {
  // MARK: Beginning

  /// That no locale has UTF-8.
  var noLocale: String { say("UTF-8 로캘이 없습니다", "no UTF-8 locale") }
  /// How to have one.
  var installLocale: String {
    say(
      "C.UTF-8을 설치하거나 LANG을 UTF-8 로캘로 하세요", "install C.UTF-8 or set LANG to a UTF-8 locale")
  }
  /// That the reader was started where there is no terminal.
  var needsTerminal: String { say("읽을 터미널이 없습니다", "needs a terminal to read in") }
  /// That nothing says which terminal it is.
  var noTERM: String { say("TERM이 비어 있습니다", "TERM is not set") }
  /// How to say which terminal it is.
  var exportTERM: String {
    say("export TERM=xterm-256color로 정하세요", "set it: export TERM=xterm-256color")
  }
  /// That there is nothing to read keys from.
  var noKeys: String { say("키를 읽을 터미널이 없습니다", "no terminal to read keys from") }
  /// What works without a terminal.
  var listNeedsNone: String {
    say("nonmun list는 터미널 없이 출력합니다", "nonmun list prints without one")
  }

  /// That the system lets too few files be open.
  package func fewDescriptors(_ count: Int, of wanted: Int) -> String {
    say(
      "파일을 더 열 수 없습니다: \(count)개까지 열 수 있으나 \(wanted)개가 필요합니다",
      "too few files may be open at once: \(count) more, \(wanted) are needed")
  }
  /// How to have more.
  package var raiseDescriptors: String {
    say("셸에서 ulimit -n 256을 실행한 뒤 다시 여세요", "run ulimit -n 256 in the shell and start again")
  }

  /// That the system would not let the terminal be used.
  func cannotUseTerminal(_ why: String) -> String {
    say("터미널을 쓸 수 없습니다: \(reason(why))", "cannot use the terminal: \(why)")
  }

  /// That a terminal has no description, nor any that would do.
  func noDescription(of terminal: String) -> String {
    say(
      "터미널 “\(terminal)”의 정보가 없습니다 (TERM=xterm-256color로 해 보세요)",
      "no description of the terminal “\(terminal)” (try TERM=xterm-256color)")
  }

  /// That a terminal is taken for another.
  func unknownTerminal(_ terminal: String, using other: String) -> String {
    say(
      "모르는 터미널 “\(terminal)”(TERM)이라 \(other) 정보를 씁니다",
      "unknown terminal “\(terminal)” (TERM): using \(other)")
  }

  /// That a terminal is taken for a VT100.
  func cannotMoveCursor(_ terminal: String) -> String {
    say(
      "커서를 옮기지 못하는 터미널 “\(terminal)”(TERM)이라 vt100 정보를 씁니다",
      "the terminal “\(terminal)” (TERM) cannot move its cursor: using vt100")
  }

  /// The configuration sets an archive that cannot be told from it.
  var archiveIsLost: String {
    say(
      "설정 파일의 archive를 읽지 못했습니다", "config.toml sets an archive that cannot be read from it")
  }

  /// What an archive is, and what else could have been meant.
  var giveArchive: String {
    say(
      "*.md 다이제스트가 든 폴더를 주거나 list, show, check 같은 명령을 쓰세요",
      "give a folder of *.md digests, or a command: list, show, check")
  }

  // MARK: The store

  /// That there is no home to keep decisions in.
  var noHome: String { say("HOME이 없습니다", "HOME is not set") }
  /// How to do without a home.
  var sayStore: String {
    say("분류를 저장할 곳을 정하세요: --store 경로", "say where decisions are: --store PATH")
  }
  /// What the reader says where there is nowhere to keep decisions.
  var homeless: String {
    say(
      "HOME이 없어 분류를 저장하지 않습니다 (저장할 곳: --store 경로)",
      "HOME is not set: decisions are not kept (say where: --store PATH)")
  }

  /// That the reader ended, and some of what was decided is not saved.
  func unsaved(steps: Int, _ problem: TriageError?) -> String {
    let why = problem.map { ": " + self.problem($0) } ?? ""
    return say(
      "\(steps)건을 저장하지 못했습니다" + why,
      (steps == 1 ? "1 decision" : "\(steps) decisions") + " not saved" + why)
  }

  /// Where that is, where it comes in by itself.
  func setAside(in path: String) -> String {
    say(
      "\(path)에 두었고, 다음에 읽기 화면을 열 때 들어갑니다",
      "they are in \(path), and come in when the reader is next opened")
  }

  /// Where that is, and how to take it in.
  func rescued(to path: String) -> String {
    say(
      "\(path)에 있습니다: nonmun state import \(path)",
      "they are in \(path): nonmun state import \(path)")
  }

  // MARK: Papers

  /// That an archive has no such paper.
  func noPaper(_ name: String) -> String {
    say("논문 “\(name)”: 없습니다", "no paper “\(name)” in the archive")
  }

  /// That something names no paper.
  func isNoPaper(_ name: String) -> String {
    say(
      "“\(name)”: arXiv 식별자도 주소도 아닙니다", "“\(name)” is no arXiv identifier and no address")
  }
  /// How to find identifiers.
  var listIDs: String {
    say("nonmun list --format ids로 볼 수 있습니다", "nonmun list --format ids lists them")
  }
  /// That no paper was selected.
  var nothingToExport: String {
    say("내보낼 논문이 없습니다 (전체: nonmun list)", "no paper to export (nonmun list lists all)")
  }

  /// That a word, which nothing was found for, is the name of a file.
  func isFile(_ path: String) -> String {
    say(
      "“\(path)”: 이 낱말은 어디에도 없고, 같은 이름의 파일이 있습니다. 아카이브이면 --archive \(path)",
      "nothing holds the word “\(path)”, which is a file; for an archive say --archive \(path)")
  }

  // MARK: Marking

  /// What bytes that come by a pipe are called.
  var standardInput: String { say("표준 입력", "standard input") }

  /// That there is no step to take back, or to make again.
  func nothingToTakeBack(isUndo: Bool) -> String {
    isUndo
      ? say("되돌릴 것이 없습니다", "nothing to undo") : say("다시 실행할 것이 없습니다", "nothing to redo")
  }

  /// How many edits of a step were not taken back.
  func leftAlone(_ count: Int, of all: Int) -> String {
    say(
      "\(all)건 가운데 \(count)건은 그 뒤 바뀌어 그대로 두었습니다",
      "\(count) of \(all) left alone: decided otherwise since")
  }

  /// What journals brought.
  func merged(added: Int, known: Int) -> String {
    say("새것 \(added)건, 이미 있던 것 \(known)건", "\(added) new, \(known) known")
  }

  /// That more came than a journal can be.
  func tooLarge(_ name: String, mebibytes: Int) -> String {
    say(
      "\(name): \(mebibytes)MiB보다 큽니다 (나누어 가져오세요: split -C 100M)",
      "\(name): larger than \(mebibytes) MiB (import it in pieces: split -C 100M)")
  }

  /// That bytes are no text.
  func isNoJournal(_ name: String) -> String {
    say("\(name): 텍스트가 아닙니다", "\(name): is no text, so no journal")
  }

  /// That a line of standard input goes on for too long.
  var lineIsTooLong: String { say("너무 긴 줄입니다", "too long a line") }

  // MARK: Restoring

  /// What the store's file is now.
  func storeNow(_ path: String, decisions: Int) -> String {
    say(
      "\(path): 온전합니다, 분류한 논문 \(decisions)편", "\(path): whole, \(papers(decisions)) decided")
  }

  /// What can be read of a store of no use.
  func readable(decisions: Int) -> String {
    say("읽을 수 있는 것: 논문 \(decisions)편", "can be read of it: \(papers(decisions))")
  }

  /// That no store is there.
  func noStore(_ path: String) -> String { say("\(path): 없습니다", "\(path): is not there") }

  /// What a backup holds.
  ///
  /// - Parameters:
  ///   - day: when the last of it was decided; nil where nothing was.
  ///   - lost: how many papers of the store are not in it as they are now.
  ///   - isJoined: whether those would be joined to it.
  func backup(decisions: Int, day: String?, lost: Int, isJoined: Bool) -> String {
    let last = day.map { say(", 마지막 \($0)", ", the last on \($0)") } ?? ""
    let rest =
      isJoined
      ? say(", 합쳐질 것 \(lost)편", ", \(lost) to be joined to it")
      : say(", 잃을 것 \(lost)편", ", \(lost) would be lost")
    return say("논문 \(decisions)편", papers(decisions)) + last + rest
  }

  /// That a backup is of no use.
  var damagedBackup: String { say("망가진 백업", "damaged") }

  /// How to bring back what was listed.
  func restoreBy(_ command: String) -> String {
    say("되돌리기: \(command)", "bring one back: \(command)")
  }

  /// That there is nothing to bring back.
  var nothingToRestore: String {
    say("백업도, 읽을 수 있는 것도 없습니다", "there is no backup, and nothing can be read")
  }

  /// That no backup is called so.
  func noBackup(_ name: String) -> String {
    say("백업 “\(name)”: 없습니다", "no backup “\(name)”")
  }

  /// That a whole store is not replaced without being told to.
  func isWhole(lost: Int) -> String {
    say(
      "온전한 파일입니다. 바꾸면 논문 \(lost)편의 분류를 잃습니다 (그래도: --replace. 옮겨 두고 지우지 않습니다)",
      "the store is whole, and decisions about \(papers(lost)) would be lost"
        + " (all the same: --replace; it is moved aside, not removed)")
  }

  /// What was brought back.
  func restored(decisions: Int, joined: Int, aside: String?) -> String {
    let moved = aside.map { say(" 있던 것은 \($0)에 있습니다.", " What was there is in \($0).") } ?? ""
    return say(
      "되돌렸습니다: 논문 \(decisions)편, 합친 기록 \(joined)건.",
      "Restored: \(papers(decisions)), \(joined) entries joined.") + moved
  }

  /// That output failed.
  func cannotWrite(_ why: String) -> String {
    say("쓸 수 없습니다: \(reason(why))", "cannot write: \(why)")
  }
}
