import Digest
import FoundationEssentials

/// Writes an archive of invented papers: `YYYY/MM/DD.md`, 15 papers a day, up to the last day of
/// 2024.
struct ArchiveGenerator {
  /// 2024-12-31, counted from 1970-01-01.
  private static let lastDay = 20_088

  private let papers: Int
  private let papersADay: Int
  private let forms: [DigestForm]
  private let seed: UInt64

  /// - Parameter forms: the forms of the days, in turn.
  init(papers: Int, papersADay: Int = 15, forms: [DigestForm] = [.daily], seed: UInt64) {
    self.papers = papers
    self.papersADay = papersADay
    self.forms = forms
    self.seed = seed
  }

  /// Writes the archive into a folder, which is made where it is missing.
  ///
  /// - Throws: where a file cannot be written.
  func write(to folder: String) throws {
    let days = (papers + papersADay - 1) / papersADay
    var random = SeededGenerator(seed: seed)
    var generator = PaperGenerator(seed: random.next())
    var left = papers
    for number in (ArchiveGenerator.lastDay - days + 1)...ArchiveGenerator.lastDay {
      let (year, month, day) = CalendarDay(number: number).parts
      guard let date = DigestDate(year: year, month: month, day: day) else { continue }
      let count = min(papersADay, left)
      left -= count
      let form = forms[number % forms.count]
      let text =
        form == .daily
        ? digest(of: date, papers: count, &generator, &random)
        : OtherForms.digest(form, of: date, papers: count, &generator)
      let name = "\(date)".split(separator: "-")
      let monthFolder = URL(filePath: "\(folder)/\(name[0])/\(name[1])")
      try FileManager.default.createDirectory(
        at: monthFolder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: monthFolder.appending(path: "\(name[2]).md"))
    }
  }

  private func digest(
    of date: DigestDate, papers: Int, _ generator: inout PaperGenerator,
    _ random: inout SeededGenerator
  ) -> String {
    let heading = "## Daily Papers (\(date))\n\n"
    var votes = (0..<papers).map { _ in Int.random(in: 0...60, using: &random) }
    // Most days are in the order of votes, some are not.
    if random.happens(85) { votes.sort(by: >) }
    // A few digests begin a second time, with other papers.
    let again = random.happens(2) ? papers / 2 : papers
    var text = heading
    for (index, vote) in votes.enumerated() {
      if index == again { text += heading }
      text += generator.section(year: date.year, month: date.month, vote: vote)
    }
    return text
  }
}
