import Configuration
import Foundation
import TestSupport
import Testing

@testable import Reader

@Suite("The tables of docs/configuration.md")
struct ConfigurationDocumentTests {
  @Test(
    "say of every key what its row says: what it is for, its range, what it is usually",
    arguments: [(Language.en, "### Keys"), (.ko, "### 키")])
  func keys(language: Language, heading: String) throws {
    let lines = try projectFile("docs/configuration.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: heading[...]))
    let table = lines[start...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    let rows = ConfigurationKey.all.map { key in
      "| `\(key.name)` | \(key.explanation(in: language, key: Words(language).key)) |"
    }
    #expect(table.dropFirst(2).map(String.init) == rows)
  }

  @Test(
    "and its examples, and those of docs/keys.md, have no mistake",
    arguments: ["configuration", "keys"])
  func examples(document: String) throws {
    let blocks = try projectFile("docs/\(document).md").components(separatedBy: "```toml\n")
      .dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count >= 2)
    for block in blocks {
      let (_, problems) = Settings.parse(block, file: document, home: "/h", reserved: .table)
      #expect(problems.isEmpty, "\(problems) in \(block)")
    }
  }

  @Test("would say another key and another range, were the rows changed")
  func changed() throws {
    let catchUp = try #require(ConfigurationKey.all.first { $0.name == "catch-up" })
    let text = catchUp.explanation(in: .en) { "<\($0)>" }
    #expect(
      text == "How many papers of the days you missed `<catch-up>` gathers at once, 1 to 999 (20)")
  }
}
