import ArgumentParser
import Citations
import Decisions
import Digest
import Reader
import Search
import TextLayout

extension ExportFormat: ExpressibleByArgument {}

/// `nonmun export`: papers for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print papers for other programs: BibTeX, CSV and more. 다른 프로그램에 넘깁니다.")

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var state: StateOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "A query as in the reader: see docs/queries.md; none is every paper.", valueName: "query"))
  var query: [String] = []

  @Option(help: "bibtex, markdown (reads back), json (an object a line), csv or ids.")
  var format = ExportFormat.bibtex

  func validate() throws { try Query.validate(query) }

  func run() throws {
    _ = TextLocale.adopt()
    let environment = processEnvironment
    let configuration = configurationReportingProblems(environment)
    let language = Settings(configuration, environment: environment).language
    let query = try Query.parse(self.query, language)
    let library = LibraryLoader.all(try options.open(environment, configuration))
    reportUnreadable(library)
    let decisions = try state.decisions(environment)
    let table = DecisionTable(decisions, ids: library.ids)
    let found =
      query.isEmpty
      ? Array(library.papers.indices)
      : try Searcher(library).findReporting(query, table, language).places
    let papers = ExportCommand.once(state.filter(found, table), library)
    if papers.isEmpty { warn("no paper to export (nonmun list lists all)") }
    var output = Output()
    try format.write(papers, decisions) { try output.write($0) }
    try output.flush()
  }

  /// The papers, oldest first; one that stands on several days comes once, as on the newest of them.
  static func once(_ places: [Int], _ library: Library) -> [Paper] {
    var seen: Set<String> = []
    return places.reversed().filter { seen.insert(library.ids[$0]).inserted }
      .reversed().map { library.papers[$0] }
  }
}
