import Configuration
import Glibc
import Programs
import Reader
import Surface
import Synchronization
import Terminal

/// The settings of the tmux around the program, as tmux itself tells them.
struct TmuxDiagnosis {
  private let environment: [String: String]
  private let clipboard: Clipboard
  private let words: DoctorWords

  init(_ environment: [String: String], _ settings: Settings, _ words: Words) {
    self.environment = environment
    clipboard = settings.clipboard
    self.words = DoctorWords(words)
  }

  private static let options = [
    "escape-time", "set-clipboard", "allow-passthrough", "default-terminal", "focus-events",
  ]

  var findings: [Finding] {
    guard environment["TMUX"]?.isEmpty == false else { return [Finding(.tmux, .ok, words.noTmux)] }
    guard let values = ask() else {
      return [Finding(.tmux, .warn, words.tmuxMute, mend: words.tmuxInPath)]
    }
    return TmuxDiagnosis.options.compactMap { option in
      values[option].map { judged(option, $0) }
    }
  }

  /// What tmux says of the options that it has.
  private func ask() -> [String: String]? {
    let format = "#{version}\n" + TmuxDiagnosis.options.map { "#{\($0)}" }.joined(separator: "\n")
    let program = Program(["tmux", "display-message", "-p", format], environment: environment)
    let answer = Answer()
    guard
      let running = try? CapturedProgram(
        program, done: { result in answer.result.withLock { $0 = result } })
    else { return nil }
    // tmux answers at once or, where its server hangs, never.
    for _ in 0..<200 where answer.result.withLock({ $0 == nil }) { usleep(10_000) }
    guard let result = answer.result.withLock({ $0 }), result.status?.isSuccess == true else {
      running.cancel()
      return nil
    }
    let lines = String(decoding: result.output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    let pairs = zip(TmuxDiagnosis.options, lines).filter { !$0.1.isEmpty }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0.0, String($0.1)) })
  }

  /// What another thread hands over.
  private final class Answer: Sendable {
    let result = Mutex<CapturedProgram.Result?>(nil)
  }

  private func judged(_ option: String, _ value: String) -> Finding {
    let measured = "\(option) \(value)"
    func wish(_ setting: String, _ why: String) -> Finding {
      Finding(
        .tmux, .warn, measured,
        mend: "set -\(option == "allow-passthrough" ? "g" : "s") \(setting)  (\(why))")
    }
    switch option {
    case "escape-time":
      return (Int(value) ?? 0) > 100
        ? wish("escape-time 20", words.escapeTime) : Finding(.tmux, .ok, measured)
    case "set-clipboard":
      guard clipboard == .raw, TmuxClipboard.isOff(option, value) else { break }
      return wish("set-clipboard on", words.setClipboard)
    case "allow-passthrough":
      guard clipboard == .tmux, TmuxClipboard.isOff(option, value) else { break }
      return wish("allow-passthrough on", words.setClipboard)
    case "default-terminal":
      guard !value.hasPrefix("tmux") else { break }
      return wish("default-terminal tmux-256color", words.defaultTerminal)
    default: break
    }
    return Finding(.tmux, .ok, measured)
  }
}
