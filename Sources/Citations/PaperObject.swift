import Decisions
import Digest

/// A paper as a JSON object (RFC 8259) on one line: what is not known is null, never absent.
///
/// Names are in ascending order. Foundation's encoder, which looks up how each value is encoded at run time, took twenty
/// times as long.
public enum PaperObject {
  /// The object's bytes, without a line feed; with what was decided about the paper where that is to be told.
  public static func json(_ paper: Paper, _ decision: Decision? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    append(paper, decision, to: &bytes)
    return bytes
  }

  static func append(_ paper: Paper, _ decision: Decision?, to output: inout [UInt8]) {
    output += #"{"authors":"#
    append(list: paper.authors, to: &output)
    output += #","body":"#
    append(list: paper.body, to: &output)
    output += #","date":"#
    append(paper.date?.description, to: &output)
    output += #","file":"#
    append(paper.file.name, to: &output)
    output += #","id":"#
    append(paper.id, to: &output)
    output += #","image":"#
    append(paper.image, to: &output)
    output += #","line":"#
    output.append(String(paper.line))
    if let decision {
      output += #","note":"#
      append(decision.note, to: &output)
      output += #","standing":"#
      append(decision.standing.rawValue, to: &output)
      output += #","tags":"#
      append(list: decision.tags, to: &output)
    }
    output += #","title":"#
    append(paper.title, to: &output)
    output += #","url":"#
    append(paper.url, to: &output)
    output += #","video":"#
    append(paper.video, to: &output)
    output += #","vote":"#
    output.append(paper.vote.map(String.init) ?? "null")
    output += "}"
  }

  private static func append(list: [String], to output: inout [UInt8]) {
    output += "["
    for (index, text) in list.enumerated() {
      if index > 0 { output += "," }
      append(text, to: &output)
    }
    output += "]"
  }

  /// A string, with the escapes that RFC 8259, 7 asks for.
  private static func append(_ text: String?, to output: inout [UInt8]) {
    guard let text else {
      output += "null"
      return
    }
    output += "\""
    output.append(text) { byte, output in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0x08: output += #"\b"#
      case 0x09: output += #"\t"#
      case 0x0A: output += #"\n"#
      case 0x0C: output += #"\f"#
      case 0x0D: output += #"\r"#
      case 0x00..<0x20:
        output += #"\u00"#
        output.append(byte < 0x10 ? "0" : "1")
        output.append(String(byte & 15, radix: 16))
      default: return false
      }
      return true
    }
    output += "\""
  }
}
