import Digest

/// A day's digest in the forms that others write.
enum OtherForms {
  /// The forms of which an archive of others has a file each, in turn.
  static let all = DigestForm.allCases.filter { $0 != .daily }

  /// A digest of one form; a note is one paper, whose summary is as long as all the others'.
  static func digest(
    _ form: DigestForm, of date: DigestDate, papers count: Int, _ generator: inout PaperGenerator
  ) -> String {
    var text = head(form, of: date)
    for number in 1...count {
      let paper = generator.paper(year: date.year, month: date.month)
      text += form == .note ? note(paper, isFirst: number == 1) : section(form, number, paper)
    }
    return text
  }

  private static func head(_ form: DigestForm, of date: DigestDate) -> String {
    switch form {
    case .note: "---\n"
    case .row:
      "# Papers of \(date)\n\n| Title | Authors | 추천 | 요약 |\n|---|---|---|---|\n"
    default: "# Papers of \(date)\n\n"
    }
  }

  private static func note(_ paper: PaperGenerator.Invented, isFirst: Bool) -> String {
    isFirst
      ? "title: \"\(paper.title.replacing("\"", with: "'"))\"\nauthors: [\(paper.authors)]\nvotes: \(paper.votes)\nurl: \(paper.address)\n---\n\n\(paper.summary)\n\n"
      : "## \(paper.title)\n\n\(paper.summary)\n\n"
  }

  private static func section(_ form: DigestForm, _ number: Int, _ paper: PaperGenerator.Invented)
    -> String
  {
    let lines = paper.summary.split(separator: "\n")
    return switch form {
    case .heading:
      "## \(number). [\(paper.title)](\(paper.address)) 🔥\n\n- **Upvotes**: \(paper.votes)\n- **저자**: \(paper.authors)\n\n\(paper.summary)\n\n"
    case .section:
      "### \(paper.title)\n\n**링크**: [arXiv](\(paper.address))\n\n**Authors**: \(paper.authors)\n\n👍 \(paper.votes)\n\n\(paper.summary)\n\n---\n\n"
    case .item:
      "- 📜 [Lab] [\(paper.title)](\(paper.address))\n  - 👍 \(paper.votes)\n  - 作者：\(paper.authors)\n"
        + lines.map { "  \($0)\n" }.joined()
    case .row:
      "| [\(paper.title)](\(paper.address)) | \(paper.authors) | \(paper.votes) | \(lines.joined(separator: "<br>").replacing("|", with: "\\|")) |\n"
    default:
      "**[\(paper.title)](\(paper.address))**\n\n*\(paper.authors)*\n\n▲ \(paper.votes) • 💬 1\n\n\(paper.summary)\n\n---\n\n"
    }
  }
}
