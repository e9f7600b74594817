import Foundation
import TestSupport
import Testing

/// Files of the project that tests compare with what the program makes.
///
/// With `NONMUN_RECORD=1` in the environment they are written instead, and the test fails, so that
/// no run that records is taken for one that compares.
package enum Recording {
  /// Compares a text with a file of the project, named from its root.
  package static func compare(
    _ text: String, with path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let file = URL(fileURLWithPath: projectFolder + "/" + path)
    if ProcessInfo.processInfo.environment["NONMUN_RECORD"] == "1" {
      do {
        try Data(text.utf8).write(to: file)
        Issue.record("recorded \(path)", sourceLocation: sourceLocation)
      } catch {
        Issue.record("cannot record \(path): \(error)", sourceLocation: sourceLocation)
      }
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("no \(path) yet: `make record` writes it", sourceLocation: sourceLocation)
      return
    }
    let recorded = String(decoding: data, as: UTF8.self)
    let difference = firstDifference(recorded, text)
    #expect(difference == nil, "\(path)", sourceLocation: sourceLocation)
  }

  /// The first line in which two texts differ, compared scalar by scalar.
  private static func firstDifference(_ recorded: String, _ made: String) -> String? {
    guard !recorded.utf8.elementsEqual(made.utf8) else { return nil }
    let before = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let after = made.split(separator: "\n", omittingEmptySubsequences: false)
    for line in 0..<max(before.count, after.count) {
      let old = before.indices.contains(line) ? before[line] : "(end)"
      let new = after.indices.contains(line) ? after[line] : "(end)"
      if !old.utf8.elementsEqual(new.utf8) {
        return "line \(line + 1): recorded “\(old)”, made “\(new)”"
      }
    }
    return nil
  }
}
