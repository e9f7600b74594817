import TestSupport
import Testing

@testable import Configuration
@testable import Theming

@Suite("The documentation of themes and configuration")
struct DocumentationTests {
  /// The rows of the table after a heading, each the cells between its bars.
  private func rows(of file: String, after heading: String) throws -> [[String]] {
    let lines = try projectFile(file).split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: heading[...]), "\(file) has no “\(heading)”")
    let table = lines[(start + 1)...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    return table.dropFirst(2).map { line in
      line.split(separator: " | ").map { String($0.trimmingBars()) }
    }
  }

  /// The comment before each case of an enumeration, in the order of the source.
  private func comments(of file: String) throws -> [String] {
    var comments: [String] = []
    var comment: [Substring] = []
    for line in try projectFile(file).split(separator: "\n") {
      let line = line.drop { $0 == " " }
      if line.hasPrefix("/// ") {
        comment.append(line.dropFirst(4))
      } else {
        if line.hasPrefix("case "), !comment.isEmpty {
          comments.append(comment.joined(separator: " "))
        }
        comment = []
      }
    }
    return comments
  }

  @Test("describes every role as the source does")
  func roles() throws {
    let comments = try comments(of: "Sources/Theming/Role.swift")
    try #require(comments.count == Role.allCases.count)
    let expected = zip(Role.allCases, comments).map { ["`\($0.name)`", $1] }
    #expect(try rows(of: "docs/themes.md", after: "### Roles") == expected)
  }

  @Test(
    "has every role and key in Korean",
    arguments: [
      ("docs/themes.md", "### 역할", Role.allCases.map(\.name)),
      ("docs/configuration.md", "### 키", ConfigurationKey.all.map(\.name)),
    ])
  func korean(file: String, heading: String, names: [String]) throws {
    let rows = try rows(of: file, after: heading)
    #expect(rows.map(\.first) == names.map { "`\($0)`" })
    for row in rows {
      let isKorean = row.last?.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
      #expect(row.count == 2 && isKorean == true, "\(row)")
    }
  }

  @Test("gives examples that work", arguments: ["docs/themes.md", "docs/configuration.md"])
  func examples(file: String) throws {
    let parts = try projectFile(file).split(separator: "```", omittingEmptySubsequences: false)
    let examples = parts.filter { $0.hasPrefix("toml\n") }.map { String($0.dropFirst(5)) }
    try #require(examples.count >= 2, "one in each language")
    // Which commands there are only the reader knows; its tests read the examples of `[keys]`.
    for example in examples where !example.contains("[keys]") {
      if file.hasSuffix("themes.md") {
        let folder = SettingsFolder(["themes/mine.toml": example])
        _ = try ThemeCatalogue(environment: folder.environment).theme(named: "mine")
      } else {
        let (settings, problems) = Settings.parse(
          example, file: "", home: "/home/me", reserved: .none)
        #expect(problems == [])
        #expect(settings != Settings())
      }
    }
  }
}

extension Substring {
  /// Without the bars and spaces around a table's row.
  fileprivate func trimmingBars() -> Substring {
    var rest = drop { $0 == "|" || $0 == " " }
    while rest.last == "|" || rest.last == " " { rest.removeLast() }
    return rest
  }
}
