import Digest

/// Archives for the tests of the loop.
enum Archives {
  /// A digest with a paper for each title.
  static func digest(_ date: String, _ titles: String...) -> (name: String, bytes: [UInt8]) {
    let papers = titles.enumerated().map { number, title in
      """
      ### [\(title)](https://arxiv.org/abs/\(date.prefix(4).suffix(2))\(date.dropFirst(5).prefix(2)).\(date.suffix(2))00\(number))

      Vote: \(9 - number)

      - About \(title)

      """
    }
    let text = "## Daily Papers (\(date))\n\n" + papers.joined(separator: "\n")
    return (date + ".md", Array(text.utf8))
  }

  /// Two days, of three papers and of one.
  static let small = Archive(memory: [
    digest("2025-03-20", "Elder"), digest("2025-03-21", "Alpha", "Beta", "Gamma"),
  ])
}
