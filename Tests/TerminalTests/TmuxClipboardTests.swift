import Surface
import Testing

@testable import Terminal

@Suite("The clipboard in tmux")
struct TmuxClipboardTests {
  @Test(
    "what tmux says of itself tells which setting is missing",
    arguments: [
      ("external\noff\n", Clipboard.raw, "set -s set-clipboard on"), ("on\noff\n", .raw, nil),
      ("off\non\n", .raw, "set -s set-clipboard on"),
      ("external\noff\n", .tmux, "set -g allow-passthrough on"), ("external\non\n", .tmux, nil),
      ("external\nall\n", .tmux, nil), ("external\n\n", .tmux, nil), ("external\n\n", .off, nil),
      ("", .raw, nil), ("no server running", .raw, nil), ("\n\n", .raw, nil),
    ] as [(String, Clipboard, String?)])
  func settings(answer: String, clipboard: Clipboard, setting: String?) {
    #expect(TmuxClipboard.missingSetting(answer: Array(answer.utf8), for: clipboard) == setting)
  }
}
