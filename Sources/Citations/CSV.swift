import Decisions
import Digest

/// Papers as comma-separated values (RFC 4180), for a spreadsheet.
public enum CSV {
  /// The names of the columns.
  public static let header = "id,title,authors,date,vote,url,standing,tags,note\r\n"

  /// A paper's record, ended by CR LF.
  public static func record(_ paper: Paper, _ decision: Decision) -> String {
    [
      paper.id, paper.title, paper.authors.joined(separator: "; "),
      paper.date?.description ?? "", paper.vote.map(String.init) ?? "", paper.url,
      decision.standing.rawValue, decision.tags.joined(separator: " "), decision.note ?? "",
    ].map(field).joined(separator: ",") + "\r\n"
  }

  /// A field as it stands in a record.
  ///
  /// A spreadsheet runs what begins with `=`, `+`, `-` or `@` (also in full width, and after a tab or a line end), and a title
  /// comes from the internet: an apostrophe before it makes it text (OWASP, “CSV Injection”). JSON has the data as it is.
  static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map(starters.contains) ?? false
    let text = isFormula ? "'" + text : text
    let isPlain = text.unicodeScalars.allSatisfy {
      $0 != "\"" && $0 != "," && $0 != "\r" && $0 != "\n" && $0 != " "
    }
    guard !isPlain else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static let starters: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]
}
