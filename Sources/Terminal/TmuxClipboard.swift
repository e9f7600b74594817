import Surface

/// Whether a tmux around the program hands on what goes to the clipboard (tmux(1), `set-clipboard`,
/// `allow-passthrough`).
package enum TmuxClipboard {
  /// The command that has tmux tell its settings, a line each.
  package static let question = [
    "tmux", "display-message", "-p", "#{set-clipboard}\n#{allow-passthrough}",
  ]

  /// The setting without which nothing arrives; nil where it does, or where tmux does not say.
  ///
  /// With `external`, its default, tmux sends its own copies to the terminal and takes none from
  /// programs.
  package static func missingSetting(answer: [UInt8], for clipboard: Clipboard) -> String? {
    let lines = answer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.count >= 2 else { return nil }
    switch clipboard {
    case .raw: return isOff("set-clipboard", lines[0]) ? "set -s set-clipboard on" : nil
    case .tmux: return isOff("allow-passthrough", lines[1]) ? "set -g allow-passthrough on" : nil
    case .off: return nil
    }
  }

  /// Whether a setting that tmux has keeps the clipboard's sequence from the terminal; before 3.3
  /// there is no `allow-passthrough`, and all passes.
  package static func isOff(_ option: String, _ value: String) -> Bool {
    guard !value.isEmpty else { return false }
    return option == "set-clipboard" ? value != "on" : !["on", "all", "1", "2"].contains(value)
  }
}
