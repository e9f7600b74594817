import Configuration
import ReaderDriver
import Testing

@testable import Reader

@Suite("docs/keys.md")
struct KeysDocumentTests {
  @Test("is what the command table says")
  func file() {
    Recording.compare(KeysDocument.markdown, with: "docs/keys.md")
  }

  @Test("has a row for each command in each language, and no bar that would break a table")
  func rows() {
    let rows = KeysDocument.markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    for command in CommandSet.standard.all {
      for language in Language.allCases {
        let ending = "| `\(command.name)` | \(command.help[language]) |"
        #expect(rows.count { $0.hasSuffix(ending) } == 1, "\(ending)")
      }
    }
    #expect(!rows.contains { $0.replacing("\\|", with: "").count { $0 == "|" } != 4 })
  }
}
