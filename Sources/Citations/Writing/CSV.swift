import Decisions
import Digest

/// Papers as comma-separated values (RFC 4180), for a spreadsheet.
public enum CSV {
  /// The names of the columns.
  public static let header = "id,title,authors,date,vote,url,standing,tags,note,until\r\n"

  /// Appends a paper's record, ended by CR LF.
  public static func append(_ paper: Paper, _ decision: Decision, to output: inout [UInt8]) {
    append(
      record: [
        text(id: paper.id), paper.title, paper.authors.joined(separator: "; "),
        paper.date?.description ?? "", paper.vote.map(String.init) ?? "", paper.url,
        decision.standing.rawValue, decision.tags.joined(separator: " "), decision.note ?? "",
        decision.until ?? "",
      ], to: &output)
  }

  /// Appends a record of these fields, ended by CR LF.
  public static func append(record fields: [String], to output: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output += "," }
      append(field: field, to: &output)
    }
    output += "\r\n"
  }

  /// An identifier that no spreadsheet takes for a number: `2403.10000` would lose its zeros,
  /// `arXiv:2403.10000` does not.
  private static func text(id: String) -> String {
    ArxivID.identifier(id) == nil ? id : "arXiv:" + id
  }

  /// Appends a field as it stands in a record.
  ///
  /// A spreadsheet runs what begins with `=`, `+`, `-` or `@` (also in full width, and after a tab
  /// or a line end), and a title comes from the internet: an apostrophe before it makes it text
  /// (OWASP, “CSV Injection”). JSON has the data as it is.
  static func append(field text: String, to output: inout [UInt8]) {
    let isFormula = text.unicodeScalars.first.map(isStarter) ?? false
    let isPlain = text.utf8.allSatisfy {
      $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ",")
    }
    if !isPlain { output += "\"" }
    if isFormula { output += "'" }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    if !isPlain { output += "\"" }
  }

  private static func isStarter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
