import Foundation
import TestSupport
import Testing

/// What `docs/architecture.md` says, against the source.
@Suite("The documentation of the architecture")
struct ArchitectureDocumentTests {
  private let document: String

  init() throws { document = try projectFile("docs/architecture.md") }

  /// The cells of a table's rows, by the heading of its first column.
  private func rows(of heading: String) -> [[String]] {
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0.hasPrefix("| \(heading) |") } ?? lines.endIndex
    return lines[start...].prefix { $0.hasPrefix("|") }.dropFirst(2).map { line in
      line.dropFirst().dropLast().split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }

  /// The words in code letters in a text.
  private func code(_ text: some StringProtocol) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// The modules of `Package.swift` with what each may import, but for those of tests.
  private func modules() throws -> [String: Set<String>] {
    let package = try projectFile("Package.swift")
    var modules: [String: Set<String>] = [:]
    let target =
      #/\.(?:target|executableTarget|systemLibrary)\(\s*name: "([^"]+)"([^\n]*\n(?:      .*\n)*)/#
    for match in package.matches(of: target) {
      let (name, rest) = (String(match.1), match.2)
      guard !rest.contains("path: \"Tests/") else { continue }
      let list = rest.firstMatch(of: #/dependencies: \[([^\]]*)\]/#)?.1 ?? ""
      modules[name] = Set(
        list.matches(of: #/(?:\.product\(name: )?"([^"]+)"(?:, package: "[^"]+"\))?/#).map {
          String($0.1)
        })
    }
    return modules
  }

  @Test("Rooms and what each may import are those of Package.swift")
  func rooms() throws {
    let modules = try modules()
    try #require(modules.count > 20)
    var documented: [String: Set<String>] = [:]
    for row in rows(of: "room") {
      documented[code(row[0]).first ?? row[0]] = Set(
        (row.count > 2 ? row[2] : "").split(separator: ", ").map(String.init))
    }
    for (name, imports) in modules {
      // A C library's row names what is linked.
      if name.hasPrefix("C"), imports.isEmpty { continue }
      #expect(documented[name] == imports, "\(name)")
    }
    #expect(Set(documented.keys).isSubset(of: modules.keys))
    #expect(modules.keys.filter { documented[$0] == nil } == [])
  }

  @Test("Effects are those of the source")
  func effects() throws {
    let source = try projectFile("Sources/Reader/Core/Effect.swift")
    var cases: Set<String> = []
    for line in source.split(separator: "\n") where line.hasPrefix("  case ") {
      let names = line.dropFirst(7).replacing(#/\(.*\)/#, with: "").split(separator: ", ")
      cases.formUnion(names.map(String.init))
    }
    try #require(cases.count > 10)
    let documented = rows(of: "effect").flatMap { code($0[0]) }
    #expect(Set(documented) == cases && documented.count == cases.count)
  }

  @Test("Overlays are those of the source")
  func overlays() throws {
    let start = try #require(document.range(of: "The overlays, each")).lowerBound
    let paragraph = document[start...].prefix(
      upTo: document[start...].range(of: "\n\n")?.lowerBound ?? document.endIndex)
    var found: Set<String> = []
    let folder = projectFolder + "/Sources/Reader"
    for file in FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    where file.hasSuffix(".swift") {
      for match in try projectFile("Sources/Reader/" + file).matches(
        of: #/struct (\w+): Overlay\b/#)
      {
        found.insert(String(match.1))
      }
    }
    try #require(found.count > 5)
    #expect(Set(code(paragraph)) == found)
  }
}
