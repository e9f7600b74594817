import Decisions
import Search
import TOMLKit

/// Reads the table `[queries]` of a configuration; a bad query costs only itself.
struct SavedQueryReader {
  /// The queries, by name.
  private(set) var queries: [SavedQuery] = []
  private(set) var problems: [Problem] = []

  init(_ value: any TOMLValueConvertible, in document: TOMLDocument) {
    guard let table = value.table else {
      problems.append(
        document.problem(at: ["queries"], value, shouldBe: { $0.aTable("[queries]") }))
      return
    }
    for name in table.keys {
      guard let value = table[name] else { continue }
      let path = ["queries", name]
      guard let text = value.string else {
        problems.append(document.problem(at: path, value, shouldBe: \.aQuery))
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
  private static func mistake(name: String, _ text: String) -> Localized? {
    guard name.isName(upTo: SavedQuery.longestName) else {
      return Localized { $0.badQueryName(longest: SavedQuery.longestName) }
    }
    do {
      guard try Query(text).isEmpty else { return nil }
      return Localized { $0.asksNothing(name) }
    } catch {
      let column = error.range.lowerBound + 1
      return Localized { $0.badQuery(name, at: column, $0.mistake(error)) }
    }
  }
}
