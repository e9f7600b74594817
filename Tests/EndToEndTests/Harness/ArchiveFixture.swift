/// A small archive in a folder of its own: three months, eight days, 39 papers.
final class ArchiveFixture: Sendable {
  /// A day's digest.
  struct Day: Sendable {
    /// The date, `2025-03-21`.
    let date: String
    /// Its papers, in the digest's order.
    let papers: [FixturePaper]

    /// The digest's text.
    var digest: String {
      (["## Daily Papers (\(date))\n"] + papers.map(\.section)).joined(separator: "\n")
    }
  }

  private let folder: TemporaryFolder

  /// The days, newest first.
  let days: [Day]

  /// Writes the archive.
  init() throws {
    let days = FixtureText.days.map { date, papers in
      let digits = date.split(separator: "-")
      return Day(
        date: date,
        papers: papers.enumerated().map { number, paper in
          var paper = paper
          // 2503.21003: the third paper of 2025-03-21.
          paper.id = "\(digits[0].suffix(2))\(digits[1]).\(digits[2])00\(number + 1)"
          return paper
        })
    }
    let folder = try TemporaryFolder()
    for day in days {
      let name = day.date.split(separator: "-").joined(separator: "/") + ".md"
      try folder.write(Array(day.digest.utf8), to: name)
    }
    self.folder = folder
    self.days = days.sorted { $0.date > $1.date }
  }

  /// Where the archive is.
  var path: String { folder.path }

  /// The papers of the newest day.
  var newest: [FixturePaper] { days[0].papers }

  /// All papers, the newest day's first.
  var papers: [FixturePaper] { days.flatMap(\.papers) }

  /// The papers of a month, `2025-03`.
  func month(_ month: String) -> [FixturePaper] {
    days.filter { $0.date.hasPrefix(month) }.flatMap(\.papers)
  }

  /// The papers that a search for these words finds.
  func found(_ words: String...) -> [FixturePaper] {
    papers.filter { $0.contains(words) }
  }
}
