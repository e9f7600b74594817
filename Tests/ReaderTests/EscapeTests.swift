import Digest
import ReaderDriver
import Testing

@testable import Reader

/// A backslash before a mark, in titles and in summaries: one rule (docs/digest-format.md, *Text*).
@Suite("Escapes")
struct EscapeTests {
  /// Those before which a backslash goes.
  private static let marks = "*_`[]#|<>&$%+-."
  /// Those before which it stays, as it may be LaTeX.
  private static let others = "!\"'(),/:;=?@^{}~"

  private func screen(_ text: String) -> [String] {
    let paper = """
      ### [\(text)](https://arxiv.org/abs/2503.11000)

      Vote: 1

      - \(text)

      """
    let library = LibraryLoader.all(TestArchive.archive([("2025-03-14", [paper])]))
    return Driver(80, 24, library: library, corpus: nil).screen
  }

  @Test("are the mark alone, in the list, above the summary and in it", arguments: marks)
  func dropped(mark: Character) {
    let shown = screen("Alpha \\\(mark) omega").filter { $0.contains("Alpha \(mark) omega") }
    #expect(shown.count == 3, "\(shown)")
  }

  @Test("are left as they are before all else, in the three places alike", arguments: others)
  func kept(sign: Character) {
    let shown = screen("Alpha \\\(sign) omega").filter { $0.contains("Alpha \\\(sign) omega") }
    #expect(shown.count == 3, "\(shown)")
  }

  @Test(
    "keep marks from being marks",
    arguments: ["\\*Alpha\\*", "\\[Alpha", "\\#Alpha", "1\\. Alpha"])
  func unmarked(text: String) {
    let plain = text.filter { $0 != "\\" }
    let shown = screen("We \(text) it").filter { $0.contains("We \(plain) it") }
    #expect(shown.count == 3, "\(shown)")
  }
}
