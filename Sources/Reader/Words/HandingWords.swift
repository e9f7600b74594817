import Configuration
import Surface

// Handing on: links, the clipboard, the QR code, the editor, custom commands.
extension Words {
  // MARK: Links

  var link: String { say("링크", "Link") }
  var title: String { say("제목", "Title") }
  var citation: String { say("인용", "Citation") }
  var openWhich: String { say("어느 링크를 열까요?", "Open which link?") }
  var copyWhich: String { say("무엇을 복사할까요?", "Copy what?") }
  func copyWhich(of count: Int) -> String {
    say("논문 \(count)편에서 무엇을 복사할까요?", "Copy what of \(count) papers?")
  }
  var menuHint: String {
    say(
      "[숫자나 \(enter): 고르기 · \(escape): 닫기]", "[number or \(enter): choose · \(escape): close]")
  }

  /// Something of several papers: `Link`, `12 × Link`.
  func several(_ what: String, _ count: Int) -> String { count == 1 ? what : "\(what) × \(count)" }

  func tooManyToOpen(_ count: Int, most: Int) -> String {
    say(
      "한꺼번에 열기에는 너무 많습니다: \(count)편 (\(most)편까지)",
      "too many to open at once: \(count) papers (\(most) at most)")
  }

  /// That a command runs on several papers.
  func running(_ command: String, _ count: Int) -> String {
    say("\(count)편에 \(command)", "\(command) on \(count) papers")
  }

  func opening(_ address: String) -> String { say("여는 중: \(address)", "opening \(address)") }

  func noLink(_ number: Int) -> String {
    let choose = key("choose-link")
    return say(
      "\(number)번 링크가 없습니다 (\(choose): 고르기)", "there is no link \(number) (\(choose) shows them)")
  }

  func notForBrowser(_ text: String) -> String {
    let shown = String(text.prefix(60))
    return say(
      "브라우저로 열 수 없는 주소입니다 (http, https만): \(shown)",
      "not an address for a browser (http and https only): \(shown)")
  }

  func noBrowser(isRemote: Bool) -> String {
    let (copy, code) = (key("copy-link"), key("qr-code"))
    return isRemote
      ? say(
        "SSH 너머라 열 브라우저가 없습니다 · \(copy): 링크 복사 · \(code): QR 코드",
        "over SSH, no browser here · \(copy) copies the link · \(code) shows a QR code")
      : say(
        "브라우저가 없습니다 ($BROWSER, xdg-open) · \(copy): 링크 복사 · \(code): QR 코드",
        "no browser ($BROWSER, xdg-open) · \(copy) copies the link · \(code) shows a QR code")
  }

  // MARK: Copying

  /// That a text is on its way: no terminal answers whether it took it.
  func sent(_ what: String) -> String {
    say("터미널로 보냈습니다: \(what)", "sent to the terminal: \(what)")
  }

  var clipboardIsOff: String {
    say(
      "복사가 꺼져 있습니다 (설정의 clipboard)", "copying is off (clipboard in config.toml)")
  }

  func tooLongToCopy(_ bytes: Int) -> String {
    say(
      "너무 깁니다: \(bytes)바이트 (\(Clipboard.limit)까지)",
      "too long to copy: \(bytes) bytes (\(Clipboard.limit) at most)")
  }

  // MARK: The QR code

  var codeTooLarge: String {
    say("화면이 작아 QR 코드가 들어가지 않습니다", "the screen is too small for the QR code")
  }
  var codeHint: String {
    hint(
      part("copy-link") { say("\($0) 링크 복사", "\($0) copies") },
      part("open-link") { say("\($0) 열기", "\($0) opens") },
      say("\(escape) 닫기", "\(escape) closes"))
  }

  // MARK: The note

  /// That a note was being written when the reader was ended, and how to go on.
  package func noteLeftBehind(_ paper: String) -> String {
    let key = key("note")
    return say(
      "쓰다 만 메모가 있습니다: \(paper) (그 논문에서 \(key): 이어 쓰기)",
      "a note was left unfinished: \(paper) (\(key) on that paper goes on with it)")
  }

  var noteUnchanged: String { say("메모를 바꾸지 않았습니다", "the note was not changed") }

  /// Why a paper could not be handed on.
  package func problem(_ problem: HandingProblem) -> String {
    switch problem {
    case .noEditor:
      say("편집기가 없습니다 ($VISUAL이나 $EDITOR를 정하세요)", "no editor (set $VISUAL or $EDITOR)")
    case .editorGaveUp(let name, let status):
      say(
        "\(name): 종료 코드 \(status) · 메모는 그대로입니다", "\(name): exit \(status); the note is as it was")
    case .editorEnded(let name, let draft):
      say("\(name): 비정상 종료 · 쓰던 메모: \(draft)", "\(name) was ended; what was written is in \(draft)")
    case .browserFailed(let name, let ending):
      say("열지 못했습니다 · \(name): \(ending)", "not opened: \(name): \(ending)")
    case .tmuxKeepsOut(let setting, let text):
      // The address comes last: what does not fit is what everybody sees on the screen anyway.
      say(
        "tmux가 막아 복사되지 않습니다 (\(setting)): \(text)", "not copied: tmux wants \(setting) · \(text)")
    case .notFound(let name):
      say("\(name): PATH에 없는 프로그램입니다", "\(name): no such program in PATH")
    case .other(let what): reason(what)
    }
  }

  // MARK: Custom commands

  /// That an archive has no folder to bring up to date.
  package var noFolder: String { say("폴더가 없습니다", "no folder") }
  /// That a program has ended, and that how is not known.
  package var unknownEnding: String { say("어떻게 끝났는지 모릅니다", "its end is not known") }

  var running: String { say("실행 중…", "running…") }
  var noOutput: String { say("출력이 없습니다", "no output") }
  var runningHint: String { say("\(escape): 멈추기", "\(escape) stops it") }
  /// A program was told to end and has not yet.
  var endingHint: String {
    say("끝내도록 알렸습니다 · \(escape): 기다리지 않고 닫기", "told to end · \(escape) closes without waiting")
  }
  var outputHint: String { helpHint }

  /// How a program ended: `exit 1`, `signal 15`, or why it did not run.
  func ending(_ result: CommandResult) -> String {
    let ending =
      switch result.ending {
      case .exited(let status): say("종료 코드 \(status)", "exit \(status)")
      case .signalled(let signal): say("시그널 \(signal)로 끝남", "ended by signal \(signal)")
      case .failed(let why): why[language]
      }
    return result.isCut ? ending + say(" (1 MiB에서 자름)", " (cut at 1 MiB)") : ending
  }
}
