import ArgumentParser
import Decisions
import Digest
import Glibc
import Search
import TextLayout

extension SortOrder.Field: ExpressibleByArgument {}

/// `nonmun list`: the papers that match, in an order, in a form.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print papers: all, or those in which every WORD occurs. 논문을 출력합니다.")

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var state: StateOptions

  @Argument(
    help: ArgumentHelp("Words that title, authors or summary must hold.", valueName: "word"))
  var words: [String] = []

  @Option(help: "digest (the archive's order, oldest first), vote, title or date (newest first).")
  var sort = SortOrder.Field.digest

  @Flag(help: "Turn the order round; unknown votes stay last.")
  var reverse = false

  @Option(help: ArgumentHelp("At most this many papers.", valueName: "n"))
  var limit: Int?

  @Option(help: "text, tsv, json (an object a line), markdown (reads back) or ids.")
  var format = PaperFormat.text

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0, not \(limit)") }
  }

  func run() throws {
    _ = TextLocale.adopt()
    let environment = processEnvironment
    let configuration = configurationReportingProblems(environment)
    let library = LibraryLoader.all(try options.open(environment, configuration))
    reportUnreadable(library)
    let decisions = try state.decisions(environment)
    let query = Query(words.joined(separator: " "))
    let found =
      query.isEmpty
      ? Array(library.papers.indices) : Corpus(library.papers).places(matching: query)
    if found.isEmpty, let path = words.first(where: { access($0, F_OK) == 0 }) {
      warn(
        "nothing holds the word “\(path)”, which is a file; for an archive say --archive \(path)")
    }
    let wanted = found.filter { place in
      guard let decisions else { return true }
      let decision = decisions[library.papers[place].id] ?? .none
      return state.filters.allSatisfy { $0.matches(decision) }
    }
    let places = SortOrder(sort, isReversed: reverse).sorted(wanted, in: library)
    let papers = places.prefix(limit ?? places.count).map { library.papers[$0] }
    var output = Output()
    try format.write(papers, to: &output)
    try output.flush()
  }
}
