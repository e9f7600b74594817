import ArgumentParser
import Configuration
import FoundationEssentials
import Reader
import Search
import TextLayout

/// `nonmun stats`: papers and votes over time, and what is frequent in them.
struct StatsCommand: ParsableCommand, Speaking {
  /// The forms in which trends are printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// Bars, for people.
    case text
    /// One object.
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract:
      "Print papers and votes a month, authors and words of all papers or of a QUERY. 월별 통계를 출력합니다."
  )

  @OptionGroup var selection: Selection

  @Option(help: "text or json (one object).")
  var format = Format.text

  @Flag(help: "Draw bars in ASCII.")
  var ascii = false

  @Option(name: .customLong("lang"), help: "The language of the headings: ko or en.")
  var language: Language?

  func run() throws {
    let surroundings = Surroundings(language: language)
    let selected = try selection.papers(in: surroundings)
    let trends = Trends(of: selected.places, in: selected.library)
    var output = Output()
    switch format {
    case .text:
      let text = TrendsText(
        trends, words: surroundings.words, isASCII: ascii || surroundings.settings.isASCII)
      try output.write(text.lines.joined(separator: "\n") + "\n")
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try output.write(try encoder.encode(TrendsObject(trends)))
      try output.write("\n")
    }
    try output.flush()
  }
}

/// Trends as lines of text.
private struct TrendsText {
  let lines: [String]

  private static let barWidth = 40

  init(_ trends: Trends, words: Words, isASCII: Bool) {
    var lines = [words.total(trends)]
    let months = trends.months
    let bars: [(String, KeyPath<Trends.Month, Int>)] = [
      (words.papersAMonth, \.papers), (words.votesAMonth, \.votes),
    ]
    for (heading, value) in bars where !months.isEmpty {
      lines += ["", heading]
      let most = months.map { $0[keyPath: value] }.max() ?? 0
      for month in months {
        let bar = Bar.text(
          month[keyPath: value], of: most, width: TrendsText.barWidth, isASCII: isASCII)
        lines.append("\(month)  \(padded(bar, to: TrendsText.barWidth))  \(month[keyPath: value])")
      }
    }
    for (heading, counts) in [
      (words.frequentAuthors, trends.authors), (words.frequentWords, trends.words),
    ] where !counts.isEmpty {
      lines += ["", heading]
      let digits = counts.map { String($0.papers).count }.max() ?? 0
      for count in counts {
        let number = String(count.papers)
        let indent = String(repeating: " ", count: digits - number.count)
        lines.append("\(indent)\(number)  \(Sanitizer.clean(count.name))")
      }
    }
    self.lines = lines
  }
}

/// Trends as JSON; the same keys whatever was found.
private struct TrendsObject: Encodable {
  struct Month: Encodable {
    let month: String
    let papers: Int
    let votes: Int
  }
  struct Count: Encodable {
    let name: String
    let papers: Int
  }

  let papers: Int
  let votes: Int
  let unknownVotes: Int
  let undated: Int
  let months: [Month]
  let authors: [Count]
  let words: [Count]

  init(_ trends: Trends) {
    papers = trends.papers
    votes = trends.votes
    unknownVotes = trends.unknownVotes
    undated = trends.undated
    months = trends.months.map { Month(month: "\($0)", papers: $0.papers, votes: $0.votes) }
    authors = trends.authors.map { Count(name: $0.name, papers: $0.papers) }
    words = trends.words.map { Count(name: $0.name, papers: $0.papers) }
  }
}
