import Configuration
import Glibc
import Reader
import Surface
import Terminal
import TextLayout

/// The terminal, the locale, the ambiguous width, hyperlinks and the clipboard.
struct TerminalDiagnosis {
  private let environment: [String: String]
  private let settings: Settings
  private let words: DoctorWords

  init(_ environment: [String: String], _ settings: Settings, _ words: Words) {
    self.environment = environment
    self.settings = settings
    self.words = DoctorWords(words)
  }

  func findings(locale: String?) -> [Finding] {
    [terminal, self.locale(locale), width, hyperlinks, clipboard]
  }

  private var terminal: Finding {
    let name = environment["TERM"] ?? ""
    guard
      let descriptor = [STDOUT_FILENO, STDIN_FILENO, STDERR_FILENO].first(where: { isatty($0) == 1 }
      )
    else { return Finding(.terminal, .warn, words.noTerminal, mend: words.runInTerminal) }
    guard !name.isEmpty else {
      return Finding(.terminal, .fail, words.noTerm, mend: words.exportTerm)
    }
    let facts = TerminalFacts(environment: environment, terminal: descriptor)
    guard let description = facts.description else {
      return Finding(.terminal, .fail, words.noDescription(name), mend: words.setTerm)
    }
    let size = facts.size.map { "\($0.columns)×\($0.rows)" } ?? "?"
    let measured =
      "\(name), \(size), \(words.description(description)), \(words.colors(facts.depth))"
    if let note = facts.note {
      return Finding(
        .terminal, .warn, measured + ": " + words.say(Localized { $0.note(note) }),
        mend: words.installDescription(name))
    }
    if let size = facts.size, size.columns < 20 || size.rows < 5 {
      return Finding(.terminal, .fail, measured, mend: words.enlarge)
    }
    return Finding(.terminal, .ok, measured)
  }

  private func locale(_ used: String?) -> Finding {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let asked = names.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    guard let used else {
      return Finding(.locale, .fail, words.noLocale(asked), mend: words.setLocale)
    }
    let measured = words.locale(asked: asked, used: used)
    // Where nothing is asked for, nothing is missing.
    guard !["", "C", "POSIX", used].contains(asked) else { return Finding(.locale, .ok, measured) }
    return Finding(.locale, .warn, measured, mend: words.generateLocale(asked))
  }

  private var width: Finding {
    switch settings.widthChoice {
    case .on: return Finding(.width, .ok, words.widthSet(2))
    case .off: return Finding(.width, .ok, words.widthSet(1))
    case .auto: break
    }
    let facts = TerminalFacts(environment: environment, terminal: STDOUT_FILENO)
    guard facts.canAnswer, let measured = AmbiguousWidthQuestion.ask() else {
      return Finding(.width, .warn, words.widthUnknown, mend: words.setWidth)
    }
    return Finding(
      .width, .ok,
      words.widthMeasured(measured.isWide ? 2 : 1, lines: measured.hasWideLines ? 2 : 1))
  }

  private var hyperlinks: Finding {
    switch settings.hyperlinkChoice {
    case .on: Finding(.hyperlinks, .ok, words.hyperlinksSet(true))
    case .off: Finding(.hyperlinks, .ok, words.hyperlinksSet(false))
    case .auto:
      Finding(.hyperlinks, .ok, words.hyperlinks(isKnown: HyperlinkSupport.isKnown(environment)))
    }
  }

  private var clipboard: Finding {
    let isInTmux = environment["TMUX"]?.isEmpty == false
    switch settings.clipboard {
    case .off: return Finding(.clipboard, .ok, words.clipboardOff)
    case .tmux where !isInTmux:
      return Finding(.clipboard, .warn, words.clipboardTmux, mend: words.clipboardRaw)
    case .raw, .tmux:
      let isMute = environment["TERM"].map { ["linux", "dumb"].contains($0) || $0.hasPrefix("vt") }
      return isMute == true
        ? Finding(
          .clipboard, .warn, words.clipboard(settings.clipboard), mend: words.clipboardMute)
        : Finding(.clipboard, .ok, words.clipboard(settings.clipboard))
    }
  }
}
