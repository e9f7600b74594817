import Foundation
import TestSupport
import Testing

/// What holds for all of the source, and that no compiler looks after.
@Suite("Rules of the source")
struct SourceRulesTests {
  /// A file's path below `Sources`, and its lines.
  private struct File {
    let path: String
    let lines: [String]
  }

  private static let files: [File] = {
    let folder = projectFolder + "/Sources"
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      guard let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else {
        return nil
      }
      return File(path: name, lines: text.components(separatedBy: "\n"))
    }
  }()

  private static func indentation(_ line: String) -> Int { line.prefix { $0 == " " }.count }

  // MARK: What is thrown

  /// What protocols say of their requirements: commands, codable values, sections of the benchmark.
  private static let told = [
    "func run()", "func validate()", "func measure(_ bench", "func encode(to ", "init(from ",
  ]

  /// A function's head, from its line to the brace of its body.
  private static func head(of lines: ArraySlice<String>) -> String {
    var head = ""
    for line in lines.prefix(16) {
      head += line.trimmingCharacters(in: .whitespaces) + " "
      if line.hasSuffix("{") || line.hasSuffix("}") { break }
    }
    return head
  }

  /// Whether a function throws, whatever the functions do that it is given.
  private static func doesThrow(_ head: String) -> Bool {
    var depth = 0
    var outside = ""
    for character in head {
      if character == "(" { depth += 1 }
      if depth == 0 { outside.append(character) }
      if character == ")" { depth -= 1 }
    }
    let effects = outside.prefix { $0 != "{" }.components(separatedBy: "->")[0]
    return effects.contains(#/\bthrows\b/#)
  }

  /// Whether a line stands in a type, and not in a function of it.
  private static func isMember(_ index: Int, of lines: [String]) -> Bool {
    let own = indentation(lines[index])
    guard own > 0 else { return true }
    let around = lines[..<index].last { !$0.isEmpty && indentation($0) < own } ?? ""
    return around.contains(#/\b(struct|class|enum|extension|protocol|actor)\b/#)
  }

  @Test("Every function that others may call says what it throws")
  func throwing() throws {
    try #require(Self.files.count > 300)
    var count = 0
    let declaration = #/^ *((?:@\w+(?:\(.*?\))? )*)((?:\w+(?:\(set\))? )*)(?:func |init\b)/#
    for file in Self.files {
      for (index, line) in file.lines.enumerated() {
        guard let match = line.firstMatch(of: declaration), !match.2.contains("private"),
          !Self.told.contains(where: { line.contains($0) }),
          Self.doesThrow(Self.head(of: file.lines[index...])), Self.isMember(index, of: file.lines)
        else { continue }
        count += 1
        let documentation = file.lines[..<index].reversed().prefix { line in
          let text = line.drop { $0 == " " }
          return text.hasPrefix("///") || text.hasPrefix("@")
        }
        #expect(
          documentation.contains { $0.contains("/// - Throws: ") },
          "Sources/\(file.path):\(index + 1): “- Throws:” is missing")
      }
    }
    #expect(count > 120)
  }

  // MARK: One place each

  @Test("No two files tell overlays apart: each is a file, and nobody else knows which there are")
  func overlays() throws {
    var names: [String] = []
    for file in Self.files {
      for line in file.lines {
        if let match = line.firstMatch(of: #/struct (\w+): Overlay\b/#) {
          names.append(String(match.1))
        }
      }
    }
    try #require(names.count > 5)
    let telling = Self.files.filter { file in
      let told = names.filter { name in
        file.lines.contains { line in
          ["is \(name)", "as \(name)", "as? \(name)"].contains { cast in
            line.ranges(of: cast).contains { range in
              line[range.upperBound...].first.map { !$0.isLetter && !$0.isNumber } ?? true
            }
          }
        }
      }
      return told.count > 1
    }
    #expect(telling.count <= 1, "\(telling.map(\.path))")
  }
}
