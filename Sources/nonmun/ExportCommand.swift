import ArgumentParser
import Citations
import Decisions
import Digest
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
      "Words that title, authors or summary must hold; none is every paper.",
      valueName: "query-word"))
  var words: [String] = []

  @Option(help: "bibtex, markdown (reads back), json (an object a line), csv or ids.")
  var format = ExportFormat.bibtex

  @Option(help: "Only papers that are unread, read, kept or skipped; may be repeated.")
  var state: [Standing] = []

  func run() throws {
    _ = TextLocale.adopt()
    let environment = processEnvironment
    let configuration = configurationReportingProblems(environment)
    let library = LibraryLoader.all(try options.open(environment, configuration))
    reportUnreadable(library)
    let decisions = try storedDecisions(environment)
    let papers = ExportCommand.papers(
      of: library, matching: Query(words.joined(separator: " ")), in: state, decisions)
    if papers.isEmpty { warn("no paper to export (nonmun list lists all)") }
    var output = Output()
    try format.write(papers, decisions) { try output.write($0) }
    try output.flush()
  }

  /// The papers that match and have one of these standings, oldest first.
  ///
  /// One that stands on several days comes once, as on the newest of them.
  static func papers(
    of library: Library, matching query: Query, in states: [Standing],
    _ decisions: [String: Decision]
  ) -> [Paper] {
    let places =
      query.isEmpty
      ? Array(library.papers.indices) : Corpus(library.papers).places(matching: query)
    var seen: Set<String> = []
    var papers: [Paper] = []
    for place in places.reversed() {
      let paper = library.papers[place]
      let id = paper.id
      guard seen.insert(id).inserted else { continue }
      let standing = (decisions[id] ?? .none).standing
      if states.isEmpty || states.contains(standing) { papers.append(paper) }
    }
    return papers.reversed()
  }
}
