import Foundation
import Testing

/// The Korean of screens and documents is in the words of docs/glossary.ko.md.
@Suite("The Korean vocabulary")
struct VocabularyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// A form that is not used, and the word that is.
  struct Banned: Sendable, CustomStringConvertible {
    let form: String
    let word: String
    var description: String { "“\(form)” (\(word))" }

    /// Whether the form stands in a text; between slashes it is a regular expression.
    func stands(in text: String) throws -> Bool {
      guard form.hasPrefix("/"), form.hasSuffix("/"), form.count > 2 else {
        return text.contains(form)
      }
      return try text.contains(Regex(String(form.dropFirst().dropLast())))
    }
  }

  /// The forms of the glossary's third column.
  private static func banned() throws -> [Banned] {
    let text = try String(contentsOf: root.appending(path: "docs/glossary.ko.md"), encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| --- ") }
      .dropFirst()
      .flatMap { row -> [Banned] in
        let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        guard cells.count == 3 else { return [] }
        return cells[2].split(separator: "`").map(String.init)
          .filter { !$0.allSatisfy(\.isWhitespace) }
          .map { Banned(form: $0, word: cells[0]) }
      }
  }

  /// The Korean sentences of a source: what stands behind `ko:` and `say(`, and the first text of
  /// other words in Korean.
  static func sentences(of source: String) -> [String] {
    source.matches(of: /"(?:[^"\\\n]|\\.)*"/).map { String($0.0) }.filter(isKorean)
  }

  /// The Korean half of a document: all of one that has no halves.
  static func korean(of document: String) -> String {
    var text = document
    if let half = document.range(of: "\n## 한국어\n") { text = String(document[half.upperBound...]) }
    // What stands in fences is a program's, or somebody else's.
    return text.components(separatedBy: "\n```").enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: "\n")
  }

  private static func isKorean(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }

  private func files(below folder: String, suffix: String) throws -> [URL] {
    let found = FileManager.default.enumerator(
      at: Self.root.appending(path: folder), includingPropertiesForKeys: nil)
    return (found?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.path.hasSuffix(suffix) }.sorted { $0.path < $1.path }
  }

  @Test("The glossary has words, and forms that are not used")
  func glossary() throws {
    #expect(try Self.banned().count > 20)
  }

  @Test("No sentence of the program has a form that is not used")
  func sources() throws {
    let banned = try Self.banned()
    // The sample is somebody's papers; the languages of digests and queries are what others write.
    let spoken = try files(below: "Sources", suffix: ".swift").filter {
      let path = $0.path
      return [
        "Words", "/Commands/", "Command.swift", "Options.swift", "ConfigurationKeys", "/Help/",
      ]
      .contains { path.contains($0) } && !path.contains("EverydayWords")
    }
    try #require(spoken.count > 30)
    for file in spoken {
      for sentence in Self.sentences(of: try String(contentsOf: file, encoding: .utf8)) {
        for form in banned where try form.stands(in: sentence) {
          Issue.record("\(file.lastPathComponent): \(form) in \(sentence)")
        }
      }
    }
  }

  @Test("No document has one in its Korean")
  func documents() throws {
    let banned = try Self.banned()
    let documents =
      try files(below: "docs", suffix: ".md").filter { $0.lastPathComponent != "glossary.ko.md" }
      + [Self.root.appending(path: "README.ko.md")]
    for file in documents {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard file.path.hasSuffix(".ko.md") || text.contains("\n## 한국어\n") else { continue }
      for line in Self.korean(of: text).split(separator: "\n") {
        for form in banned where try form.stands(in: String(line)) {
          Issue.record("\(file.lastPathComponent): \(form) in \(line)")
        }
      }
    }
  }

  @Test("Every document that users read has both languages")
  func halves() throws {
    // Those for whoever changes the program are in English.
    let english: Set = ["architecture.md", "faults.md", "performance.md"]
    for file in try files(below: "docs", suffix: ".md")
    where !english.contains(file.lastPathComponent) && !file.path.hasSuffix(".ko.md") {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(
        text.contains("\n## English\n") && text.contains("\n## 한국어\n"), "\(file.lastPathComponent)")
    }
  }

  @Test(
    "A form is found where it stands, and not where it does not",
    arguments: [
      ("say(\"정한 논문을 숨깁니다\", \"hidden\")", true), ("ko: \"분류한 논문\"", false),
    ])
  func finds(source: String, isBanned: Bool) throws {
    let banned = try Self.banned()
    let sentences = Self.sentences(of: source)
    #expect(sentences.count == 1)
    #expect(
      try sentences.contains { text in try banned.contains { try $0.stands(in: text) } } == isBanned
    )
  }
}
