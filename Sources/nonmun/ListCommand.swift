import ArgumentParser
import Decisions
import Digest
import Glibc
import Reader
import Search
import TextLayout

extension SortOrder.Field: ExpressibleByArgument {}

/// `nonmun list`: the papers that match, in an order, in a form.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print papers: all, or those that a QUERY finds. 논문을 출력합니다.",
    discussion: """
      The query is that of / in the reader, and so is the order of what it finds: see docs/queries.md.
      """)

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var state: StateOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "Words, \"a phrase\", -word, OR, title: vote:>=20 date:7d /regex/ …", valueName: "query"))
  var query: [String] = []

  @Option(
    help: """
      digest (the archive's order, oldest first; what a query finds newest day first), vote, title or date (newest first).
      """)
  var sort: SortOrder.Field?

  @Flag(help: "Turn the order round; unknown votes stay last.")
  var reverse = false

  @Option(help: ArgumentHelp("At most this many papers.", valueName: "n"))
  var limit: Int?

  @Option(help: "text, tsv, json (an object a line), markdown (reads back) or ids.")
  var format = PaperFormat.text

  func validate() throws {
    try Query.validate(query)
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0, not \(limit)") }
  }

  func run() throws {
    _ = TextLocale.adopt()
    let environment = processEnvironment
    let configuration = configurationReportingProblems(environment)
    let language = Settings(configuration, environment: environment).language
    let query = try Query.parse(self.query, language)
    let library = LibraryLoader.all(try options.open(environment, configuration))
    reportUnreadable(library)
    let decisions = try state.table(for: query, library, environment)
    let places = state.filter(
      query.isEmpty ? all(library) : try found(query, library, decisions, configuration, language),
      decisions)
    let papers = places.prefix(limit ?? places.count).map { library.papers[$0] }
    var output = Output()
    try format.write(papers, to: &output)
    try output.flush()
  }

  /// All papers, in the archive's order where no other was asked for.
  private func all(_ library: Library) -> [Int] {
    SortOrder(sort ?? .digest, isReversed: reverse)
      .sorted(Array(library.papers.indices), in: library)
  }

  /// What the query finds, in the order in which the reader lists it.
  private func found(
    _ query: Query, _ library: Library, _ decisions: DecisionTable,
    _ configuration: Configuration, _ language: Language
  ) throws(Failure) -> [Int] {
    let searcher = Searcher(library)
    let found = try searcher.findReporting(query, decisions, language)
    if found.count == 0, let path = self.query.first(where: { access($0, F_OK) == 0 }) {
      warn(
        "nothing holds the word “\(path)”, which is a file; for an archive say --archive \(path)")
    }
    let order =
      sort.map { SortOrder($0, isReversed: reverse) }
      ?? SortOrder(configuration.sort, isReversed: configuration.reverse != reverse)
    return searcher.list(found, by: order)
  }
}
