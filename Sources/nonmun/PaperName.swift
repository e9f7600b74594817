import Configuration
import Digest
import Reader

/// How a paper is named on a command line and in a list of identifiers.
enum PaperName {
  /// What decisions about a paper are kept under: its arXiv identifier without a version, else its
  /// address; nil for anything else.
  static func id(_ name: String) -> String? {
    if let id = PastedPaper.arxivID(name) { return id }
    return WebAddress.begins(name) ? name : nil
  }

  /// The identifiers on standard input, one a line; what follows a blank is ignored.
  ///
  /// - Throws: `Failure` with the number of a line that names no paper.
  static func read(_ body: (String) throws -> Void) throws {
    var number = 0
    var lines = BoundedInput.Lines()
    while true {
      number += 1
      let line = number
      let text: String
      do throws(BoundedInput.Lines.TooLong) {
        guard let next = try lines.next() else { return }
        text = next
      } catch {
        throw Failure({ "\($0.standardInput):\(line): \($0.lineIsTooLong)" }, code: .usage)
      }
      let name = String(text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
      guard !name.isEmpty else { continue }
      guard let id = id(name) else {
        throw Failure(
          { "\($0.standardInput):\(line): \($0.isNoPaper(name)) (\($0.listIDs))" }, code: .usage)
      }
      try body(id)
    }
  }
}
