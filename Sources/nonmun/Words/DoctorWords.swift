import Cache
import Configuration
import Reader
import Surface
import System

/// What `nonmun doctor` says.
struct DoctorWords: Sendable {
  private let words: Words

  /// The words of a language.
  init(_ words: Words) { self.words = words }

  private func say(_ ko: String, _ en: String) -> String { words.say(ko, en) }

  /// What was said before the language was known.
  func say(_ text: Localized) -> String { text[words.language] }

  // MARK: Terminal

  var noTerminal: String { say("터미널이 아닙니다", "not a terminal") }

  var runInTerminal: String {
    say("읽으려는 터미널에서 실행하세요", "run it in the terminal you read in")
  }
  var noTerm: String { words.noTERM }
  var exportTerm: String { words.exportTERM }
  var setTerm: String { say("TERM=xterm-256color로 해 보세요", "try TERM=xterm-256color") }

  func noDescription(_ name: String) -> String {
    say("\(name): terminfo 정보가 없습니다", "\(name): no description of this terminal")
  }

  func description(_ name: String) -> String {
    say("terminfo 항목 \(name)", "description \(name)")
  }

  func colors(_ depth: ColorDepth) -> String {
    switch depth {
    case .mono: say("색 없음", "no colours")
    case .eight: say("8색", "8 colours")
    case .sixteen: say("16색", "16 colours")
    case .indexed256: say("256색", "256 colours")
    case .direct: say("트루 컬러", "true colour")
    }
  }

  func installDescription(_ name: String) -> String {
    say(
      "terminfo를 설치하세요: infocmp \(name) | ssh 서버 tic -x - 또는 ncurses-term 패키지",
      "install its description: infocmp \(name) | ssh HOST tic -x -, or the package ncurses-term"
    )
  }
  var enlarge: String { say("20×5 이상으로 넓히세요", "make it 20×5 at least") }

  // MARK: Locale

  func locale(asked: String, used: String) -> String {
    let asked = asked.isEmpty ? say("설정 없음", "none asked for") : asked
    return say("\(asked), 사용: \(used)", "\(asked), used: \(used)")
  }

  func noLocale(_ asked: String) -> String {
    say("\(asked): UTF-8 로캘이 없습니다", "\(asked): no UTF-8 locale is installed")
  }

  var setLocale: String {
    say("C.UTF-8을 설치하거나 LANG을 UTF-8 로캘로 하세요", "install C.UTF-8, or set LANG to a UTF-8 locale")
  }

  func generateLocale(_ name: String) -> String {
    say(
      "이 컴퓨터에 없는 로캘입니다. 화면은 같습니다. 필요하면: locale-gen \(name)",
      "not installed here; the screen is the same. To have it: locale-gen \(name)")
  }

  // MARK: Width, links and clipboard

  func widthSet(_ cells: Int) -> String {
    say("é × …: \(cells)칸 (설정)", "é × …: \(cells) (set)")
  }

  func widthMeasured(_ signs: Int, lines: Int) -> String {
    say("é × …: \(signs)칸, ─ █: \(lines)칸 (측정)", "é × …: \(signs), ─ █: \(lines) (measured)")
  }

  var widthUnknown: String {
    say("é × …: 터미널이 답하지 않음, 1칸으로 봄", "é × …: the terminal does not answer; taken for 1")
  }

  var setWidth: String {
    say(
      "칸이 어긋나면 설정에 ambiguous-width = 2",
      "if columns shift: ambiguous-width = 2 in the configuration")
  }

  func hyperlinksSet(_ isOn: Bool) -> String {
    isOn ? say("보냄 (설정)", "sent (set)") : say("보내지 않음 (설정)", "not sent (set)")
  }

  func hyperlinks(isKnown: Bool) -> String {
    isKnown
      ? say("보냄: OSC 8을 아는 터미널", "sent: the terminal is known to have OSC 8")
      : say(
        "보내지 않음: OSC 8을 아는지 모르는 터미널 (hyperlinks = true로 켬)",
        "not sent: the terminal is not known to have OSC 8 (hyperlinks = true sends them)")
  }
  var clipboardOff: String { say("끔 (설정)", "off (set)") }

  func clipboard(_ clipboard: Clipboard) -> String {
    clipboard == .tmux
      ? say("OSC 52를 tmux로 감싸 보냄", "OSC 52, through tmux")
      : say("OSC 52를 그대로 보냄", "OSC 52, as it is")
  }
  var clipboardTmux: String {
    say("tmux 밖인데 tmux로 설정됨", "set to tmux, but this is no tmux")
  }
  var clipboardRaw: String {
    say("설정에 clipboard = \"raw\"", "clipboard = \"raw\" in the configuration")
  }

  var clipboardMute: String {
    say(
      "이 터미널에는 클립보드가 없습니다. QR 코드(\(words.key("qr-code")))를 쓰세요",
      "this terminal has no clipboard; \(words.key("qr-code")) shows a QR code")
  }

