import Foundation
import TestSupport
import Testing

/// What docs/faults.md says of tests is so.
@Suite("docs/faults.md")
struct FaultsDocumentTests {
  @Test("names tests that there are")
  func names() throws {
    let document = try projectFile("docs/faults.md")
    let tables = document.split(separator: "\n").filter { $0.hasPrefix("| ") }
    let names = tables.flatMap { row in
      row.split(separator: "“").dropFirst().compactMap { $0.split(separator: "”").first }
    }
    #expect(names.count > 60)
    let sources = try testSources()
    for name in names {
      #expect(sources.contains("\"\(name)\""), "no test is called “\(name)”")
    }
  }

  /// The text of all tests.
  private func testSources() throws -> String {
    let folder = projectFolder + "/Tests"
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix("Tests.swift") }
      .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
      .joined()
  }
}
