import Search
import TOMLKit
import Triage

/// Reads the table `[queries]` of a configuration; a bad query costs only itself.
struct SavedQueryReader {
  /// The queries, by name.
  private(set) var queries: [SavedQuery] = []
  private(set) var problems: [Problem] = []

  init(_ value: any TOMLValueConvertible, in document: TOMLDocument) {
    guard let table = value.table else {
      problems.append(
        document.problem(at: ["queries"], value, shouldBe: "a table, [queries]"))
      return
    }
    for name in table.keys {
      guard let value = table[name] else { continue }
      let path = ["queries", name]
      guard let text = value.string else {
        problems.append(document.problem(at: path, value, shouldBe: "a query, in quotation marks"))
        continue
      }
      if let mistake = SavedQueryReader.mistake(name: name, text) {
        problems.append(document.problem(at: path, mistake))
      } else {
        queries.append(SavedQuery(name: name, text: text))
      }
    }
  }

  /// What is wrong with a query or its name; nil where all is well.
  private static func mistake(name: String, _ text: String) -> String? {
    let isShown = name.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    guard isShown, !name.isEmpty, name.count <= NamingPrompt.longest else {
      return "a query should have a name of 1 to \(NamingPrompt.longest) characters"
    }
    do {
      guard try Query(text).isEmpty else { return nil }
      return "“\(name)” asks for nothing (say what it should find)"
    } catch {
      let place = error.place.lowerBound + 1
      return "“\(name)”, at character \(place): \(Words(.en).mistake(error))"
    }
  }
}