  // MARK: tmux

  var noTmux: String { say("tmux 밖", "not in tmux") }
  var tmuxMute: String { say("tmux가 답하지 않습니다", "tmux does not answer") }
  var tmuxInPath: String { say("tmux가 PATH에 있는지 보세요", "is tmux in PATH?") }
  var escapeTime: String { say("\(words.escape)가 늦습니다", "\(words.escape) comes late") }

  var setClipboard: String {
    say("복사한 내용이 클립보드로 가지 않습니다", "what is copied does not reach the clipboard")
  }

  var defaultTerminal: String {
    say("색과 기울임이 줄어듭니다", "colours and italics are lost")
  }

  // MARK: Archive and store

  func archive(files: Int, papers: Int, unreadable: Int) -> String {
    say(
      "파일 \(files)개, 논문 \(papers)편, 못 읽은 파일 \(unreadable)개",
      "\(files) files, \(papers) papers, \(unreadable) not read")
  }

  var nameArchive: String {
    say(
      "--archive나 NONMUN_ARCHIVE, 설정의 archive로 폴더를 정하세요",
      "name the folder by --archive, NONMUN_ARCHIVE or archive in the configuration")
  }
  func watches(_ count: Int) -> String {
    say("폴더 \(count)개를 inotify로 감시할 수 있음", "\(count) folders can be watched by inotify")
  }

  var nothingToWatch: String {
    say("감시할 폴더가 없음", "no folder to be watched")
  }

  func noWatches(_ why: String) -> String {
    say(
      "inotify 감시가 모자라 5초마다 살펴봄: \(words.reason(why))",
      "too few inotify watches, so looked through every 5 seconds: \(why)")
  }

  func noIndex(least: Int) -> String {
    say(
      "색인 없음, \(least >> 20) MiB가 넘는 아카이브를 처음 읽을 때 만듦",
      "none, made when an archive of more than \(least >> 20) MiB is read first")
  }

  func index(_ path: String, mebibytes: Int) -> String { "\(path), \(mebibytes) MiB" }

  func fault(_ fault: CacheFault) -> String {
    switch fault {
    case .missing: say("없음", "there is none")
    case .system(let code): words.reason(SystemError(code).description)
    case .foreign:
      say("다른 사용자가 쓸 수 있음", "others may write it")
    case .otherVersion: say("다른 버전의 색인", "an index of another version")
    case .otherKey: say("다른 아카이브의 색인", "the index of another archive")
    case .damaged: say("손상됨", "damaged")
    }
  }

  var indexIsMadeAnew: String {
    say("할 일이 없습니다. 다음에 읽을 때 새로 만듭니다", "nothing to do: the next reading makes it anew")
  }

  var removeIndex: String {
    say("지우세요. 다음에 읽을 때 새로 만듭니다", "remove it: the next reading makes it anew")
  }

  var moreWatches: String {
    say("sysctl fs.inotify.max_user_watches를 늘리세요", "raise sysctl fs.inotify.max_user_watches")
  }

  func noStore(_ path: String) -> String {
    say("\(path): 아직 없음, 처음 분류할 때 만듦", "\(path): none yet, made with the first decision")
  }

  func store(_ path: String, kibibytes: Int, backups: Int) -> String {
    say(
      "\(path), \(kibibytes)KiB, 백업 \(backups)개",
      "\(path), \(kibibytes) KiB, \(backups) backups")
  }

  var storeInMemory: String {
    say("저장할 곳이 없어 끝내면 사라집니다", "nowhere to keep it: gone with the program")
  }
  var setHome: String { say("HOME이나 XDG_DATA_HOME을 정하세요", "set HOME or XDG_DATA_HOME") }
  var storeReadOnly: String {
    say("쓸 수 없는 파일입니다. 권한을 보세요", "it cannot be written: see its permissions")
  }

  /// How to bring back what a store of no use held; nothing is lost by it.
  func restore(_ command: String) -> String {
    say("\(command): 백업을 보고 되돌립니다", "\(command) shows the backups and brings one back")
  }

  func whoHasIt(_ path: String) -> String {
    say("누가 쓰는지 보세요: fuser \(path)", "see who has it: fuser \(path)")
  }

  func conflictCopy(_ path: String, missing: Int?) -> String {
    guard let missing else {
      return say("\(path): 읽을 수 없는 충돌 사본", "\(path): a conflict copy that cannot be read")
    }
    return say(
      "\(path): 충돌 사본, 여기 없는 기록 \(missing)건",
      "\(path): a conflict copy with \(missing) entries that are not here")
  }

  func mergeCopy(_ command: String) -> String {
    say("합치기: \(command)", "merge it: \(command)")
  }

  var lookAtCopy: String {
    say("어느 프로그램이 남겼는지 보세요", "see which program left it")
  }
}
