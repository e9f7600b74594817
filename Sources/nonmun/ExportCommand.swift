import ArgumentParser
import Citations
import Decisions
import Digest
import Reader
import Search
import TextLayout

extension ExportFormat: ExpressibleByArgument {}
extension Standing: ExpressibleByArgument {}

/// `nonmun export`: papers for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print papers for other programs: BibTeX, CSV and more. 다른 프로그램에 넘깁니다.")

  @OptionGroup var options: ArchiveOptions

  @Argument(
    help: ArgumentHelp(
      "What to export, as nonmun list takes it; none is every paper.", valueName: "query"))
  var query: [String] = []

  @Option(help: "bibtex, markdown (reads back), json (an object a line), csv or ids.")
  var format = ExportFormat.bibtex

  @Option(help: "Only papers that are unread, read, kept or skipped; may be repeated.")
  var state: [Standing] = []

  func run() throws {
    _ = TextLocale.adopt()
    let environment = processEnvironment
    let configuration = configurationReportingProblems(environment)
    let language = Settings(configuration, environment: environment).language
    let query = try Query.parse(self.query, language)
    let library = LibraryLoader.all(try options.open(environment, configuration))
    reportUnreadable(library)
    let decisions = try storedDecisions(environment)
    let places = try found(query, library, decisions, language)
    let papers = chosen(places, of: library, decisions)
    if papers.isEmpty { warn("no paper to export (nonmun list lists all)") }
    var output = Output()
    try format.write(papers, decisions) { try output.write($0) }
    try output.flush()
  }

  private func found(
    _ query: Query, _ library: Library, _ decisions: [String: Decision], _ language: Language
  ) throws(Failure) -> [Int] {
    guard !query.isEmpty else { return Array(library.papers.indices) }
    let found = try Searcher(library).findReporting(
      query, language, decisions: DecisionTable(decisions, ids: library.ids))
    return library.papers.indices.filter(found.contains)
  }

  /// The papers that have one of the states asked for, oldest first.
  ///
  /// One that stands on several days comes once, as on the newest of them.
  private func chosen(
    _ places: [Int], of library: Library, _ decisions: [String: Decision]
  ) -> [Paper] {
    var seen: Set<String> = []
    var papers: [Paper] = []
    for place in places.reversed() {
      let id = library.ids[place]
      guard seen.insert(id).inserted else { continue }
      let standing = (decisions[id] ?? .none).standing
      if state.isEmpty || state.contains(standing) { papers.append(library.papers[place]) }
    }
    return papers.reversed()
  }
}
