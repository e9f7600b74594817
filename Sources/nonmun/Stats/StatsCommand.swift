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
    abstract: Localized(
      ko: "모든 논문 또는 검색어로 찾은 논문의 월별 편수와 투표, 저자, 낱말을 출력합니다.",
      en: "Print papers and votes a month, authors and words of all papers or of a query."
    ).ofHelp,
    discussion: Localized(
      ko: "--versus는 둘째 검색어를 옆에 둡니다. 두 달을 견주려면: stats date:2024-03 --versus date:2024-05.",
      en: """
        --versus sets a second query beside the first. For two months: stats date:2024-03 --versus date:2024-05.
        """
    ).ofHelp)

  @OptionGroup var selection: Selection

  @Option(
    help: ArgumentHelp(
      ko: "옆에 둘 둘째 검색어.", en: "A second query, whose papers stand beside.", .query),
    completion: .custom(Completion.query))
  var versus: String?

  @Option(
    help: ArgumentHelp(
      ko: "text, json(객체 하나) 또는 csv.", en: "text, json (one object) or csv.", .format))
  var format = Format.text

  @Flag(help: ArgumentHelp(ko: "막대를 ASCII로 그립니다.", en: "Draw bars in ASCII."))
  var ascii = false

  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      ko: "제목의 언어: ko 또는 en.", en: "The language of the headings: ko or en.", .language))
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
