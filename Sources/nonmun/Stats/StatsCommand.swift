import ArgumentParser
import Configuration
import Reader
import Search

/// `nonmun stats`: papers and votes over time, and what is frequent in them.
struct StatsCommand: ParsableCommand, Speaking {
  /// The forms in which trends are printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// Bars, for people.
    case text
    /// One object.
    case json
    /// A line a month, author and word.
    case csv
  }

  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract:
      "Print papers and votes a month, authors and words of all papers or of a QUERY. 월별 통계를 출력합니다.",
    discussion: """
      --versus sets a second query beside the first. For two months: stats date:2024-03 --versus date:2024-05.
      """)

  @OptionGroup var selection: Selection

  @Option(help: ArgumentHelp("A second query, whose papers stand beside.", valueName: "query"))
  var versus: String?

  @Option(help: "text, json (one object) or csv.")
  var format = Format.text

  @Flag(help: "Draw bars in ASCII.")
  var ascii = false

  @Option(name: .customLong("lang"), help: "The language of the headings: ko or en.")
  var language: Language?

  func run() throws {
    let surroundings = Surroundings(language: language)
    let selected = try selection.papers(in: surroundings)
    let trends = selected.trends
    let other = try versus.map { query in
      try selected.with(query, selection, in: surroundings).trends
    }
    var output = Output()
    switch format {
    case .text:
      let text = TrendsText(
        trends, versus: other, words: surroundings.words,
        isASCII: ascii || surroundings.settings.isASCII)
      try output.write(text.lines.joined(separator: "\n") + "\n")
    case .json:
      try output.write(try TrendsObject(trends, versus: other).json())
      try output.write("\n")
    case .csv: try output.write(TrendsTable(trends, versus: other).csv)
    }
    try output.flush()
  }
}
