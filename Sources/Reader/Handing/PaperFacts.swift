import Citations
import Decisions
import Digest

/// What a custom command is told of a paper.
public struct PaperFacts: Sendable, Hashable {
  /// The identifier that decisions are kept under.
  public let id: String
  /// The paper's address.
  public let url: String
  /// The title as written.
  public let title: String
  /// The digest's name in the archive; whoever runs the command knows the path.
  public var file: String
  /// The line of the title, from 1.
  public let line: Int
  /// The paper as JSON, where the command asks for it.
  public let json: [UInt8]?

  /// The facts of a paper.
  init(_ paper: Paper, _ decision: Decision, wantsJSON: Bool) {
    id = paper.id
    url = paper.url
    title = paper.title
    file = paper.file.name
    line = paper.line
    json = wantsJSON ? PaperObject.json(paper, decision) + [0x0A] : nil
  }

  /// A word of a command, with what stands in braces replaced.
  ///
  /// A fact stays within the word, whatever is in it, and is not looked through again. A NUL cannot
  /// be in an argument and is left out; braces around anything else stay as they are.
  public func filled(_ word: String) -> String {
    let facts = [
      "id": id, "url": url, "title": title, "file": file, "line": String(line),
    ]
    var filled = ""
    var rest = word[...]
    while let open = rest.firstIndex(of: "{") {
      filled += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}"),
        let fact = facts[String(rest[rest.index(after: open)..<close])]
      else {
        filled += "{"
        rest = rest.dropFirst()
        continue
      }
      filled += fact.filter { $0 != "\0" }
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
