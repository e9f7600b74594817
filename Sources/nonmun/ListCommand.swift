import ArgumentParser
import Configuration
import Digest
import Glibc
import Reader
import Search

extension SortOrder.Field: ExpressibleByArgument {}

/// `nonmun list`: the papers that match, in an order, in a form.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print papers: all, or those that a QUERY finds. 논문을 출력합니다.",
    discussion: """
      The query is that of / in the reader, and so is the order of what it finds: see docs/queries.md.
      """)

  @OptionGroup var selection: Selection

  @Option(
    help: """
      digest (the archive's order, oldest first; what a query finds newest day first), vote, title, date (newest first) or taste.
      """)
  var sort: SortOrder.Field?

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
    let surroundings = Surroundings()
    let selected = try selection.papers(
      in: surroundings, ranks: (sort ?? surroundings.settings.sort) == .taste)
    warnOfFile(selected, surroundings.words)
    let places = selected.places(by: order(of: selected, surroundings.settings))
    let papers = places.prefix(limit ?? places.count).map { selected.library.papers[$0] }
    var output = Output()
    try format.write(papers, to: &output)
    try output.flush()
  }

  /// The order asked for; else the archive's, or the configuration's for what a query found, as in the reader.
  private func order(of selected: SelectedPapers, _ settings: Settings) -> SortOrder {
    if let sort { return SortOrder(sort, isReversed: reverse) }
    guard selected.found != nil else { return SortOrder(.digest, isReversed: reverse) }
    return SortOrder(settings.sort, isReversed: settings.reverse != reverse)
  }

  /// Says so where nothing was found for a word that is the name of a file.
  private func warnOfFile(_ selected: SelectedPapers, _ words: Words) {
    guard selected.found?.count == 0,
      let path = selection.query.first(where: { access($0, F_OK) == 0 })
    else { return }
    warn(words.isFile(path))
  }
}
