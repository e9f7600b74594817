import Decisions
import Digest

/// A paper as one line of Markdown for a chat or a team's page: its link, its tags and what was
/// noted.
enum LinkLine {
  /// The line as text, without its end.
  static func text(_ paper: Paper, _ decision: Decision) -> String {
    var bytes: [UInt8] = []
    append(paper, decision, to: &bytes)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  /// Appends the line.
  static func append(_ paper: Paper, _ decision: Decision, to output: inout [UInt8]) {
    output += "- "
    output.append(Citation.markdown(paper))
    for tag in decision.tags {
      output += " #"
      output.append(hashtag(tag))
    }
    if let note = decision.note {
      output += " — "
      let lines = note.split(whereSeparator: \.isNewline)
      output.append(Citation.escaped(lines.joined(separator: " ").oneLine))
    }
    output += "\n"
  }

  /// A tag as one word: what would end it is a hyphen.
  static func hashtag(_ tag: String) -> String {
    var word = ""
    for scalar in tag.oneLine.unicodeScalars {
      let isKept =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_-/".unicodeScalars.contains(scalar)
      word.unicodeScalars.append(isKept ? scalar : "-")
    }
    return word
  }
}
