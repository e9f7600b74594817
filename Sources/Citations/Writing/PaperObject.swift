import Decisions
import Digest

/// A paper as a JSON object (RFC 8259) on one line: what is not known is null, never absent.
///
/// Names are in ascending order. Foundation's encoder, which looks up how each value is encoded at
/// run time, took twenty times as long.
public enum PaperObject {
  /// The object's bytes, without a line feed; with what was decided about the paper where that is
  /// to be told.
  public static func json(_ paper: Paper, _ decision: Decision? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    append(paper, decision, to: &bytes)
    return bytes
  }

  static func append(_ paper: Paper, _ decision: Decision?, to output: inout [UInt8]) {
    output += #"{"authors":"#
    JSONText.append(list: paper.authors, to: &output)
    output += #","body":"#
    JSONText.append(list: paper.body, to: &output)
    output += #","date":"#
    JSONText.append(paper.date?.description, to: &output)
    output += #","file":"#
    JSONText.append(paper.file.name, to: &output)
    output += #","id":"#
    JSONText.append(paper.id, to: &output)
    output += #","image":"#
    JSONText.append(paper.image, to: &output)
    output += #","line":"#
    output.append(String(paper.line))
    if let decision {
      output += #","note":"#
      JSONText.append(decision.note, to: &output)
      output += #","standing":"#
      JSONText.append(decision.standing.rawValue, to: &output)
      output += #","tags":"#
      JSONText.append(list: decision.tags, to: &output)
    }
    output += #","title":"#
    JSONText.append(paper.title, to: &output)
    if let decision {
      output += #","until":"#
      JSONText.append(decision.until, to: &output)
    }
    output += #","url":"#
    JSONText.append(paper.url, to: &output)
    output += #","video":"#
    JSONText.append(paper.video, to: &output)
    output += #","vote":"#
    output.append(paper.vote.map(String.init) ?? "null")
    output += "}"
  }
}
